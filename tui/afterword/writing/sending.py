"""A message on its way out: a mailto link, a text file, an e-mail file. Nothing here sends anything."""

import re
from typing import NamedTuple
from urllib.parse import quote

from afterword.domain.addresses import as_sent
from afterword.domain.follow_up import FollowUp
from afterword.domain.search import JobSearch
from afterword.writing.blanks import answers_to

_NOT_IN_A_NAME = re.compile(r"[^\w\s.,'’&/–-]")
"""What could end a name in a mail's head, or be decoded to something else there."""
_LONGEST_NAME = 80

_LONGEST_LINK = 2000
"""Characters of a link up to which mail programs and systems are known to keep the whole of it."""


class Addressee(NamedTuple):
    """Whom a message goes to, and where it reaches them; empty where that is not known."""

    name: str
    email: str
    phone: str


def reader_of(search: JobSearch, follow_up: FollowUp) -> Addressee:
    """The reader of a message, with the address given for it where none is recorded of them."""
    contact, answers = search.contacts.get(follow_up.contact or ""), answers_to(search, follow_up.key)
    return Addressee(
        contact.name if contact else "",
        (contact.email if contact else "") or answers.get("address", ""),
        (contact.phone if contact else "") or answers.get("number", ""),
    )


def mailto(address: str, subject: str, body: str, thread: str = "") -> str | None:
    """A link that opens the mail program with the message in it; None where it would be too long.

    It is to nobody where the address is not a single one. Lines end in CRLF as RFC 6068 wants; whatever
    a subject holds cannot add a header. ``thread`` is the name of the mail it answers.
    """
    query = "&".join(
        f"{name}={quote(text, safe='')}"
        for name, text in (
            ("subject", _one_line(subject)),
            ("in-reply-to", thread),
            ("body", body.replace("\n", "\r\n")),
        )
        if text
    )
    link = f"mailto:{quote(as_sent(address), safe='@')}" + (f"?{query}" if query else "")
    return link if len(link) <= _LONGEST_LINK else None


def text_file(subject: str, body: str) -> str:
    """The message as a plain text file: its subject on the first line, where it has one."""
    return f"{subject}\n\n{body}\n" if subject else f"{body}\n"


def email_file(
    sender: tuple[str, str], to: tuple[str, str], subject: str, body: str, thread: str = ""
) -> bytes:
    """The message as an .eml file that mail programs open as a draft; people are (name, address).

    One whose address is not a single one is left out: a message goes to one person.
    """
    # Imported with the first file that is saved; links and text files do without.
    from email.headerregistry import Address
    from email.message import EmailMessage
    from email.policy import SMTP

    message = EmailMessage(policy=SMTP)
    for header, (name, address) in (("From", sender), ("To", to)):
        if spec := as_sent(address):
            message[header] = Address(_plain(name), addr_spec=spec)
    message["Subject"] = _one_line(subject)
    if thread:
        message["In-Reply-To"] = message["References"] = thread
    message["X-Unsent"] = "1"
    message.set_content(f"{body}\n", charset="utf-8")
    return message.as_bytes()


def _plain(name: str) -> str:
    return _one_line(_NOT_IN_A_NAME.sub("", name))[:_LONGEST_NAME].strip()


def _one_line(text: str) -> str:
    return " ".join(text.split())
