"""Lines with which what is known of companies, people and applications is edited.

Each shows the value as it is; left as it stood, it gives that very value back, since a line shows less
than there may be (a note of several lines, one of two namesakes).
"""

from collections.abc import Callable
from typing import Any

from afterword.domain.phrases import zone_text
from afterword.domain.search import JobSearch
from afterword.interface.dialogs.fields import understood
from afterword.interface.dialogs.form import Field, as_text
from afterword.interface.text import clean
from afterword.reading.places import read_region, read_zone


def kept(value: Any, shown: str, read: Callable[[str], Any]) -> Callable[[str], Any]:
    """A reader that gives ``value`` itself for a line left as it was ``shown``."""

    def read_line(text: str) -> Any:
        return value if text == clean(shown) else read(text)

    return read_line


def text_line(name: str, label: str, value: str | None, hint: str, **more: Any) -> Field:
    """A text."""
    shown = value or ""
    return Field(id=name, label=label, initial=shown, hint=hint, read=kept(value, shown, as_text), **more)


def yes_no_line(name: str, label: str, value: bool, hint: str) -> Field:
    """A yes or no."""
    return Field(id=name, label=label, initial="yes" if value else "no", read=_yes_or_no, hint=hint)


def zone_line(value: str | None, hint: str, *, absent: str | None = "") -> Field:
    """A time zone; ``absent`` stands for none."""
    shown = value or ""
    return Field(
        id="tz",
        label="Time zone",
        initial=shown,
        read=kept(value, shown, lambda text: read_zone(text) or absent),
        preview=understood(read_zone, lambda zone: f"{zone_text(zone)} ({zone})" if zone else "none"),
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


def person_line(search: JobSearch, name: str, label: str, value: str | None, hint: str) -> Field:
    """Somebody who is recorded, by name; the beginning is enough."""
    shown = _name(search, value)
    return Field(
        id=name,
        label=label,
        initial=shown,
        read=kept(value, shown, lambda text: _read_person(search, text)),
        hint=hint,
        suggestions=sorted(contact.name for contact in search.contacts.values()),
    )


def people_line(search: JobSearch, name: str, label: str, value: tuple[str, ...], hint: str) -> Field:
    """Several people who are recorded, separated by commas."""
    shown = ", ".join(_name(search, person) for person in value)

    def read(text: str) -> tuple[str, ...]:
        found = (_read_person(search, part) for part in text.split(","))
        return tuple(dict.fromkeys(person for person in found if person))

    return Field(id=name, label=label, initial=shown, read=kept(value, shown, read), hint=hint)


def _name(search: JobSearch, contact_id: str | None) -> str:
    contact = search.contacts.get(contact_id or "")
    return contact.name if contact else ""


def _read_person(search: JobSearch, text: str) -> str | None:
    start = text.strip().casefold()
    if not start:
        return None
    found = [c for c in search.contacts.values() if c.name.casefold().startswith(start)]
    exact = [c for c in found if c.name.casefold() == start] or found
    if not exact:
        raise ValueError(f"Nobody called {text.strip()} is recorded. 4 shows the people; a adds one there.")
    if len(exact) > 1:
        raise ValueError(
            f"Which one: {', '.join(contact.name for contact in exact)}? Write more of the name."
        )
    return exact[0].id


def _yes_or_no(text: str) -> bool:
    answer = text.strip().lower()
    if answer in ("y", "yes"):
        return True
    if answer in ("n", "no", ""):
        return False
    raise ValueError("Answer yes or no.")
