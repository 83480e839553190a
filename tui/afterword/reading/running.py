"""Days and hours as they stand in running text, in English and German, each with its place.

What a day means is read where typed days are (``reading.days``); here they are found. Nothing is guessed:
what can mean two days or hours says so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import replace as changed
from datetime import date, time, timedelta

from msgspec.structs import replace

from afterword.domain.letters import small
from afterword.domain.zones import ZONE_NAMES, zone_named
from afterword.reading.days import day_named
from afterword.reading.here import Aim, Here

_PART = r"(?:vormittag|nachmittag|abend|mittag|morgen)s?\b"
_WEEKDAYS = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:mon|tues?|weds?|thu(?:rs?)?|fri)\b\.?|"
    rf"(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend)(?:\b|(?={_PART})))"
)
_SHORT_WEEKDAYS = r"(?:mo|di|mi|do|fr|sa|so|sat|sun)\b\.?"
"""Those that are words of their own: only before a date."""
_MONTHS = (
    r"(?:jan(?:uary|uar)?|jänner|feb(?:ruary|ruar)?|m(?:arch|ärz|aerz|ar|rz|är)|apr(?:il)?|ma[yi]|"
    r"jun[ei]?|jul[iy]?|"
    r"aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\b\.?"
)
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)\b"


def _year(name: str) -> str:
    return rf"(?:,?\s{{1,2}}(?P<{name}>20\d\d)\b)?"


def _before(name: str) -> str:
    """The weekday that may stand before a date."""
    return (
        rf"(?:\b(?P<{name}>{_WEEKDAYS}|{_SHORT_WEEKDAYS})(?:{_PART})?"
        r"(?:,?\s{1,2}(?:the\s|den\s|dem\s|der\s|am\s)?|,\s?))?"
    )


_COUNT = r"(?:an?|one|two|three|four|six|eight|\d{1,2}|einer?|zwei|drei|vier|sechs|acht|vierzehn)"
_FROM_A_DAY = rf"""
      {_COUNT}\s(?:weeks?|days)\s(?:(?:on|from|after)\s)?(?:{_WEEKDAYS}|today\b|tomorrow\b)
    | a\sfortnight\s(?:(?:on|from)\s)?(?:{_WEEKDAYS}|today\b|tomorrow\b)
    | (?:{_WEEKDAYS}|heute|(?:über)?morgen)\sin\s{_COUNT}\s(?:weeks?|wochen?|days|tagen)\b
    | (?:{_WEEKDAYS})\s(?:fortnight|(?:(?:of|in)\s)?(?:the\sweek\s)?after\snext)\b
    | übernächste[nrsm]?\s(?:woche,?\s(?:am\s)?)?(?:{_WEEKDAYS})
    | (?:{_WEEKDAYS})\s(?:der\s)?übernächste[rn]?\swoche\b
    | (?:last|letzte[nrsm]?|vergangene[nrsm]?|vorige[nrsm]?)\s(?:{_WEEKDAYS})
"""
"""What is counted from a day: ``a week on Friday``, ``Mittwoch in einer Woche``, ``Friday after next``."""
_AFTER_NEXT = re.compile(r"(?:after next|übernächste\w?)(?! woche)", re.IGNORECASE)
"""Without a week it is counted from the next such day by some, from that of next week by others."""
_NO_DAY_OF_MONTH = (
    r"(?!\s\w{0,9}\s?(?:round|floor|interview|stage|time|anniversary|year|street|"
    r"stock|etage|og|runde|gespräch|obergeschoss))"
)
"""What a number counts that is no day ("the 2nd round")."""
_NO_MONTH_NEXT = rf"(?!\s{{0,2}}(?:of\s)?{_MONTHS})"
"""A day of a month that is named is no day of the next one."""


def _month_of_all(name: str) -> str:
    """The month that stands behind the last of several days: "the 1st and 2nd of July"."""
    return (
        r"(?=(?:(?:\s?[-–/,]\s?|,?\s(?:and|or|to|und|oder|bis)\s)(?:(?:the|on|am|de[nm]|zum)\s)?"
        rf"(?:(?:{_WEEKDAYS}|{_SHORT_WEEKDAYS}),?\s)?\d{{1,2}}(?:st|nd|rd|th|\.)?){{1,4}}"
        rf"(?:\sof)?\s{{0,2}}(?P<{name}>{_MONTHS}))"
    )


_DAY_BEGINS = (
    r"(?=\d|tue|wed|thu|we|fr|s[aou]|mo|mi|di|do|jan|jän|feb|ma[eiry]|mär|mrz|apr|ju[ln]|aug|sep|o[ck]t|nov|"
    r"de[cz]|(?:the|on|am|zum|bis|de[mn])\s\d|the\s[elm]|t(?:his|od|om|on)|ne|nä|fol|com|kom|day|üb|heu|end|clo|"
    rf"ear|la[ts]|let|v(?:erg|orig)|anf|{_COUNT}\s(?:week|day|fortn))"
)
"""What any of them begins with: that most words are none is told sooner by this than by looking for each."""
_DAY = re.compile(
    rf"""(?<!\w){_DAY_BEGINS}(?:
      (?P<from>{_FROM_A_DAY})
    | {_before("w1")}(?P<iso>20\d\d-\d\d-\d\d)
    | {_before("w2")}(?P<d2>\d{{1,2}})(?:st|nd|rd|th|\.)?(?:\s{{1,2}}of)?\s{{0,2}}(?P<m2>{_MONTHS})
      {_year("y2")}
    | {_before("w3")}(?P<m3>{_MONTHS})\s{{1,2}}(?:the\s)?(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d)
      {_year("y3")}
    | {_before("w4")}(?P<dots>\d{{1,2}}\.\s?\d{{1,2}}\.(?:\s?(?:20)?\d\d\b(?!\s?(?:uhr|:)))?)
    | {_before("w5")}(?P<slash>\d{{1,2}}/\d{{1,2}}(?:/(?:20)?\d\d)?)(?![\d/])
    | (?:\b(?:the|on|am|zum|dem|den)\s)?{_before("w15")}(?<![:.])(?P<d9>\d{{1,2}})(?:st|nd|rd|th|\.)?
      {_month_of_all("m9")}
    | (?P<w6>(?:next\s)?{_WEEKDAYS})(?:\sweek)?,?\s{{1,2}}(?:the\s|den\s|dem\s)?
      (?P<d6>{_ORDINAL}|\d{{1,2}}\.)(?!\d)
    | (?P<w14>{_WEEKDAYS})\sweek\b
    | \b(?:the|on)\s(?P<d7>{_ORDINAL}){_NO_MONTH_NEXT}{_NO_DAY_OF_MONTH}
    | \b(?:am|zum|bis|dem|den)\s(?P<d8>\d{{1,2}})\.(?=\s(?!\d)|[,;)/–-]|$){_NO_MONTH_NEXT}
      {_NO_DAY_OF_MONTH}
    | \b(?:next|following|coming)\sweek,?\s(?:on\s)?(?P<w9>{_WEEKDAYS})
    | \b(?:nächste|kommende|folgende)[rn]?\swoche,?\s(?:am\s)?(?P<w10>{_WEEKDAYS})
    | (?P<w11>{_WEEKDAYS})\s(?:of\s)?
      (?:(?:next|the\sfollowing)\sweek|(?:der\s)?(?:nächste|kommende|folgende)[rn]?\swoche)
    | \b(?P<way>next|this|coming|this\scoming|kommende[nrsm]?|nächste[nrsm]?|diese[nrsm]?|folgende[nrsm]?)
      \s(?P<w12>{_WEEKDAYS})
    | (?P<w13>\b(?:{_WEEKDAYS}))
    | \b(?P<near>day\safter\stomorrow|tomorrow|today|tonight|this\s(?:morning|afternoon|evening)
      |übermorgen|heute)\b
    | (?<!guten\s)\b(?P<morgen>morgen)\b(?!,?\s(?:herr|frau|liebe|zusammen|und\sdanke))
    | \b(?P<end>(?:the\s)?end\sof\s(?:the\s|this\s|next\s|your\s)?(?:business\s)?week
      |(?:next\s)?week'?s\send|close\sof\s(?:this\s|next\s)?week
      |ende\s(?:der|dieser|nächster|kommender|der\snächsten|der\skommenden)?\s?woche)\b
    | \b(?P<part>(?:the\s)?(?:end\sof|mid|early|late)[\s-](?:the\s|this\s)?(?:month|{_MONTHS})
      |(?:ende|mitte|anfang)\s(?:des\s|dieses\s)?(?:monats|{_MONTHS})|monatsende)
    )""",
    re.IGNORECASE | re.VERBOSE,
)

_OR_THAT_DAY = re.compile(
    r"(?:,|,?\s(?:or|and))\s(?:the\s)?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"(?=[;?!)]|[.,](?!\d)|$|\s(?:at|in|if|for|or|and|would|works?|is|are)\b)"
)

_SUFFIX = r"(?:[ap]\.?m\b\.?|uhr\b|o['’]?clock\b|hrs\b|h\b)"
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "eins": 1, "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5,
    "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_NUMBERS)})"
_STREET = (
    r"(?:\s[\w'’-]{2,24}){1,3}\s(?:street|st\b|road|rd\b|square|lane|avenue|ave\b|way|place|court|drive|close|row|"
    r"terrace|gardens|crescent|hill|quay|house|yard|mews|park|plaza|boulevard|blvd)\b"
)
"""What follows the number of a house, and no hour."""
_CLOCK = re.compile(
    rf"""(?=[\d]|[ha]|q|v|d|no|mi|zw|um|[gk]|fr)(?:
      (?<![\d.:/,$€£])(?P<h1>\d{{1,2}})(?:[:.h](?P<n1>\d\d))?\s?(?P<s1>{_SUFFIX})(?:\s?(?P<n1b>\d\d)\b(?!\s?(?:uhr|-)))?
    | (?<![\d.:/,$€£-])(?P<h2>\d{{1,2}})[:](?P<n2>\d\d)\b(?![:.]\d)
    | \b(?P<half>half)\s(?:past\s)?(?P<h3>{_NUMBER})\b(?!\s(?:hours?|days?|an?\b))
    | \b(?:a\s)?(?P<quarter>quarter)\s(?P<side>past|after|to|before)\s(?P<h4>{_NUMBER})\b
    | \b(?P<halb>halb|viertel\svor|viertel\snach|dreiviertel)\s(?P<h5>{_NUMBER})\b
    | \b(?P<noon>(?:12\s)?noon|midday|mittags?\s(?:um\s)?(?:12|zwölf)(?:\suhr)?|(?:12|zwölf)\suhr\smittags)\b
    | \b(?:at|um|gegen|ab)\s(?P<h6>{_NUMBER})\b(?![.:/]?\d|\s?(?:%|euro|eur|people|personen|\.\s?{_MONTHS}
        |(?<=\d)\s?{_SUFFIX})|{_STREET})
      (?:\s(?P<s6>in\sthe\s(?:morning|afternoon|evening)|{_SUFFIX}))?
    | (?<![\d.:/,$€£-])(?P<h7>\d{{1,2}})
      (?=\s?(?:[-–]|to|bis|und|and|or|oder)\s?\d{{1,2}}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b|uhr\b))
    | (?<=[-–])(?P<h8>\d{{1,2}})[:.](?P<n8>\d\d)\b
    | \b(?P<h9>\d{{1,2}})\.(?P<n9>[0-5]\d)(?=\s?(?:uhr\b|h\b|[-–]|bis\b))
    | \b(?:at|um|gegen|ab|kl\.?)\s(?P<h11>\d{{1,2}})\.(?P<n11>[0-5]\d)\b
      (?!\.?\d|\s?(?:%|euro|eur|usd|k\b|uhr\b|h\b|[ap]\.?m\b))
    | \bfrom\s(?P<h12>{_NUMBER})\s(?:to|until|till)\s{_NUMBER}\s
      (?P<s12>in\sthe\s(?:morning|afternoon|evening))
    | \b(?P<h10>[01]\d|2[0-3])(?P<n10>[0-5]\d)\s(?:hrs|hours)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_TO = re.compile(
    r"\s{0,2}(?:uhr\s)?(?:[-–—]|to|until|till|bis)\s{0,2}"
    r"(?:(?:ca\.|circa|etwa|ungefähr|gegen|about|around|approximately|roughly)\s)?",
    re.IGNORECASE,
)
_AND = re.compile(r"\s(?:and|und)\s", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:between|zwischen)\s$", re.IGNORECASE)
_OR = re.compile(r"\s{0,2}(?:,|/|or|and|oder|und|,\sor|,\soder)\s{0,2}(?:at\s|um\s)?", re.IGNORECASE)
_LATER = re.compile(
    r"\s{0,2}(?:in\sthe\s(?P<en>morning|afternoon|evening)|(?P<de>früh|vormittags?|nachmittags?|"
    r"abends?|morgens))",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"(?<!good\s)\b(?:(?P<morning>morning|früh|(?:heute|gestern)\smorgen)|tonight|evening|afternoon)"
    r",?\s(?:at\s|um\s|gegen\s|ab\s|from\s|von\s)?$"
    r"|(?<!guten\s)(?:(?P<morgens>vormittags?|morgens)|nachmittags?|abends?),?\s(?:um\s|gegen\s|ab\s|von\s)?$",
    re.IGNORECASE,
)
"""The part of the day that stands before an hour."""
_SAME_HOUR = re.compile(
    r"\b(?:(?:at\s)?(?:the\s)?same\s(?:time|hour)|zur\s(?:gleichen|selben)\s(?:zeit|uhrzeit|stunde)|"
    r"(?:gleiche|selbe)\s(?:uhr)?zeit|(?:uhrzeit|zeit)\sbleibt)\b(?!\s(?:as|that|zone))",
    re.IGNORECASE,
)

_ZONE = re.compile(
    r"[\s,(]{0,3}(?:(?:our|my|local)\s(?:local\s)?time[\s,(]{1,3})?(?:(?P<offset>(?:utc|gmt)\s?[+-]\s?\d{1,2}(?::?\d\d)?)"
    r"|(?P<words>[^\W\d_]{1,20}(?:[ _/-][^\W\d_]{1,20}){0,3}))",
    re.IGNORECASE,
)
_LONGEST_PART = 24
"""Letters of a part of the day and what leads from it to the hour."""
_MOST_WORDS = 3
"""Words by which a zone is called."""
_HOURS_OF_WORK = range(7, 13)
"""Hours on a dial that an appointment has in the morning; the others are the afternoon's."""

_NUMBER_OF = {
    "mo": 0, "tu": 1, "di": 1, "we": 2, "mi": 2, "th": 3, "do": 3, "fr": 4, "sa": 5, "su": 6, "so": 6,
}  # fmt: skip
_EARLY = ("morning", "früh", "morgens", "vormittag")
_MORNING_OR_EVENING = (7, 8)
"""Hours at which people meet in both halves of a day."""


@dataclass(frozen=True)
class DayInText:
    """A day that stands in a text. ``is_unclear``: it could be another one; ``is_bare``: a weekday alone."""

    day: date
    start: int
    stop: int
    is_unclear: bool = False
    is_bare: bool = False
    is_vague: bool = False
    """Whether it only ends a span: the end of a week or month."""
    is_near: bool = False
    """Whether it is told from the day of writing: today, tomorrow."""


@dataclass(frozen=True)
class ClockInText:
    """A time of day that stands in a text, with its end where it has one, and the zone it names."""

    clock: time
    start: int
    stop: int
    end: time | None = None
    zone: str = ""
    is_unclear: bool = False


def days_in(text: str, here: Here, aim: Aim = "coming") -> tuple[DayInText, ...]:
    """The days that a text names, in their order. ``here`` is when and where it was written."""
    found: list[DayInText] = []
    for match in _DAY.finditer(text):
        day = _day(match, here, aim, found[-1].day if found else None)
        if day and not (found and match.start() < found[-1].stop):
            found.append(day)
            if match["d3"] and not match["y3"]:
                found += _more_of_month(text, day)
    return tuple(found)


def _more_of_month(text: str, day: DayInText) -> Iterator[DayInText]:
    """The days behind the first of several of one month: "May 4, 5 or 6"."""
    while more := _OR_THAT_DAY.match(text, day.stop):
        try:
            named = day.day.replace(day=int(more["day"]))
        except ValueError:
            return
        day = changed(day, day=named, start=more.start("day"), stop=more.end())
        yield day


def _day(match: re.Match[str], here: Here, aim: Aim, before: date | None) -> DayInText | None:
    """``before`` is the day that was named last: of what month a mere number is follows from it."""
    where = (match.start(), match.end())
    weekday = next((value for n in (1, 2, 3, 4, 5, 15) if (value := match[f"w{n}"])), "")
    today = here.local.date()
    if words := match["from"]:
        counted = _named(words, here, "coming", where)
        is_unclear = bool(_AFTER_NEXT.search(words)) and "week" not in small(words)
        return changed(counted, is_unclear=is_unclear) if counted else None
    if match["end"]:
        return _end_of_week(match["end"], today, where)
    if match["part"]:
        words = re.sub(r"monatsende", "end of month", match["part"], flags=re.IGNORECASE)
        return _named(re.sub(r"[-]|^the\s", " ", words).strip(), here, "coming", where, is_vague=True)
    if match["morgen"]:
        return DayInText(today + timedelta(1), *where, is_near=True)
    if match["near"]:
        words = match["near"]
        words = "today" if small(words).startswith("this") else words
        near = _named(words, here, "coming", where)
        return changed(near, is_near=True) if near else None
    if match["iso"]:
        return _named(match["iso"], here, aim, where, weekday)
    if match["m3"] == "may" and not weekday:
        return None
    for day, month, year in (("d2", "m2", "y2"), ("d3", "m3", "y3"), ("d9", "m9", "")):
        if match[day]:
            words = f"{match[day]} {match[month].rstrip('.')} {(year and match[year]) or ''}"
            return _named(words.strip(), here, _aim(aim), where, weekday)
    if match["dots"]:
        return _named(match["dots"].replace(" ", ""), here, _aim(aim), where, weekday)
    if match["slash"]:
        return _named(match["slash"], here, _aim(aim), where, weekday)
    if match["d6"]:
        return _of_month(match["d6"], match["w6"].split()[-1], today, where)
    if match["w14"]:
        coming = _named(_bare(match["w14"]), here, "coming", where)
        return changed(coming, day=coming.day + timedelta(7)) if coming else None
    if number := match["d7"] or match["d8"]:
        coming = _of_month(number, "", today, where)
        after = _of_month(number, "", before, where) if before and before > today else coming
        # "From July 1, please answer by the 30th": then it may be that of this month all the same.
        return changed(after, is_unclear=after.is_unclear or after != coming) if after else None
    if named := match["w9"] or match["w10"] or match["w11"]:
        return _named(f"next {named}", here, "coming", where)
    if match["w12"]:
        return _said_weekday(match["way"], match["w12"], here, where)
    return _named(_bare(match["w13"]), here, "coming", where, is_bare=True)


def _aim(aim: Aim) -> Aim:
    """A day of the calendar lies near the mail, before or after it, unless a past one is looked for."""
    return "past" if aim == "past" else "nearest"


def _bare(weekday: str) -> str:
    word = small(weekday).rstrip(".")
    return "wed" if word == "weds" else word


def _named(
    words: str,
    here: Here,
    aim: Aim,
    where: tuple[int, int],
    weekday: str = "",
    *,
    is_bare: bool = False,
    is_vague: bool = False,
) -> DayInText | None:
    """The day that words mean; unclear where they could mean another one, none where they mean none."""
    said = f"{_bare(weekday)} {words}" if weekday else words
    try:
        return DayInText(day_named(said, here, aim), *where, is_bare=is_bare, is_vague=is_vague)
    except ValueError:
        pass
    for order in ("day first", "month first"):
        try:
            day = day_named(words, replace(here, order=order), "nearest")
        except ValueError:
            continue
        return DayInText(day, *where, is_unclear=True, is_vague=is_vague)
    return None


def _end_of_week(words: str, today: date, where: tuple[int, int]) -> DayInText:
    is_next = bool(re.search(r"next|nächst|kommend", words, re.IGNORECASE))
    friday = today + timedelta(4 - today.weekday())
    if is_next or friday < today:
        friday += timedelta(7)
    return DayInText(friday, *where, is_vague=True)


def _of_month(number: str, weekday: str, today: date, where: tuple[int, int]) -> DayInText | None:
    """The next such day of a month ("the 27th"), on its weekday where one is named."""
    wanted = int(re.sub(r"\D", "", number))
    day = today
    for _ in range(366):
        day += timedelta(1)
        if day.day == wanted and (not weekday or day.weekday() == _number_of(weekday)):
            is_far = (day - today).days > (62 if weekday else 31)
            return DayInText(day, *where, is_unclear=is_far)
    return None


def _number_of(weekday: str) -> int:
    """A weekday's number, Monday's is 0."""
    word = small(weekday)
    return 5 if word == "sonnabend" else _NUMBER_OF[word[:2]]


def _said_weekday(way: str, weekday: str, here: Here, where: tuple[int, int]) -> DayInText | None:
    """``next Thursday``; unclear where this week still has one, since some mean that one."""
    name, today = _bare(weekday), here.local.date()
    this = _named(name, here, "coming", where)
    if this is None:
        return None
    word = small(way)
    if word in ("this", "diese", "diesen", "dieser", "dieses", "diesem"):
        return this
    if word.startswith(("this", "kommend", "coming", "folgend")):
        return changed(this, day=this.day + timedelta(7)) if this.day == today else this
    after = _named(f"next {name}", here, "coming", where)
    is_this_week = this.day.isocalendar()[:2] == today.isocalendar()[:2] and this.day != today
    return changed(after, is_unclear=True) if after and is_this_week else after


def clocks_in(text: str, taken: Sequence[DayInText] = ()) -> tuple[ClockInText, ...]:
    """The times of day that a text names, in their order; spans as one. ``taken`` are its days."""
    bare = _without(text, taken)
    raw = [found for match in _CLOCK.finditer(bare) if (found := _raw(match))]
    return tuple(_told(bare, text, raw))


def _without(text: str, taken: Sequence[DayInText]) -> str:
    """The text with a mark in the place of each day, so that its figures are no hours."""
    parts, place = [], 0
    for day in taken:
        parts.append(text[place : day.start])
        parts.append("\x00" * (day.stop - day.start))
        place = day.stop
    return "".join((*parts, text[place:]))


@dataclass(frozen=True)
class _Raw:
    """An hour as it is written: ``half`` is ``am``, ``pm``, ``24`` (as it stands), or nothing."""

    hour: int
    minute: int
    half: str
    start: int
    stop: int

    def clock(self, half: str) -> time:
        hour = self.hour
        if half == "pm" and hour < 12:
            hour += 12
        elif half == "am" and hour == 12:
            hour = 0
        elif not half and hour < _HOURS_OF_WORK[0] and hour:
            hour += 12
        return time(hour, self.minute)


def _raw(match: re.Match[str]) -> _Raw | None:
    where = (match.start(), match.end())
    if match["noon"]:
        return _Raw(12, 0, "24", *where)
    hour_words = next((match[f"h{n}"] for n in range(1, 13) if match[f"h{n}"]), "")
    hour = _NUMBERS.get(small(hour_words)) or (int(hour_words) if hour_words.isdigit() else 0)
    minute = int(
        next((match[name] for name in ("n1", "n1b", "n2", "n8", "n9", "n10", "n11") if match[name]), "0")
    )
    half = _half_of(match)
    shift = 0
    if match["half"]:
        shift = 30
    elif match["quarter"]:
        shift = 15 if small(match["side"]) in ("past", "after") else -15
    elif match["halb"]:
        kind = small(match["halb"])
        shift = {"halb": -30, "dreiviertel": -15}.get(kind, 15 if kind.endswith("nach") else -15)
    total = hour * 60 + minute + shift
    if not 0 <= total < 24 * 60 or minute > 59:
        return None
    if half in ("am", "pm") and not 1 <= hour <= 12:
        half = "24"
    return _Raw(total // 60, total % 60, half, *where)


def _half_of(match: re.Match[str]) -> str:
    suffix = small(match["s1"] or match["s6"] or match["s12"] or "").replace(".", "")
    if suffix in ("am", "pm"):
        return suffix
    if suffix in ("uhr", "h", "hrs") or match["h9"] or match["h10"]:
        return "24"
    if suffix.startswith("in"):
        return "am" if suffix.endswith("morning") else "pm"
    figures = match["h2"] or match["h8"] or match["h11"] or ""
    return "24" if figures and (figures.startswith("0") or int(figures) > 12) else ""


def _told(bare: str, text: str, raw: list[_Raw]) -> Iterator[ClockInText]:
    number = 0
    while number < len(raw):
        first = raw[number]
        last = raw[number + 1] if number + 1 < len(raw) else None
        if last and not _is_span(bare, first, last):
            last = None
        closing = last or first
        part = _half_before(text, first.start)
        half, closing_half = (_half_with(part, each, bare) for each in (first, closing))
        if not half and last:
            half = _opening_half(first, last, closing_half)
        if not half:
            half = _half_of_list(bare, raw, number + (1 if last else 0))
        zone, stop = _zone_behind(text, closing.stop)
        start_clock = first.clock(half)
        end_clock = last.clock(closing_half or ("pm" if half == "pm" else "")) if last else None
        if end_clock and end_clock <= start_clock:
            end_clock = None
        is_unclear = not half and first.hour in _MORNING_OR_EVENING and not last
        yield ClockInText(start_clock, first.start, stop, end_clock, zone, is_unclear)
        number += 2 if last else 1


def _is_span(text: str, first: _Raw, last: _Raw) -> bool:
    between = _BETWEEN.search(text, max(0, first.start - 10), first.start)
    return (_AND if between else _TO).fullmatch(text, first.stop, last.start) is not None


def _half_with(part: str, hour: _Raw, text: str) -> str:
    """The half of the day of an hour; with the part of the day that is said with it 8 Uhr is no morning's."""
    part = _half_behind(text, hour.stop) or part
    return part if part and hour.half in ("", "24") and hour.hour < 12 else hour.half


def _half_before(text: str, start: int) -> str:
    found = _EARLIER.search(text, max(0, start - _LONGEST_PART), start)
    return ("am" if found["morning"] or found["morgens"] else "pm") if found else ""


def _half_behind(text: str, stop: int) -> str:
    found = _LATER.match(text, stop)
    if found is None:
        return ""
    return "am" if small(found["en"] or found["de"]).startswith(_EARLY) else "pm"


def _opening_half(first: _Raw, last: _Raw, closing: str) -> str:
    """The half of a span's start by its end's: ``10-11 Uhr``, ``11-1pm``."""
    if closing == "24":
        return "24"
    if closing == "pm" and first.hour <= 12:
        is_earlier = (first.hour % 12, first.minute) < (last.hour % 12, last.minute)
        return "pm" if is_earlier else "am"
    return closing


def _half_of_list(text: str, raw: list[_Raw], number: int) -> str:
    """``10, 11 or 2 pm``: the half at the end holds for hours of the afternoon."""
    while number + 1 < len(raw) and _OR.fullmatch(text, raw[number].stop, raw[number + 1].start):
        number += 1
        if half := raw[number].half:
            return "24" if half == "24" else ""
    return ""


def _zone_behind(text: str, stop: int) -> tuple[str, int]:
    """The zone that is named behind an hour: ``10 am Central``, ``14:00 (Berlin time)``, ``GMT+2``."""
    found = _ZONE.match(text, stop)
    if found is None:
        return "", stop
    if found["offset"]:
        return _offset_zone(found["offset"]), found.end()
    words = re.split(r"[ _/-]", found["words"])
    for number in range(min(len(words), _MOST_WORDS + 1), 0, -1):
        called = " ".join(words[:number])
        try:
            zone = zone_named(called)
        except ValueError:
            continue
        is_letters = len(called) < 5 and not called.isupper()
        if zone and not is_letters and (zone in ZONE_NAMES.values() or called[:1].isupper()):
            return zone, found.start("words") + len(called)
    return "", stop


def _offset_zone(words: str) -> str:
    found = re.search(r"([+-])\s?(\d{1,2})(?::?(\d\d))?", words)
    if found is None or (found[3] or "00") != "00" or int(found[2]) > 12:
        return ""
    # POSIX counts the other way.
    return f"Etc/GMT{'-' if found[1] == '+' else '+'}{int(found[2])}" if int(found[2]) else "UTC"


def same_hour_in(text: str) -> bool:
    """Whether a text says that the hour stays what it was."""
    return _SAME_HOUR.search(text) is not None
