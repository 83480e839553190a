"""Until when a follow-up waits."""

from afterword.domain.facts import DayOrInstant
from afterword.interface.dialogs.fact import day_or_moment_field
from afterword.interface.dialogs.form import OneLine
from afterword.interface.view import View


class WaitForm(OneLine[DayOrInstant]):
    """A day, with or without a time; ``what`` is waited with."""

    def __init__(self, view: View, what: str) -> None:
        super().__init__(f"Wait with the {what}", [day_or_moment_field(view, "until", None)])
