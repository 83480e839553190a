"""The work-search report: what was done to find work from one day to another, as job centres ask for it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from afterword.domain.facts import Applied, Call, Fact, NetworkRequest, NetworkTalk, Sent
from afterword.domain.history.contacts_made import is_human_inbound
from afterword.domain.history.story import Story
from afterword.domain.insight.standing import stage_text
from afterword.domain.kinds import MEDIA, kind_named
from afterword.domain.people import Profile
from afterword.domain.phrases import Habit, listed
from afterword.domain.search import JobSearch
from afterword.domain.telling import told
from afterword.domain.timing.calendar import day_of
from afterword.exchange.out.spreadsheet import spreadsheet

_HEADER = ("Date", "Employer", "Address or link", "Person", "Method", "Position", "Result")
_RESULTS: Mapping[str, str] = {"applied": "waiting for an answer", "gone quiet": "no answer"}
_ROUNDS: Mapping[str, str] = {"": "interview", "onsite": "interview on site", "assignment": "test task"}


@dataclass(frozen=True)
class Activity:
    """One thing done to find work; ``where`` is an address or a link."""

    at: datetime
    employer: str
    where: str
    person: str
    method: str
    position: str
    result: str


def activities(
    search: JobSearch,
    stories: Mapping[str, Story],
    start: date,
    end: date,
    zone: ZoneInfo,
    habit: Habit,
) -> tuple[Activity, ...]:
    """What was done from ``start`` to ``end``, both included, in its order."""
    found: list[Activity] = []
    for app, story in stories.items():
        if app:
            found += (
                _activity(story, fact)
                for fact in story.recorded
                if isinstance(fact, Applied | Sent | Call) and not fact.undated
            )
            found += _interviews(story)
    found += (_elsewhere(search, fact, habit) for fact in search.all_facts() if _is_elsewhere(fact))
    done = (each for each in found if start <= day_of(each.at, zone) <= end)
    return tuple(sorted(done, key=lambda each: (each.at, each.employer)))


def report_table(done: Iterable[Activity], zone: ZoneInfo) -> str:
    """The report as a table for spreadsheets."""
    return spreadsheet(
        _HEADER,
        (
            (day_of(each.at, zone).isoformat(), each.employer, each.where, each.person, each.method,
             each.position, each.result)
            for each in done
        ),
    )  # fmt: skip


def report_page(
    template: str,
    profile: Profile,
    done: Iterable[Activity],
    start: date,
    end: date,
    zone: ZoneInfo,
    habit: Habit,
) -> str:
    """The report as a page to print; ``template`` is that of ``data/reports``."""
    # Loaded only when a page is asked for.
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    page = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True, trim_blocks=True)
    rows = [(_day(day_of(each.at, zone), habit), each) for each in done]
    return page.from_string(template).render(
        profile=profile, rows=rows, start=_day(start, habit), end=_day(end, habit)
    )


def _activity(story: Story, fact: Applied | Sent | Call) -> Activity:
    application, search = story.application, story.search
    match fact:
        case Applied():
            person, method = application.contact, "application"
            if application.source:
                method += f", {application.source}"
            stage = stage_text(story)
            result = _RESULTS.get(stage, stage)
        case Sent():
            person, method, result = fact.to, _message(fact), _answer(story, fact)
        case Call():
            person, method, result = fact.to, MEDIA["call"], told(search, fact, story.habit)
    return Activity(
        fact.at,
        story.company.name,
        _where(story, person),
        _name(search, person),
        method,
        application.title,
        result,
    )


def _interviews(story: Story) -> Iterator[Activity]:
    for held in story.held:
        people = [name for person in held.interviewers if (name := _name(story.search, person))]
        decision = held.debrief.decision_date if held.debrief else None
        yield Activity(
            held.start,
            story.company.name,
            held.place or _where(story, *held.interviewers[:1]),
            listed(people),
            _ROUNDS.get(held.kind, f"interview, {held.kind}"),
            story.application.title,
            f"decision by {story.habit.day(decision)}" if decision else "took place",
        )


def _is_elsewhere(fact: Fact) -> bool:
    """Whether it was done for no application: advice asked for, a talk, a message."""
    is_networking = isinstance(fact, NetworkRequest | NetworkTalk)
    return is_networking or (fact.app is None and isinstance(fact, Sent | Call))


def _elsewhere(search: JobSearch, fact: Fact, habit: Habit) -> Activity:
    person = search.contacts.get(getattr(fact, "to", None) or getattr(fact, "with_", None) or "")
    company = search.companies.get(person.company or "") if person else None
    method = (
        MEDIA[fact.medium]
        if isinstance(fact, Sent)
        else MEDIA["call"]
        if isinstance(fact, Call)
        else "network"
    )
    return Activity(
        fact.at,
        company.name if company else "",
        (company and company.website) or (person.email if person else ""),
        person.name if person else "",
        method,
        "",
        told(search, fact, habit),
    )


def _message(sent: Sent) -> str:
    """How a message went, and what it was: ``e-mail, thank-you``."""
    return f"{MEDIA[sent.medium]}, {kind_named(sent.kind).said}"


def _answer(story: Story, sent: Sent) -> str:
    """What they said next after a message."""
    said = next((fact for fact in story.facts if fact.at > sent.at and is_human_inbound(fact)), None)
    return told(story.search, said, story.habit) if said else "sent"


def _where(story: Story, contact_id: str | None = None) -> str:
    """Where they can be found: the posting, their site, the address of who was spoken to, the place."""
    contact = story.search.contacts.get(contact_id or "")
    email = contact.email if contact else ""
    return story.application.url or story.company.website or email or story.application.location


def _name(search: JobSearch, contact_id: str | None) -> str:
    contact = search.contacts.get(contact_id or "")
    return contact.name if contact else ""


def _day(day: date, habit: Habit) -> str:
    return habit.full_day(day)
