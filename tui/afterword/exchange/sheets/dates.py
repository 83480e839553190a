"""Days and moments as tables give them, and the one question they may leave open."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from afterword.domain.capturing.table_import import Order
from afterword.domain.years import within_reach
from afterword.domain.zones import zone_named
from afterword.exchange.sheets.vocabulary import bare
from afterword.reading.days import NoDay, day_named
from afterword.reading.here import Here

DAYS = ("applied_on", "row_on", "saved_on", "status_on", "interview", "closes")
"""The fields that hold days."""
NOON = time(12)
"""The time of day that is taken for something of which only the day is known."""

_FIGURES = re.compile(r"\s*(\d{1,2})([-/])(\d{1,2})\2(\d{4}|\d{2})\b")
_CLOCK = re.compile(
    r"[,\s]+(?:(?:at|um|à|om|o|ab|a\slas)\s+|@\s*)?(\d{1,2})"
    r"(?:[:h](\d\d)(?::\d\d(?:\.\d+)?)?|(?:\.(\d\d))?(?=\s*(?:uhr|h$|[ap]\.?m)))"
    r"\s*(?:uhr|h)?\s*([ap]\.?m\.?)?(?:\s*(?P<zone>[A-Z]{2,4}))?$",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"""(?<![\w.])(?:
      \d{4}-\d\d-\d\d(?:[T\ ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?
    | \d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)
    | \d{1,2}\.\d{1,2}(?:\.|(?!\d|\s?(?:uhr|h|[ap]\.?m|k|€|eur|%)\b))
    | \d{1,2}/\d{1,2}
    | \d{1,2}(?:\.|st|nd|rd|th)?[\ -](?:de\ )?(?P<before>[^\W\d_]{3,12})\.?(?:[\ -]+(?:de\ )?\d{4})?
    | (?P<behind>[^\W\d_]{3,12})\.?\ \d{1,2}(?:st|nd|rd|th)?\b(?![:.]\d)(?:,?\ \d{4})?
    )(?![\d/])
    (?:,?\s{1,2}(?:(?:at|um|ab|à|om|o)\s|@\s?)?\d{1,2}(?:[:.h]\d\d(?:\s?[ap]\.?m\b)?|\s?[ap]\.?m\b|\s?(?:uhr|h)\b))?""",
    re.IGNORECASE | re.VERBOSE,
)
"""Days as they stand among other words, with their time of day; a word in them has to be a month."""
_COUNT = re.compile(r"([1-6])/([1-6])(?![\d/])")
"""The first of two rounds rather than a day."""
_VAGUE = re.compile(
    r"~|(?:approx(?:imately)?|about|around|roughly|circa|ca|c|early|mid|middle|late|beginning|end|start|sometime|"
    r"etwa|ungefähr|gegen|anfang|mitte|ende|vers|environ|début|fin|hacia|principios|mediados|finales)\b",
    re.IGNORECASE,
)
"""How a day begins that is only about then."""
_LONGEST = 200
"""Characters; a longer cell gives no day, whatever stands in it."""
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_TOGETHER = re.compile(r"(20\d\d)([01]\d)([0-3]\d)")
_MILLISECONDS = re.compile(r"(1\d{9})(?:\d{3}|\.\d+)?")
_CHINESE = re.compile(r"(?:(\d{4}|\d\d)年)?(\d{1,2})月(\d{1,2})[日号]")
_WITHOUT_YEAR = re.compile(r"(\d{1,2}([./-])\d{1,2})\.?")
_A_NUMBER = re.compile(r"(\d{1,2})\.?")
_A_YEAR = re.compile(r"\b20\d\d\b")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_UTC = re.compile(r"(\d) (?:UTC|Z|GMT)$")
_BEFORE = re.compile(
    r"^(?:applied|sent|submitted|beworben|am|on|since)\s+(?:on\s+|am\s+)?(?=\w)", re.IGNORECASE
)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_EPOCH = date(1899, 12, 30)
_SERIALS = range(36526, 73051)
"""Days as spreadsheets count them, from the years 2000 to 2100."""


def order_in(cells: Iterable[str]) -> tuple[Order, str]:
    """The order of day and month that the cells themselves tell, and one of those that can be read twice."""
    found: set[Order] = set()
    twofold = ""
    for cell in cells:
        match = _FIGURES.match(cell)
        if match is None:
            continue
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second:
            found.add("day first")
        elif second > 12 >= first:
            found.add("month first")
        elif first != second:
            twofold = twofold or match[0].strip()
    return (found.pop() if len(found) == 1 else ""), twofold


Past = Literal["past", "nearest"]
"""Whether a day without a year lies behind, or as near as can be."""


_LOOSE_END = re.compile(r"(?:\s(?:bis|am|zum|by|on|until|till|since|seit|vom|from|for))+$", re.IGNORECASE)
"""What stood before a day and says nothing without it."""


_NO_REMARK = re.compile(r"\s?\(\s?\)")
_RELATIVE = re.compile(
    r"(?:today|yesterday|tomorrow|tonight|heute|gestern|vorgestern|morgen|übermorgen|hier|demain|aujourd.?hui|hoy|ayer|"
    r"mañana)\b|(?:last|next|this|letzte[nrsm]?|nächste[nrsm]?|kommende[nrsm]?|diese[nrsm]?)\s"
    r"|.*\b(?:ago|vor\s\S+\s(?:tag|woch|monat)\w*)$",
    re.IGNORECASE,
)
"""A day told from the one on which it was written, which nobody knows any more."""


class DayReader:
    """Reads the days of a table.

    ``year`` is that of days which name none, as most others of the table have it or as its title or the row
    above them says; ``month`` that of days which are only a number.
    """

    def __init__(
        self,
        now: datetime,
        zone: ZoneInfo,
        order: Order,
        months: Mapping[str, int],
        year: int | None = None,
        month: int | None = None,
    ) -> None:
        self._now, self._zone, self._order = now, zone, order
        self._months = months
        self._year, self._month = year, month

    def below(self, year: int | None, month: int | None) -> "DayReader":
        """The reader for what stands below a title that names a year or a month."""
        if (year or self._year, month) == (self._year, self._month):
            return self
        return DayReader(self._now, self._zone, self._order, self._months, year or self._year, month)

    def moment(self, cell: str, aim: Past = "past") -> tuple[datetime, bool]:
        """The moment a cell gives, and whether it names a time of day; else it is its noon.

        ``aim`` says which day is meant where none names a year. Raises ValueError with a sentence, also for a
        day that is only about then.
        """
        if _VAGUE.match(cell) or _RELATIVE.match(cell[:_LONGEST]):
            raise NoDay(cell)
        return self._moment(cell, aim)

    def _moment(self, cell: str, aim: Past) -> tuple[datetime, bool]:
        if len(cell) > _LONGEST:
            raise NoDay(cell)
        text = _plainly(cell)
        if instant := _instant(text, self._zone):
            return instant, True
        clock, zone = None, self._zone
        if match := _CLOCK.search(text):
            clock, text = _clock(match), text[: match.start()]
            zone = _zone_called(match["zone"]) or zone
        return datetime.combine(self._day(text, aim), clock or NOON, zone), clock is not None

    def moments_in(self, text: str, aim: Past = "past") -> tuple[tuple[datetime, bool], ...]:
        """The moments that stand among other words, as ``moment`` gives them."""
        found = []
        for day in self._days_in(text):
            with suppress(ValueError, OverflowError):
                found.append(self.moment(day, aim))
        return tuple(found)

    def beside_days(self, text: str) -> str:
        """The words beside the days in a text; the text itself where there are no days or nothing else."""
        bare = text
        for day in self._days_in(text):
            bare = bare.replace(day, " ", 1)
        bare = _NO_REMARK.sub("", " ".join(bare.split())).replace(" )", ")")
        return _LOOSE_END.sub("", bare).strip(" ,;:-–—|") or text

    def _days_in(self, text: str) -> Iterator[str]:
        """What looks like a day in a text, whether it can be read or not."""
        text, place = text[:_LONGEST], 0
        while match := _WITHIN.search(text, place):
            # A word before a number need not be a month; one behind it may be.
            place = match.start() + 1
            word = match["before"] or match["behind"]
            if (word is None or bare(word) in self._months) and not _COUNT.match(match[0]):
                place = match.end()
                yield match[0]

    def is_about_then(self, cell: str) -> bool:
        """Whether a cell says about when something was."""
        words = bare(cell).split()
        names_one = any(each.isdigit() or each in self._months for each in words)
        return bool(_VAGUE.match(cell) and names_one) or bool(_RELATIVE.match(cell[:_LONGEST]))

    def past(self, cell: str) -> datetime:
        """The moment a cell gives, today not later than now. Raises ValueError for one still to come."""
        moment, _ = self.moment(cell)
        if moment <= self._now:
            return moment
        if moment.astimezone(self._zone).date() > self._now.astimezone(self._zone).date():
            raise ValueError("it is still to come")
        return self._now

    def day(self, cell: str) -> date:
        """The day a cell gives, or the last that it may mean. Raises ValueError with a sentence."""
        return self._moment(cell, "past")[0].astimezone(self._zone).date()

    def _day(self, text: str, aim: Past) -> date:
        if _ISO.fullmatch(text):
            return within_reach(date.fromisoformat(text))
        if match := _SERIAL.fullmatch(text):
            if int(match[1]) in _SERIALS:
                return _EPOCH + timedelta(days=int(match[1]))
        elif match := _TOGETHER.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        elif match := _MILLISECONDS.fullmatch(text):
            return datetime.fromtimestamp(int(match[1]), self._zone).date()
        elif match := _CHINESE.fullmatch(text):
            return self._of(match[1], int(match[2]), int(match[3]), aim)
        elif self._month and (match := _A_NUMBER.fullmatch(text)):
            return self._of(None, self._month, int(match[1]), aim)
        elif self._from(aim).year < self._now.year and (match := _WITHOUT_YEAR.fullmatch(text)):
            text = f"{match[1]}{match[2]}{self._year}"
        return self._with_month(text, aim) or day_named(text, Here(self._now, self._zone, self._order), aim)

    def _with_month(self, text: str, aim: Past) -> date | None:
        """A day whose month is a word, in whatever order and language: ``5-Nov-26``, ``Nov 5, 2026``."""
        words = bare(re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", text)).split()
        named = [self._months[word] for word in words if word in self._months]
        if len(named) != 1:
            return None
        month = named[0]
        figures = [word for word in words if word.isdigit()]
        days = [each for each in figures if len(each) < 3]
        years = [each for each in figures if len(each) == 4]
        if not days and years:
            raise ValueError("it names a month and no day")
        if not days or len(figures) > 2 or len(days) + len(years) != len(figures):
            return None
        if len(days) == 2:
            return self._of(days[1], month, int(days[0]), aim)
        return self._of(years[0] if years else None, month, int(days[0]), aim)

    def _of(self, year: str | None, month: int, day: int, aim: Past) -> date:
        if year:
            number = int(year) + (2000 if len(year) == 2 else 0)
            return within_reach(date(number, month, day))
        today = self._from(aim).date()
        if aim == "nearest":
            around = (date(year, month, day) for year in (today.year - 1, today.year, today.year + 1))
            return min(around, key=lambda each: abs((each - today).days))
        found = date(today.year, month, day)
        return found if found <= today else date(today.year - 1, month, day)

    def _from(self, aim: Past) -> datetime:
        """The moment from which a day without a year is looked for: in the year that is meant, else now."""
        here = self._now.astimezone(self._zone)
        if self._year is None or self._year >= here.year:
            return here
        end = datetime(self._year, 12, 31, 12, tzinfo=self._zone)
        return end if aim == "past" else end.replace(month=7, day=1)


def usual_year(cells: Iterable[str]) -> int | None:
    """The year that most of the days in these cells name."""
    years = Counter(int(match[0]) for cell in cells if (match := _A_YEAR.search(cell)))
    return max(years, key=lambda year: years[year], default=None)


def year_in(title: str) -> int | None:
    """The year that a title names; None for none, and for one of several."""
    years = set(_A_YEAR.findall(title))
    return int(years.pop()) if len(years) == 1 else None


def _plainly(cell: str) -> str:
    """A cell's day without what stands around it: zones and remarks in brackets, the end of a span."""
    text = _ASIDE.sub(" ", cell.partition("→")[0]).strip()
    return _BEFORE.sub("", _UTC.sub(r"\1", text)).strip(" ,;")


def _instant(text: str, zone: ZoneInfo) -> datetime | None:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    if len(text) <= len("2026-04-21"):
        return None
    instant = within_reach(instant)
    return instant if instant.tzinfo else instant.replace(tzinfo=zone)


def _zone_called(word: str | None) -> ZoneInfo | None:
    """The zone that an hour was said in; None where the word is no name of one."""
    name = zone_named(word) if word else ""
    return ZoneInfo(name) if name else None


def _clock(match: re.Match[str]) -> time:
    hour, minute, half = int(match[1]), int(match[2] or match[3] or 0), (match[4] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or minute > 59:
        raise ValueError(f"{match[0].strip()!r} is no time of day")
    return time(hour, minute)
