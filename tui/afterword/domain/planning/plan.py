"""The plan: every follow-up the facts call for at a moment, in the order in which to act on them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, Protocol

from afterword.domain.errors import NotFound
from afterword.domain.facts import Fact
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.history.elsewhere import Acceptance, Elsewhere, Part
from afterword.domain.history.mistakes import spared
from afterword.domain.history.offers import offer_of
from afterword.domain.history.rounds import Round
from afterword.domain.history.story import Story
from afterword.domain.lazy import lazy
from afterword.domain.planning.lines import ApplicationLine
from afterword.domain.planning.listing import Listing, listing
from afterword.domain.planning.ordering import OwnDay
from afterword.domain.rules.rulebook import NETWORK_RULES, RULES
from afterword.domain.rules.silence import is_in_process, process_of
from afterword.domain.search import JobSearch
from afterword.domain.timing.cadence import Cadence


class Survey(NamedTuple):
    """What the basket needs of the whole search: the live applications, when every application was made
    (in order), when the person last applied or asked for advice, when the last round ended.
    """

    live: tuple[Story, ...] = ()
    made: Sequence[datetime] = ()
    last_asked: datetime | None = None
    last_round: datetime | None = None
    has_accepted: bool = False


class Storied(Protocol):
    """Something that can tell the stories of some applications."""

    def story(self, app: str) -> Story:
        """The story of one of them."""


class Stories(Mapping[str, Story]):
    """The stories of all applications, each built when it is asked for."""

    def __init__(self, tellers: Mapping[str, Storied]) -> None:
        self._tellers = tellers

    def __getitem__(self, app: str) -> Story:
        return self._tellers[app].story(app)

    def __contains__(self, app: object) -> bool:
        return app in self._tellers

    def __iter__(self) -> Iterator[str]:
        return iter(self._tellers)

    def __len__(self) -> int:
        return len(self._tellers)


@dataclass(frozen=True, eq=False)
class Plan:
    """The open follow-ups of a search at ``now`` in display order, and a line for each application that
    has not ended. ``stories`` has every application, ``""`` the facts without one, each as it stood when
    it last changed; ``elsewhere`` is what they know of one another.
    """

    now: datetime
    search: JobSearch
    cadence: Cadence
    stories: Mapping[str, Story]
    open: tuple[FollowUp, ...]
    today: OwnDay
    lines: tuple[ApplicationLine, ...]
    survey: Survey
    elsewhere: Elsewhere = field(default_factory=Elsewhere)
    changes_at: datetime | None = None
    """When time alone next changes a follow-up, a line or a story; None if it never will."""

    def is_running(self, application: str) -> bool:
        """Whether an application has not ended, as far as is known."""
        story = self.stories.get(application)
        return story is None or story.outcome is None

    def story_of(self, follow_up: FollowUp) -> Story:
        """The story a follow-up belongs to as it stands at the plan's moment; without an application that
        of the facts without one.

        Raises NotFound where the application is gone.
        """
        known = self.stories.get(follow_up.application or "")
        if known is None:
            raise NotFound("That application is not in your search any more.")
        return known.told_in(self.search, self.now, self.elsewhere)

    @lazy
    def due(self) -> tuple[FollowUp, ...]:
        """What may be done now: due or overdue; the first is what to do next."""
        return tuple(f for f in self.open if f.status is not Status.UPCOMING)

    @lazy
    def listing(self) -> Listing:
        """The open follow-ups as the person reads them, row by row."""
        return listing(self.open, self.today)

    @lazy
    def ahead(self) -> tuple[Fact, ...]:
        """What a clock recorded that was ahead of this one; none of it counts before its time has come."""
        return tuple(
            fact
            for fact in self.search.all_facts()
            if fact.at > self.now or (fact.recorded_at and fact.recorded_at > self.now)
        )

    @lazy
    def closed(self) -> tuple[FollowUp, ...]:
        """Everything that is done, void, let go or lapsed, oldest first; derived when asked for."""
        found = (f for app in self.stories for f in self.history(app))
        return tuple(sorted(found, key=lambda f: (f.opens, f.key)))

    def history(self, application_id: str) -> tuple[FollowUp, ...]:
        """What is done, void, let go or lapsed of one application, oldest first."""
        story = self.stories[application_id].knowing(self._everything)
        if application_id and story.is_saved_only:
            return ()
        rules = RULES if application_id else NETWORK_RULES
        found = (f for rule in rules for f in rule.closed_in(story))
        return tuple(sorted(found, key=lambda f: (f.opens, f.key)))

    @lazy
    def _everything(self) -> Elsewhere:
        """Elsewhere with the offers that are decided already: they explain what became void."""
        return spared(self._told_of_all, lambda _: self.elsewhere)

    def _told_of_all(self) -> Elsewhere:
        stories = [story for app, story in self.stories.items() if app]
        return Elsewhere([
            Part(
                tuple(Acceptance(s.secured_at, s.application.id) for s in stories if s.secured_at),
                tuple(offer for offer in map(offer_of, stories) if offer),
                {s.application.id: process_of(s) for s in stories if is_in_process(s)},
            )
        ])  # fmt: skip

    def find(self, key: str) -> FollowUp | None:
        """The open follow-up with that key, or that settles it too, else the newest closed one."""
        found = next((f for f in self.open if f.key == key or key in f.carries), None)
        return found or next((f for f in reversed(self.closed) if f.key == key), None)

    def next_elsewhere(self, company_id: str) -> FollowUp | None:
        """What to do now at another company, while this one is being waited for."""
        return next((f for f in self.due if f.company != company_id), None)

    def first_thank_you(self, end: datetime) -> FollowUp | None:
        """The first open thank-you for a round that ended at ``end``."""
        return next((f for f in self.open if f.rule == "C2" and self._round(f).end == end), None)

    def confirmation(self, start: datetime) -> FollowUp | None:
        """The open confirmation of a round that starts at ``start``."""
        return next((f for f in self.open if f.rule == "B1" and self._round(f).start == start), None)

    def _round(self, follow_up: FollowUp) -> Round:
        return self.stories[follow_up.application or ""].rounds[follow_up.round or 0]

    def of_application(self, application_id: str) -> Sequence[FollowUp]:
        """The open follow-ups of one application, in display order; also of others that settle its own."""
        return self._by_application.get(application_id, ())

    @lazy
    def _by_application(self) -> dict[str, list[FollowUp]]:
        found: dict[str, list[FollowUp]] = {}
        for follow_up in self.open:
            carried = (key.application for key in follow_up.carried)
            for application in dict.fromkeys((follow_up.application, *carried)):
                found.setdefault(application or "", []).append(follow_up)
        return found
