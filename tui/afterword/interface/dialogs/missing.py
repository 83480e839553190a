"""What a message lacks, asked for in one form: a line each, stored where it belongs."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from afterword.domain.capturing.recording import almost_known
from afterword.domain.capturing.supplying import Answer
from afterword.domain.facts import DayOrInstant
from afterword.interface.dialogs.field import Field, LikelyMatch, Typed, Values, as_text, as_texts
from afterword.interface.dialogs.fields import preview_of
from afterword.interface.dialogs.form import Form
from afterword.interface.view import View
from afterword.reading.days import read_day
from afterword.reading.moments import read_moment, read_past
from afterword.reading.people import read_email, read_phone
from afterword.writing.filling import Missing

_LABELS = {
    "profile.name": "Your name",
    "profile.phone": "Your phone",
    "contact.name": "Name",
    "contact.email": "E-mail",
    "contact.phone": "Phone",
    "contact.postal": "Address",
    "application.title": "Position",
    "application.url": "Posting",
    "company.name": "Company",
    "interview.start": "Interview",
    "interview.place": "Place or link",
    "applied.at": "Applied",
    "offer.terms": "Terms",
    "other_offer.deadline": "Answer by",
    "key_point": "Topic",
    "value": "What you bring",
    "contribution": "Idea for their work",
    "promised_materials": "What you promised",
    "omitted": "Forgot to say",
    "missed": "Forgot to ask",
    "feedback": "Point you take",
    "advice": "Advice that helped",
}
"""The label of each place."""
_OF_A_NEED = {
    "point": "Forgot to ask or say",
    "news": "What is new",
    "strength": "What you bring",
    "stress": "What to mention",
    "answer": "Your answer",
    "slots": "Days and times",
    "connection": "What connects you",
    "about_me": "What you do",
    "ask_until": "Time until",
    "reason": "Your reason",
    "wish": "What you wish",
    "why": "Why",
}
"""The label of each need that has no place of its own, or shares one with others."""
_OF_A_PERSON = ("contact.email", "contact.phone", "contact.postal", "key_point")
_SEVERAL = "Several are separated by semicolons."


class MissingForm(Form[Mapping[Missing, Answer]]):
    """Asks for each of ``missing``."""

    def __init__(self, view: View, missing: Sequence[Missing], company: str = "") -> None:
        self._missing = tuple(missing)
        super().__init__(
            "What is missing",
            tuple(
                missing_field(view, blank, f"blank{number}", company) for number, blank in enumerate(missing)
            ),
            key=f"Missing: {self._missing}",
        )

    def value_of(self, values: Values) -> Mapping[Missing, Answer]:
        """What was given, by what was missing."""
        return {blank: values[f"blank{number}"] for number, blank in enumerate(self._missing)}


def missing_field(view: View, blank: Missing, name: str, company: str = "") -> Field:
    """The line that asks for one thing a message lacks; a name may be that of somebody at the ``company``."""
    known = _OF_A_NEED.get(blank.need) or _LABELS[blank.field]
    contact = view.search.contacts.get(blank.contact or "")
    label = f"{known}, {contact.name}" if contact and blank.field in _OF_A_PERSON else known
    read, preview = _reader(view, blank.field)
    hint = f"{blank.sentence} {_SEVERAL}" if read is as_texts else blank.sentence
    if blank.field != "contact.name":
        return Field(id=name, label=label, hint=hint, read=read, preview=preview)
    there = tuple(sorted(each.name for each in view.search.contacts.values() if each.company == company))

    def meant(typed: Typed) -> LikelyMatch | None:
        known = almost_known(typed[name], there)
        return LikelyMatch(known, known, typed[name]) if known else None

    return Field(id=name, label=label, hint=hint, read=read, preview=preview, suggestions=there, meant=meant)


def _reader(view: View, place: str) -> tuple[Callable[[str], Any], Callable[[str, Typed], str] | None]:
    """How the line for a place is read, and how that is said back."""
    here = view.here

    def deadline(text: str) -> DayOrInstant | None:
        day = read_day(text, here) if text.strip() else None
        return DayOrInstant(day) if day else None

    def start(text: str) -> Any:
        return read_moment(text, here, "nearest") if text.strip() else None

    def applied(text: str) -> Any:
        return read_past(text, here) if text.strip() else None

    match place:
        case "interview.start":
            return start, preview_of(start, lambda at: view.habit.moment(at, view.zone))
        case "applied.at":
            return applied, preview_of(applied, lambda at: view.habit.moment(at, view.zone))
        case "other_offer.deadline":
            return deadline, preview_of(deadline, lambda by: _day(view, by and by.value))
        case "promised_materials":
            return as_texts, None
        case "contact.postal":
            return _lines, None
        case "contact.email":
            return read_email, None
        case "profile.phone" | "contact.phone":
            return read_phone, None
    return as_text, None


def _day(view: View, value: object) -> str:
    return view.habit.day(value) if isinstance(value, date) else ""


def _lines(text: str) -> str:
    """An address in one line, with its parts on lines of their own."""
    return "\n".join(part.strip() for part in text.split(",") if part.strip())
