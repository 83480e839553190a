"""Until when a follow-up waits."""

from afterword.domain.facts import DayOrInstant
from afterword.interface.dialogs.fact import day_or_moment_field
from afterword.interface.dialogs.field import Values
from afterword.interface.dialogs.form import Form
from afterword.interface.view import View


class WaitForm(Form[DayOrInstant]):
    """A day, with or without a time; ``what`` is waited with."""

    def __init__(self, view: View, what: str) -> None:
        super().__init__(f"Wait with the {what}", [day_or_moment_field(view, "until", None)])

    def value_of(self, values: Values) -> DayOrInstant:
        """Until when."""
        until: DayOrInstant = values["until"]
        return until
