"""Rules around an offer of one's own: thanks (G1), deciding (G2), time (G4), paper (G5), answer (G6),
references (G8) and what became of it (G9).
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from afterword.domain.facts import Dismiss, ReferencesGiven
from afterword.domain.follow_up import Status
from afterword.domain.history.elsewhere import OfferMade, Process
from afterword.domain.history.offers import offer_of
from afterword.domain.history.story import Recipient, Story
from afterword.domain.phrases import listed
from afterword.domain.rules.ends import (
    Ended,
    done_by,
    done_by_any,
    earliest,
    first,
    marks,
    passed_over,
    sent,
)
from afterword.domain.rules.medium import Way, by_day
from afterword.domain.rules.moments import END_OF_BUSINESS, Moments, closing, day_rule, evening_slot
from afterword.domain.rules.rule import Ask, rule
from afterword.domain.timing.calendar import day_of, hours_after, moment

_WRITTEN_LATE_BD, _WRITTEN_LAPSE_BD = 1, 10
_CONDITIONS_LATE_BD = 1
_JUST_AFTER = timedelta.resolution
_PATIENCE = "do not give notice, do not withdraw elsewhere"
_DECIDE_LATE_H = -2
_ANSWER_DUE_H = 24
_REFERENCES_LATE_BD, _REFERENCES_LAPSE_BD = 5, 20
_RECORD_LATE_BD = 1


@rule("G1", rank=2, answers=True)
def offer_thanks(story: Story) -> Iterator[Ask]:
    """G1: thank for the offer within a day, and ask for paper and deadline if missing (EV-25)."""
    if offer := offer_of(story):
        to = _reader(story, offer)
        expires = offer.deadline or closing(to, to.after(offer.received, to.cadence.offer.assumed_bd))
        yield Ask(
            offer.received, to, _soon(story, offer.received, to, expires),
            f"{to.name[:1].upper()}{to.name[1:]} made you an offer: thank them{_asking(offer)} within a day.",
            done=done_by_any(story, "offer_thanks", to, offer.received),
            void=_over(story, offer),
        )  # fmt: skip


@rule("G2", rank=0, letting_go="question")
def decide(story: Story) -> Iterator[Ask]:
    """G2: an offer waits for your decision; without a deadline within five business days (EV-25)."""
    offer = offer_of(story)
    if offer is None:
        return
    zone, calendar = story.user_zone, story.employer_calendar
    if offer.deadline:
        due = to_decide(story, offer, offer.deadline)
        moments = Moments(offer.received, due, hours_after(offer.deadline, _DECIDE_LATE_H), offer.deadline)
        why = f"they want your answer by {story.habit.moment(offer.deadline, zone)}"
    else:
        day = calendar.after(day_of(offer.received, zone), story.cadence.offer.assumed_bd)
        due, late = (moment(each, END_OF_BUSINESS, zone) for each in (day, calendar.after(day, 1)))
        moments = Moments(offer.received, due, late, None)
        why = "they named no deadline; a week is what most expect"
    over = _over(story, offer, Status.SATISFIED)
    is_decided = over is not None and over.status is Status.SATISFIED
    yield Ask(
        offer.received, story.yourself(), moments,
        f"The offer of {story.company.name} is yours to decide: {why}.",
        done=over if is_decided else None,
        void=None if is_decided else over,
    )  # fmt: skip


@rule("G4", rank=2, of_offers=True, into="G1", answers=True)
def ask_for_time(story: Story) -> Iterator[Ask]:
    """G4: a short deadline, and others decide too late for it: ask for a later one, once (L7, EV-25)."""
    offer = offer_of(story)
    if offer is None or offer.deadline is None or offer.known_since is None:
        return
    zone, calendar = story.employer_zone, story.employer_calendar
    last = day_of(offer.deadline, zone)
    if last >= calendar.after(day_of(offer.known_since, zone), story.cadence.offer.short_bd):
        return
    late = [p for p in story.elsewhere.others(story.company.id) if p.decision is None or p.decision >= last]
    if not late:
        return
    until: date = calendar.after(last, story.cadence.offer.extension_max_bd)
    if decision := max((p.decision for p in late if p.decision), default=None):
        until = min(until, calendar.after(calendar.roll(decision), 1))
    to = _reader(story, offer)
    yield Ask(
        offer.known_since, to, _soon(story, offer.known_since, to, offer.deadline),
        f"They want your answer by {story.habit.day(last)}, and {_others_decide(story, late)}: ask {to.name} "
        f"for time until {story.habit.day(until)}.",
        done=done_by_any(story, "ask_for_time", to, offer.received),
        void=_over(story, offer),
        ask_until=until,
    )  # fmt: skip


@rule("G5", rank=6, of_offers=True, answers=True)
def ask_for_paper(story: Story) -> Iterator[Ask]:
    """G5: three business days after an offer that is not in writing, ask for it, and again (EV-25, L4).

    Sooner where one has to decide before, about this offer or another one (L22); what lapsed before a yes
    begins anew with it.
    """
    offer = offer_of(story)
    if offer is None or (offer.written_at and offer.written_at <= offer.received):
        return
    to = _reader(story, offer)
    limits = to.cadence.offer
    decided = _decided_otherwise(story, offer) if offer.terms.is_spoken else _over(story, offer)
    void = earliest(Ended.void(offer.written_at, "it came in writing"), decided)
    said_yes = story.outcome.at if story.outcome and story.is_unsecured else None
    requests = sent(story, "written_offer_request", offer.received)
    since, bd, asked = offer.received, limits.written_bd, False
    for _ in range(limits.written_max):
        done = Ended.done(first(requests))
        reason = f"The offer of {story.day(offer.received, to)} is not in writing yet: ask {to.name} for it."
        if asked:
            reason = (
                f"You asked on {story.day(since, to)}, and it is not in writing: ask {to.name} once more."
            )
        moments, way, before = _before_deciding(story, offer, to, since, bd, asked=asked)
        yield Ask(
            since, to, moments, " ".join(filter(None, (reason, before, not_secured(story)))),
            way=way, done=done, void=void,
        )  # fmt: skip
        if done:
            since, bd, asked = done.at, limits.written_again_bd, True
        elif said_yes and moments.expires and moments.expires <= said_yes:
            since, bd, asked = said_yes, limits.written_bd, False
        else:
            return


@rule("G5c", rank=6)
def ask_for_conditions(story: Story) -> Iterator[Ask]:
    """G5c: an offer has conditions that are open: look after them every five business days (L4).

    Each time lapses when the next one opens; letting go is meant for this one.
    """
    offer = offer_of(story)
    since = offer.terms.stated if offer else None
    if offer is None or since is None:
        return
    terms, me, slot = offer.terms, story.yourself(), story.cadence.email.slot
    void = earliest(Ended.void(terms.met, "nothing is open any more"), _decided_otherwise(story, offer))
    until_then = f" Until it is settled {_PATIENCE}." if story.is_unsecured else ""
    day = me.day(since)
    while since <= story.now:
        day = me.calendar.after(day, story.cadence.offer.conditions_bd)
        lapses = moment(me.calendar.after(day, story.cadence.offer.conditions_bd), slot.opens, me.zone)
        yield Ask(
            since, me, day_rule(me, day, slot, _CONDITIONS_LATE_BD, 1)._replace(expires=lapses),
            f"Ask how this stands: {_conditions(offer)}.{until_then}",
            void=void,
        )  # fmt: skip
        if void and void.at <= lapses:
            return
        key = ask_for_conditions.key(story, None, None)
        let_go = first(mark for mark in marks(story, key, since, lapses) if isinstance(mark, Dismiss))
        since = let_go + _JUST_AFTER if let_go else lapses


@rule("G6", rank=0, outlives={"accepted", "declined"}, lasts=True, letting_go="question", answers=True)
def give_your_answer(story: Story) -> Iterator[Ask]:
    """G6: you have decided: say so within a day, before the deadline (EV-27)."""
    outcome = story.outcome
    if outcome is None or outcome.word not in ("accepted", "declined"):
        return
    offer = offer_of(story)
    to = story.recipient(story.in_place_of(offer.sender if offer else None, outcome.at))
    due = hours_after(outcome.at, _ANSWER_DUE_H)
    if offer and offer.deadline:
        due = min(due, offer.deadline)
    kind = "acceptance" if outcome.word == "accepted" else "decline"
    yield Ask(
        outcome.at, to, Moments(outcome.at, due, due, None),
        f"You {outcome.word} the offer: tell {to.name} in writing. {not_secured(story)}".strip(),
        done=done_by(story, kind, to, offer.received if offer else outcome.at),
        void=passed_over(story),
        kind=kind,
    )  # fmt: skip


@rule("G8", rank=8, outlives={"accepted"}, lapses_bd=("references.thanks_bd", _REFERENCES_LAPSE_BD))
def thank_references(story: Story) -> Iterator[Ask]:
    """G8: your yes counts: thank the references and tell them the news (EV-27, EV-32)."""
    secured = story.secured_at
    if secured is None:
        return
    named = (person for given in story.of(ReferencesGiven) for person in given.references)
    for to in map(story.recipient, dict.fromkeys((*story.application.references, *named))):
        day = to.after(secured, to.cadence.references.thanks_bd)
        moments, way = by_day(story, to, "reference_thanks", day, _REFERENCES_LATE_BD, _REFERENCES_LAPSE_BD)
        yield Ask(
            secured, to, moments,
            f"{to.name} spoke for you: thank them, and tell them how it ended.",
            way=way,
        )  # fmt: skip


@rule("G9", rank=0)
def record_what_became(story: Story) -> Iterator[Ask]:
    """G9: the deadline has passed and nothing was recorded: say what became of the offer."""
    offer = offer_of(story)
    if offer is None or offer.deadline is None or offer.deadline > story.now:
        return
    if offer.outcome and offer.outcome.at < offer.deadline:
        return
    zone, calendar = story.user_zone, story.employer_calendar
    day = calendar.after(day_of(offer.deadline, zone), 1)
    due = moment(day, story.cadence.email.slot.due, zone)
    late = moment(calendar.after(day, _RECORD_LATE_BD), END_OF_BUSINESS, zone)
    yield Ask(
        offer.deadline, story.yourself(), Moments(offer.deadline, due, late, None, _RECORD_LATE_BD),
        f"The deadline of the offer passed on {story.habit.moment(offer.deadline, zone)}: what became of it?",
        void=_over(story, offer),
    )  # fmt: skip


def _reader(story: Story, offer: OfferMade) -> Recipient:
    """Who made the offer; where that is not known, whom one writes to there."""
    return story.recipient(story.in_place_of(offer.sender, offer.received))


def to_decide(story: Story, offer: OfferMade, deadline: datetime) -> datetime:
    """When an offer with a deadline is to be decided on."""
    return max(hours_after(deadline, -story.cadence.offer.decide_lead_h), offer.received)


class _Decision(NamedTuple):
    """A decision that the paper serves: since when it is known, when it is best made, and at the latest."""

    known: datetime
    due: datetime
    deadline: datetime
    company: str


def _first_decision(story: Story, offer: OfferMade, since: datetime) -> _Decision | None:
    """The first of the decisions to come after ``since``, about this offer or another open one."""
    others = (other for other in story.elsewhere.offers if other.application != offer.application)
    ahead = [
        _Decision(max(since, known), to_decide(story, each, deadline), deadline, each.company)
        for each in (offer, *others)
        if (deadline := each.deadline)
        and (known := each.known_since)
        and not each.outcome
        and deadline > since
    ]
    return min(ahead, key=lambda decision: decision.deadline, default=None)


def _before_deciding(
    story: Story, offer: OfferMade, to: Recipient, since: datetime, bd: int, *, asked: bool
) -> tuple[Moments, Way, str]:
    """``bd`` business days after ``since``; sooner where one has to decide before, and what that is (L22).

    As late as it still serves the decision; where no business day is left, at once, unless they were
    ``asked`` already. With the deadline it lapses, unless one said yes by then.
    """

    def on(day: date) -> tuple[Moments, Way]:
        return by_day(story, to, "written_offer_request", day, _WRITTEN_LATE_BD, _WRITTEN_LAPSE_BD)

    usual = moments, way = on(to.after(since, bd))
    why, outcome = "", offer.outcome
    first = _first_decision(story, offer, since)
    if first and moments.due >= first.due:
        days = [usual, *(on(to.after(since, number)) for number in range(bd - 1, 0, -1))]
        limits = (first.due, first.deadline) if asked else (first.due,)
        found = next((each for by in limits for each in days if first.known <= each[0].due < by), None)
        if found is None and not asked:
            by = first.due if first.known < first.due else first.deadline
            found = _soon(story, first.known, to, by)._replace(expires=moments.expires), way
        if found:
            moments, way = found
            moments = moments._replace(overdue=min(moments.overdue, first.deadline))
            others = story.search.companies.get(first.company) if first.company != offer.company else None
            whom = f" to {others.name}" if others else ""
            why = f"Your answer{whom} is due by {story.day(first.deadline, to)}: best have it before."
    deadline = offer.deadline
    if deadline and since < deadline and moments.expires and not (outcome and outcome.at < deadline):
        moments = moments._replace(expires=min(moments.expires, deadline))
    return moments, way, why


def _others_decide(story: Story, others: Sequence[Process]) -> str:
    """When those decide that decide too late; where nobody said when, that it is not known."""
    dated, known = [p for p in others if p.decision], story.search.companies
    companies = sorted({p.company for p in dated or others} & known.keys())
    names = listed([known[company].name for company in companies])
    decide = f"{names or 'others'} {'decide' if len(companies) > 1 else 'decides'}"
    if last := max((p.decision for p in dated if p.decision), default=None):
        return f"{decide} by {story.habit.day(last)} only"
    return f"nobody said when {decide}"


def _soon(story: Story, since: datetime, to: Recipient, expires: datetime) -> Moments:
    """The same evening if possible, late after a day, and nothing of it beyond its end."""
    _, due = evening_slot(since, to.cadence, to.zone)
    late = hours_after(since, to.cadence.offer.ack_h)
    return Moments(since, min(due, expires), min(late, expires), expires)


def _over(story: Story, offer: OfferMade, status: Status = Status.CANCELLED) -> Ended | None:
    """Decided, which an item may count as ``status``, or passed over for another one."""
    outcome = offer.outcome
    if outcome is None:
        return passed_over(story)
    because = f"offer {outcome.word}" if status is Status.CANCELLED else outcome.word
    return earliest(passed_over(story), Ended(status, outcome.at, because))


def _decided_otherwise(story: Story, offer: OfferMade) -> Ended | None:
    """Decided, but not accepted, or passed over: what is still missing of it matters no more."""
    outcome = offer.outcome
    return passed_over(story) if outcome and outcome.word == "accepted" else _over(story, offer)


def not_secured(story: Story) -> str:
    """What a yes lacks that does not count yet, and what not to do until then (L4); else nothing."""
    offer = offer_of(story)
    if offer is None or not story.is_unsecured:
        return ""
    lacks = "Not on paper yet"
    if not offer.terms.lacks_paper:
        lacks = f"Not settled yet ({_conditions(offer)})"
    return f"{lacks}: {_PATIENCE}."


def _conditions(offer: OfferMade) -> str:
    # Few offers have any; the rest need not wait for what puts them into a sentence.
    from afterword.domain.phrasing import one_line

    return one_line(offer.terms.conditions)


def _asking(offer: OfferMade) -> str:
    wishes = []
    if offer.written_at is None:
        wishes.append("for it in writing")
    if offer.deadline is None:
        wishes.append("by when they need your answer")
    return f", and ask {' and '.join(wishes)}," if wishes else ""
