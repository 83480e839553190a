"""What a message lacks, asked for in one form."""

from collections.abc import Mapping, Sequence
from typing import Any

from afterword.domain.search import JobSearch
from afterword.interface.dialogs.field import Field
from afterword.interface.dialogs.form import Form
from afterword.writing.blanks import Missing

_LABELS = {
    "profile.name": "Your name",
    "profile.phone": "Your phone",
    "contact.name": "Interviewer",
    "contact.email": "E-mail",
    "contact.phone": "Phone",
    "application.title": "Position",
    "key_point": "Topic",
    "value": "Your value",
}


class MissingForm(Form):
    """Asks for each of ``missing`` that a line can hold; ``answers`` says what was given."""

    def __init__(self, search: JobSearch, missing: Sequence[Missing]) -> None:
        self._missing = tuple(blank for blank in missing if blank.field in _LABELS)
        super().__init__(
            "What is missing",
            tuple(
                Field(id=f"blank{number}", label=_label(search, blank), hint=blank.sentence)
                for number, blank in enumerate(self._missing)
            ),
            key=f"Missing: {self._missing}",
        )

    @property
    def can_ask(self) -> bool:
        """Whether a line can hold any of it."""
        return bool(self._missing)

    def answers(self, values: dict[str, Any]) -> Mapping[Missing, str]:
        """What was given, by what was missing."""
        return {blank: values[f"blank{number}"] for number, blank in enumerate(self._missing)}


def _label(search: JobSearch, blank: Missing) -> str:
    contact = search.contacts.get(blank.contact or "")
    if contact and blank.field in ("contact.email", "contact.phone", "key_point"):
        return f"{_LABELS[blank.field]}, {contact.name}"
    return _LABELS[blank.field]
