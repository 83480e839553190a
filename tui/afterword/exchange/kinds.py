"""What kind of file it is that somebody wants to bring in."""

import re
from typing import Literal

FileKind = Literal["document", "sheet", "calendar", "mail"]

FILE_KINDS: tuple[FileKind, ...] = ("document", "sheet", "calendar", "mail")
"""What can be brought in: search documents, tables of applications, invitations, and mails."""

Shape = Literal["mailbox", "mail", "calendar", "text"]

_RECORDS = re.compile(rb"\[\s*\{|\}\s*\{")
"""Where JSON holds one record after the other: a list of them, or one a line."""


_HEADER = re.compile(rb"[!-9;-~]{1,60}:[ \t]?")
_OF_MAILS = re.compile(
    rb"^(?:received|mime-version|message-id|return-path|delivered-to|date|subject|from|to|content-type|x-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_SURELY = re.compile(
    rb"^(?:received|mime-version|message-id|return-path|content-type|dkim-signature):",
    re.IGNORECASE | re.MULTILINE,
)


def shape_of(start: bytes) -> Shape:
    """What a file is, by how it begins, whatever it is called."""
    start = start.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if re.match(rb"From [^\r\n]{3,300}\r?\n[!-9;-~]{1,60}:", start):
        return "mailbox"
    if start[:15].upper() == b"BEGIN:VCALENDAR":
        return "calendar"
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0][:20_000]
    if _HEADER.match(start) and _SURELY.search(head) and len(_OF_MAILS.findall(head)) >= 2:
        return "mail"
    return "text"


def kind_of(data: bytes, suffix: str = "") -> FileKind:
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
