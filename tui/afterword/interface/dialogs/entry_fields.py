"""Lines with which what is known of companies, people and applications is edited.

Each shows the value as it is; left as it stood, it gives that very value back, since a line shows less
than there may be (a note of several lines, one of two namesakes).
"""

from collections.abc import Iterable, Sequence
from typing import Any, get_args

import msgspec

from afterword.domain.capturing.capture import CapturedPerson
from afterword.domain.described import texts_of
from afterword.domain.people import CompanyKind
from afterword.domain.phrases import listed, zone_text
from afterword.domain.search import JobSearch
from afterword.interface.dialogs.field import Field, as_text, kept, one_of, yes_or_no
from afterword.interface.dialogs.fields import company_field, people_text, preview_of
from afterword.reading.people import read_anybody, read_email, read_phone
from afterword.reading.places import read_region, read_zone

_SPOKEN = {"email": "e-mail", "linkedin": "LinkedIn"}
YES_NO = {"yes": "yes", "no": "no"}


def text_line(name: str, label: str, value: str | None, hint: str, **more: Any) -> Field:
    """A text."""
    shown = value or ""
    return Field(id=name, label=label, initial=shown, hint=hint, read=kept(value, shown, as_text), **more)


def described_line(known: msgspec.Struct, name: str) -> Field:
    """A described text of an entry."""
    text = texts_of(type(known))[name]
    return text_line(name, text.label, getattr(known, name), text.hint)


def described_lines(known: msgspec.Struct, *, without: str = "") -> Iterable[Field]:
    """Every described text of an entry but the one named ``without``."""
    return (described_line(known, name) for name in texts_of(type(known)) if name != without)


def company_line(search: JobSearch, value: str, hint: str, required: str = "") -> Field:
    """A company's name, known or new."""
    return company_field(search, value, read=kept(value, value, as_text), hint=hint, required=required)


def email_line(value: str, hint: str) -> Field:
    """Where messages go."""
    return Field(id="email", label="E-mail", initial=value, hint=hint, read=kept(value, value, read_email))


def phone_line(value: str, hint: str) -> Field:
    """A number to call."""
    return Field(id="phone", label="Phone", initial=value, hint=hint, read=kept(value, value, read_phone))


def yes_no_line(name: str, label: str, value: bool, hint: str) -> Field:
    """A yes or no."""
    shown = "yes" if value else "no"
    return Field(id=name, label=label, initial=shown, read=yes_or_no, hint=hint, choices=YES_NO)


def choice_line(
    name: str, label: str, value: str, words: Sequence[str], hint: str = "", *, absent: str = "", **more: Any
) -> Field:
    """One of several words; ``absent`` stands for none of them, where none may be chosen."""
    spoken = {word.replace("_", " "): _SPOKEN.get(word, word.replace("_", " ")) for word in words if word}
    return Field(
        id=name,
        label=label,
        initial=value.replace("_", " "),
        read=one_of(*words),
        hint=hint,
        choices={**({"": absent} if absent else {}), **spoken},
        **more,
    )


def company_kind_line(value: str = "", kinds: Sequence[str] = get_args(CompanyKind), **more: Any) -> Field:
    """What kind of employer it is."""
    hint = "Shops, universities and authorities answer at their own pace; follow-ups go by it."
    return choice_line("kind", "Employer", value, kinds, hint, absent="usual", **more)


def zone_line(value: str | None, hint: str, *, absent: str | None = "") -> Field:
    """A time zone; ``absent`` stands for none."""
    shown = value or ""
    return Field(
        id="tz",
        label="Time zone",
        initial=shown,
        read=kept(value, shown, lambda text: read_zone(text) or absent),
        preview=preview_of(read_zone, lambda zone: f"{zone_text(zone)} ({zone})" if zone else "none"),
        hint=hint,
    )


def region_line(value: str | None, hint: str, *, absent: str | None = "") -> Field:
    """A region whose holidays count; ``absent`` stands for none."""
    shown = value or ""
    return Field(
        id="region",
        label="Holidays of",
        initial=shown,
        read=kept(value, shown, lambda text: read_region(text) or absent),
        hint=hint,
    )


def person_line(
    search: JobSearch, name: str, label: str, value: str | None, hint: str, company: str = "", **more: Any
) -> Field:
    """Somebody recorded, by the beginning of the name, first of ``company``; or somebody new."""
    shown = _name(search, value)

    def read(text: str) -> str | CapturedPerson | None:
        return read_anybody(text, search, company)

    return Field(
        id=name,
        label=label,
        initial=shown,
        read=kept(value, shown, read),
        preview=preview_of(read, lambda person: _told(search, [person] if person else [])),
        hint=hint,
        suggestions=sorted(contact.name for contact in search.contacts.values()),
        **more,
    )


def people_line(
    search: JobSearch, name: str, label: str, value: tuple[str, ...], hint: str, **more: Any
) -> Field:
    """Several people, separated by commas."""
    shown = ", ".join(_name(search, person) for person in value)

    def read(text: str) -> tuple[str | CapturedPerson, ...]:
        found = (read_anybody(part, search) for part in text.split(","))
        return tuple(dict.fromkeys(person for person in found if person))

    return Field(
        id=name,
        label=label,
        initial=shown,
        read=kept(value, shown, read),
        preview=preview_of(read, lambda people: _told(search, people)),
        hint=hint,
        suggestions=sorted(contact.name for contact in search.contacts.values()),
        several=True,
        **more,
    )


def _told(search: JobSearch, people: Iterable[str | CapturedPerson]) -> str:
    """The people meant; who is new is told as understood."""
    return listed(
        [
            _name(search, person) if isinstance(person, str) else f"new: {people_text([person])}"
            for person in people
        ]
    )


def _name(search: JobSearch, contact_id: str | None) -> str:
    contact = search.contacts.get(contact_id or "")
    return contact.name if contact else ""
