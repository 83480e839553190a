"""The pushiness guard: limits on gap, frequency and unanswered contacts (R-GUARD)."""

from datetime import date, datetime

import msgspec

from afterword.domain.history.contacts_made import ContactsMade, unanswered
from afterword.domain.history.story import Recipient, Story
from afterword.domain.timing.calendar import day_of


class Held(msgspec.Struct, frozen=True):
    """A day as the guard leaves it; ``by`` is the last limit that moved it, ``why`` says so."""

    day: date
    by: str | None = None
    why: str | None = None

    def not_before(self, day: date, by: str, why: str) -> "Held":
        """The later of the two days."""
        return Held(day, by, why) if day > self.day else self


def guarded(
    story: Story,
    recipient: Recipient,
    day: date,
    moment: datetime,
    *,
    embargo: date | None = None,
    is_call: bool = False,
    is_retry: bool = False,
) -> Held:
    """The first day from ``day`` on that keeps every limit, counted from contacts made up to ``moment``.

    Order: GUARD-5 (``embargo`` is the first day after it), GUARD-1, GUARD-2, GUARD-4, out of office. A
    retry of an unanswered call is exempt from GUARD-1 and GUARD-2.
    """
    guard, zone, calendar = recipient.cadence.guard, recipient.zone, recipient.calendar
    made = contacts_with(story, recipient)
    held = Held(day)
    if embargo:
        held = held.not_before(embargo, "GUARD-5", "they named a later date themselves")
    if not is_retry:
        held = rested(story, recipient, held, moment)
    second = None if is_retry else made.last_counted(max(guard.max_in_window, 1), moment)
    if second and guard.window_bd:
        on = day_of(second, zone)
        free = calendar.after(on, guard.window_bd)
        held = held.not_before(free, "GUARD-2", f"you have contacted them often since {story.habit.day(on)}")
    attempts = made
    if recipient.company.kind == "agency":
        attempts = story.correspondence.with_person(recipient.id)
    attempt = attempts.last_attempt(moment) if is_call else None
    if attempt:
        on = day_of(attempt, zone)
        held = held.not_before(calendar.after(on, 1), "GUARD-4", f"you called them on {story.habit.day(on)}")
    back = story.correspondence.back_on(recipient.id, moment)
    if back:
        held = held.not_before(
            calendar.after(back, 1), "OOO", f"{recipient.name} is away until {story.habit.day(back)}"
        )
    return held


def rested(story: Story, recipient: Recipient, held: Held, moment: datetime) -> Held:
    """The day after the rest that GUARD-1 wants since the last contact made up to ``moment``."""
    last, gap = contacts_with(story, recipient).last_counted(1, moment), recipient.cadence.guard.min_gap_bd
    if not last or not gap:
        return held
    on = day_of(last, recipient.zone)
    free = recipient.calendar.after(on, gap)
    return held.not_before(free, "GUARD-1", f"you wrote to or called them on {story.habit.day(on)}")


def contacts_with(story: Story, recipient: Recipient) -> ContactsMade:
    """The contacts that count towards a recipient: the company's, at an agency this application's."""
    company = recipient.company
    if company.kind == "agency":
        return story.correspondence.about(company.id, story.application.id)
    return story.correspondence.with_company(company.id)


class Meter(msgspec.Struct, frozen=True):
    """How much of the allowance at a company is used, and the next day on which a contact is fine.

    It ``is_welcome`` on no day where they come to the person or wish not to be contacted.
    """

    counted: int
    limit: int
    unanswered: int
    most_unanswered: int
    next_free: date | None
    is_welcome: bool = True

    @property
    def level(self) -> str:
        """green, amber at two unanswered, red at three."""
        if self.unanswered >= self.most_unanswered:
            return "red"
        return "amber" if self.unanswered == self.most_unanswered - 1 else "green"


def meter(story: Story, recipient: Recipient, moment: datetime) -> Meter:
    """The meter of a recipient's company as of ``moment``; ``next_free`` is None when today is fine."""
    guard, zone, calendar = recipient.cadence.guard, recipient.zone, recipient.calendar
    made = contacts_with(story, recipient)
    today = day_of(moment, zone)
    recent = [
        at
        for at in made.counted
        if at <= moment and calendar.between(day_of(at, zone), today) < guard.window_bd
    ]
    free = guarded(story, recipient, today, moment).day
    return Meter(
        counted=len(recent),
        limit=guard.max_in_window,
        unanswered=len(unanswered(story.facts)),
        most_unanswered=guard.max_unanswered,
        next_free=free if free > today else None,
        is_welcome=not (story.is_quiet or (recipient.contact and recipient.contact.do_not_contact)),
    )
