# ruff: noqa: E501, RUF001 - its subject are letters that are taken for one another, in lists of them
"""Everything that reads foreign or typed text, and text that readers stumble over."""

import linecache
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from zoneinfo import ZoneInfo

from afterword.domain.capturing.invitation import Invitation
from afterword.domain.capturing.inviting import read_invitation
from afterword.domain.capturing.recording import almost_known
from afterword.domain.capturing.table_import import Choices
from afterword.domain.errors import AfterwordError
from afterword.domain.languages import language_of, languages, read_language
from afterword.domain.letters import folded, plain
from afterword.domain.phrases import PLAIN
from afterword.domain.phrasing import ended, fragment, one_line, spoken
from afterword.domain.titles import titled
from afterword.exchange.invitations import read_invitations
from afterword.exchange.mails import pasted, read_mail_file
from afterword.exchange.sheets.reading import read_sheet
from afterword.exchange.sheets.vocabulary import vocabulary
from afterword.reading.days import read_day
from afterword.reading.here import Here
from afterword.reading.links import read_link
from afterword.reading.mail.reading import read_mail
from afterword.reading.mail.vocabulary import mail_words
from afterword.reading.moments import read_day_or_moment, read_moment, read_past
from afterword.reading.own_links import read_links
from afterword.reading.paths import read_known_path, read_path
from afterword.reading.people import read_anybody, read_email, read_people, read_person, read_phone
from afterword.reading.places import read_region, read_zone
from afterword.reading.posting import read_posting
from afterword.reading.spans import read_end, read_span
from afterword.settings.shipped import shipped_table
from afterword.writing.preflight import check
from builders import a_search, an_interview, instant
from every_kind import NOW, Names, a_search_for, case_of, the_follow_up
from messages import occasion_of

HERE = Here(instant("2026-04-22T09:40-04:00"), ZoneInfo("America/New_York"), "day first")
SEARCH = a_search(an_interview())
WORDS = vocabulary(shipped_table("sheets.toml"))
OCCASIONS = {
    language: occasion_of(
        a_search_for(case_of("thank_you"), Names(language=language)), the_follow_up(case_of("thank_you")), NOW
    )
    for language in ("en", "de")
}


def _sheet(text: str) -> object:
    return read_sheet(
        text.encode("utf-8", "replace"), WORDS, Choices(order="day first", all_same=True), SEARCH, {}, HERE.now,
        ZoneInfo("America/New_York"),
    )  # fmt: skip


def _cells(text: str) -> object:
    """A row that has the text in every cell whose reader is one of its own."""
    cell = '"{}"'.format(text.replace('"', '""').replace("\0", ""))
    headers = "Company,Position,Applied on,Status,Contact,Link,Job description"
    rows = (f"Acme,Clerk,{cell},applied,,,", f"Bee,{cell},2026-04-01,{cell},{cell},{cell},{cell}")
    return _sheet("\n".join((headers, *rows)))


def _told(invitations: tuple[Invitation, ...]) -> None:
    for invitation in invitations:
        read_invitation(SEARCH, invitation, lambda _: True, ZoneInfo("America/New_York"), PLAIN)


def _invited(*lines: str) -> None:
    event = "\r\n".join(
        ("BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:u", *lines, "END:VEVENT", "END:VCALENDAR", "")
    )
    _told(read_invitations(event.encode("utf-8", "replace"), ZoneInfo("America/New_York"), HERE.now))


def _in_an_invitation(text: str) -> None:
    line = " ".join(text.split("\n"))
    names = ("SUMMARY:", "DESCRIPTION:", "LOCATION:", "ATTENDEE;CN=", "ORGANIZER:mailto:")
    _invited("DTSTART:20260424T140000Z", *(f"{name}{line}" for name in names))


def _when_of_an_invitation(text: str) -> None:
    line = " ".join(text.split("\n"))
    for lines in (
        (f"DTSTART:{line}",),
        (f"DTSTART;TZID={line}:20260424T100000",),
        ("DTSTART:20260424T140000Z", f"DTEND:{line}", f"RRULE:{line}", f"EXDATE:{line}"),
        ("DTSTART:20260424T140000Z", f"DURATION:{line}", f"RECURRENCE-ID:{line}", f"SEQUENCE:{line}"),
    ):
        with suppressed_refusals():
            _invited(*lines)


@contextmanager
def suppressed_refusals() -> Iterator[None]:
    """Of several readings each may be refused."""
    try:
        yield
    except Exception as error:
        if not is_a_refusal(error):
            raise


def _topics(text: str) -> None:
    for language in languages():
        for friendly in (False, True):
            language.fit(text, friendly=friendly)
        language.odd(text)


def _letter(text: str, language: str) -> None:
    occasion = OCCASIONS[language]
    greeting, _, rest = occasion.draft.words.partition("\n\n")
    check(f"{greeting}\n\n{text}\n\n{rest}", occasion, grammar=False)


def _mail(text: str) -> None:
    for mail in (
        pasted(text),
        read_mail_file(f"From: {text}\nSubject: {text}\n\n{text}".encode("utf-8", "replace"), lambda _: ()),
    ):
        read_mail(mail, SEARCH.profile, HERE, mail_words())


def _written(text: str) -> None:
    for way in (fragment, ended, one_line, spoken, folded, plain, language_of, titled):
        way(text)
    almost_known(text, ("Lark Analytics", "Rook"))


READERS: Mapping[str, Callable[[str], object]] = {
    "day": lambda text: read_day(text, HERE),
    "past day": lambda text: read_day(text, HERE, "past"),
    "moment": lambda text: read_moment(text, HERE, "nearest"),
    "past": lambda text: read_past(text, HERE),
    "day or moment": lambda text: read_day_or_moment(text, HERE),
    "span": lambda text: read_span(text, HERE),
    "end": lambda text: read_end(text, instant("2026-04-22T08:00-04:00"), HERE),
    "zone": read_zone,
    "region": read_region,
    "language": read_language,
    "people": read_people,
    "person": read_person,
    "anybody": lambda text: read_anybody(text, SEARCH),
    "email": read_email,
    "phone": read_phone,
    "path": read_path,
    "known path": read_known_path,
    "posting": lambda text: read_posting(text, HERE),
    "posting of several lines": lambda text: read_posting(
        f"Clerk\nAbout us\n{text}\nContact: {text}\n", HERE
    ),
    "link": read_link,
    "own links": read_links,
    "table": _sheet,
    "cells": _cells,
    "calendar": lambda text: _told(
        read_invitations(f"BEGIN:VCALENDAR\n{text}".encode("utf-8", "replace"), ZoneInfo("UTC"), HERE.now)
    ),
    "invitation": _in_an_invitation,
    "when of an invitation": _when_of_an_invitation,
    "topics": _topics,
    "letter": lambda text: _letter(text, "en"),
    "German letter": lambda text: _letter(text, "de"),
    "mail": _mail,
    "words": _written,
}

PIECES = (
    "ı", "İ", "ſ", "\u212a", "\u212b", "ß", "ẞ", "ŉ", "ǆ", "ﬁ", "ﬆ", "µ", "ﬀ", "Ⅳ", "①", "²", "½", "٣", "१", "１", "：", "ｆｒｉ", "＠", "，",
    "\u0301", "\u0307", "\u0323", "\u0489", "\u200b", "\u200d", "\u200f", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u2028",
    "\x00", "\x07", "\x1b[31m", "\x85", "\x9b", "\ud800", "שלום", "مرحبا", "😀", "👩‍💻", "漢字",
    "fri", "dıenſtag", "MAİ", "mär", "today", "10", "10:00", "9999-12-31", "0001-01-01", "24:00", "3/4", "+3d", "am", "pm", "ET",
    "EST", "GMT", "(UTC-05:00)", "to", "until", "noon", "in", "ago", "half an", "the", "th", "Berlin", "their", "they", "theır",
    "über", "sie", "ihr", "we talked about", "told me", "Dana", "Ms.", "Dr", "and", "&", "recruiter", "dana@lark.example",
    "applied", "ſent", "at", "Clerk", "GmbH", "About", "hiring", "Position:", "http://", "https://[", "www.", "-at-", "/",
    "Dear", "Dear Ms. Osei,", "Tueſday", "14 Aprıl", "Kind regards", "[name]", "{", "}", "<p>", "</p>", "&#9999999999;", "&amp;",
    " ", "  ", "\t", "\n", "\r", "\n\n", ",", ";", ":", ".", "-", "–", "--", "|", "|--|", "(", ")", "[", "]", "<", ">", '"', "'",
    "\\", "=", "+", "*", "?", "!", "@", "#", "%", "$", "0", "1", "-1", "99999999999999999999",
    "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "DTSTART", ";TZID=", "PT1H", "P999999999D", "FREQ=DAILY", "COUNT=", "T", "Z",
)  # fmt: skip
"""What texts are made of at random: letters of other alphabets, marks, controls, and words that readers know."""

RUNS = (
    " ", "\t", "\r", "\n", "\r\n", "\x00", "\u2028", "\u200f", "\u0301\u0323", "ı", "ſ", "１", "😀", "a", "A", "1", "_",
    "a ", "A ", "1 ", "A.", "a.", "1.", "1,", "1:", "1-", ",", ", ", ";", ":", ".", ". ", "-", "--|", "- ", "|", "(", ")", "()",
    "[", "[](", "<", ">", "<p ", "{", "'", '"', "\\", " & ", "&#1", "@", "a@", "/", "!", "www.", "http://", "1-at-", "and ",
    "they ", "dr ", "applied ", "at ", "sent,", "fri ", "10:00-", "fri the 1st ", "1 april ", "A GmbH ", "is hiring ", "(insert ",
    "Dana, ", "BEGIN:VEVENT\n", "END:VEVENT\n", "\n \n", "x\n", "|--|\n", "a,b\n", '","',
)  # fmt: skip
"""What a long text is made of: each character, and each beginning, that a pattern may try again and again."""


def run_of(unit: str, length: int) -> str:
    """A text of that length, of nothing but ``unit`` between what does not fit to it."""
    return f"a{unit * (length // len(unit))}!"


class TooLong(BaseException):
    """A reader took more processor time than it may."""


@contextmanager
def budget(seconds: float) -> Iterator[None]:
    """Ends what takes longer than so many seconds of the processor, however busy the machine is; Windows does not."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TooLong

    if sys.platform == "win32":
        yield
        return
    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def is_a_refusal(error: Exception) -> bool:
    """Whether it is a reader's own sentence, and no mistake that Python found on the way."""
    if isinstance(error, AfterwordError):
        return True
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    raised = linecache.getline(trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace else ""
    return isinstance(error, ValueError) and raised.strip().startswith("raise")


def faults(reader: str, text: str, seconds: float) -> str:
    """What goes wrong where a reader gets a text; empty where it reads it or refuses it in a sentence."""
    try:
        with budget(seconds):
            READERS[reader](text)
    except TooLong:
        return f"more than {seconds} s"
    except Exception as error:
        if not is_a_refusal(error):
            return f"{type(error).__name__}: {error}"[:200]
        if not isinstance(error, AfterwordError) and len(str(error)) > _LONGEST_SENTENCE:
            return f"a sentence of {len(str(error))} characters"
    return ""


_LONGEST_SENTENCE = 600
"""Characters; a sentence that repeats what was typed shortens it."""
