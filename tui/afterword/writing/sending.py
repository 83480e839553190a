"""A message on its way out: a mailto link, a text file, an e-mail file. Nothing here sends anything."""

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from email.headerregistry import Address

_LONGEST_LINK = 2000
"""Characters of a link up to which mail programs and systems are known to keep the whole of it."""


def mailto(address: str, subject: str, body: str) -> str | None:
    """A link that opens the mail program with the message in it; None where it would be too long.

    Lines end in CRLF as RFC 6068 wants; whatever an address or subject holds cannot add a header.
    """
    query = "&".join(
        f"{name}={quote(text, safe='')}"
        for name, text in (("subject", _one_line(subject)), ("body", body.replace("\n", "\r\n")))
        if text
    )
    link = f"mailto:{quote(_one_line(address), safe='@')}" + (f"?{query}" if query else "")
    return link if len(link) <= _LONGEST_LINK else None


def text_file(subject: str, body: str) -> str:
    """The message as a plain text file: its subject on the first line, where it has one."""
    return f"{subject}\n\n{body}\n" if subject else f"{body}\n"


def email_file(sender: tuple[str, str], to: tuple[str, str], subject: str, body: str) -> bytes:
    """The message as an .eml file that mail programs open as a draft; people are (name, address)."""
    # Imported with the first file that is saved; links and text files do without.
    from email.message import EmailMessage
    from email.policy import SMTP

    message = EmailMessage(policy=SMTP)
    for header, (name, address) in (("From", sender), ("To", to)):
        if "@" in address:
            message[header] = _mailbox(_one_line(name), _one_line(address))
    message["Subject"] = _one_line(subject)
    message["X-Unsent"] = "1"
    message.set_content(f"{body}\n", charset="utf-8")
    return message.as_bytes()


def _mailbox(name: str, address: str) -> "Address | str":
    from email.errors import MessageError
    from email.header import Header
    from email.headerregistry import Address

    try:
        return Address(display_name=name, addr_spec=address)
    except (ValueError, MessageError):
        # Not an address any mail program knows; the person sees it as typed and can put it right.
        return Header(address, "utf-8").encode()


def _one_line(text: str) -> str:
    return " ".join(text.split())
