"""Check on dates (PF-19): weekday and date agree, requests name days to come, times have a zone."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from afterword.domain.languages import FIRST, language, languages
from afterword.domain.letters import small
from afterword.writing import phrases
from afterword.writing.preflight.finding import Finding, block
from afterword.writing.preflight.letter import Letter
from afterword.writing.preflight.occasion import Occasion


def _numbered(names: Iterable[Sequence[str]], first: int, shortest: int) -> dict[str, int]:
    """Each name, whole and cut short (``tue``, ``tues``), with its number."""
    found: dict[str, int] = {}
    for those in names:
        for number, name in enumerate(those, first):
            for length in range(shortest, len(name) + 1):
                found.setdefault(name[:length], number)
    return found


WEEKDAYS = _numbered((each.weekdays for each in languages()), 0, 3)
for _each in languages():
    WEEKDAYS.update(_each.more_days)
_MONTH = _numbered((each.months for each in languages()), 1, 3)
_MONTH_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
DAY_NAMES = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_DATE = re.compile(
    rf"""(?<!\w)(?=\w)(?:(?P<weekday>{DAY_NAMES})\.?,?\s+(?:the\s+|den\s+|dem\s+)?)?
    (?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s*(?:of\s+)?(?P<month>{_MONTH_NAMES})\b\.?
      |(?P<month2>{_MONTH_NAMES})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])
      |(?P<year4>\d{{4}})-(?P<month4>\d\d)-(?P<day4>\d\d)
      |(?P<day3>\d{{1,2}})\.\s?(?P<month3>\d{{1,2}})\.)
    (?:,?\s*(?P<year>(?:19|20)\d\d))?(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_LONE_DAY = re.compile(
    rf"(?<!\w)(?P<weekday>{DAY_NAMES}),?\s+(?:the\s+)(?P<day>\d{{1,2}})(?:st|nd|rd|th)(?!\w)", re.IGNORECASE
)
_OF_A_MONTH = re.compile(rf"\s*(?:of\s+)?(?:{_MONTH_NAMES})\b", re.IGNORECASE)
CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d(?=\b|[ap]m\b)(?!\.\d)|\b\d{1,2}\s*(?:am|pm|a\.m\.|p\.m\.|Uhr)", re.IGNORECASE
)
_ZONE = re.compile(
    r"\b(?:time|Zeit|[A-Z]{1,4}T|UTC|GMT|MESZ|MEZ|[A-Z][a-z]+/[A-Z]\w+)\b|[+\u2212-]\d\d:?\d\d|Uhr \("
)


class Dated(NamedTuple):
    """A date in a text: where, which weekday is claimed, and the day; None if there is no such day."""

    span: tuple[int, int]
    weekday: int | None
    day: date | None
    words: str


def sound_dates(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-19: no such day, a weekday that is another one, a day gone by in a request, a time without zone."""
    today = occasion.now.astimezone(occasion.story.user_zone).date()
    known = occasion.known_days
    for dated in dates_in(letter.text, today):
        if dated.day is None:
            yield block("PF-19", f"There is no {dated.words}.", dated.span)
        elif dated.weekday is not None and dated.weekday != dated.day.weekday():
            right = weekday_name(dated.day)
            yield block("PF-19", f"{dated.words}: that day is a {right}.", dated.span)
        elif dated.day < today and dated.day not in known and _is_ahead(letter, dated, occasion):
            yield block("PF-19", f"{dated.words} has gone by; name a day to come.", dated.span)
    if occasion.follow_up.kind == "interview_confirmation":
        yield from _without_zone(letter, occasion)


def _is_ahead(letter: Letter, dated: Dated, occasion: Occasion) -> bool:
    """Whether a date is named as one to come: a day one asks for, a first day at work."""
    if occasion.kind.names_days:
        return True
    sentence = letter.sentence_at(dated.span[0])
    if phrases.has(sentence, "starts", occasion.language):
        return True
    return occasion.kind.offer == "yes" and not phrases.has(sentence, "past", occasion.language)


def weekday_name(day: date) -> str:
    """A weekday in the words of the findings."""
    return language(FIRST).weekdays[day.weekday()].capitalize()


def dates_in(text: str, today: date) -> Iterator[Dated]:
    """The dates of a text; one without a year is the nearest to ``today``."""
    for match in _DATE.finditer(text):
        parts = match.groupdict()
        number = int(parts["day"] or parts["day2"] or parts["day3"] or parts["day4"])
        month = parts["month"] or parts["month2"]
        numeral = parts["month3"] or parts["month4"]
        of_year = int(numeral) if numeral else _MONTH[small(month)]
        if of_year > 12 or (not parts["weekday"] and parts["day3"] and number > 31):
            continue
        weekday = WEEKDAYS[small(parts["weekday"])] if parts["weekday"] else None
        year = parts["year"] or parts["year4"]
        day = _day(int(year), of_year, number) if year else _nearest(of_year, number, today)
        words = match[0].strip()
        yield Dated((match.start(), match.start() + len(match[0].rstrip())), weekday, day, words)
    for match in _LONE_DAY.finditer(text):
        if _OF_A_MONTH.match(text, match.end()):
            continue
        weekday, number = WEEKDAYS[small(match["weekday"])], int(match["day"])
        candidates = [_day(y, m, number) for y, m in _months_around(today)]
        near = sorted((day for day in candidates if day), key=lambda day: abs((day - today).days))
        fitting = next((day for day in near if day.weekday() == weekday), None)
        yield Dated(match.span(), weekday, fitting or next(iter(near), None), match[0])


def _without_zone(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    held = occasion.held
    # Where one goes there it is the clock on their wall.
    if held is None or (held.kind in ("onsite", "panel") and not held.at_link):
        return
    if _offset(held.start, held.zone) == _offset(held.start, occasion.story.user_zone):
        return
    clock = CLOCK.search(letter.words)
    if clock and not _ZONE.search(letter.words):
        start = letter.text.find(clock[0])
        yield block("PF-19", "Say in which time zone; yours is another one.", (start, start + len(clock[0])))


def _offset(instant: datetime, zone: ZoneInfo) -> object:
    return instant.astimezone(zone).utcoffset()


def _nearest(month: int, number: int, today: date) -> date | None:
    candidates = [_day(today.year + step, month, number) for step in (-1, 0, 1)]
    near = [day for day in candidates if day]
    return min(near, key=lambda day: abs((day - today).days), default=None)


def _months_around(today: date) -> Iterator[tuple[int, int]]:
    for step in (-1, 0, 1):
        month = today.month - 1 + step
        yield today.year + month // 12, month % 12 + 1


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
