"""What kind of file it is that somebody wants to bring in."""

from typing import Literal

Kind = Literal["document", "sheet", "calendar"]

KINDS: tuple[Kind, ...] = ("document", "sheet", "calendar")
"""What can be brought in: search documents, tables of applications, and invitations."""


def kind_of(data: bytes, suffix: str = "") -> Kind:
    """What a file is, by how it begins and how its name ends."""
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    if suffix.lower() in (".ics", ".ical") or start[:15].upper() == b"BEGIN:VCALENDAR":
        return "calendar"
    return "document" if start[:1] in (b"{", b"[") else "sheet"
