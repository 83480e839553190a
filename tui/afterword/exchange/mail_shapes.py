"""Whether a file is a mail, a mailbox or a calendar, by how it begins."""

import re
from typing import Literal

Shape = Literal["mailbox", "mail", "calendar", "text"]

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
