"""Mails in: what a mail file, a mailbox or a pasted text holds. Attachments stay closed."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import BinaryIO

from afterword.domain.capturing.invitation import Invitation
from afterword.domain.errors import NotACalendar
from afterword.domain.mails.mail import Link, Mail
from afterword.exchange.hypertext import text_of
from afterword.reading.links import LINK
from afterword.reading.mail.heads import sender_of

ReadInvitations = Callable[[bytes], tuple[Invitation, ...]]

MOST_BYTES = 2_000_000
"""Of one mail; what is longer is attached, and stays closed."""
_MOST_PARTS = 200
_LONGEST_HEADER = 2_000
_MOST_LINKS = 200
_IDS = re.compile(r"<([^<>\s]{3,300})>")
_BROKEN = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
    HeaderParseError,
    AssertionError,
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_STUB = re.compile(
    r"(?:html|browser|client)[^.]{0,60}(?:view|display|support|anzeig|darstell)|"
    r"view[^.]{0,40}(?:html|browser)",
    re.IGNORECASE,
)


def mails_in_box(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The mails of a mailbox, one at a time, each no longer than is read of one."""
    kept: list[bytes] = []
    size, was_empty, has_begun = 0, True, False
    for line in lines:
        if was_empty and line.startswith(b"From "):
            if has_begun:
                yield b"".join(kept)
            kept, size, has_begun = [], 0, True
            was_empty = False
            continue
        was_empty = line in (b"\n", b"\r\n")
        if has_begun and size < MOST_BYTES:
            # A line of the text that begins like the next mail is put behind a mark.
            line = line[1:] if re.match(rb">+From ", line) else line
            kept.append(line)
            size += len(line)
    if has_begun:
        yield b"".join(kept)


def lines_of(start: bytes, stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a file of any length of which ``start`` was read already, one at a time.

    What is longer than a mail comes in pieces.
    """
    *lines, last = start.splitlines(keepends=True) or [b""]
    yield from lines
    yield last if last.endswith(b"\n") else last + stream.readline(MOST_BYTES)
    yield from iter(lambda: stream.readline(MOST_BYTES), b"")


def pasted(text: str) -> Mail:
    """A mail of which there is nothing but what somebody copied."""
    words = _CONTROLS.sub(" ", text[: MOST_BYTES // 4].replace("\r\n", "\n").replace("\r", "\n"))
    return Mail(text=words, links=_links_in(words))


def decoded(raw: bytes) -> str:
    """The text of a file that says nothing of how it is written."""
    for encoding in ("utf-8-sig", "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp1252", "replace")


def read_mail_file(raw: bytes, read_invitations: ReadInvitations) -> Mail:
    """One mail as its file tells it; what cannot be read of it is left out."""
    try:
        message = message_from_bytes(raw[:MOST_BYTES])
        return _mail(message, read_invitations)
    except _BROKEN:
        return pasted(decoded(raw))


def _mail(message: Message, read_invitations: ReadInvitations) -> Mail:
    plain: list[str] = []
    html: list[str] = []
    names: list[str] = []
    invitations: list[Invitation] = []
    inner: Message | None = None
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            break
        kind = part.get_content_type()
        name = _text(part.get_filename() or "")
        if kind == "message/rfc822" and inner is None:
            payload = part.get_payload()
            inner = (
                payload[0]
                if isinstance(payload, list) and payload and isinstance(payload[0], Message)
                else None
            )
        if kind == "text/calendar" or name.lower().endswith(".ics"):
            invitations += _invitations(part, read_invitations)
        elif name or part.get_content_disposition() == "attachment":
            names.append(name)
        elif kind == "text/plain" and inner is None:
            plain.append(_body(part))
        elif kind == "text/html" and inner is None:
            html.append(_body(part))
    text, links = _readable(plain, html)
    if inner is not None and not text.strip():
        return _mail(inner, read_invitations)
    display, sender = sender_of(_header(message, "From"))
    auto = _header(message, "Auto-Submitted").lower()
    return Mail(
        text=text,
        sender=sender,
        display=display,
        to=_header(message, "To"),
        subject=_header(message, "Subject"),
        at=_date(message),
        message_id=_header(message, "Message-ID").strip("<> "),
        thread=tuple(_IDS.findall(f"{_header(message, 'In-Reply-To')} {_header(message, 'References')}")),
        links=links,
        attachments=tuple(name for name in names if name),
        invitations=tuple(invitations),
        is_automatic=auto.startswith("auto-replied") or any(
            _header(message, name) for name in ("X-Autoreply", "X-Autorespond", "X-Autoresponder")
        ),
        is_bulk=any(_header(message, name) for name in ("List-Unsubscribe", "List-Id"))
        or _header(message, "Precedence").lower() in ("bulk", "list", "junk"),
    )  # fmt: skip


def _readable(plain: list[str], html: list[str]) -> tuple[str, tuple[Link, ...]]:
    """The text meant to be read: the plain one, unless it only says that there is another."""
    text = "\n\n".join(plain).strip()
    if not html:
        return text, _links_in(text)
    from_html, links = text_of("\n".join(html))
    is_stub = len(text) < 40 or (len(text) < 300 and _STUB.search(text)) or len(text) * 4 < len(from_html)
    if is_stub:
        text = from_html
    return _CONTROLS.sub(" ", text), (links or _links_in(text))[:_MOST_LINKS]


def _links_in(text: str) -> tuple[Link, ...]:
    """The links of a plain text, each with the line it stands in and the one before."""
    links: list[Link] = []
    before = ""
    for line in text.split("\n"):
        links += [
            Link(url=found[0], said=f"{before} {line[: found.start()]}"[-200:].strip())
            for found in LINK.finditer(line[:4_000])
        ]
        before = line.strip() or before
        if len(links) >= _MOST_LINKS:
            break
    return tuple(links)


def _body(part: Message) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    try:
        text = raw.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError, ValueError):
        text = decoded(raw)
    return _CONTROLS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def _invitations(part: Message, read_invitations: ReadInvitations) -> tuple[Invitation, ...]:
    raw = part.get_payload(decode=True)
    try:
        return read_invitations(raw) if isinstance(raw, bytes) else ()
    except NotACalendar:
        return ()


def _header(message: Message, name: str) -> str:
    try:
        return _text(str(message.get(name, "")))
    except _BROKEN:
        return ""


def _text(raw: str) -> str:
    """A header's words on one line."""
    raw = raw[:_LONGEST_HEADER]
    try:
        words = str(make_header(decode_header(raw)))
    except (*_BROKEN, UnicodeError):
        words = raw
    return " ".join(_CONTROLS.sub(" ", words).split())


def _date(message: Message) -> datetime | None:
    try:
        at = parsedate_to_datetime(_header(message, "Date"))
    except _BROKEN:
        return None
    if at is None or not 1990 <= at.year <= 2190:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)
