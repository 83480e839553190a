"""Times of day in words that are in plain letters already (``days.plain_english``)."""

import re
from datetime import time
from typing import NamedTuple

_IN_THE_AFTERNOON = range(1, 7)
"""Hours on a dial that nobody means by night who speaks of appointments."""
HALF = r"(?:\s?[ap]\.?m\b\.?|[ap]\b)"
TIME = rf"(?:\d{{1,2}}(?:[:.]\d\d){{0,2}}{HALF}?|noon|midday|midnight)"
"""What looks like a time of day, bare hours too."""

_CLOCK = re.compile(
    rf"(?<![\d.:/-])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d)(?::\d\d)?)?(?P<half>{HALF})?(?!\w|[.:/-]\d)"
)
_TOLD = re.compile(rf"\d{{1,2}}[:.]\d\d{HALF}?|\d{{1,2}}{HALF}")
_NOON = re.compile(r"\b(?:noon|midday)\b")
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_SAID = rf"(?:\d{{1,2}}|{'|'.join(NUMBERS)})"
_OF_TIME = r"(?! (?:days?|weeks?|months?|hours?|minutes?)\b)"
_SPOKEN = re.compile(
    rf"\b(?:a )?(?P<part>half|quarter) (?:(?P<side>past|after|to|before) |(?<=half ))"
    rf"(?P<hour>{_SAID})(?::00)?(?! ?[:.]?\d)\b{_OF_TIME}(?P<half>{HALF})?"
    rf"|\b(?:at )?(?P<full>{_SAID}) (?:o'?clock|uhr)\b"
    rf"|\bat (?P<alone>{'|'.join(NUMBERS)})\b{_OF_TIME}"
)
"""An hour as it is spoken: ``half past two``, ``nine o'clock``, and in German ``half before three``."""
_FROM_TO = re.compile(
    rf"\b(?P<start>\d{{1,2}}(?:[:.]\d\d)?{HALF}?|noon|{'|'.join(NUMBERS)}) (?P<to>to|until|till) "
    rf"(?P<end>\d{{1,2}}[:.]\d\d|{_SAID}\b(?! ?[:.]?\d)){_OF_TIME}"
)
_TWELVE = re.compile(r"\b12(?:[:.]00)? noon\b|\bnoon,? (?:at )?12(?:[:.]00)?(?![:.\d])")
_ABOUT_NOON = re.compile(r"\bnoon,? (?:at )?(?=1[123]?:[0-5]\d)")
_BEFORE = "(?:on|at|from|around|about)"
_EDGES = re.compile(rf"^(?:[ ,;]|- |{_BEFORE}\b)+|(?:[ ,;-]|\b{_BEFORE})+$|\bat (?= )")
"""What stood between a day and its time."""
_DIAL = re.compile(rf"(?<![\d.:/-])[1-6][:.]\d\d(?![\d.:/]|{HALF})")
"""An hour as it stands on a dial and not in an appointment by night: "2:30" (02:30 and 2:30am are meant)."""
_IMPOSSIBLE = re.compile(
    r"(?<![\d.:/])(?:(?:2[4-9]|[3-9]\d):\d\d|\d{1,2}:[6-9]\d|(?:0|00|1[3-9]|[2-9]\d)(?:[:.]\d\d)?\s?[ap]\.?m)(?![\w:])"
)
"""What is written as a time of day and is none: "25:00", "9:75", "13pm"."""


def in_figures(words: str, *, is_told: bool) -> str:
    """Words with spoken hours in figures: ``2:30pm`` for ``half past two``.

    On a dial without its half (``is_told``: it stands there in words), one to six are the afternoon's.
    """

    def figures(found: re.Match[str]) -> str:
        if found["part"] is None:
            said = found["full"] or found["alone"]
            is_end = words.endswith(("to ", "until ", "till "), 0, found.start())
            return f"{'' if is_end else 'at '}{NUMBERS.get(said, said)}"
        hour = NUMBERS.get(found["hour"]) or int(found["hour"])
        is_before = found["side"] in ("to", "before")
        minute = 30 if found["part"] == "half" else 45 if is_before else 15
        hour = (12 if hour == 1 else hour - 1) if is_before else hour
        half = found["half"] or ("pm" if hour in _IN_THE_AFTERNOON and not is_told else "")
        return f"{hour}:{minute}{half}"

    def both(found: re.Match[str]) -> str:
        start = NUMBERS.get(found["start"], found["start"])
        return f"{start} {found['to']} {NUMBERS.get(found['end'], found['end'])}"

    words = _FROM_TO.sub(both, _SPOKEN.sub(figures, words))
    return _ABOUT_NOON.sub("", _TWELVE.sub("noon", words))


class NoSuchTime(ValueError):
    """What was typed has a time in it that no clock shows."""


class Clock(NamedTuple):
    """A time of day.

    ``half`` is its am or pm; where ``is_bare`` it has none and may be the later half's: 3:20, not 03:20.
    """

    at: time
    half: str = ""
    is_bare: bool = False

    @property
    def in_the_afternoon(self) -> time:
        """The same on the dial, in the later half of the day."""
        return self.at.replace(hour=self.at.hour % 12 + 12)


def without_clock(words: str) -> tuple[str, Clock | None]:
    """What remains of ``words`` besides the last thing in it that is a time of day."""
    if noon := _NOON.search(words):
        return bare(f"{words[: noon.start()]} {words[noon.end() :]}"), Clock(time(12))
    for match in reversed(list(_CLOCK.finditer(words))):
        is_clock = match["minute"] is not None or match["half"] is not None
        clock = _clock(match) if is_clock else None
        if clock:
            return bare(f"{words[: match.start()]} {words[match.end() :]}"), clock
    return words, None


def clock_in(words: str) -> Clock | None:
    """The time of day that ``words`` are, a bare hour too."""
    match = _CLOCK.fullmatch(words)
    return _clock(match) if match else without_clock(words)[1]


def bare(words: str) -> str:
    """A day without what set it off from its time."""
    return _EDGES.sub("", " ".join(words.split()))


def _clock(match: re.Match[str]) -> Clock | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").strip()[:1]
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    is_bare = not half and 1 <= hour <= 11 and not match["hour"].startswith("0")
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return Clock(time(hour, minute), half, is_bare)


def refuse_impossible(words: str) -> None:
    """Raises NoSuchTime for a time of day that no clock shows."""
    if found := _IMPOSSIBLE.search(words):
        why = "hours go up to 23, and minutes to 59"
        if found[0][-1] == "m":
            why = "before am and pm, hours go from 1 to 12"
        raise NoSuchTime(f"{found[0]} is no time of day: {why}. Write it like 15:00 or 3pm.")


def ask_which_half(words: str) -> None:
    """Raises ValueError with a question where an hour stands there as on a dial."""
    if found := _DIAL.search(words):
        raise ValueError(f"In the afternoon or at night? Write {found[0]}pm or {found[0]}am.")


def is_on_a_dial(words: str) -> bool:
    """Whether a time is a bare hour, or one as it stands on a dial: ``2``, ``2:30``."""
    return words.isdecimal() or _DIAL.fullmatch(words) is not None


def behind_the_last(words: str) -> str:
    """What stands behind the last time of day."""
    *_, behind = _TOLD.split(words)
    return behind.strip(" ,.;()[]-") if behind != words else ""
