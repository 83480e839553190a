"""What a mail means, told in a line."""

from datetime import datetime
from zoneinfo import ZoneInfo

from afterword.domain.mails.kinds import CALLED
from afterword.domain.mails.meaning import Corresponded
from afterword.domain.phrases import Habit
from afterword.domain.telling import told


def mail_told(found: Corresponded, habit: Habit, zone: ZoneInfo) -> str:
    """A mail in a line: ``Moved: Baywater Logistics (Reporting Specialist), Fri 24 Apr 14:00``."""
    belongs, read = found.belongs, found.read
    if read.is_own:
        sent = told(found.after, found.facts[0], habit) if found.facts else read.mail.subject
        return f"Yours: {sent or 'a mail'}."
    application = belongs.application
    known = found.after.company_of(application) if application else belongs.company
    company = known.name if known else read.company
    position = application.title if application else read.position
    what = (
        f"{company} ({position})"
        if company and position
        else company or position or read.mail.display or read.mail.sender
    )
    parts = [what, _when_told(found, habit, zone)]
    if found.proposed:
        parts.append(" or ".join(habit.moment(each, zone) for each in found.proposed))
    if found.deadline:
        day = found.deadline
        parts.append(f"until {habit.moment(day, zone) if isinstance(day, datetime) else habit.day(day)}")
    if read.decision and found.kind in ("holding", "receipt", "advance", "on_hold"):
        parts.append(f"they decide by {habit.day(read.decision.day)}")
    if found.back_on:
        parts.append(f"back on {habit.day(found.back_on)}")
    if found.writer and found.kind not in ("noise", "receipt"):
        parts.append(f"{'with' if found.when else 'from'} {found.writer.name}")
    reply = " They wait for your answer." if read.needs_reply and found.kind != "unsure" else ""
    about = ", ".join(part for part in parts if part)
    return f"{CALLED[found.kind]}{f': {about}' if about else ''}.{reply}"


def _when_told(found: Corresponded, habit: Habit, zone: ZoneInfo) -> str:
    if found.when is None:
        return ""
    start, _, theirs = found.when
    if not isinstance(start, datetime):
        return habit.day(start)
    told_here = habit.moment(start, zone)
    there = start.astimezone(ZoneInfo(theirs)) if theirs else start
    differs = there.utcoffset() != start.astimezone(zone).utcoffset()
    return f"{told_here} (their {habit.clock(there)})" if differs else told_here
