"""What kind of file it is that somebody wants to bring in."""

from typing import Literal

from afterword.exchange.mail_shapes import shape_of

Kind = Literal["document", "sheet", "calendar", "mail"]

KINDS: tuple[Kind, ...] = ("document", "sheet", "calendar", "mail")
"""What can be brought in: search documents, tables of applications, invitations, and mails."""


def kind_of(data: bytes, suffix: str = "") -> Kind:
    """What a file is, by how it begins and how its name ends."""
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    if suffix.lower() in (".ics", ".ical") or start[:15].upper() == b"BEGIN:VCALENDAR":
        return "calendar"
    if shape_of(data[:40_000]) in ("mail", "mailbox") or suffix.lower() in (".eml", ".mbox"):
        return "mail"
    return "document" if start[:1] in (b"{", b"[") else "sheet"
