"""A mail about two applications of one person at a house: what it says of each."""

import re
from collections.abc import Sequence
from dataclasses import replace

from afterword.domain.application import Application
from afterword.domain.mails.belonging import named_in
from afterword.domain.mails.mail import Mail, ReadMail
from afterword.domain.search import JobSearch

_ENDS = re.compile(r"(?<=[.!?;:])\s+|\n+")
_PARAGRAPH = re.compile(r"\n\s*\n")


def may_be_of_several(search: JobSearch, mail: Mail) -> bool:
    """Whether a mail names two of the applications at one company; told without reading it."""
    named = named_in(f"{mail.subject}\n{mail.text}", search.applications.values())
    return len(named) > 1 and len({each.company for each in named}) < len(named)


def parts_of(search: JobSearch, read: ReadMail) -> tuple[Mail, ...]:
    """A mail for each application it names, with what it says of that one; none where it names but one.

    What names none belongs to the one named before; what stands above and below, to all of them.
    """
    first = named_in(read.text, search.applications.values())
    houses = [each.company for each in first]
    among = [each for each in first if houses.count(each.company) > 1]
    if len({each.company for each in among}) != 1:
        return ()
    said = _said(read.text, among)
    parts = {
        application.id: "\n".join(text for text, about in said if about in ("", application.id))
        for application in among
        if any(about == application.id for _, about in said)
    }
    if len(parts) < 2:
        return ()
    own_id = read.mail.message_id
    return tuple(
        replace(
            read.mail,
            text=text,
            subject="",
            about=app,
            message_id=f"{own_id}#{number}" if own_id and number else own_id,
        )
        for number, (app, text) in enumerate(parts.items())
    )


def _said(text: str, among: Sequence[Application]) -> list[tuple[str, str]]:
    """Every sentence with the application it is about; empty for all of them."""
    said: list[tuple[str, str]] = []
    paragraphs = _PARAGRAPH.split(text)
    last = max((n for n, each in enumerate(paragraphs) if named_in(each, among)), default=0)
    about = ""
    for number, paragraph in enumerate(paragraphs):
        for sentence in _ENDS.split(paragraph):
            named = named_in(sentence, among)
            about = named[0].id if len(named) == 1 else ("" if named or number > last else about)
            said.append((sentence, about))
    return said
