"""Mails of many hands, each read for the search it belongs to: what is said as sure is right.

``hands/mails.txt`` holds them, each under a line ``=== KIND LANGUAGE APPLICATION | FROM | SUBJECT``. Several
kinds are allowed with slashes between; ``?`` behind them: nobody can be sure of it.
"""

from functools import cache
from itertools import count
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from afterword.domain.mails.corresponding import corresponded
from afterword.domain.mails.mail import Mail
from afterword.domain.mails.meaning import Corresponded, Reader
from afterword.domain.phrases import PLAIN
from afterword.domain.search import JobSearch
from afterword.exchange.search_document import read_document
from afterword.reading.here import Here, day_order
from afterword.reading.mail.heads import sender_of
from afterword.reading.mail.reading import read_mail
from afterword.reading.mail.vocabulary import mail_words
from builders import instant

HANDS = Path(__file__).parent / "hands"
SEARCHES = {"en": "english.json", "de": "german.json"}
AT = {"en": instant("2026-04-21T10:00-04:00"), "de": instant("2026-04-21T10:00+02:00")}
NUMBERS = count()


class Written(NamedTuple):
    """One mail with what is expected of it; application ``*`` is not looked at, ``-`` is none."""

    kinds: tuple[str, ...]
    is_open: bool
    language: str
    application: str
    mail: Mail


@cache
def search(language: str) -> JobSearch:
    return read_document((HANDS / SEARCHES[language]).read_bytes()).search


@cache
def mails() -> tuple[Written, ...]:
    found: list[Written] = []
    for block in (HANDS / "mails.txt").read_text(encoding="utf-8").split("=== ")[1:]:
        head, _, text = block.partition("\n")
        expected, sender, subject = head.split(" | ")
        kinds, language, application = expected.split()
        display, address = sender_of(sender)
        mail = Mail(
            text=text.strip(), sender=address, display=display, subject=subject, at=AT[language],
            message_id=f"{len(found)}@mails.example",
        )  # fmt: skip
        found.append(
            Written(tuple(kinds.rstrip("?").split("/")), kinds.endswith("?"), language, application, mail)
        )
    return tuple(found)


def understood(written: Written) -> Corresponded:
    known, at = search(written.language), AT[written.language]
    zone = ZoneInfo(known.profile.tz)
    read = read_mail(
        written.mail, known.profile, Here(at, zone, day_order(known.profile.region)), mail_words()
    )
    reader = Reader(lambda app: True, lambda: f"n{next(NUMBERS)}", at, zone, PLAIN)
    return corresponded(known, read, reader)


@pytest.mark.parametrize("number", range(len(mails())))
def test_what_is_said_of_a_mail_is_right(number: int) -> None:
    written = mails()[number]
    found = understood(written)
    about = f"{written.mail.subject}: {found.kind}, {found.read.likely}"
    if found.sure or not written.is_open:
        assert found.kind in written.kinds, about
    if found.application and written.application != "*":
        assert found.application.id == written.application, about


def test_most_mails_are_sure() -> None:
    assert sum(understood(written).sure for written in mails()) >= 0.7 * len(mails())
