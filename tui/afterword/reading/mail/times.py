"""What the days of a mail are for: an appointment, an answer wanted by then, or their decision."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from afterword.domain.mails.mail import SaidTime
from afterword.reading.here import Here
from afterword.reading.mail.phrasebook import Phrasebook
from afterword.reading.mail.sentences import Sentence
from afterword.reading.running import ClockInText, DayInText, clocks_in, days_in, same_hour_in

Purpose = Literal["slot", "yours", "theirs", "limit", "old", "other"]
"""``yours``: until then they want something; ``theirs``: they decide by then; ``limit``: one of the two;
``old``: it was to be then, and is not any more."""

_LIMIT = re.compile(
    r"\b(?:by|before|until|till|no later than|not later than|latest|bis|spätestens|deadline|due|frist|"
    r"expires?|valid|abgabe\w*|abgabetermin|fällig|läuft|gültig|rückmeldung|respond|"
    r"einsendeschluss|cob|eod)\b"
    r"(?:[\s:,(]*\b(?:the|on|at|am|zum|um|den|dem|is|ist|in|end|of|day|close|business|cob|eod|due|it|spätestens|"
    r"einschließlich|latest|noon|date|until|by|for|ab|bis|12|us)\b)*[\s:(]*$",
    re.IGNORECASE,
)
_LIMIT_AFTER = re.compile(
    r"^[\s,()]*(?:at the (?:very )?latest|spätestens|latest|end of (?:day|business)|eod|cob|"
    r"close of business|ab\b)",
    re.IGNORECASE,
)
_BETWEEN_THEM = (
    r"\b(?:\s(?:the|for|on|am|für|den|dem|our|unser\w*|vereinbart\w*|geplant\w*|termin\w*|interview|call|"
    r"meeting|gespräch\w*|planned|scheduled|angesetzt\w*))*\s*$"
)
_OLD = re.compile(
    rf"\b(?:instead of|rather than|statt|anstatt|anstelle|originally|ursprünglich\w*){_BETWEEN_THEM}",
    re.IGNORECASE,
)
_OF = re.compile(rf"\b(?:from|vom){_BETWEEN_THEM}", re.IGNORECASE)
"""What an appointment, or something that was, is called by: old where it is moved, or has no date."""
_PLANNED = re.compile(
    rf"\b(?:vereinbart\w*|geplant\w*|angesetzt\w*|scheduled|planned|arranged){_BETWEEN_THEM}", re.IGNORECASE
)
_NEW = re.compile(
    r"\b(?:to|auf|for|new (?:date|time|slot)(?: is| would be| will be)?|neue[rn]? termin|instead|stattdessen|"
    r"dafür|suit|how about|what about|is|then|could we do|can we do|do|wäre|meet|offer|anbieten|vorschlagen|"
    r"available|let['’]?s (?:say|make it|do)|sagen wir|frei)\b[\s:,-]*"
    r"(?:on|at|am|the|den|dem|wäre|ist|is|now|then|um|der|ihnen|you)?[\s:,-]*$",
    re.IGNORECASE,
)
_OR_DAY = re.compile(r"\s?(?:,|/|,?\s(?:or|oder))\s?(?:(?:on|the|am|de[nm]|zum)\s){0,2}", re.IGNORECASE)
"""What joins days to choose from, which share their hour."""
_NOT_THEN = re.compile(
    r"(?:n['’]t|\bnot|\bcannot|\bunable to|\bnicht)\s(?:(?:do|make|meet|manage|possible|on|at|for|the|am|um|"
    r"den|dem)\s)*$",
    re.IGNORECASE,
)
"""Before a day that is refused."""
_BUT = re.compile(r"\b(?:but|aber|however|sondern|jedoch|dafür|stattdessen)\b", re.IGNORECASE)
"""What begins the other half of a thought: what was said of the days before does not hold there."""
_WAS = re.compile(
    r"\b(?:thank(?:s| you)(?: so much| very much| again| a lot)? for|dank\w*(?: nochmals?| noch einmal)? für|"
    r"enjoyed|(?:nice|great|good|lovely) (?:meeting|to meet|talking|speaking|chatting|seeing)|we (?:spoke|"
    r"talked|met)|(?:kennengelernt|gesprochen) haben)\b[^.!?;:,]*$",
    re.IGNORECASE,
)
"""Before a day that is over: thanks for it."""
_STARTING = re.compile(
    r"\b(?:start(?:ing|s|ed)?|start(?:ing)? date|beginn\w*|begin(?:ning)?|eintritt\w*|einstieg\w*|"
    r"join(?:ing)?|"
    r"first day|arbeitsbeginn|starttermin|seit|since|dated|datiert)\b"
    r"(?:[\s:,(]*\b(?:the|on|at|am|zum|ab|dem|der|date|would|will|be|is|ist|wäre|us|from|of|in|"
    r"vom)\b)*[\s:(]*$",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"^\s{0,2}(?:-|–|to|bis|and|und|until|through|bis zum|bis einschließlich)\s{1,2}(?:am\s|"
    r"the\s)?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|between|von|vom|zwischen)\s(?:the\s|dem\s)?$", re.IGNORECASE)
_BEFORE_DAY = re.compile(r"[\s,(]{0,3}(?:on|am|,)?\s{0,2}(?:the\s)?", re.IGNORECASE)
_NEXT_WEEK = re.compile(
    r"\b(?:next week|(?:nächste|kommende|folgende|nächsten|kommenden)[rn]? woche)\b", re.IGNORECASE
)
_NOT_AT = re.compile(r"\b(?:nicht|not|statt|anstatt|instead of)\s(?:um\s|at\s|erst\s|wie\s)*$", re.IGNORECASE)
_ARRIVAL = re.compile(r"\d\s?(?:[ap]\.?m\.?|uhr)?\sfor\s$", re.IGNORECASE)
"""Before the hour at which it begins, where one is to be there earlier ("09:15 for 09:30")."""
_YOUR_CLOCK = re.compile(
    r"\s?(?:uhr\s)?(?:your|ihre[r]?|deine[r]?)\s(?:local\s)?(?:time|zeit)\b", re.IGNORECASE
)
_LOOK_BACK = 60
"""Characters before a day that say what it is for."""


@dataclass(frozen=True)
class NamedTime:
    """A time, what it is for, and the sentence it stands in."""

    time: SaidTime
    role: Purpose
    sentence: Sentence
    is_bare: bool = False


@dataclass(frozen=True)
class TimeWords:
    """The phrases that say what a day is for."""

    yours: Phrasebook
    theirs: Phrasebook
    moving: Phrasebook


def times_said(sentences: Sequence[Sentence], here: Here, words: TimeWords) -> tuple[NamedTime, ...]:
    """Every day that the sentences name, in their order, with its hour and what it is for."""
    found: list[NamedTime] = []
    moves = any(words.moving.is_in(sentence) for sentence in sentences)
    before: DayInText | None = None
    paragraph = paragraph_of_week = -1
    is_next_week = False
    for sentence in sentences:
        if sentence.paragraph > paragraph + 1:
            before = None
        days = days_in(sentence.raw, here)
        is_next_week = bool(_NEXT_WEEK.search(sentence.raw)) or (
            is_next_week and sentence.paragraph <= paragraph_of_week + 1
        )
        if is_next_week:
            paragraph_of_week = sentence.paragraph
            days = tuple(_in_next_week(day, here) for day in days)
        clocks = [
            clock
            for clock in clocks_in(sentence.raw, days)
            if not _NOT_AT.search(sentence.raw, max(0, clock.start - 20), clock.start)
            and not _ARRIVAL.search(sentence.raw, max(0, clock.start - 20), clock.start)
        ]
        clocks = [
            replace(clock, zone=str(here.zone)) if _YOUR_CLOCK.match(sentence.raw, clock.stop) else clock
            for clock in clocks
        ]
        if days or clocks:
            carried = None if days else before
            found += _in_sentence(sentence, days, clocks, carried, here, words, moves=moves)
        if days:
            before, paragraph = days[-1], sentence.paragraph
        elif clocks:
            paragraph = sentence.paragraph
    return tuple(_carried_on(found))


def _in_next_week(day: DayInText, here: Here) -> DayInText:
    """A bare weekday in a text that speaks of next week."""
    today = here.local.date()
    monday = today - timedelta(today.weekday())
    is_of_this = day.is_bare and day.day < monday + timedelta(7)
    return replace(day, day=day.day + timedelta(7)) if is_of_this else day


def _carried_on(found: list[NamedTime]) -> Iterator[NamedTime]:
    """A day on a line of its own, whose hour stands on the next, is told once, with its hour."""
    for number, said in enumerate(found):
        after = found[number + 1] if number + 1 < len(found) else None
        took_over = (
            after
            and said.time.clock is None
            and after.time.clock is not None
            and after.time.day == said.time.day
            and after.time.start > said.time.stop
            and after.sentence is not said.sentence
            and after.time.stop - after.time.start < len(after.sentence.raw) + 1
        )
        if not took_over:
            yield said


def _in_sentence(
    sentence: Sentence,
    days: Sequence[DayInText],
    clocks: Sequence[ClockInText],
    carried: DayInText | None,
    here: Here,
    words: TimeWords,
    *,
    moves: bool,
) -> Iterator[NamedTime]:
    hours = _paired(sentence.raw, days, clocks, carried)
    moving = [found.place[1] - sentence.start for found in words.moving.found_in(sentence)]
    today = here.local
    for number, day in enumerate(days):
        own = hours.get(number, [])
        is_moving = any(not _BUT.search(sentence.raw, stop, day.start) for stop in moving)
        role = _role(sentence, days, number, own, words, is_moving=is_moving, moves=moves)
        for clock in own or (None,):
            said = _said(sentence, _meant_day(day, role, clock, today), clock)
            is_old = clock and _OLD.search(sentence.raw, max(0, clock.start - _LOOK_BACK), clock.start)
            if is_old:
                yield NamedTime(said, "old", sentence, day.is_bare)
            elif role == "slot" and _is_over(said, today.date(), today.time()):
                yield NamedTime(said, "other", sentence, day.is_bare)
            else:
                yield NamedTime(said, role, sentence, day.is_bare)
    for clock in hours.get(-1, []):
        if carried:
            yield NamedTime(
                _said(sentence, replace(carried, start=clock.start, stop=clock.stop), clock),
                _clock_role(sentence, clock, words),
                sentence,
            )


def _meant_day(day: DayInText, role: Purpose, clock: ClockInText | None, now: datetime) -> DayInText:
    """A weekday that is today's means the next one, unless its hour is still to come."""
    if not day.is_bare or day.day != now.date():
        return day
    is_ahead = clock is not None and (clock.zone or clock.clock > now.time())
    return day if role == "slot" and is_ahead else replace(day, day=day.day + timedelta(7))


def _is_over(said: SaidTime, today: object, now: object) -> bool:
    if said.day != today:
        return said.day < today  # type: ignore[operator]
    return said.clock is not None and not said.zone and said.clock < now  # type: ignore[operator]


def _said(sentence: Sentence, day: DayInText, clock: ClockInText | None) -> SaidTime:
    start, stop = day.start, day.stop
    if clock:
        start, stop = min(start, clock.start), max(stop, clock.stop)
    return SaidTime(
        day=day.day,
        clock=clock.clock if clock else None,
        end=clock.end if clock else None,
        zone=clock.zone if clock else "",
        is_unclear=day.is_unclear or bool(clock and clock.is_unclear),
        same_hour=clock is None and same_hour_in(sentence.raw),
        start=sentence.start + start,
        stop=sentence.start + stop,
    )


def _paired(
    text: str, days: Sequence[DayInText], clocks: Sequence[ClockInText], carried: DayInText | None
) -> dict[int, list[ClockInText]]:
    """The hours of each day, by its number; -1 is the day of a sentence before."""
    hours: dict[int, list[ClockInText]] = {}
    for clock in clocks:
        before = [number for number, day in enumerate(days) if day.stop <= clock.start]
        after = [number for number, day in enumerate(days) if day.start >= clock.stop]
        number = before[-1] if before else (-1 if not after else after[0])
        if after and (number not in before or number in hours):
            behind = days[after[0]]
            if _BEFORE_DAY.fullmatch(text, clock.stop, behind.start) or number not in before:
                number = after[0]
        if number == -1 and carried is None:
            continue
        hours.setdefault(number, []).append(clock)
    for number in reversed(range(len(days) - 1)):
        between = text[days[number].stop : days[number + 1].start]
        if number not in hours and number + 1 in hours and _OR_DAY.fullmatch(between):
            hours[number] = hours[number + 1]
    return hours


def _role(
    sentence: Sentence,
    days: Sequence[DayInText],
    number: int,
    own: Sequence[ClockInText],
    words: TimeWords,
    *,
    is_moving: bool,
    moves: bool,
) -> Purpose:
    text, day = sentence.raw, days[number]
    starts = [day.start, *(clock.start for clock in own)]
    stop = max([day.stop, *(clock.stop for clock in own)])
    if any(_LIMIT.search(text, max(0, start - _LOOK_BACK), start) for start in starts):
        is_span = number > 0 and _SPAN.match(text[days[number - 1].stop : day.start])
        if not is_span:
            return _whose(sentence, day, words)
    if _LIMIT_AFTER.match(text[stop : stop + _LOOK_BACK]):
        return _whose(sentence, day, words)
    if day.is_vague:
        # About when, and not until when: that is no day.
        return "other"
    back = text[max(0, day.start - _LOOK_BACK) : day.start]
    if _WAS.search(back) or _NOT_THEN.search(back):
        return "other"
    goes_on = number and not is_moving and _SPAN.match(text[days[number - 1].stop : day.start])
    # What begins at an hour is an appointment; work begins on a day.
    if goes_on or (_STARTING.search(back) and not own):
        return "other"
    ahead = days[number + 1] if number + 1 < len(days) else None
    if ahead and _FROM.search(back) and _SPAN.match(text[stop : ahead.start]):
        return "other"
    if _OLD.search(back):
        return "old"
    if (_OF.search(back) and (moves or day.is_bare)) or (moves and _PLANNED.search(back)):
        return "other"
    # Where one is said to be the old one, the other needs no word for being the new one.
    told = any(
        _OLD.search(text, max(0, start - _LOOK_BACK), start) for start in (*(d.start for d in days), *starts)
    )
    if is_moving and not told and not _NEW.search(back):
        return "other"
    theirs = words.theirs.is_in(sentence)
    return "theirs" if theirs and not own and not day.is_near else "slot"


def _clock_role(sentence: Sentence, clock: ClockInText, words: TimeWords) -> Purpose:
    if _LIMIT.search(sentence.raw, max(0, clock.start - _LOOK_BACK), clock.start):
        return _whose(sentence, None, words)
    return "slot"


def _whose(sentence: Sentence, day: DayInText | None, words: TimeWords) -> Purpose:
    """Who has to do something until then: what stands nearest to the day says it."""
    place = sentence.start + (day.start if day else 0)
    yours = [found.place for found in words.yours.found_in(sentence)]
    # A decision that is called yours is none of theirs.
    theirs = [
        each
        for each in (found.place for found in words.theirs.found_in(sentence))
        if not any(first < each[0] < last for first, last in yours)
    ]
    near: list[tuple[int, Purpose]] = []
    books: tuple[tuple[Purpose, list[tuple[int, int]]], ...] = (("yours", yours), ("theirs", theirs))
    for role, places in books:
        near += ((min(abs(first - place), abs(last - place)), role) for first, last in places)
    return min(near)[1] if near else "limit"
