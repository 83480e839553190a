"""The forms a parameter's value can have, and the families that the parameters of the rules come in."""

from collections.abc import Mapping
from datetime import date, time
from typing import Literal, Self

import msgspec


def clock(text: str) -> time:
    """A time of day; it has no offset, since the zone is the recipient's."""
    clock = time.fromisoformat(text.strip())
    if clock.tzinfo:
        raise ValueError(text)
    return clock


class ClockSpan(msgspec.Struct, frozen=True):
    """A span of the day's clock, both ends included."""

    start: time
    end: time

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"

    def __contains__(self, moment: time) -> bool:
        return self.start <= moment <= self.end

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads ``09:30-11:30``; ValueError where it would not end later than it starts."""
        start, end = (clock(part) for part in text.split("-"))
        if end <= start:
            raise ValueError(text)
        return cls(start, end)


class Waking(ClockSpan, frozen=True):
    """The hours of a day in which somebody is awake; it may reach over midnight."""

    def __contains__(self, moment: time) -> bool:
        if self.start <= self.end:
            return super().__contains__(moment)
        return moment >= self.start or moment <= self.end

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads ``07:00-22:00`` or ``10:00-01:00``."""
        start, end = text.split("-")
        return cls(clock(start), clock(end))


class Slot(msgspec.Struct, frozen=True):
    """When on its day an item opens and when it is due."""

    opens: time
    due: time

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}/{self.due:%H:%M}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads ``09:00/10:00``."""
        opens, due = text.split("/")
        return cls(clock(opens), clock(due))


class QuietPeriod(msgspec.Struct, frozen=True):
    """Days of each year without business, as (month, day); it may reach over the year's end."""

    start: tuple[int, int]
    end: tuple[int, int]

    def __str__(self) -> str:
        return "{:02}-{:02}..{:02}-{:02}".format(*self.start, *self.end)

    def __contains__(self, day: date) -> bool:
        at = (day.month, day.day)
        if self.start <= self.end:
            return self.start <= at <= self.end
        return at >= self.start or at <= self.end

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads ``12-24..01-01``."""
        ends = [date.fromisoformat(f"2024-{part.strip()}") for part in text.split("..")]
        start, end = ((day.month, day.day) for day in ends)
        return cls(start, end)


class ThankYou(msgspec.Struct, frozen=True):
    """C2: the thank-you after a round."""

    min_delay_h: int
    evening: time
    latest: time
    earliest: time
    next_morning: time
    overdue_h: int
    expire_bd: int
    letter: Literal["off", "additional", "instead"]


class PostalLetter(msgspec.Struct, frozen=True):
    """C3: a letter beside or instead of the thank-you."""

    transit_bd: int
    post_by: time


class EMail(msgspec.Struct, frozen=True):
    """When e-mails are sensible."""

    slot: Slot
    sensible: ClockSpan


class Calls(msgspec.Struct, frozen=True):
    """When calls are sensible, and how often one tries."""

    windows: tuple[ClockSpan, ...]
    monday: Literal["am", "pm", "both", "none"]
    friday: Literal["am", "pm", "both", "none"]
    max_attempts: int


class User(msgspec.Struct, frozen=True):
    """The person's own day."""

    waking: Waking


class StatusContacts(msgspec.Struct, frozen=True):
    """D1-D3: asking how the decision stands."""

    default_medium: Literal["call", "email"]
    no_date_bd: int
    grace_bd: int
    overdue_bd: int
    expire_bd: int
    voicemail_to_email_bd: int
    second_bd: int
    second_expire_bd: int
    will_call_bd: int


class CheckIn(msgspec.Struct, frozen=True):
    """D4 and A2: occasional later e-mails."""

    spacing_bd: int
    on_hold_bd: int
    waiting_list_bd: int
    max: int


class Guard(msgspec.Struct, frozen=True):
    """GUARD-1 to GUARD-3: what holds a contact back."""

    min_gap_bd: int
    window_bd: int
    max_in_window: int
    max_unanswered: int


class Ghost(msgspec.Struct, frozen=True):
    """When silence counts as final (R-SILENCE)."""

    after_last_bd: int
    silent_bd: int
    after_decision_bd: int
    on_hold_bd: int
    waiting_list_bd: int
    applied_bd: int


class Apply(msgspec.Struct, frozen=True):
    """A1: asking about an application."""

    follow_up_bd: int
    max: int
    expire_bd: int


class Confirm(msgspec.Struct, frozen=True):
    """B1: confirming an appointment."""

    h: int
    soon_bd: int


class Prepare(msgspec.Struct, frozen=True):
    """B2: preparing for a round."""

    days: int


class Rebook(msgspec.Struct, frozen=True):
    """B3: asking for a new date."""

    bd: int
    again_bd: int


class Rejection(msgspec.Struct, frozen=True):
    """F1 and F3: after a no."""

    reply_bd: int
    linkedin_bd: int


class ReContact(msgspec.Struct, frozen=True):
    """F4: a friendly word months later; plain days."""

    days: int
    max: int
    window_days: int


class OfferTimes(msgspec.Struct, frozen=True):
    """G1 to G5c: around an offer."""

    ack_h: int
    assumed_bd: int
    decide_lead_h: int
    inform_delay_h: int
    inform_call_within_bd: int
    short_bd: int
    extension_max_bd: int
    written_bd: int
    written_again_bd: int
    written_max: int
    conditions_bd: int


class Accept(msgspec.Struct, frozen=True):
    """G7: after an acceptance."""

    withdraw_bd: int


class References(msgspec.Struct, frozen=True):
    """G8 and H3: people who vouch for you."""

    thanks_bd: int
    heads_up_h: int


class Network(msgspec.Struct, frozen=True):
    """H1: advice asked for."""

    remind_bd: int
    max: int


class Goals(msgspec.Struct, frozen=True):
    """How wide the person wants to search (R-BASKET, L18): running, companies, new in ten business days."""

    live: int
    companies: int
    new: int


SEARCHES: Mapping[str, Goals] = {
    "full search": Goals(5, 3, 5),
    "beside a job": Goals(3, 2, 2),
    "only this one": Goals(1, 1, 0),
}
"""The widths one picks from; the first is how it ships."""


class Quiet(msgspec.Struct, frozen=True):
    """Days without business in every region."""

    periods: tuple[QuietPeriod, ...]


class Holidays(msgspec.Struct, frozen=True):
    """Corrections of the region's public holidays."""

    skip: tuple[date, ...]
    extra: tuple[date, ...]
