"""What follows the thank-you: a forgotten question or point (C4), what was promised (C5)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from afterword.domain.facts import Call, Debrief, Missed, Omitted, Sent
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.history.reach import addressee
from afterword.domain.history.rounds import Round
from afterword.domain.history.story import Story
from afterword.domain.kinds import KINDS
from afterword.domain.rules.decision import decision_date
from afterword.domain.rules.ends import Ended, accepted_elsewhere, done_by, earliest, gone_quiet, over
from afterword.domain.rules.medium import OnDay, way_to
from afterword.domain.rules.moments import Moments, closing
from afterword.domain.rules.pace import paced
from afterword.domain.rules.rule import Ask, rule
from afterword.domain.rules.silence import ghost_at
from afterword.domain.rules.status_walk import enquiries
from afterword.domain.rules.thanks import note_sent, still_there
from afterword.domain.timing.calendar import day_of, hours_after, moment, zone_of

_DUE_H, _LATE_H, _LAPSE_BD = 24, 48, 5
_JUST_BEFORE = timedelta(seconds=1)
"""What ends an item is no contact made before it."""


@rule("C4", rank=6, void_elsewhere=True, paced=True, into="C2", into_open=("D1", "D2"))
def clarification(story: Story) -> Iterator[Ask]:
    """C4: something remembered after the thank-you went out: one e-mail the next business day (SE-80, K-15).

    It lapses on the morning of the status contact, which carries it then; at most one a person and round.
    """
    for held in story.held if _has_remembered(story) else ():
        for person in still_there(story, held):
            remembered = _remembered(story, held, person)
            if remembered is not None:
                yield _clarification(story, held, person, remembered)


@rule("C5", rank=3, void_elsewhere=True, into="C2", into_same_round=True)
def materials(story: Story) -> Iterator[Ask]:
    """C5: something was promised in a round: send it within a day."""
    for held in story.held:
        debriefs = (f for f in story.of(Debrief) if f.round == held.number)
        told = next((debrief for debrief in debriefs if debrief.promised_materials), None)
        if told is None:
            continue
        to = story.recipient(addressee(story.search.contacts, (told.follow_up_contact, *held.interviewers)))
        due, late = max(hours_after(held.end, _DUE_H), told.at), hours_after(held.end, _LATE_H)
        yield Ask(
            told.at, to, Moments(told.at, due, late, closing(to, to.after(held.end, _LAPSE_BD))),
            f"You promised {to.name}: {', '.join(told.promised_materials)}.",
            held.number,
            done=done_by(story, "materials", to, told.at, held),
            void=over(story),
        )  # fmt: skip


def _clarification(story: Story, held: Round, person: str, remembered: datetime) -> Ask:
    to = story.recipient(person)
    morning = moment(_status_day(story, held), to.cadence.email.slot.opens, to.zone)

    on_day = OnDay(story, to, way_to(story, to, KINDS["clarification"]), 1, 1, lapses=morning)
    done = done_by(story, "clarification", to, held.end, held)
    carried = _status_contact_made(story, held)
    if carried and carried.at >= morning:
        carried = None
    void = earliest(carried, over(story), accepted_elsewhere(story), gone_quiet(story))
    ended = earliest(done, void)
    at = ended.at - _JUST_BEFORE if ended else story.now
    key = clarification.key(story, held.number, person)
    moments, guard = paced(story, key, to, to.after(remembered, 1), remembered, at, on_day)
    return Ask(
        remembered, to, moments,
        f"You thought of something for {to.name} on {story.day(remembered, to)}: one short message is fine.",
        held.number, way=on_day.way(guard.day), done=done, void=void, silent=ghost_at(story), held=guard,
    )  # fmt: skip


def _has_remembered(story: Story) -> bool:
    """Whether anything was ever remembered after a round; mostly nothing was."""
    debriefs = story.of(Debrief)
    return bool(story.of(Missed) or story.of(Omitted) or any(d.missed or d.omitted for d in debriefs))


def _remembered(story: Story, held: Round, person: str) -> datetime | None:
    """When something was first remembered for this person after they had been thanked."""
    thanked = note_sent(story, held, person)
    if thanked is None:
        return None
    lead = story.lead_interviewer(held)
    for fact in story.facts:
        if fact.at < thanked.at:
            continue
        match fact:
            case Missed(round=number, to=to) | Omitted(round=number, to=to):
                if number == held.number and (to or lead) == person:
                    return fact.at
            case Debrief(round=number, missed=missed, omitted=omitted):
                if number == held.number and person == lead and (missed or omitted):
                    return fact.at
    return None


def _status_day(story: Story, held: Round) -> date:
    """The day of the status enquiry after this round, on its recipient's own calendar.

    That of the open one, else that of the last one that was made, let go or lapsed; where there is none
    for another reason, the day the rule names.
    """
    enquiries = _enquiries(story, held)
    told = [f for f in enquiries if f.status.is_open] or [
        f for f in enquiries if f.status is not Status.CANCELLED
    ]
    if told:
        return day_of(told[-1].opens, zone_of(told[-1].zone))
    to = story.recipient(story.primary_contact(held, story.now))
    status = to.cadence.status
    decision = decision_date(story, story.now)
    if decision:
        return to.calendar.after(to.calendar.roll(decision.day), status.grace_bd)
    return to.after(held.end, status.no_date_bd)


def _status_contact_made(story: Story, held: Round) -> Ended | None:
    """The status contact after this round, once it is made and no other is open: it carries the rest."""
    enquiries = _enquiries(story, held)
    if any(f.status.is_open for f in enquiries) or not any(f.status is Status.SATISFIED for f in enquiries):
        return None
    rang = 0
    for fact in story.facts:
        if fact.at < held.end:
            continue
        match fact:
            case Sent(kind="status_email") | Call(purpose="status", result="reached" | "voicemail"):
                return Ended.void(fact.at, "your status contact carries it")
            case Call(purpose="status", result="no_answer"):
                rang += 1
                if rang >= story.cadence.call.max_attempts:
                    return Ended.void(fact.at, "your status contact carries it")
    return None


def _enquiries(story: Story, held: Round) -> list[FollowUp]:
    return [f for f in enquiries(story) if f.rule in ("D1", "D2") and f.round == held.number]
