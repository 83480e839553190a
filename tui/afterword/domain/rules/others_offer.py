"""Rules that another application's offer brings: telling the others (G3), leaving them (G7)."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from afterword.domain.facts import Declined, Sent, Withdrawn
from afterword.domain.history.contacts_made import is_human_inbound
from afterword.domain.history.elsewhere import OfferMade
from afterword.domain.history.guard import Held, rested
from afterword.domain.history.offers import offer_of, passed_over_from
from afterword.domain.history.outcome import Outcome
from afterword.domain.history.status_chain import informs
from afterword.domain.history.story import Recipient, Story, once
from afterword.domain.kinds import KINDS
from afterword.domain.rules.ends import Ended, closed, done_by_any, earliest
from afterword.domain.rules.medium import Way, way_to, way_to_ask, written_instead
from afterword.domain.rules.moments import Moments, closing, in_call_window
from afterword.domain.rules.rule import Ask, rule
from afterword.domain.rules.silence import is_ghosted, is_in_process
from afterword.domain.timing.calendar import hours_after, moment

_OFFICE_OPENS, _OFFICE_CLOSES = time(9, 0), time(17, 0)
_LATE_H = 24
_WITHDRAW_DUE = time(10, 0)
_WITHDRAW_LAPSE_BD = 10
_BEFORE_DEADLINE = timedelta(hours=2)
_URGENT_WITHIN = timedelta(hours=48)
_URGENT_DUE_H, _URGENT_LATE_H = 2, 4


@rule("G3", rank=2, of_offers=True, void_elsewhere=True)
def inform(story: Story) -> Iterator[Ask]:
    """G3: an offer elsewhere has a deadline: tell them honestly and ask for their timing (EV-26).

    Once an application, whoever was written to; of another offer only where that ends before the deadline
    they were told of, and not the day after (L6).
    """
    for offer in story.elsewhere.offers:
        if offer.deadline is None or offer.known_since is None or offer.company == story.company.id:
            continue
        before = story if offer.outcome is None else story.at(offer.outcome.at)
        ended = before.outcome
        if ended and ended.at > offer.known_since:
            before = story.at(ended.at - timedelta.resolution)
        if _is_told(before):
            yield from _inform(story, before, offer, offer.deadline, offer.known_since)


@rule("G7", rank=2, outlives={"withdrawn", "declined"}, lapses_bd=("accept.withdraw_bd", _WITHDRAW_LAPSE_BD))
def withdraw(story: Story) -> Iterator[Ask]:
    """G7: you accepted elsewhere, or left: tell everybody who is still considering you (EV-27).

    An offer that is open then is declined, to whoever made it (L5).
    """
    left = _left(story)
    if left is None:
        return
    decided, kind, reason = left
    before = story.at(decided)
    if not any(is_human_inbound(fact) for fact in before.facts):
        return
    if is_ghosted(before.without(before.outcome.fact) if before.outcome else before):
        return
    offer = offer_of(before) if kind == "decline" else None
    to = story.recipient(story.in_place_of(offer.sender if offer else None, decided))
    day = to.after(decided, to.cadence.accept.withdraw_bd)
    due, late = moment(day, _WITHDRAW_DUE, to.zone), closing(to, day)
    coming = [r.start for r in before.scheduled if r.start - decided <= _URGENT_WITHIN and r.start > decided]
    if coming:
        due = _sensible(to, hours_after(decided, _URGENT_DUE_H), min(coming))
        late = _sensible(to, hours_after(decided, _URGENT_LATE_H), min(coming))
        reason += " Their interview is close, so do it today."
    if offer and offer.deadline:
        due, late = min(due, offer.deadline - _BEFORE_DEADLINE), min(late, offer.deadline)
    said = (done_by_any(story, each, to, decided) for each in (kind, "withdrawal"))
    yield Ask(
        decided, to,
        Moments(decided, due, late, closing(to, to.calendar.after(day, _WITHDRAW_LAPSE_BD))), reason,
        done=earliest(*said),
        void=_ended_otherwise(story, decided),
        kind=kind, way=way_to(story, to, KINDS["withdrawal"]),
    )  # fmt: skip


def _inform(
    story: Story, before: Story, offer: OfferMade, deadline: datetime, since: datetime
) -> Iterator[Ask]:
    to = _told(before)
    limits = to.cadence.offer
    latest = hours_after(deadline, -limits.decide_lead_h)
    known = _known_deadline(story, since)
    if known and deadline >= known:
        return
    told = _informed(story, since if known else offer.received)
    held = Held(to.day(since))
    if known:
        held = rested(story, to, held, told.at - timedelta.resolution if told else story.now)
    opens = max(since, moment(held.day, _OFFICE_OPENS, to.zone)) if held.by else since
    if held.by and opens > latest:
        return
    start = max(hours_after(since, limits.inform_delay_h), opens)
    due = _office_hour(to, start)
    if due > latest:
        due = start
    kind = KINDS["inform_other_company"]
    way = way_to(story, to, kind)
    is_near = to.day(deadline) <= to.after(due, limits.inform_call_within_bd)
    if way.medium == "call" or (is_near and way_to_ask(before, to, kind).medium == "call"):
        call = in_call_window(to, due, latest, to.cadence, story.user_zone)
        way = Way("call", way.why) if call else written_instead(to, way)
        due = call or due
    due = _sensible(to, due, deadline)
    late = _sensible(to, hours_after(due, _LATE_H), deadline)
    yield Ask(
        since, to, Moments(opens, min(due, deadline), min(late, deadline), deadline),
        f"You have an offer to answer by {story.day(deadline, to)}: tell {to.name}, and ask whether a "
        "decision is possible before. Do not name the company or the pay.",
        done=told,
        void=earliest(_offer_decided(offer), closed(story, since)),
        way=way,
        held=held,
    )  # fmt: skip


def _informed(story: Story, since: datetime) -> Ended | None:
    """They were told of an offer, whoever of them was written to or heard it."""
    for fact in story.facts:
        if fact.at >= since and informs(fact):
            return Ended.done(fact.at, "sent" if isinstance(fact, Sent) else "you told them")
    return None


def _known_deadline(story: Story, moment: datetime) -> datetime | None:
    """The earliest deadline to come of those they had been told of before ``moment``."""
    told = [fact.at for fact in story.facts if fact.at < moment and informs(fact)]
    known = (_deadline_told(story, at) for at in told)
    return min((deadline for deadline in known if deadline and deadline > moment), default=None)


def _deadline_told(story: Story, at: datetime) -> datetime | None:
    """Of which deadline they were told then: the first of those that were known and open."""
    others = (offer for offer in story.elsewhere.offers if offer.company != story.company.id)
    undecided = (offer for offer in others if offer.outcome is None or offer.outcome.at > at)
    known = (
        o.deadline for o in undecided if o.deadline and o.known_since and o.known_since <= at < o.deadline
    )
    return min(known, default=None)


@once
def _is_told(story: Story) -> bool:
    """Whether they are talking with the person, so that an offer elsewhere concerns them."""
    return is_in_process(story)


@once
def _told(story: Story) -> Recipient:
    """Whom to tell of an offer elsewhere."""
    return story.recipient(story.in_place_of(None, story.now))


def _office_hour(recipient: Recipient, instant: datetime) -> datetime:
    """``instant`` if business is open then, else the next opening."""
    zone, calendar = recipient.zone, recipient.calendar
    local = instant.astimezone(zone)
    day = local.date()
    if calendar.is_business_day(day):
        if _OFFICE_OPENS <= local.time() <= _OFFICE_CLOSES:
            return instant
        if local.time() < _OFFICE_OPENS:
            return moment(day, _OFFICE_OPENS, zone)
    return moment(calendar.after(day, 1), _OFFICE_OPENS, zone)


def _sensible(recipient: Recipient, instant: datetime, latest: datetime) -> datetime:
    """``instant``, or the next morning where nobody reads messages, but never past ``latest``."""
    zone, sensible = recipient.zone, recipient.cadence.email.sensible
    local = instant.astimezone(zone)
    if local.time() not in sensible:
        day = local.date() if local.time() < sensible.start else local.date() + timedelta(days=1)
        instant = moment(day, sensible.start, zone)
    return min(instant, latest)


def _offer_decided(offer: OfferMade) -> Ended | None:
    outcome = offer.outcome
    return Ended.void(outcome.at, f"offer {outcome.word}") if outcome else None


def _left(story: Story) -> tuple[datetime, str, str] | None:
    """When the person left this process, with which kind of message to say so, and why."""
    name = story.company.name
    offer, passed = offer_of(story), passed_over_from(story)
    if offer and passed and (offer.lapses is None or passed < offer.lapses):
        what = f"take back your yes to {name}" if offer.outcome else f"decline that of {name}"
        return passed, "decline", f"You accepted another offer: {what}, with thanks."
    accepted = story.elsewhere.accepted(story.application.id, story.made_at)
    if accepted and story.at(accepted).outcome is None:
        return accepted, "withdrawal", f"You accepted another offer: withdraw from {name} with thanks."
    outcome = story.outcome
    if outcome and outcome.word == "withdrawn":
        return outcome.at, "withdrawal", f"You left the process at {name}: tell them, with thanks."
    return None


def _ended_otherwise(story: Story, decided: datetime) -> Ended | None:
    """Closed since, other than by withdrawing or declining itself."""
    outcome: Outcome | None = story.outcome
    if outcome is None or outcome.at < decided or isinstance(outcome.fact, Withdrawn | Declined | Sent):
        return None
    return Ended.void(outcome.at, outcome.word)
