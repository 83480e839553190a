"""A circle of applications that share companies or people, and what follows for them at a moment.

The guard counts contacts per company and, for out-of-office replies, per person; so whatever is said in
one application of a circle may move the follow-ups of another.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial

from afterword.domain.application import Application
from afterword.domain.follow_up import FollowUp
from afterword.domain.history.contacts_made import Correspondence, Touch, touches
from afterword.domain.history.elsewhere import NOTHING, Acceptance, Elsewhere, OfferMade, Part, Process
from afterword.domain.history.mistakes import spared, went_wrong
from afterword.domain.history.offers import offer_of
from afterword.domain.history.story import Story
from afterword.domain.history.summary import Summary, summary_of
from afterword.domain.lazy import lazy
from afterword.domain.planning.answers import Answer
from afterword.domain.planning.circles import Circle
from afterword.domain.planning.lines import ApplicationLine, line_of
from afterword.domain.planning.next_change import next_change
from afterword.domain.planning.ordering import OwnDay, merged, together
from afterword.domain.rules.applicable import Applicability
from afterword.domain.rules.rule import Rule
from afterword.domain.rules.rulebook import NETWORK_RULES, OFFER_RULES, RULES
from afterword.domain.rules.silence import is_in_process, is_live, process_of
from afterword.domain.search import JobSearch
from afterword.domain.timing.cadence import Cadence

_LOOSE = Application(id="", company="", title="")
"""What the story of the facts without an application is about."""

_NOTHING_ELSEWHERE = Elsewhere()


class PlannedCircle:
    """The applications of a circle at the moment of ``today``.

    It starts with their summaries and what others need to know of them; ``derive`` applies the rules, unless
    there is an ``answer`` to take. Stories are built where a rule or somebody else asks for one.
    """

    def __init__(
        self,
        circle: Circle,
        search: JobSearch,
        cadence: Cadence,
        applicability: Applicability,
        today: OwnDay,
        answer: Answer | None = None,
    ) -> None:
        self.circle = circle
        self.open: Sequence[FollowUp] = ()
        self.lines: Sequence[ApplicationLine] = ()
        self.live: Sequence[Story] = ()
        self.changes_at: datetime | None = None
        self.is_recalled = answer is not None
        """Whether what follows for it was taken from an answer."""
        self._answer = answer
        self._search = search
        self._cadence = cadence
        self._applicability = applicability
        self._now = today.now
        self._today = today
        self._elsewhere = _NOTHING_ELSEWHERE
        self._stories: dict[str, Story] = {}
        self._found: dict[str, dict[Rule, Sequence[FollowUp]]] = {}
        self._summaries = answer.summaries if answer else self._summed_up()
        self.part = (answer.part or NOTHING) if answer else self._part()

    def answer(self, since: datetime) -> Answer:
        """What follows for it, which was derived at ``since``."""
        live = tuple(story.application.id for story in self.live)
        part = None if self.part is NOTHING else self.part
        given = tuple(self.open), tuple(self.lines), live
        return Answer(since, self.changes_at, self._summaries, part, *given)

    # What the facts say

    def _summed_up(self) -> Mapping[str, Summary]:
        facts = ((app, self._search.effective_facts(app)) for app in self.circle.applications)
        summaries = ((app, summary_of(group, self._now)) for app, group in facts if group)
        return {app: summary for app, summary in summaries if summary}

    @lazy
    def _rules(self) -> Mapping[str, tuple[Rule, ...]]:
        """The rules that are worth applying to each application, where there are any."""
        found = {
            app: self._applicability.rules(summary, self._now) if app else NETWORK_RULES
            for app, summary in self._summaries.items()
        }
        return {app: rules for app, rules in found.items() if rules}

    @property
    def summaries(self) -> Mapping[str, Summary]:
        """The summaries of the applications in which something happened; ``""`` for facts without one."""
        return self._summaries

    @property
    def is_running(self) -> bool:
        """Whether an application in it has not ended: an offer elsewhere may concern it."""
        return any(rules is RULES for rules in self._rules.values())

    @property
    def has_rules(self) -> bool:
        """Whether anything may be asked for here: an acceptance elsewhere may make it void."""
        return bool(self._rules)

    def story(self, app: str) -> Story:
        """The story of an application of this circle."""
        story = self._stories.get(app)
        if story is None:
            story = self._stories[app] = Story(
                self._search,
                self._search.applications[app] if app else _LOOSE,
                self._cadence,
                self._now,
                correspondence=lambda: self._correspondence,
                elsewhere=self._elsewhere,
                others_begun=self._others_begun(app),
            )
        return story

    @lazy
    def _correspondence(self) -> Correspondence:
        return Correspondence(self._touches())

    def _touches(self) -> Iterator[Touch]:
        search, now = self._search, self._now
        for app in self.circle.applications:
            application = search.applications.get(app)
            own = application.company if application else ""
            yield from touches((f for f in search.facts_of(app) if f.at <= now), own, search.contacts)
        if "" not in self.circle.applications:
            loose = touches((f for f in search.facts_of("") if f.at <= now), "", search.contacts)
            yield from (touch for touch in loose if touch.company in self.circle.companies)

    def _others_begun(self, app: str) -> tuple[datetime, ...]:
        if len(self.circle.applications) == 1:
            return ()
        applications = self._search.applications
        company = applications[app].company
        return tuple(
            summary.began
            for other, summary in self._summaries.items()
            if other != app and applications[other].company == company
        )

    def _part(self) -> Part:
        """What others need to know: acceptances, open offers, and who is talking with the person."""
        acceptances = []
        offers = []
        processes = {}
        for app, summary in self._summaries.items():
            if not app:
                continue
            if summary.word:
                if summary.secured:
                    acceptances.append(Acceptance(summary.secured, app))
                continue
            offer, process = spared(partial(_contributed, self.story(app)), lambda _: (None, None))
            if offer:
                offers.append(offer)
            if process:
                processes[app] = process
        if not (acceptances or offers or processes):
            return NOTHING
        return Part(tuple(acceptances), tuple(offers), processes)

    # What follows

    def derive(self, elsewhere: Elsewhere) -> None:
        """Applies the rules; ``elsewhere`` is what is known of all applications."""
        self._elsewhere = elsewhere
        if self._answer:
            self._recall(self._answer)
            return
        self.is_recalled = False
        if not self._rules:
            self.changes_at = min(self._to_come(), default=None)
            return
        for app, story in self._stories.items():
            self._stories[app] = story.knowing(elsewhere)
        for app, rules in self._rules.items():
            self._apply(app, rules)
        self._conclude()

    def derive_for_offers(self, elsewhere: Elsewhere) -> None:
        """Applies once more the rules that offers elsewhere concern; acceptances are the same as before."""
        if self.is_recalled:
            self.derive(elsewhere)
            return
        self._elsewhere = elsewhere
        for app, rules in self._rules.items():
            if rules is RULES:
                self._stories[app] = self.story(app).knowing(elsewhere)
                self._apply(app, OFFER_RULES)
        self._conclude()

    def _recall(self, answer: Answer) -> None:
        self._answer = None
        self.open, self.lines, self.changes_at = answer.open, answer.lines, answer.changes_at
        self.live = [self.story(app) for app in answer.live]

    def _apply(self, app: str, rules: Sequence[Rule]) -> None:
        story, found = self.story(app).telling(only_open=True), self._found.setdefault(app, {})
        if story.record.is_undated:
            return
        for rule in rules:
            if items := rule.open_in(story):
                found[rule] = items
            else:
                found.pop(rule, None)

    def _conclude(self) -> None:
        """Orders what was found, and tells each running application's line and the next change."""
        found = [
            item
            for app, rules in self._rules.items()
            for rule in rules
            if rule in self._found[app]
            for item in self._found[app][rule]
        ]
        self.open = self._today.in_order(together(merged(found))) if found else ()
        running = [self.story(app) for app, rules in self._rules.items() if rules is RULES]
        own: dict[str | None, list[FollowUp]] = {}
        for follow_up in self.open if running else ():
            own.setdefault(follow_up.application, []).append(follow_up)
        self.lines = [_line(story, own.get(story.application.id, ())) for story in running]
        self.live = [story for story in running if spared(partial(is_live, story), lambda _: False)]
        self.changes_at = next_change(running, self.open, self._to_come(), self._today)

    def _to_come(self) -> Iterator[datetime]:
        """When facts that do not exist yet will, and rounds will be over, of ended applications too."""
        yield from (summary.round_ends for summary in self._summaries.values() if summary.round_ends)
        # Facts without an application may concern anybody's company.
        for app in {*self.circle.applications, ""}:
            for fact in reversed(self._search.effective_facts(app)):
                if fact.at <= self._now:
                    break
                yield fact.at


# What is told of one application, or a word in its place where that cannot be told


def _contributed(story: Story) -> tuple[OfferMade | None, Process | None]:
    """The open offer of an application, and what others need to know of who is talking with the person."""
    offer = offer_of(story)
    process = process_of(story) if is_in_process(story) else None
    return (offer if offer and offer.is_open(story.now) else None), process


def _line(story: Story, follow_ups: Sequence[FollowUp]) -> ApplicationLine:
    def told(story: Story) -> ApplicationLine:
        return line_of(story, follow_ups)

    def instead(error: Exception) -> ApplicationLine:
        return ApplicationLine(story.application.id, "no_contact", None, None, went_wrong(story, error, told))

    return spared(partial(told, story), instead)
