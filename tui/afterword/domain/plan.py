"""The plan: every follow-up the facts call for at a moment, in the order in which to act on them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import msgspec

from afterword.domain.application import Application
from afterword.domain.cadence import Cadence
from afterword.domain.contacts_made import Correspondence, touches
from afterword.domain.elsewhere import Acceptance, Elsewhere, Process
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.lines import Line, line_of
from afterword.domain.offers import offer_of
from afterword.domain.rules import (
    after_thanks,
    applied,
    appointment,
    network,
    offers,
    others_offer,
    rejection,
    replies,
    status,
    status_walk,
    thanks,
)
from afterword.domain.rules.decision import decision_date
from afterword.domain.search import JobSearch
from afterword.domain.silence import is_in_process
from afterword.domain.story import Story

Rule = Callable[[Story], Iterable[FollowUp]]

RULES: tuple[Rule, ...] = (
    applied.application_follow_up,
    applied.enquiry_after_answer,
    appointment.confirm,
    appointment.prepare,
    appointment.rebook,
    appointment.debrief,
    thanks.thank_you,
    thanks.thank_you_letter,
    after_thanks.clarification,
    after_thanks.materials,
    status_walk.status_enquiries,
    status.move_on,
    replies.answer,
    rejection.rejection_reply,
    rejection.final_thanks,
    rejection.connect,
    rejection.re_contact,
    offers.offer_thanks,
    offers.decide,
    others_offer.inform,
    offers.ask_for_time,
    offers.ask_for_paper,
    offers.give_your_answer,
    others_offer.withdraw,
    offers.thank_references,
    offers.record_what_became,
    network.reminder,
    network.thanks_for_talk,
    network.heads_up,
)
"""Every rule, in the order of the rulebook."""

NETWORK_RULES: tuple[Rule, ...] = (
    replies.answer,
    network.reminder,
    network.thanks_for_talk,
    network.heads_up,
)
"""The rules that speak of people without an application."""

_PRIORITIES: Mapping[int, str] = {
    0: "G2 G6 G9",
    1: "B1 E1",
    2: "G1 G3 G4 G7 H3",
    3: "C2 C3 C5 H2",
    4: "B2 C1",
    5: "D1 D2 D6 F1",
    6: "B3 C4 D3 F2 G5",
    7: "A1 A2 D4",
    8: "F3 F4 G8 H1",
}
PRIORITY: Mapping[str, int] = {rule: rank for rank, rules in _PRIORITIES.items() for rule in rules.split()}
"""What comes first among things to do now (domain.md 3.6, Order)."""

WITHOUT_APPLICATION = Application(id="", company="", title="")
"""What the story of the facts without an application is about."""


@dataclass(frozen=True)
class Plan:
    """The follow-ups of a search at ``now``: the open ones in display order, and those that are closed.

    ``lines`` has one line for each application that has not ended.
    """

    now: datetime
    stories: Mapping[str, Story]
    open: tuple[FollowUp, ...]
    closed: tuple[FollowUp, ...]
    lines: tuple[Line, ...]

    @cached_property
    def due(self) -> tuple[FollowUp, ...]:
        """What may be done now: due or overdue; the first is what to do next."""
        return tuple(f for f in self.open if f.status is not Status.UPCOMING)

    @cached_property
    def upcoming(self) -> tuple[FollowUp, ...]:
        """What is not open yet, soonest first."""
        return tuple(f for f in self.open if f.status is Status.UPCOMING)

    def find(self, key: str) -> FollowUp | None:
        """The open follow-up with that key, else the newest closed one."""
        return next((f for f in (*self.open, *reversed(self.closed)) if f.key == key), None)

    def first_thank_you(self, end: datetime) -> FollowUp | None:
        """The first open thank-you for a round that ended at ``end``."""
        return next((f for f in self.open if f.rule == "C2" and self._ended(f) == end), None)

    def _ended(self, follow_up: FollowUp) -> datetime:
        return self.stories[follow_up.application or ""].rounds[follow_up.round or 0].end

    def of_application(self, application_id: str) -> tuple[FollowUp, ...]:
        """The open follow-ups of one application, in display order."""
        return tuple(f for f in self.open if f.application == application_id)


def plan(search: JobSearch, cadence: Cadence, now: datetime) -> Plan:
    """The plan that follows from the facts up to ``now`` under this cadence."""
    cadence = cadence.overridden({name: own.value for name, own in search.cadence.items()})
    company_of = {c.id: c.company for c in search.contacts.values() if c.company}
    correspondence = Correspondence(
        touch
        for app_id in search.facts
        for touch in touches(
            (f for f in search.facts_of(app_id) if f.at <= now), _company(search, app_id), company_of
        )
    )
    begun: dict[str, list[tuple[str, datetime]]] = {}
    bare = {a.id: Story(search, a, cadence, now) for a in search.applications.values()}
    for story in bare.values():
        if not story.is_saved_only:
            begun.setdefault(story.company.id, []).append((story.application.id, story.made_at))

    def stories(elsewhere: Elsewhere) -> Iterator[Story]:
        for application in search.applications.values():
            others = (at for other, at in begun.get(application.company, ()) if other != application.id)
            yield Story(
                search,
                application,
                cadence,
                now,
                correspondence=correspondence,
                elsewhere=elsewhere,
                others_begun=tuple(others),
            )

    elsewhere = _elsewhere(list(stories(Elsewhere())))
    found: list[FollowUp] = []
    told = {story.application.id: story for story in stories(elsewhere)}
    for story in told.values():
        if not story.is_saved_only:
            found += (follow_up for rule in RULES for follow_up in rule(story))
    loose = Story(search, WITHOUT_APPLICATION, cadence, now, correspondence=correspondence)
    found += (follow_up for rule in NETWORK_RULES for follow_up in rule(loose))
    open_ones = in_order(_together(_merged(found)))
    closed = sorted((f for f in found if not f.status.is_open), key=lambda f: (f.opens, f.key))
    by_application: dict[str, list[FollowUp]] = {}
    for follow_up in open_ones:
        by_application.setdefault(follow_up.application or "", []).append(follow_up)
    lines = tuple(
        line_of(story, by_application.get(app_id, ())) for app_id, story in told.items() if story.is_running
    )
    return Plan(now, told, tuple(open_ones), tuple(closed), lines)


def _company(search: JobSearch, app_id: str) -> str:
    application = search.applications.get(app_id)
    return application.company if application else ""


def _elsewhere(stories: Sequence[Story]) -> Elsewhere:
    """What the applications need to know of each other."""
    return Elsewhere(
        acceptances=tuple(
            Acceptance(s.outcome.at, s.application.id)
            for s in stories
            if s.outcome and s.outcome.word == "accepted"
        ),
        offers=tuple(offer for offer in map(offer_of, stories) if offer),
        processes={
            s.application.id: Process(
                s.company.id, decision.day if (decision := decision_date(s, s.now)) else None
            )
            for s in stories
            if is_in_process(s)
        },
    )


def in_order(follow_ups: Iterable[FollowUp]) -> list[FollowUp]:
    """What to do now by priority, then due; after it what is coming, by its opening."""
    return sorted(follow_ups, key=_place)


def _place(follow_up: FollowUp) -> tuple[object, ...]:
    priority = PRIORITY[follow_up.rule]
    parts = (follow_up.application or "", follow_up.contact or "", follow_up.round or 0, follow_up.rule)
    if follow_up.status is Status.UPCOMING:
        return (1, follow_up.opens, priority, *parts)
    return (0, priority, follow_up.due, *parts)


def _merged(follow_ups: Sequence[FollowUp]) -> list[FollowUp]:
    """The open ones, at most one a key: of two the earlier due stays, with both reasons."""
    by_key: dict[str, FollowUp] = {}
    for follow_up in follow_ups:
        if not follow_up.status.is_open:
            continue
        other = by_key.get(follow_up.key)
        if other is None:
            by_key[follow_up.key] = follow_up
            continue
        first, second = sorted((other, follow_up), key=lambda f: f.due)
        reason = first.reason if second.reason in first.reason else f"{first.reason} {second.reason}"
        pass_on = tuple(dict.fromkeys((*first.pass_on, *second.pass_on)))
        by_key[follow_up.key] = msgspec.structs.replace(first, reason=reason, pass_on=pass_on)
    return list(by_key.values())


def _together(follow_ups: Sequence[FollowUp]) -> list[FollowUp]:
    """Notes which of them go into the same message (domain.md 3.6, Merge)."""
    partners: dict[str, list[str]] = {}
    by_application: dict[str | None, list[FollowUp]] = {}
    for follow_up in follow_ups:
        by_application.setdefault(follow_up.application, []).append(follow_up)
    for own in by_application.values():
        for one in own:
            for other in own:
                if one.contact == other.contact and _goes_into(one, other):
                    partners.setdefault(one.key, []).append(other.key)
                    partners.setdefault(other.key, []).append(one.key)
    return [
        msgspec.structs.replace(f, together=tuple(partners[f.key])) if f.key in partners else f
        for f in follow_ups
    ]


def _goes_into(one: FollowUp, other: FollowUp) -> bool:
    """Whether ``one`` is said in the message of ``other``, which goes to the same person."""
    opened = Status.UPCOMING not in (one.status, other.status)
    match one.rule, other.rule:
        case "G4", "G1":
            return True
        case "C5", "C2":
            return one.round == other.round
        case "C4", "C2":
            return one.round == other.round
        case (("C4" | "C2"), ("D1" | "D2")):
            return opened and one.round == other.round
    return False
