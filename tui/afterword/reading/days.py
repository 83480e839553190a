"""Days as people type them. What can mean two days is asked for, never guessed."""

import calendar
import re
from datetime import date, time, timedelta

from afterword.domain.languages import languages
from afterword.domain.letters import plain
from afterword.domain.phrases import shortened
from afterword.domain.years import within_reach
from afterword.reading.clocks import NUMBERS, in_figures
from afterword.reading.dates import MONTHS, WEEKDAYS, dated, month_called
from afterword.reading.here import Aim, Here

_LONGEST = 200
"""Characters; no day is told in more, also where it is pasted with all that stood around it."""

_NEAR = {
    "day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "day after tomorrow": 2,
}  # fmt: skip
_COUNTED = {"a": 1, "an": 1, "fourteen": 14, **NUMBERS}
_NUMBER = rf"\d{{1,4}}|{'|'.join(_COUNTED)}"
_SHIFT = re.compile(
    rf"(?:(?P<ahead>(?:in|within|after)\s+|\+\s*)|(?P<back>-\s*))?(?P<number>{_NUMBER})\s*"
    r"(?P<unit>d|w|m|days?|weeks?|months?)(?:'s? time)?(?P<way>\s+ago|\s+from\s+now)?"
)
_WEEKS_ON = re.compile(
    rf"(?P<number>{_NUMBER}) (?P<unit>weeks?|days) (?:(?:on|from|after) )?(?P<day>[a-z ]+)"
    rf"|(?P<day_first>[a-z ]+?)(?: (?:in )?(?P<then>{_NUMBER}))? (?P<unit_then>weeks?|days)"
)
"""So many weeks after another day: ``a week on Friday``, ``Friday week``, ``tomorrow in two weeks``."""
_WEEKDAY = r"((?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)"
_SAID_ALIKE = tuple(
    (re.compile(said), alike)
    for said, alike in (
        (r"\b(?:a )?fortnight\b", "two weeks"),
        (r"\ba half hour\b", "half an hour"),
        (r"\bweek after next\b", "after next week"),
        (r"\b(?:coming|following) week\b", "next week"),
        (rf"\b((?:after )?next) week,? (?:on )?{_WEEKDAY}\b", r"\1 \2"),
        (rf"\b{_WEEKDAY},? (?:(?:of|in|the) )*((?:after )?next) week\b", r"\2 \1"),
        (rf"\b{_WEEKDAY} ((?:after )?next|coming)\b", r"\2 \1"),
        (r"\b(?:in )?(?:the |this )?(?=(?:coming|next|after next)\b)", ""),
    )
)
"""What is said in several ways, and the one that is read."""
_PART_OF_DAY = re.compile(
    r"\b(?:(?P<on>this|last) |in the |at )?(?P<part>morning|afternoon|evening|night)\b"
    r"|\b(?P<tonight>tonight)\b"
)
_BARE_HOUR = re.compile(
    r"(?<![\d.:/-])(?P<hour>\d{1,2})[:.]\d\d(?![\d.:/]| ?[ap]\.?m)"
    r"|(?<![\d.:/])(?<!-\d\d-)(?P<alone>\d{1,2})(?=$|,| (?:today|yesterday))"
)
_AS_ONE = str.maketrans(
    {
        "@": " at ",
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("|\u00b7\u22c5\u2022", " "),
    }
)
"""Signs for at, dashes of any length, and what calendars set between a day and its hours."""
_NO_BRACKETS = str.maketrans("()", "  ")
_AROUND = re.compile(
    r"^(?:from|as of|starting|beginning) (?:on |from )?"
    r"|^(?:[a-z' ]* )?(?:by|until|till|bis|(?<!week )(?<!weeks )on) (?:the (?=end|day|week|month))?|^before "
    r"|^(?:around|about|some ?time|roughly) |(?:,? at the)? latest$"
)
"""What stands around the day in a sentence: ``they decide by 24 April``, ``Friday at the latest``."""
_WEEKEND = re.compile(r"(?:(?:on|at|over|during) )?(?:the )?(?:(last|this|next|coming) )?weekend")
_SATURDAY = 5
_NO_DATE = ("", "-", "none", "not given", "soon", "no")


class NoDay(ValueError):
    """Words that name no day at all, quoted as they were typed."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"{shortened(typed)!r} is no day I understand. Write it like: fri, 12 mar, +3d or 2026-04-21"
        )


def read_day(text: str, here: Here, aim: Aim = "coming") -> date | None:
    """The day a person means, None for "not given".

    "by Friday" is that Friday, "next week" its Friday, "end of month" its last day, "mid May" the
    20th (R-DECISION). Raises ValueError with a sentence.
    """
    words = _AROUND.sub("", plain_english(text))
    return None if words in _NO_DATE else _named(words, text, here, aim)


def day_named(text: str, here: Here, aim: Aim, clock: time | None = None) -> date:
    """The day that words name; ``clock`` is the time of day they came with.

    Raises ValueError with a sentence: a question where two days can be meant.
    """
    return _named(plain_english(text), text, here, aim, clock)


def plain_english(text: str) -> str:
    """What was typed of days and hours in plain English words, however it was written or copied.

    Raises NoDay for more than anybody says of a day.
    """
    words = plain(text) if len(text) <= _LONGEST else ""
    if len(words) > _LONGEST or (text and not words):
        raise NoDay(text)
    words = words.translate(_AS_ONE)
    for language in languages():
        words = language.in_english(words)
    words = " ".join(words.split())
    for said, alike in _SAID_ALIKE:
        words = said.sub(alike, words)
    return _with_halves(in_figures(words, is_told=_PART_OF_DAY.search(words) is not None))


def _with_halves(words: str) -> str:
    """Words without the part of the day in them, which tells of a bare hour whose half of the day it is."""
    found = _PART_OF_DAY.search(words)
    if found is None:
        return words
    part = found["part"] or "night"
    day = "today" if found["tonight"] or found["on"] == "this" else "yesterday" if found["on"] else ""
    words = " ".join(f"{words[: found.start()]} {day} {words[found.end() :]}".split())
    first, half = {"morning": (1, "am"), "night": (6, "pm")}.get(part, (1, "pm"))

    def told(hour: re.Match[str]) -> str:
        number = int(hour["hour"] or hour["alone"])
        return f"{hour[0]}{half}" if first <= number < 12 else hour[0]

    return _BARE_HOUR.sub(told, words)


def _named(words: str, text: str, here: Here, aim: Aim, clock: time | None = None) -> date:
    words = " ".join(words.replace(",", ", ").translate(_NO_BRACKETS).split()).strip(" ,;")
    words = re.sub(r"^the (?=day\b)", "", words)
    named = (
        _near(words, here)
        or _weeks_on(words, here)
        or _week_or_month(words, here, aim)
        or _weekday(words, here, aim, clock)
        or dated(words, here, aim)
    )
    if named is None:
        raise NoDay(text)
    return within_reach(named)


def _near(words: str, here: Here) -> date | None:
    today = here.local.date()
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    match = _SHIFT.fullmatch(words)
    if match is None or not (match["ahead"] or match["back"] or match["way"]):
        return None
    number = _COUNTED.get(match["number"]) or int(match["number"])
    number = -number if match["back"] or (match["way"] or "").strip() == "ago" else number
    # Imported with the first shift that is typed, since nothing else here needs it.
    import arrow

    unit = {"d": "days", "w": "weeks", "m": "months"}[match["unit"][0]]
    return arrow.get(today).shift(**{unit: number}).date()  # type: ignore[arg-type]


def _weeks_on(words: str, here: Here) -> date | None:
    match = _WEEKS_ON.fullmatch(words)
    if match is None:
        return None
    said, unit = match["number"] or match["then"] or "a", match["unit"] or match["unit_then"]
    number = _COUNTED.get(said) or int(said)
    days = number * 7 if unit.startswith("week") else number
    day_words = match["day"] or match["day_first"]
    day = _near(day_words, here) or _weekday(day_words, here, "coming", None)
    # A Friday in ten days is no Friday.
    return day + timedelta(days=days) if day and days % 7 == 0 else None


def _week_or_month(words: str, here: Here, aim: Aim) -> date | None:
    today = here.local.date()
    if words in ("last week", "last month"):
        ago = today - timedelta(days=7 if words == "last week" else today.day)
        raise ValueError(f"Which day was it? About is enough, like: {ago.day} {MONTHS[ago.month][:3]}")
    if match := _WEEKEND.fullmatch(words):
        this = -1 if aim == "past" and today.weekday() < _SATURDAY else 0
        weeks = {"last": -1, "next": 1}.get(match[1], this)
        saturday = today + timedelta(days=_SATURDAY - today.weekday() + 7 * weeks)
        both = (here.habit.day(day) for day in (saturday, saturday + timedelta(days=1)))
        raise ValueError(f"On which day? Write one of: {', '.join(both)}")
    if match := re.fullmatch(r"(?:end of )?(after )?next week", words):
        return today + timedelta(days=4 - today.weekday() + (14 if match[1] else 7))
    if words in ("this week", "end of week", "end of the week", "end of this week"):
        return today + timedelta(days=(4 - today.weekday()) % 7)
    if match := re.fullmatch(r"(early|mid|late) (this|next) week", words):
        in_week = {"early": 1, "mid": 2, "late": 4}[match[1]] + 7 * (match[2] == "next")
        return today + timedelta(days=in_week - today.weekday())
    match = re.fullmatch(r"(early|mid|late|end of)(?: the| this)? ([a-z]{3,9})", words)
    if match is None:
        return None
    month = today.month if match[2] == "month" else month_called(match[2])
    if not month:
        return None

    def of(year: int) -> date:
        return date(year, month, {"early": 10, "mid": 20}.get(match[1], calendar.monthrange(year, month)[1]))

    if aim == "past" and match[2] != "month":
        return of(today.year if of(today.year) <= today else today.year - 1)
    return of(today.year + (month < today.month))


def _weekday(words: str, here: Here, aim: Aim, clock: time | None) -> date | None:
    match = re.fullmatch(r"(?:(?P<way>last|next|after next|this|coming)\s+)?(?P<day>[a-z]{3,9})", words)
    number = next((n for n, name in enumerate(WEEKDAYS) if match and name.startswith(match["day"])), None)
    if match is None or number is None:
        return None
    now = here.local
    today = now.date()
    following = today + timedelta(days=(number - today.weekday()) % 7)
    before = today - timedelta(days=(today.weekday() - number) % 7)
    match match["way"]:
        case "next":
            return today + timedelta(days=7 - today.weekday() + number)
        case "after next":
            return today + timedelta(days=14 - today.weekday() + number)
        case "last":
            return before if before < today else today - timedelta(days=7)
        case "this":
            return following
        case "coming":
            return following if following > today else today + timedelta(days=7)
    if following != today or clock is None:
        return before if aim == "past" else following
    is_over = clock <= now.time()
    if aim == "nearest" and is_over:
        other = today + timedelta(days=7)
        at = here.habit.clock(clock)
        raise ValueError(f"Today, or {here.habit.day(other)}? Write: today {at}, or next {match['day']} {at}")
    if aim == "past":
        return today if is_over else today - timedelta(days=7)
    return today + timedelta(days=7) if is_over else today
