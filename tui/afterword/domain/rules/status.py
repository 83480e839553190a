"""Asking how things stand: first enquiry (D1, D2), second (D3), check-ins (D4), moving on (D6)."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Literal, NamedTuple

from afterword.domain.follow_up import LAST, key_of
from afterword.domain.history.contacts_made import Pause, is_human_inbound
from afterword.domain.history.status_chain import Chain
from afterword.domain.history.story import Recipient, Story
from afterword.domain.kinds import KINDS
from afterword.domain.phrases import count_text
from afterword.domain.rules.decision import Decision, decision_date
from afterword.domain.rules.medium import OnDay, way_to_ask, way_to_ask_again
from afterword.domain.rules.moments import Moments, closing, half_of_day
from afterword.domain.rules.pace import paced
from afterword.domain.rules.rule import Ask, rule
from afterword.domain.rules.silence import ghost_at, is_ghosted

_CHECK_LATE_BD, _CHECK_LAPSE_BD = 2, 10
_MOVE_ON_LATE_BD = 5
SPACING: Mapping[Pause, str] = {
    "": "checkin.spacing_bd", "on_hold": "checkin.on_hold_bd", "waiting_list": "checkin.waiting_list_bd",
}  # fmt: skip
"""How long one waits between two signs of life, by the parameter that says so."""


class Enquiry(NamedTuple):
    """What a rule of this family asks for at a moment."""

    rule: str
    ask: Ask

    @property
    def place(self) -> tuple[str, int | None, str | None]:
        """Which rule asks, about which round, whom: its key within the application."""
        return (self.rule, self.ask.round, self.ask.to.id)

    @property
    def is_second_call(self) -> bool:
        """Whether one asks again, or checks in, by phone (L10)."""
        return self.rule in ("D3", "D4") and self.ask.way is not None and self.ask.way.medium == "call"


class DayToAsk(NamedTuple):
    """The day a rule names, and why."""

    rule: str
    day: date
    why: str
    embargo: date | None = None
    because: str = ""


def enquiry(story: Story, chain: Chain, since: datetime) -> Enquiry | None:
    """What the chain asks for in its state as the story stands; ``since`` is when that came up."""
    to = story.recipient(story.primary_contact(chain.round, story.now))
    decision, status = decision_date(story, story.now), to.cadence.status
    match chain.state:
        case "FIRST" if decision:
            return _first(story, chain, since, to, decision_check(story, chain, to, decision))
        case "FIRST":
            return _first(story, chain, since, to, status_check(story, chain, to))
        case "SECOND":
            day = second_status(story, chain, to, decision)
            return _again(story, chain, since, to, day, status.overdue_bd, status.second_expire_bd)
        case "CHECK" if chain.checked < to.cadence.checkin.max:
            day = check_in(story, chain, to, decision)
            return _again(story, chain, since, to, day, _CHECK_LATE_BD, _CHECK_LAPSE_BD)
    return None


def status_check(story: Story, chain: Chain, to: Recipient) -> DayToAsk:
    """D1: no decision date was given, so ask on business day 5 after the interview (SE-12, K-02)."""
    wrote = "" if chain.base == chain.round.end else f"they wrote on {story.day(chain.base, to)}"
    what = wrote or f"the {chain.round.word} of {story.day(chain.base, to)}"
    why = f"{to.cadence.days_text('status.no_date_bd')} after {what}; no decision date was given"
    return DayToAsk("D1", to.after(chain.base, to.cadence.status.no_date_bd), why, because=wrote)


def decision_check(story: Story, chain: Chain, to: Recipient, decision: Decision) -> DayToAsk:
    """D2: the date they gave has passed: ask one business day later (SE-36, K-02, K-03)."""
    day = max(_after_decision(story, to, decision), to.after(chain.since, 1))
    why = because = f"they said you would hear by {story.habit.day(decision.day)}"
    if grace := to.cadence.status.grace_bd:
        why += f", and {count_text(grace, 'business day')} of grace is good manners"
    return DayToAsk("D2", day, why, because=because)


def second_status(story: Story, chain: Chain, to: Recipient, decision: Decision | None) -> DayToAsk:
    """D3: no word after the first enquiry: one more, by e-mail (SE-17, K-04)."""
    waits, what = {
        "voicemail": ("status.voicemail_to_email_bd", "your voicemail"),
        "email": ("status.second_bd", "your e-mail"),
        "informed": ("status.second_bd", "you told them about your offer"),
        "rebook": ("status.second_bd", "you asked for a new date"),
        "no_answer": ("", "your second call without an answer"),
        "dismissed": ("", "you let the first enquiry go"),
        "rebook_lapsed": ("", "the time for asking for a new date ran out"),
    }.get(chain.cause, ("", "the time for the first enquiry ran out"))
    bd, days = (to.cadence.number(waits), to.cadence.days_text(waits)) if waits else (1, "one business day")
    why = f"{days} after {what} ({story.day(chain.since, to)}), and no word since"
    return DayToAsk("D3", to.after(chain.since, bd), why, _embargo(story, to, decision))


def check_in(story: Story, chain: Chain, to: Recipient, decision: Decision | None) -> DayToAsk:
    """D4: an occasional e-mail so that you stay in mind, at most four a round (SE-17, EV-14, EV-38)."""
    waits = "status.will_call_bd" if chain.cause == "will_call" else SPACING[chain.pause]
    what = {
        "holding": "they answered",
        "on_hold": "they put it on hold",
        "waiting_list": "they put you on a list",
        "will_call": "they said that they would ring",
        "lapsed": "the time for your last message ran out",
        "dismissed": "you let the last message go",
        "offer_lapsed": "the deadline of the offer passed",
    }.get(chain.cause, "you last wrote")
    after = f"{to.cadence.days_text(waits)} after {what} ({story.day(chain.since, to)})"
    why = f"{after}; a short sign of life is enough"
    return DayToAsk("D4", to.after(chain.since, to.cadence.number(waits)), why, _embargo(story, to, decision))


@rule("D6", rank=5)
def move_on(story: Story) -> Iterator[Ask]:
    """D6: the silence counts as final: close it, or revive it by hand (SE-77, K-10)."""
    silent = ghost_at(story)
    if silent is None or not is_ghosted(story):
        return
    to = story.recipient(None)
    heard = [fact.at for fact in story.facts if is_human_inbound(fact)]
    last = max([story.made_at, *(held.end for held in story.held), *heard])
    late = closing(to, to.after(silent, _MOVE_ON_LATE_BD))
    is_searching = story.cadence.basket.new and not story.elsewhere.accepted(
        story.application.id, story.made_at
    )
    instead = ", and give the hour to a new application" if is_searching else ""
    usual = why[0].upper() + why[1:] + ", and " if (why := _why_silent(story)) else ""
    yield Ask(
        silent, to, Moments(silent, silent, late, None, _MOVE_ON_LATE_BD),
        f"{usual}{story.company.name} has been silent since {story.day(last, to)}. That happens to most "
        f"people and says little about you. Close it{instead}.",
        rank=None if story.held else LAST,
    )  # fmt: skip


def _why_silent(story: Story) -> str:
    """Why silence counts as final sooner or later than elsewhere; mostly empty."""
    name = "ghost.silent_bd" if story.held else "ghost.applied_bd"
    return story.cadence.why(name)


def _first(story: Story, chain: Chain, since: datetime, to: Recipient, day: DayToAsk) -> Enquiry:
    """D1 or D2: a call where that is welcome and possible, else in writing (K-06)."""
    status, zone = to.cadence.status, to.zone
    tried: Literal["am", "pm"] | None = None
    why = day.why
    if chain.attempts:
        last = chain.attempts[-1].astimezone(zone)
        again = to.calendar.after(last.date(), 1)
        day = day._replace(day=again, embargo=day.day if day.rule == "D2" else None)
        tried = half_of_day(last.time())
        since = max(since, chain.attempts[-1])
        why = f"nobody answered on {story.habit.day(last.date())}; if nobody does now, leave a voicemail"
    is_task = not chain.round.has_people
    is_awaited, kind = chain.cause == "will_call", KINDS["status_email"]
    way = way_to_ask(story, to, kind, chain.base, is_task=is_task, is_awaited=is_awaited)
    on_day = OnDay(story, to, way, status.overdue_bd, status.expire_bd, other_than=tried)
    key = key_of(day.rule, story.application.id, chain.round.number, to.id)
    moments, held = paced(
        story,
        key,
        to,
        day.day,
        since,
        story.now,
        on_day,
        embargo=day.embargo,
        is_retry=bool(chain.attempts),
    )
    way = on_day.way(held.day)
    return Enquiry(
        day.rule,
        Ask(
            since, to, moments, f"Ask {to.name} how things stand: {why}.", chain.round.number, way=way,
            kind="status_call" if way.medium == "call" else "status_email", held=held,
            attempt=len(chain.attempts) + 1, because="" if chain.attempts else day.because,
        ),
    )  # fmt: skip


def _again(
    story: Story, chain: Chain, since: datetime, to: Recipient, day: DayToAsk, late_bd: int, lapse_bd: int
) -> Enquiry:
    """D3 or D4: in writing, by phone only where that was agreed or is how one reaches them."""
    kind = KINDS["second_status_email" if day.rule == "D3" else "check_in"]
    way = way_to_ask_again(story, to, kind, is_awaited=chain.cause == "will_call")
    on_day = OnDay(story, to, way, late_bd, lapse_bd)
    key = key_of(day.rule, story.application.id, chain.round.number, to.id)
    moments, held = paced(story, key, to, day.day, since, story.now, on_day, embargo=day.embargo)
    verb = "Ask {} once more how things stand" if day.rule == "D3" else "Check in with {}"
    reason = f"{verb.format(to.name)}: {day.why}."
    ask = Ask(since, to, moments, reason, chain.round.number, way=on_day.way(held.day), held=held)
    return Enquiry(day.rule, ask)


def _after_decision(story: Story, to: Recipient, decision: Decision) -> date:
    calendar = to.calendar
    return calendar.after(calendar.roll(decision.day), to.cadence.status.grace_bd)


def _embargo(story: Story, to: Recipient, decision: Decision | None) -> date | None:
    """GUARD-5: with a date given, nothing before the day after it."""
    return _after_decision(story, to, decision) if decision else None
