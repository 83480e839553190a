"""The four moments of a follow-up, the slots of a day, and what becomes of both.

Source: R-MOMENTS, R-SLOTS, R-SNOOZE.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from afterword.domain.facts import DayOrInstant
from afterword.domain.follow_up import Status
from afterword.domain.history.story import Recipient, Story
from afterword.domain.timing.cadence import Cadence
from afterword.domain.timing.calendar import Calendar, day_of, hours_after, moment
from afterword.domain.timing.parameters import ClockSpan, Slot

END_OF_BUSINESS = time(17, 0)
"""Day rules run late and lapse, and decision dates have passed, at this wall time of the other side."""

MORNING = time(9, 0)
"""A bare day given for snoozing means this wall time."""

_NOON = time(12, 0)
_INTO_THE_WINDOW = timedelta(minutes=30)


class Moments(NamedTuple):
    """Not before, recommended by, late from, pointless from; ``expires`` is None where it never lapses.

    ``late_bd`` are the business days to late of a rule that counts in days; None where it counts hours.
    """

    opens: datetime
    due: datetime
    overdue: datetime
    expires: datetime | None
    late_bd: int | None = None

    @property
    def is_possible(self) -> bool:
        """An item that would lapse before it opens is not derived."""
        return self.expires is None or self.opens < self.expires

    def clamped(self) -> "Moments":
        """opens <= due <= overdue <= expires."""
        if self.opens <= self.due <= self.overdue and (self.expires is None or self.overdue <= self.expires):
            return self
        due = max(self.due, self.opens)
        overdue = max(self.overdue, due)
        if self.expires is not None:
            due = min(due, self.expires)
            overdue = min(overdue, self.expires)
        return self._replace(due=due, overdue=overdue)

    @property
    def never_late(self) -> "Moments":
        """These moments for what nobody could be late for, however often it is put off (L16)."""
        return self if self.expires is None else self._replace(overdue=self.expires, late_bd=None)

    def status(self, now: datetime) -> Status:
        """Where an item with these moments stands at ``now``, if nothing else has closed it."""
        if self.expires is not None and now >= self.expires:
            return Status.EXPIRED
        if now < self.opens:
            return Status.UPCOMING
        return Status.DUE if now < self.overdue else Status.OVERDUE

    def snoozed(self, until: DayOrInstant, zone: ZoneInfo, calendar: Calendar) -> "Moments":
        """These moments after "not before ``until``"; the lapse stays where it was.

        Day rules run late at 17:00 as many business days later as before, hour rules shift by the same
        span. A snooze that is not later than due, or not before the lapse, changes nothing.
        """
        chosen = until.instant(MORNING, zone)
        if chosen <= self.due or (self.expires is not None and chosen >= self.expires):
            return self
        if self.late_bd is None:
            overdue = self.overdue + (chosen - self.due)
        else:
            overdue = moment(calendar.after(day_of(chosen, zone), self.late_bd), END_OF_BUSINESS, zone)
        return self._replace(opens=max(self.opens, chosen), due=chosen, overdue=overdue).clamped()


def day_rule(to: Recipient, day: date, slot: Slot, late_bd: int, lapse_bd: int) -> Moments:
    """The moments of a day rule: the slot on its day, late and lapsed at 17:00 so many days after."""
    return Moments(
        opens=moment(day, slot.opens, to.zone),
        due=moment(day, slot.due, to.zone),
        overdue=closing(to, to.calendar.after(day, late_bd)),
        expires=closing(to, to.calendar.after(day, lapse_bd)),
        late_bd=late_bd,
    )


def closing(to: Recipient, day: date) -> datetime:
    """The end of that day's business on somebody's clock."""
    return moment(day, END_OF_BUSINESS, to.zone)


def evening(story: Story, at: datetime, to: Recipient, *, late_h: int, lapses: datetime) -> Moments:
    """The moments of thanks for what happened ``at``: the same evening, if that is possible (R-SLOTS)."""
    opens, due = evening_slot(at, story.cadence, to.zone)
    return Moments(opens, due, hours_after(at, late_h), lapses)


def call_slot(
    recipient: Recipient,
    day: date,
    cadence: Cadence,
    user_zone: ZoneInfo,
    other_than: Literal["am", "pm"] | None = None,
) -> Slot | None:
    """The first call window on ``day`` that lies in the caller's waking hours too; None if none does.

    A second attempt prefers the window ``other_than`` that of the first.
    """
    slots = [
        Slot(window.start, min(window.end, _later(window.start, _INTO_THE_WINDOW)))
        for window in _windows(day, cadence)
    ]
    slots.sort(key=lambda slot: half_of_day(slot.opens) == other_than)
    for slot in slots:
        ends = (moment(day, clock, recipient.zone).astimezone(user_zone) for clock in (slot.opens, slot.due))
        if all(end.time() in cadence.user.waking for end in ends):
            return slot
    return None


def in_call_window(
    recipient: Recipient, start: datetime, latest: datetime, cadence: Cadence, user_zone: ZoneInfo
) -> datetime | None:
    """The first moment from ``start`` on, not after ``latest``, at which a call is welcome at both ends."""
    zone = recipient.zone
    day = day_of(start, zone)
    while day <= day_of(latest, zone):
        if recipient.calendar.is_business_day(day):
            for window in _windows(day, cadence):
                first = max(moment(day, window.start, zone), start)
                fits = first <= min(moment(day, window.end, zone), latest)
                if fits and first.astimezone(user_zone).time() in cadence.user.waking:
                    return first
        day += timedelta(days=1)
    return None


def half_of_day(clock: time) -> Literal["am", "pm"]:
    """Whether a wall time lies before noon."""
    return "am" if clock < _NOON else "pm"


def _windows(day: date, cadence: Cadence) -> Iterator[ClockSpan]:
    allowed = {0: cadence.call.monday, 4: cadence.call.friday}.get(day.weekday(), "both")
    for window in cadence.call.windows:
        if allowed in ("both", half_of_day(window.start)):
            yield window


def _later(clock: time, span: timedelta) -> time:
    return (datetime.combine(date.min, clock) + span).time()


def evening_slot(event: datetime, cadence: Cadence, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Opens and due of a thank-you for ``event``: not at once, and the same evening if that is possible.

    Source: R-SLOTS and C2; SE-08, SE-66, K-01.
    """
    manners = cadence.thank_you
    day = day_of(event, zone)
    next_day = day + timedelta(days=1)
    opens = due = event + timedelta(hours=manners.min_delay_h)
    if opens > moment(day, manners.latest, zone):
        opens = moment(next_day, manners.earliest, zone)
    evening = moment(day, manners.evening, zone)
    due = evening if due <= evening else moment(next_day, manners.next_morning, zone)
    return opens, due
