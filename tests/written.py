"""Mails for tests: read as somebody gets them, for a small search of three applications."""

from datetime import datetime
from itertools import count
from zoneinfo import ZoneInfo

from afterword.domain.application import Application
from afterword.domain.facts import Applied, Fact
from afterword.domain.mails.corresponding import corresponded
from afterword.domain.mails.mail import Mail, ReadMail
from afterword.domain.mails.meaning import Corresponded, Meant, Reader
from afterword.domain.people import Company, Contact
from afterword.domain.phrases import PLAIN
from afterword.domain.search import JobSearch
from afterword.exchange.mails import pasted
from afterword.reading.here import Here
from afterword.reading.mail.reading import read_mail
from afterword.reading.mail.vocabulary import mail_words
from builders import ROSA, a_search, an_interview, instant

NEW_YORK = ZoneInfo("America/New_York")
NOW = instant("2026-04-20T11:00-04:00")
"""A Monday."""
VESPER = Company(
    id="vesper", name="Vesper Freight GmbH", website="https://vesper-freight.example", tz="Europe/Berlin"
)
PLANNER = Application(id="a2", company="vesper", title="Disponent", contact="uwe")
ENGINEER = Application(id="a3", company="lark", title="Analytics Engineer", contact="dana")
UWE = Contact(id="uwe", company="vesper", name="Uwe Brandt", email="u.brandt@vesper-freight.example")
NUMBERS = count()


def applied(app: str, at: str = "2026-04-01T09:00-04:00") -> Applied:
    return Applied(id=f"ap_{app}", app=app, at=instant(at))


def three_applications(*facts: Fact) -> JobSearch:
    """Two applications at Lark, of which one had an interview, and one at Vesper."""
    search = a_search(applied("a1"), an_interview(), applied("a2"), applied("a3"), *facts)
    return search.with_entries((VESPER, PLANNER, ENGINEER, UWE))


def read(text: str, at: datetime = NOW, **head: object) -> ReadMail:
    """A mail as Rosa reads it."""
    mail = Mail(text=text, at=at, **head) if head else pasted(text)  # type: ignore[arg-type]
    return read_mail(mail, ROSA, Here(at, NEW_YORK, "month first"), mail_words())


def means(search: JobSearch, mail: ReadMail, meant: Meant | None = None, now: datetime = NOW) -> Corresponded:
    """What a mail means for a search in which everything runs."""
    reader = Reader(lambda app: True, lambda: f"n{next(NUMBERS)}", now, NEW_YORK, PLAIN)
    return corresponded(search, mail, reader, meant or Meant())
