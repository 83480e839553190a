"""A reason that is none of those to choose from."""

from afterword.interface.dialogs.field import Field
from afterword.interface.dialogs.form import OneLine


class ReasonForm(OneLine[str]):
    """A reason in the person's own words, for the ``question`` that was asked."""

    def __init__(self, question: str) -> None:
        reason = Field(id="reason", label="Reason", required="Write it in a few words.", hint=question)
        super().__init__("Another reason", [reason])
