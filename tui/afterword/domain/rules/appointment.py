"""Rules around an appointment: confirm (B1), prepare (B2), ask for a new date (B3), debrief (C1)."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple

from afterword.domain.facts import Dismiss, Interview, InterviewCancelled
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.history.inviter import who_invited
from afterword.domain.history.reach import addressee
from afterword.domain.history.rounds import Round
from afterword.domain.history.story import Recipient, Story, once_knowing
from afterword.domain.kinds import KINDS
from afterword.domain.rules.ends import (
    Ended,
    accepted_elsewhere,
    closed,
    done_by,
    done_by_any,
    earliest,
    first,
    gone_quiet,
    marks,
    over,
)
from afterword.domain.rules.medium import OnDay, way_to
from afterword.domain.rules.moments import END_OF_BUSINESS, MORNING, Moments, closing
from afterword.domain.rules.pace import paced
from afterword.domain.rules.rule import Ask, rule
from afterword.domain.rules.silence import ghost_at
from afterword.domain.timing.calendar import day_of, hours_after, moment

_PREPARE_OPENS, _PREPARE_DUE = time(9, 0), time(18, 0)
_PREPARE_LATE_H = _CONFIRM_LATE_H = -2
_REBOOK_LATE_BD, _REBOOK_LAPSE_BD = 1, 10
_DEBRIEF_DUE_H, _DEBRIEF_LATE_H, _DEBRIEF_LAPSE_BD = 2, 24, 10
_AT_ONCE_DUE_H = 1
_JUST_AFTER = timedelta.resolution
_JUST_BEFORE = timedelta(seconds=1)
"""What ends an item is no contact made before it."""


@rule("B1", rank=1, void_elsewhere=True)
def confirm(story: Story) -> Iterator[Ask]:
    """B1: an appointment was agreed on but not confirmed: do so within a day, whoever reads it (EV-24).

    Within the hour where it begins within two business days.
    """
    for booked in story.rounds.values():
        if story.leaves_out(booked.confirmed, booked.called_off, booked.start <= story.now):
            continue
        to = _organiser(story, booked)
        confirmed = Ended.done(booked.booked, "confirmed") if booked.confirmed else None
        soon = " It is soon, so do it at once." if _is_soon(booked, to) else ""
        yield Ask(
            booked.booked, to, _to_confirm(story, booked, to),
            f"Confirm the interview of {story.habit.moment(booked.start, booked.zone)} with {to.name}: date, "
            f"time with zone, place and people.{soon}",
            booked.number,
            done=confirmed or done_by_any(story, "interview_confirmation", to, booked.booked, booked),
            void=_void(story, booked),
        )  # fmt: skip


@rule("B2", rank=4, void_elsewhere=True)
def prepare(story: Story) -> Iterator[Ask]:
    """B2: prepare two days before a round: research, questions, names, "what comes next" (SE-02, SE-23)."""
    me = story.yourself()
    for booked in story.rounds.values():
        if story.leaves_out(booked.prepared_at, booked.called_off, booked.start <= story.now):
            continue
        day = me.day(booked.start)
        opens = moment(day - timedelta(days=story.cadence.prepare.days), _PREPARE_OPENS, me.zone)
        due = max(moment(day - timedelta(days=1), _PREPARE_DUE, me.zone), booked.booked)
        late = hours_after(booked.start, _PREPARE_LATE_H)
        yield Ask(
            booked.booked, me, Moments(max(opens, booked.booked), due, late, booked.start),
            f"Prepare for the interview of {story.habit.moment(booked.start, me.zone)}: the company, your "
            "questions, the names, and what comes next by when.",
            booked.number,
            done=Ended.done(booked.prepared_at, "prepared"),
            void=_void(story, booked),
        )  # fmt: skip


class Rebooking(NamedTuple):
    """A request for a new date (B3): it came up at ``off`` and was done, void, let go or lapsed at ``until``,
    which may lie ahead.
    """

    request: FollowUp
    off: datetime
    until: datetime

    @property
    def came_to_nothing(self) -> bool:
        """Whether it was let go or lapsed."""
        return self.request.status in (Status.EXPIRED, Status.DISMISSED)


@rule("B3", rank=6, void_elsewhere=True, paced=True)
def rebook(story: Story) -> Iterator[FollowUp]:
    """B3: a round did not take place and has no new date: ask for one after three business days.

    Where nobody came at once, within the hour. While no round was held, once more where no answer comes (L8).
    """
    for rebooking in rebookings(story):
        if not story.leaves_out(not rebooking.request.status.is_open):
            yield rebooking.request


@once_knowing
def rebookings(story: Story) -> Sequence[Rebooking]:
    """Every request for a new date, past and present, each with the span in which it was open."""
    return tuple(_rebookings(story.telling(only_open=False)))


def _rebookings(story: Story) -> Iterator[Rebooking]:
    for cancelled, booked in _called_off_rounds(story):
        to, off = _organiser(story, booked), cancelled.at
        asked = done_by(story, "rebook", to, off, booked)
        if cancelled.why == "nobody_came":
            yield from _rebooking(
                story, booked, to, off, asked, _at_once(story, to, off), _missed(story, booked, to)
            )
        else:
            what = "moved, with no new date," if cancelled.why == "moved" else "called off"
            when = f"was {what} on {story.day(off, to)}"
            reason = f"The interview {when}: ask {to.name} for a new date."
            yield from _rebooking(
                story, booked, to, off, asked, to.cadence.rebook.bd, reason, because=f"the interview {when}"
            )
        if asked and not story.held:
            answered = first(fact for fact in story.record.inbound if fact.at > asked.at)
            once_more = done_by(story, "rebook", to, asked.at + _JUST_AFTER, booked)
            when = f"asked for a new date on {story.day(asked.at, to)}"
            yield from _rebooking(
                story, booked, to, asked.at, once_more, to.cadence.rebook.again_bd,
                f"You {when}: ask {to.name} once more.", Ended.void(answered, "they answered"),
                because=f"you {when}",
            )  # fmt: skip


def _rebooking(
    story: Story,
    booked: Round,
    to: Recipient,
    since: datetime,
    asked: Ended | None,
    when: Moments | int,
    reason: str,
    answered: Ended | None = None,
    because: str = "",
) -> Iterator[Rebooking]:
    """One request: at its own moments, or so many business days later, as the guard leaves it."""
    again = Ended.void(first(f for f in story.of(Interview) if f.at > since), "a new date was agreed")
    void = earliest(again, answered, over(story), accepted_elsewhere(story), gone_quiet(story))
    ended, held, way = earliest(asked, void), None, None
    if isinstance(when, int):
        on_day = OnDay(story, to, way_to(story, to, KINDS["rebook"]), _REBOOK_LATE_BD, _REBOOK_LAPSE_BD)
        at = ended.at - _JUST_BEFORE if ended else story.now
        key = rebook.key(story, booked.number, to.id)
        when, held = paced(story, key, to, to.after(since, when), since, at, on_day)
        way = on_day.way(held.day)
    if void and when.expires and void.at >= when.expires:
        void = None
    ask = Ask(
        since, to, when, reason, booked.number,
        way=way, done=asked, void=void, silent=ghost_at(story), held=held, because=because,
    )  # fmt: skip
    for request in rebook.follow_up(story, ask):
        dismissals = (m.at for m in marks(story, request.key, since, None) if isinstance(m, Dismiss))
        ends = [request.expires, ended and ended.at, next(dismissals, None)]
        yield Rebooking(request, since, min(end for end in ends if end))


def _to_confirm(story: Story, booked: Round, to: Recipient) -> Moments:
    """Within a day; of a talk that is near within the hour, and late two hours before it begins."""
    since, starts, limits = booked.booked, booked.start, to.cadence.confirm
    due = late = min(hours_after(since, limits.h), starts)
    if _is_soon(booked, to):
        late = min(late, hours_after(starts, _CONFIRM_LATE_H))
        # Invited even later, one still has the time that is left.
        late = late if late > hours_after(since, _AT_ONCE_DUE_H) else starts
        due = min(_within_the_hour(story, to, since), late)
    return Moments(since, due, late, starts)


def _is_soon(booked: Round, to: Recipient) -> bool:
    """Whether a talk begins so soon after it was agreed on that a day to confirm it is too long."""
    return to.day(booked.start) <= to.after(booked.booked, to.cadence.confirm.soon_bd)


def _at_once(story: Story, to: Recipient, off: datetime) -> Moments:
    """Nobody came: within the hour; not held by the guard (L8)."""
    due = _within_the_hour(story, to, off)
    late, lapses = (closing(to, to.after(off, bd)) for bd in (_REBOOK_LATE_BD, _REBOOK_LAPSE_BD))
    return Moments(off, due, late, lapses)


def _within_the_hour(story: Story, to: Recipient, at: datetime) -> datetime:
    """An hour later, unless nobody reads messages then: the next morning."""
    due = hours_after(at, _AT_ONCE_DUE_H)
    clock = due.astimezone(to.zone).time()
    if clock in story.cadence.email.sensible:
        return due
    is_evening = clock >= story.cadence.email.sensible.end
    return moment(to.day(due) + timedelta(days=is_evening), MORNING, to.zone)


def _missed(story: Story, booked: Round, to: Recipient) -> str:
    when = story.habit.moment(booked.start, booked.zone)
    return (
        f"Nobody came to the interview of {when}; that happens. Ask {to.name} for a new date, best at once."
    )


@rule("C1", rank=4, void_elsewhere=True)
def debrief(story: Story) -> Iterator[Ask]:
    """C1: write down what was said as soon as a round has ended (SE-23, SE-26, SE-61).

    Due two hours after the end, late after 24; lapses on business day 10, 17:00 employer's time.
    """
    zone, calendar = story.employer_zone, story.employer_calendar
    for held in story.held:
        if story.leaves_out(held.debrief):
            continue
        lapses = moment(calendar.after(day_of(held.end, zone), _DEBRIEF_LAPSE_BD), END_OF_BUSINESS, zone)
        due, late = hours_after(held.end, _DEBRIEF_DUE_H), hours_after(held.end, _DEBRIEF_LATE_H)
        later = next((r.end for r in story.held if r.end > held.end), None)
        yield Ask(
            held.end, story.yourself(), Moments(held.end, due, late, lapses),
            f"The interview of {story.habit.day(held.day)} is over: write down what comes next, by when, and "
            "one point per person while it is fresh.",
            held.number,
            done=Ended.done(held.debrief.at, "debriefed") if held.debrief else None,
            void=earliest(Ended.void(later, "a later round was held"), over(story)),
        )  # fmt: skip


def _organiser(story: Story, booked: Round) -> Recipient:
    """Who arranges it: whoever invited, the application's contact, the recruiter, else an interviewer."""
    application = story.application
    order = (who_invited(story, booked), application.contact, application.via_recruiter, *booked.interviewers)
    return story.recipient(addressee(story.search.contacts, order))


def _called_off_rounds(story: Story) -> Iterator[tuple[InterviewCancelled, Round]]:
    """Each time a round did not take place, and the round as it stood then; also those booked again since."""
    stands: set[int] = set()
    for fact in story.record.appointments if story.of(InterviewCancelled) else ():
        match fact:
            case Interview():
                stands.add(fact.round)
            case InterviewCancelled() if fact.round in stands:
                stands.remove(fact.round)
                yield fact, story.at(fact.at).rounds[fact.round]


def _void(story: Story, booked: Round) -> Ended | None:
    off = Ended.void(booked.called_off, "the round was called off")
    return earliest(off, closed(story, booked.booked))
