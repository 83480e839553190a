"""Silence: when an employer counts as ghosted, and when to lean away (R-SILENCE)."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from afterword.domain.facts import Fact, Interview, Offer, Sent
from afterword.domain.follow_up import key_of
from afterword.domain.history.contacts_made import is_courtesy, is_human_inbound, pause_of
from afterword.domain.history.elsewhere import Process
from afterword.domain.history.guard import Held
from afterword.domain.history.offers import offer_of
from afterword.domain.history.reach import addressee
from afterword.domain.history.story import Recipient, Story, once
from afterword.domain.kinds import KINDS
from afterword.domain.rules.decision import Decision, decision_date
from afterword.domain.rules.medium import OnDay, calls_for, way_to
from afterword.domain.rules.moments import END_OF_BUSINESS, Moments
from afterword.domain.rules.pace import paced
from afterword.domain.timing.calendar import day_of, moment

Stage = Literal[
    "saved", "applied", "in_contact", "interview_scheduled", "interviewed", "later_round", "offer", "closed"
]
"""The places an application can have reached (R-BASKET)."""

_MORNING = time(9, 0)
_LEAN_AWAY_BD = 5


@once
def ghost_at(story: Story) -> datetime | None:
    """The moment from which the silence counts as final, as the facts stand now; it may lie ahead.

    None while a round is scheduled, an offer is open, or the application has ended. Derived, never
    stored: anything a person there says moves it.
    """
    if story.outcome or story.is_saved_only or story.scheduled or story.record.is_undated:
        return None
    offer = offer_of(story)
    if offer and offer.is_open(story.now):
        return None
    days = min(_last_days(story), default=None)
    return moment(days, _MORNING, story.employer_zone) if days else None


def _last_days(story: Story) -> Iterator[date]:
    """The day of every branch that applies; the earliest wins."""
    ghost, zone, after = story.cadence.ghost, story.employer_zone, story.employer_calendar.after
    inbound, counted = story.record.inbound, story.record.counted
    pause = pause_of(next((fact for fact in reversed(inbound) if not is_courtesy(fact)), None))
    paused = {"on_hold": ghost.on_hold_bd, "waiting_list": ghost.waiting_list_bd}.get(pause)
    if not _is_interviewed(story):
        if not inbound:
            yield _after_applying(story)
            return
        last = max(fact.at for fact in (inbound[-1], *counted[-1:]))
        yield _not_before_decision(story, after(day_of(last, zone), paused or ghost.applied_bd))
        return
    most = story.cadence.guard.max_unanswered
    if counted and len(story.record.unanswered) >= most:
        yield after(day_of(counted[-1].at, zone), ghost.after_last_bd)
    last_word = max([*(held.end for held in story.held[-1:]), *(fact.at for fact in inbound[-1:])])
    yield _not_before_decision(story, after(day_of(last_word, zone), paused or ghost.silent_bd))


def _after_applying(story: Story) -> date:
    """Applied and never answered: the posting's close, the follow-up and its sending all count."""
    ghost, zone, after = story.cadence.ghost, story.employer_zone, story.employer_calendar.after
    days = [after(applied_base(story, day_of(story.made_at, zone)), ghost.applied_bd)]
    if story.applied_on and story.cadence.apply.max:
        days.append(after(follow_up_day(story, story.now).day, ghost.after_last_bd))
    if sent := _asked_whether(story):
        days.append(after(day_of(sent, zone), ghost.after_last_bd))
    return max(days)


def _not_before_decision(story: Story, day: date) -> date:
    decision = decision_date(story, story.now)
    if decision is None:
        return day
    calendar = story.employer_calendar
    return max(day, calendar.after(calendar.roll(decision.day), story.cadence.ghost.after_decision_bd))


def applied_base(story: Story, applied: date) -> date:
    """What A1's days count from: the day of applying, or the posting's close if that is later."""
    closes = story.application.closes
    return max(applied, closes) if closes else applied


def follow_up_day(story: Story, at: datetime) -> Held:
    """A1's day: so many business days after applying or the posting's close, as the guard leaves it."""
    return follow_up_moments(story, at)[1]


def follow_up_moments(story: Story, at: datetime) -> tuple[Moments, Held]:
    """A1's moments and day with the contacts made up to ``at``, before it was sent and before it expired."""
    recipient, applied = applicant_contact(story), story.applied_on or story.made_at
    calendar, apply, on_day = recipient.calendar, recipient.cadence.apply, follow_up_on(story)
    day = calendar.after(applied_base(story, day_of(applied, recipient.zone)), apply.follow_up_bd)

    sent = _asked_whether(story)
    until = min(at, sent - timedelta.resolution) if sent else at
    key = key_of("A1", story.application.id, None, recipient.id)
    return paced(story, key, recipient, day, applied, until, on_day)


def _asked_whether(story: Story) -> datetime | None:
    """When one first asked whether the application arrived."""
    kind, since = KINDS["application_follow_up"], story.made_at
    made = [fact.at for fact in story.of(Sent) if fact.kind == kind.name]
    made += (call.at for call in calls_for(story, kind, applicant_contact(story), since))
    return min(made, default=None)


def follow_up_on(story: Story) -> OnDay:
    """A1 on a day: how one asks whether the application arrived."""
    recipient = applicant_contact(story)
    way = way_to(story, recipient, KINDS["application_follow_up"])
    return OnDay(story, recipient, way, 1, recipient.cadence.apply.expire_bd)


def applicant_contact(story: Story) -> Recipient:
    """Whom an enquiry about an application goes to: its contact, the recruiter, else the hiring team."""
    application = story.application
    return story.recipient(addressee(story.search.contacts, (application.contact, application.via_recruiter)))


def lean_away_at(story: Story) -> datetime | None:
    """From when on it is wise to look elsewhere, which may lie ahead: two unanswered contacts, or a date
    long past.
    """
    found: list[datetime] = []
    waiting = story.record.unanswered
    if len(waiting) >= 2:
        found.append(waiting[1].at)
    decision = decision_date(story, story.now)
    if decision and story.outcome is None:
        zone, calendar = story.employer_zone, story.employer_calendar
        late = moment(calendar.after(calendar.roll(decision.day), _LEAN_AWAY_BD), END_OF_BUSINESS, zone)
        if not any(_is_word(f, decision, zone) for f in story.facts):
            found.append(late)
    return min(found, default=None)


def _is_word(fact: Fact, decision: Decision, zone: ZoneInfo) -> bool:
    """Whether they let one hear after the date they gave, or went on with one since giving it."""
    if isinstance(fact, Interview | Offer):
        return fact.at > decision.stated
    return is_human_inbound(fact) and day_of(fact.at, zone) > decision.day


def is_leaning_away(story: Story) -> bool:
    """Whether it is wise by now to look elsewhere."""
    since = lean_away_at(story)
    return since is not None and since <= story.now


def is_ghosted(story: Story) -> bool:
    """Whether the silence is final already."""
    silent = ghost_at(story)
    return silent is not None and silent <= story.now


def is_live(story: Story) -> bool:
    """Whether the application counts as running: it has not ended and the silence is not final."""
    return story.is_running and not is_ghosted(story)


def is_in_process(story: Story) -> bool:
    """Whether they are talking with the person: live, with a round, and no offer of its own."""
    has_round = story.outcome is None and bool(story.held or story.scheduled)
    offer = offer_of(story) if has_round else None
    return has_round and (offer is None or not offer.is_open(story.now)) and is_live(story)


def process_of(story: Story) -> Process:
    """What others need to know of an application that they are talking about."""
    decision = decision_date(story, story.now)
    return Process(story.company.id, decision.day if decision else None)


def _is_interviewed(story: Story) -> bool:
    """Whether a round was held; who made an offer that has lapsed counts as having held one (G9)."""
    return bool(story.held) or offer_of(story) is not None


def stage_of(story: Story) -> Stage:
    """The place an application has reached (R-BASKET)."""
    if story.is_saved_only:
        return "saved"
    if story.is_unsecured:
        return "offer"
    if story.outcome:
        return "closed"
    offer = offer_of(story)
    if offer and offer.is_open(story.now):
        return "offer"
    if any(r.number > 1 for r in (*story.held, *story.scheduled)):
        return "later_round"
    if _is_interviewed(story):
        return "interviewed"
    if story.scheduled:
        return "interview_scheduled"
    return "in_contact" if story.has_answered else "applied"
