"""What kind of file it is that somebody wants to bring in."""

import re
from typing import Literal

from afterword.exchange.mail_shapes import shape_of

Kind = Literal["document", "sheet", "calendar", "mail"]

KINDS: tuple[Kind, ...] = ("document", "sheet", "calendar", "mail")
"""What can be brought in: search documents, tables of applications, invitations, and mails."""


_RECORDS = re.compile(rb"\[\s*\{|\}\s*\{")
"""Where JSON holds one record after the other: a list of them, or one a line."""


def kind_of(data: bytes, suffix: str = "") -> Kind:
    """What a file is, by how it begins and how its name ends."""
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    if suffix.lower() in (".ics", ".ical") or start[:15].upper() == b"BEGIN:VCALENDAR":
        return "calendar"
    if shape_of(data[:40_000]) in ("mail", "mailbox") or suffix.lower() in (".eml", ".mbox"):
        return "mail"
    if start[:1] not in (b"{", b"["):
        return "sheet"
    is_of_others = b'"afterword"' not in data and _RECORDS.search(data)
    return "sheet" if is_of_others else "document"
