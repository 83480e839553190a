"""A group of applications that share companies or people, and what follows for them.

The guard counts contacts per company and, for out-of-office replies, per person; so whatever is said in
one application of a group may move the follow-ups of another.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from afterword.domain.application import Application
from afterword.domain.cadence import Cadence
from afterword.domain.contacts_made import Correspondence, Touch, touches
from afterword.domain.elsewhere import Acceptance, Elsewhere, Part
from afterword.domain.facts import Applied, Fact, NetworkRequest, Sent
from afterword.domain.follow_up import FollowUp
from afterword.domain.lines import Line, line_of
from afterword.domain.next_change import next_change
from afterword.domain.offers import offer_of
from afterword.domain.rounds import last_end
from afterword.domain.rules.ordering import Place, in_order, merged, place, together
from afterword.domain.rules.rulebook import (
    LASTING_RULES,
    NETWORK_RULES,
    RULES,
    RULES_AFTER,
    Rule,
)
from afterword.domain.search import JobSearch
from afterword.domain.silence import is_in_process, is_live, process_of
from afterword.domain.story import Story

_LOOSE = Application(id="", company="", title="")
"""What the story of the facts without an application is about."""


_NEVER = datetime.min.replace(tzinfo=UTC)


class Group:
    """Some applications of a search; ``tell`` reads their facts, ``derive`` applies the rules to them."""

    def __init__(self, applications: tuple[str, ...], companies: frozenset[str], cadence: Cadence) -> None:
        self.applications = applications
        self.companies = companies
        self.part = Part()
        self.stories: dict[str, Story] = {}
        self.entries: list[tuple[Place, FollowUp]] = []
        self.lines: list[Line] = []
        self.live: dict[str, Story] = {}
        self.made: list[datetime] = []
        self.asked: list[datetime] = []
        self.ended: list[datetime] = []
        self.changes_at: datetime | None = None
        self._cadence = cadence
        self._recorded: list[Fact] = []
        self._now = _NEVER

    @property
    def is_running(self) -> bool:
        """Whether anything here may depend on other applications."""
        return any(story.is_running for story in self.stories.values())

    def holds(self, search: JobSearch, app: str) -> bool:
        """Whether an application still concerns only the companies of this group."""
        return companies_of(search, app) <= self.companies

    def tell(self, search: JobSearch, elsewhere: Elsewhere, now: datetime) -> None:
        """Reads the facts up to ``now``, and what the others need to know of them."""
        self._now = now
        self._recorded = [fact for app in self.applications for fact in search.facts_of(app)]
        correspondence = Correspondence(self._touches(search, now))
        begun: dict[str, list[tuple[str, datetime]]] = {}
        bare = {
            app: self._story(search, app, now, correspondence, elsewhere, ()) for app in self.applications
        }
        for app, story in bare.items():
            if not story.is_saved_only:
                begun.setdefault(story.company.id, []).append((app, story.made_at))
        self.stories = {
            app: self._story(
                search,
                app,
                now,
                correspondence,
                elsewhere,
                tuple(at for other, at in begun.get(story.company.id, ()) if other != app),
            )
            if len(begun.get(story.company.id, ())) > 1
            else story
            for app, story in bare.items()
        }
        self.part = _part(self.stories.values(), now)
        self.made = [
            story.made_at
            for story in self.stories.values()
            if not story.is_saved_only and story.application.id
        ]
        asked = [fact.at for fact in self._recorded if fact.at <= now and _asks(fact)]
        self.asked = [max(asked)] if asked else []
        ends = [end for story in self.stories.values() if (end := last_end(story.facts, now))]
        self.ended = [max(ends)] if ends else []

    def derive(self, elsewhere: Elsewhere) -> None:
        """Applies the rules; ``elsewhere`` is what is known of all applications."""
        for app, story in self.stories.items():
            if story.elsewhere is not elsewhere:
                self.stories[app] = story.knowing(elsewhere)
        found = [item for story in self.stories.values() for item in self._items(story)]
        open_ones = in_order(together(merged(found)))
        self.entries = [(place(follow_up), follow_up) for follow_up in open_ones]
        by_application: dict[str | None, list[FollowUp]] = {}
        for follow_up in open_ones:
            by_application.setdefault(follow_up.application, []).append(follow_up)
        running = [s for s in self.stories.values() if s.is_running and s.application.id]
        self.lines = [line_of(story, by_application.get(story.application.id, ())) for story in running]
        self.live = {story.application.id: story for story in running if is_live(story)}
        self.changes_at = next_change(self.stories.values(), open_ones, self._recorded, self._now)

    def _items(self, story: Story) -> Iterator[FollowUp]:
        for rule in self._rules(story):
            yield from rule(story)

    def _rules(self, story: Story) -> tuple[Rule, ...]:
        if not story.application.id:
            return NETWORK_RULES
        if story.is_running:
            return RULES
        if story.is_saved_only:
            return ()
        if story.outcome and self._may_follow(story):
            return RULES_AFTER[story.outcome.word]
        return LASTING_RULES

    def _may_follow(self, story: Story) -> bool:
        """Whether an ended application is recent enough for anything of it to be open still."""
        recontact = self._cadence.recontact
        longest = timedelta(days=recontact.days + recontact.window_days + 2 * self._cadence.longest_bd + 60)
        return self._now - story.facts[-1].at < longest

    def _touches(self, search: JobSearch, now: datetime) -> Iterator[Touch]:
        for app in self.applications:
            application = search.applications.get(app)
            own = application.company if application else ""
            yield from touches((f for f in search.facts_of(app) if f.at <= now), own, search.contacts)
        if "" not in self.applications:
            loose = touches((f for f in search.facts_of("") if f.at <= now), "", search.contacts)
            yield from (touch for touch in loose if touch.company in self.companies)

    def _story(
        self,
        search: JobSearch,
        app: str,
        now: datetime,
        correspondence: Correspondence,
        elsewhere: Elsewhere,
        others_begun: tuple[datetime, ...],
    ) -> Story:
        return Story(
            search,
            search.applications[app] if app else _LOOSE,
            self._cadence,
            now,
            correspondence=correspondence,
            elsewhere=elsewhere,
            others_begun=others_begun,
        )


def groups_of(search: JobSearch, cadence: Cadence) -> list[Group]:
    """The applications of a search, by the companies and people they share; the facts of none last."""
    root: dict[str, str] = {}

    def find(company: str) -> str:
        while (above := root.setdefault(company, company)) != company:
            root[company] = root.setdefault(above, above)
            company = above
        return company

    concerned = {app: companies_of(search, app) for app in search.applications}
    for companies in concerned.values():
        first, *others = companies
        for other in others:
            root[find(other)] = find(first)
    together_in: dict[str, list[str]] = {}
    for app, companies in concerned.items():
        together_in.setdefault(find(next(iter(companies))), []).append(app)
    groups = [
        Group(tuple(apps), frozenset().union(*(concerned[app] for app in apps)), cadence)
        for apps in together_in.values()
    ]
    return [*groups, Group(("",), frozenset(), cadence)]


def companies_of(search: JobSearch, app: str) -> frozenset[str]:
    """An application's company and those of the people in it."""
    application = search.applications[app]
    people = {application.contact, application.via_recruiter}
    for fact in search.facts_of(app):
        people.add(getattr(fact, "to", None))
        people.add(getattr(fact, "from_", None))
        people.add(getattr(fact, "follow_up_contact", None))
        people.update(getattr(fact, "interviewers", ()))
    contacts = (search.contacts.get(person) for person in people if person)
    companies = {contact.company for contact in contacts if contact and contact.company}
    return frozenset(companies | {application.company})


def _part(stories: Iterable[Story], now: datetime) -> Part:
    acceptances = []
    offers = []
    processes = {}
    for story in stories:
        if not story.application.id:
            continue
        if story.outcome and story.outcome.word == "accepted":
            acceptances.append(Acceptance(story.outcome.at, story.application.id))
        if not story.is_running:
            continue
        offer = offer_of(story)
        if offer and offer.deadline and offer.deadline > now:
            offers.append(offer)
        if is_in_process(story):
            processes[story.application.id] = process_of(story)
    return Part(tuple(acceptances), tuple(offers), processes)


def _asks(fact: Fact) -> bool:
    """Whether the person applied somewhere or asked somebody for advice."""
    match fact:
        case Applied() | NetworkRequest() | Sent(kind="networking_request"):
            return True
    return False
