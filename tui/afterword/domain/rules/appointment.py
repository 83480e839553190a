"""Rules around an appointment: confirm (B1), prepare (B2), ask for a new date (B3), debrief (C1)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from afterword.domain.calendar import day_of, hours_after, moment
from afterword.domain.facts import Dismiss, Interview, InterviewCancelled, Sent
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.rounds import Round
from afterword.domain.rules.moments import END_OF_BUSINESS, Moments, day_rule
from afterword.domain.rules.pace import paced
from afterword.domain.rules.settle import (
    Ended,
    Slot,
    accepted_elsewhere,
    closed,
    earliest,
    first,
    gone_quiet,
    is_void,
    key_of,
    marks,
    sent_to_anybody,
    settled,
)
from afterword.domain.silence import ghost_at
from afterword.domain.story import Recipient, Story, once_knowing

_PREPARE_OPENS, _PREPARE_DUE = time(9, 0), time(18, 0)
_PREPARE_OVERDUE_H = 2
_REBOOK_EXPIRE_BD = 10
_DEBRIEF_DUE_H, _DEBRIEF_OVERDUE_H, _DEBRIEF_EXPIRE_BD = 2, 24, 10
_JUST_BEFORE = timedelta(seconds=1)
"""What ends an item is no contact made before it."""


def confirm(story: Story) -> Iterator[FollowUp]:
    """B1: an appointment was agreed on but not confirmed: do so within a day, whoever reads it (EV-24)."""
    for booked in () if is_void(story) else story.rounds.values():
        if story.leaves_out(booked.confirmed, booked.called_off, booked.start <= story.now):
            continue
        recipient = _organiser(story, booked)
        due = min(hours_after(booked.booked, story.cadence.confirm.h), booked.start)
        confirmed = Ended(Status.SATISFIED, booked.booked, "confirmed") if booked.confirmed else None
        yield from settled(
            story,
            Slot("B1", "interview_confirmation", "email", booked.number, recipient.id),
            recipient,
            Moments(booked.booked, due, due, booked.start),
            reason=(
                f"Confirm the interview of {story.habit.moment(booked.start, booked.zone)} with "
                f"{recipient.name}: date, time with zone, place and people."
            ),
            since=booked.booked,
            overdue_bd=None,
            satisfied=confirmed or sent_to_anybody(story, "interview_confirmation", booked.booked, booked),
            cancelled=earliest(_called_off(booked), closed(story, booked.booked), accepted_elsewhere(story)),
        )


def prepare(story: Story) -> Iterator[FollowUp]:
    """B2: prepare two days before a round: research, questions, names, "what comes next" (SE-02, SE-23)."""
    for booked in () if is_void(story) else story.rounds.values():
        ready = booked.prepared_at
        if story.leaves_out(ready, booked.called_off, booked.start <= story.now):
            continue
        zone = story.user_zone
        day = day_of(booked.start, zone)
        opens = moment(day - timedelta(days=story.cadence.prepare.days), _PREPARE_OPENS, zone)
        due = max(moment(day - timedelta(days=1), _PREPARE_DUE, zone), booked.booked)
        yield from settled(
            story,
            Slot("B2", "prepare", "internal", booked.number, None),
            story.yourself(),
            Moments(
                max(opens, booked.booked),
                due,
                hours_after(booked.start, -_PREPARE_OVERDUE_H),
                booked.start,
            ),
            reason=(
                f"Prepare for the interview of {story.habit.moment(booked.start, zone)}: the company, your "
                "questions, the names, and what comes next by when."
            ),
            since=booked.booked,
            overdue_bd=None,
            satisfied=Ended(Status.SATISFIED, ready, "prepared") if ready else None,
            cancelled=earliest(_called_off(booked), closed(story, booked.booked), accepted_elsewhere(story)),
        )


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


def rebook(story: Story) -> Iterator[FollowUp]:
    """B3: they called a round off without a new date: ask for one after three business days."""
    for rebooking in () if is_void(story) else rebookings(story):
        if not story.leaves_out(not rebooking.request.status.is_open):
            yield rebooking.request


@once_knowing
def rebookings(story: Story) -> Sequence[Rebooking]:
    """Every request for a new date, past and present, each with the span in which it was open."""
    return tuple(_rebookings(story.telling(only_open=False)))


def _rebookings(story: Story) -> Iterator[Rebooking]:
    for off, booked in _called_off_rounds(story):
        recipient = _organiser(story, booked)
        slot = Slot("B3", "rebook", "email", booked.number, recipient.id)
        day = recipient.calendar.after(day_of(off, recipient.zone), story.cadence.rebook.bd)

        def moments_on(day: date, recipient: Recipient = recipient) -> Moments:
            return day_rule(recipient, day, story.cadence.email.slot, 1, _REBOOK_EXPIRE_BD)

        asked = _sent(story, "rebook", booked, recipient, off)
        again = first(
            (f for f in story.facts if isinstance(f, Interview) and f.at > off),
            "a new date was agreed",
            Status.CANCELLED,
        )
        over = earliest(again, _ended(story), accepted_elsewhere(story), gone_quiet(story))
        ended = earliest(asked, over)
        at = ended.at - _JUST_BEFORE if ended else story.now
        moments, held = paced(story, key_of(story, slot), recipient, day, off, at, moments_on)
        if over and moments.expires and over.at >= moments.expires:
            over = None
        for request in settled(
            story,
            slot,
            recipient,
            moments,
            reason=(
                f"The interview was called off on {story.habit.day(day_of(off, recipient.zone))}: ask "
                f"{recipient.name} for a new date."
            ),
            since=off,
            overdue_bd=1,
            held=held,
            satisfied=asked,
            cancelled=over,
            silent=ghost_at(story),
        ):
            dismissals = (m.at for m in marks(story, request.key, off, None) if isinstance(m, Dismiss))
            ends = [request.expires, ended and ended.at, next(dismissals, None)]
            yield Rebooking(request, off, min(end for end in ends if end))


def debrief(story: Story) -> Iterator[FollowUp]:
    """C1: write down what was said as soon as a round has ended (SE-23, SE-26, SE-61).

    Due two hours after the end, late after 24; lapses on business day 10, 17:00 employer's time.
    """
    for held in () if is_void(story) else story.held:
        done = held.debrief
        if story.leaves_out(done):
            continue
        last_day = story.employer_calendar.after(day_of(held.end, story.employer_zone), _DEBRIEF_EXPIRE_BD)
        later = next((r for r in story.held if r.end > held.end), None)
        yield from settled(
            story,
            Slot("C1", "debrief", "internal", held.number, None),
            story.yourself(),
            Moments(
                opens=held.end,
                due=hours_after(held.end, _DEBRIEF_DUE_H),
                overdue=hours_after(held.end, _DEBRIEF_OVERDUE_H),
                expires=moment(last_day, END_OF_BUSINESS, story.employer_zone),
            ),
            reason=(
                f"The interview of {story.habit.day(held.day)} is over: write down what comes next, by when, "
                "and one point per person while it is fresh."
            ),
            since=held.end,
            overdue_bd=None,
            satisfied=Ended(Status.SATISFIED, done.at, "debriefed") if done else None,
            cancelled=earliest(
                Ended(Status.CANCELLED, later.end, "a later round was held") if later else None,
                _ended(story),
                accepted_elsewhere(story),
            ),
        )


def _organiser(story: Story, booked: Round) -> Recipient:
    """Who arranges appointments: the application's contact, else the first interviewer."""
    candidates = (story.application.contact, *booked.interviewers[:1])
    return story.recipient(next((c for c in candidates if c in story.search.contacts), None))


def _called_off_rounds(story: Story) -> Iterator[tuple[datetime, Round]]:
    """Each time a round was called off, and the round as it stood then; also those booked again since."""
    stands: set[int] = set()
    for fact in story.record.appointments if story.of(InterviewCancelled) else ():
        match fact:
            case Interview():
                stands.add(fact.round)
            case InterviewCancelled() if fact.round in stands:
                stands.remove(fact.round)
                yield fact.at, story.at(fact.at).rounds[fact.round]


def _called_off(booked: Round) -> Ended | None:
    if booked.called_off is None:
        return None
    return Ended(Status.CANCELLED, booked.called_off, "the round was called off")


def _ended(story: Story) -> Ended | None:
    """Ended, even before the item came up: what stands closed needs neither debrief nor new date."""
    outcome = story.outcome
    return Ended(Status.CANCELLED, outcome.at, outcome.word) if outcome else None


def _sent(story: Story, kind: str, booked: Round, recipient: Recipient, since: datetime) -> Ended | None:
    """A message of that kind about this round, or about no round in particular."""
    return first(
        (
            f
            for f in story.of(Sent)
            if f.kind == kind
            and f.at >= since
            and f.round in (None, booked.number)
            and recipient.id in (None, f.to)
        ),
        "sent",
        Status.SATISFIED,
    )
