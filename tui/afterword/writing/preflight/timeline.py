"""Checks that days and hours are those of the facts (PF-19): the day of a talk, an appointment confirmed."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from afterword.domain.letters import small
from afterword.writing import phrases
from afterword.writing.phrases import Span
from afterword.writing.preflight.dates import CLOCK, DAY_NAMES, WEEKDAYS, dates_in
from afterword.writing.preflight.finding import Finding, warn
from afterword.writing.preflight.letter import Letter
from afterword.writing.preflight.occasion import Occasion

_LONE = re.compile(
    rf"\b(?:on|last|past|from|of|am|vom|letzte[nr]|vergangene[nr])\s+(?P<on>{DAY_NAMES})\b"
    rf"(?!,?\s*(?:the\s+|dem\s+|den\s+)?\d)(?!,?\s+\w+\s+\d)|\b(?P<of>{DAY_NAMES})['\u2019]s\b",
    re.IGNORECASE,
)
_AGO = {
    "today": 0, "this morning": 0, "this afternoon": 0, "tonight": 0, "heute": 0,
    "yesterday": 1, "last night": 1, "gestern": 1, "vorgestern": 2, "the day before yesterday": 2,
}  # fmt: skip
"""Words for a day, and how many days ago it was."""
_RELATIVE = phrases.pattern_of(_AGO)
_AS_IT_IS = re.compile(r"(?:\b(?:is|are|of|until|ist|sind|von|bis)|['\u2019](?:s|re))\s$")
"""Before a word for a day that means these times: the team that it is today."""
_AT_ONE_DAY, _BESIDE = timedelta(days=1), timedelta(days=2)


def day_of_the_talk(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-19: a talk is said to have been on a day on which nobody talked."""
    days = occasion.days_of_talks
    if not days:
        return
    today = occasion.now.astimezone(occasion.story.user_zone).date()
    last = max((day for day in days if day <= today), default=max(days))
    for start, end in letter.sentence_spans:
        sentence = letter.text[start:end]
        if not _is_about_the_talk(sentence, occasion):
            continue
        claims = list(_claims(sentence, days, today))
        if claims and not any(fits for _, fits, _ in claims):
            said, _, (a, b) = claims[0]
            right = "today" if last == today else f"on {occasion.habit.day(last)}"
            yield warn("PF-19", f"You talked {right}; here it says {said}.", (start + a, start + b))


def day_beside_the_talk(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-19: a day next to that of the talk, of which nothing is known: most likely the talk is meant."""
    days, known = occasion.days_of_talks, occasion.known_days
    today = occasion.now.astimezone(occasion.story.user_zone).date()
    for dated in dates_in(letter.words, today):
        beside = [day for day in days if dated.day and abs(day - dated.day) <= _BESIDE]
        if dated.day and dated.day <= today and dated.day not in known and beside:
            right = occasion.habit.day(beside[0])
            yield _elsewhere(letter, dated.words, f"You talked on {right}; here it says {dated.words}.")


def _is_about_the_talk(sentence: str, occasion: Occasion) -> bool:
    code = occasion.language
    is_thanks = occasion.kind.is_thanks or "talked" in occasion.kind.fits
    names = ("talks", "thanked") if is_thanks else ("talks",)
    others = ("ahead", "writings")
    return any(phrases.has(sentence, name, code) for name in names) and not any(
        phrases.has(sentence, name, code) for name in others
    )


def _claims(sentence: str, days: frozenset[date], today: date) -> Iterator[tuple[str, bool, Span]]:
    """The days a sentence names, whether each is one of ``days``, and where it stands."""
    for dated in dates_in(sentence, today):
        if dated.day and dated.day <= today:
            yield dated.words, dated.day in days, dated.span
    for match in _LONE.finditer(sentence):
        name = match["on"] or match["of"]
        number = WEEKDAYS[small(name)]
        yield name, any(day.weekday() == number for day in days), match.span("on" if match["on"] else "of")
    for match in _RELATIVE.finditer(small(sentence)):
        if _AS_IT_IS.search(small(sentence[: match.start()])):
            continue
        day = today - _AGO[" ".join(small(match[0]).split())] * _AT_ONE_DAY
        yield match[0], day in days, match.span()


def as_appointed(letter: Letter, occasion: Occasion) -> Iterator[Finding]:
    """PF-19: a confirmation that names another day or hour than the appointment's."""
    held = occasion.held
    if held is None or occasion.follow_up.kind != "interview_confirmation":
        return
    text = letter.words
    today = occasion.now.astimezone(occasion.story.user_zone).date()
    dated = [day for day in dates_in(text, today) if day.day and day.day >= today]
    lone = [m for m in re.finditer(rf"(?<!\w)(?:{DAY_NAMES})(?!\w)", text, re.IGNORECASE) if len(m[0]) > 2]
    right = occasion.habit.day(held.day)
    if dated and all(each.day != held.day for each in dated):
        yield _elsewhere(letter, dated[0].words, f"Your appointment is on {right}.")
    elif not dated and lone and all(WEEKDAYS[small(m[0])] != held.day.weekday() for m in lone):
        yield _elsewhere(letter, lone[0][0], f"Your appointment is on {right}.")
    hours = [(match[0], hour) for match in CLOCK.finditer(text) if (hour := _minutes(match[0])) is not None]
    zones: tuple[ZoneInfo, ...] = (held.zone, occasion.story.user_zone)
    meant = {_of_day(held.start.astimezone(zone)) for zone in zones}
    if hours and not any(hour in meant or hour + 720 in meant for _, hour in hours):
        clock = occasion.habit.clock(held.start.astimezone(held.zone).time())
        yield _elsewhere(letter, hours[0][0], f"Your appointment is at {clock}.")


def _elsewhere(letter: Letter, words: str, sentence: str) -> Finding:
    start = letter.text.find(words, letter.core[0])
    return warn("PF-19", sentence, (start, start + len(words)))


def _of_day(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


def _minutes(clock: str) -> int | None:
    """An hour as minutes of the day: ``2 p.m.``, ``14:00``, ``14 Uhr``."""
    found = re.match(r"(\d{1,2})(?:[:.](\d\d))?\s*(p)?", clock, re.IGNORECASE)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return (hour + 12 if found[3] and hour < 12 else hour) * 60 + minute
