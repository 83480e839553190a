"""A reason that is none of those to choose from."""

from afterword.interface.dialogs.field import Field, Values
from afterword.interface.dialogs.form import Form


class ReasonForm(Form[str]):
    """A reason in the person's own words, for the ``question`` that was asked."""

    def __init__(self, question: str) -> None:
        reason = Field(id="reason", label="Reason", required="Write it in a few words.", hint=question)
        super().__init__("Another reason", [reason])

    def value_of(self, values: Values) -> str:
        """The reason."""
        return str(values["reason"])
