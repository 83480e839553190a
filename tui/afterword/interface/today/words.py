"""What Today says of each thing in it, in words alone: drawn in its panes, or printed line by line."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from afterword.domain.phrases import span_text
from afterword.interface.today.value import Act, Posting, Process, Said, Share, Today, Turn

_EVENING = 18

_GROUPS = {"late": "Late", "today": "Today", "any time": "Any time", "coming": "Coming"}
_COUNTED: Mapping[Turn, str] = {
    "late": "bold $late",
    "today": "$due",
    "later": "$due",
    "any time": "$text-muted",
}
"""What is counted in the head, and in which style."""


def counted(today: Today) -> Said:
    """How much there is to do until the day is over; where there is nothing, what comes next."""
    counts = Counter(act.turn for act in today.acts)
    parts: list[tuple[str, str]] = []
    for turn, style in _COUNTED.items():
        if counts[turn]:
            word = turn if turn != "later" else "tonight" if is_tonight(today) else "later today"
            parts.append((f"{', ' if parts else ''}{counts[turn]} {word}", style))
    return tuple(parts) or _next(today)


def _next(today: Today) -> Said:
    interviews = [
        (process.at, process.company) for process in today.processes if process.state == "interview"
    ]
    acts = [(act.by, act.company) for act in today.acts]
    ahead = sorted((at, name) for at, name in (*interviews, *acts) if at)
    if not ahead:
        return (("nothing today", "$text-muted"),)
    at, name = ahead[0]
    near = today.habit.near(at, today.now, today.clock)
    return (("nothing today", "$text-muted"), (f". Next: {name}, {near}", "$text-muted"))


def is_tonight(today: Today) -> bool:
    """Whether what is for later today is for the evening."""
    later = [today.local(act.by) for act in today.acts if act.turn == "later" and act.by]
    return all(moment.hour >= _EVENING for moment in later)


def group_of(today: Today, act: Act) -> str:
    """The word for when it has its turn."""
    return _GROUPS.get(act.turn) or ("Tonight" if is_tonight(today) else "Later")


def when_text(today: Today, act: Act) -> str:
    """By when, in a column: ``15 h late``, ``by 17:00``, ``Thu 16 Apr``; a time only of today."""
    if act.turn == "any time":
        return ""
    if act.by is None:
        return "today"
    if act.turn == "late":
        return f"{span_text(today.now - act.by)} late"
    local = today.local(act.by)
    return today.habit.brief_day(local.date()) if act.turn == "coming" else f"by {today.habit.clock(local)}"


def margin_of(today: Today, process: Process) -> str:
    """The word in the margin: the day, or that it waits or is silent."""
    day = today.local(process.at).date() if process.at else process.day
    if process.state in ("waiting", "silent") or day is None:
        return {"waiting": "Waiting", "silent": "Silent"}.get(process.state, "Open")
    if process.state == "interview" and process.at and process.at <= today.now:
        return "Now"
    return day_word(today, day)


def day_word(today: Today, day: date) -> str:
    """A day in the margin: ``Tomorrow``, ``Tue 21``, ``5 May``."""
    ahead = (day - today.today).days
    if ahead in (0, 1):
        return ("Today", "Tomorrow")[ahead]
    return f"{today.habit.day(day).split()[0]} {day.day}" if 0 < ahead < 14 else today.habit.month_day(day)


def process_words(today: Today, process: Process) -> str:
    """What is agreed, or until when it waits."""
    at, now = process.at, today.now
    if at is None:
        return process.says
    if process.state != "interview":
        return f"until {today.habit.near(at, now, today.clock)}"
    is_near = now < at < now + timedelta(hours=2)
    return f"{f'in {span_text(at - now)}' if is_near else today.habit.clock(today.local(at))} {process.says}"


def closing_words(today: Today, posting: Posting) -> str:
    """The last day on which one can apply."""
    ahead = (posting.closes - today.today).days
    return {0: "today", 1: "tomorrow"}.get(ahead) or today.habit.brief_day(posting.closes)


def percent(share: Share) -> str:
    """A company's part of all hope, in whole hundredths."""
    return f"{round(100 * share.share)} %"
