"""Applications, interviews and contacts made, a row each."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from afterword.domain.application import Application
from afterword.domain.described import texts_of, told_texts
from afterword.domain.facts import Call, Fact, Saved, Sent
from afterword.domain.history.contacts_made import is_human_inbound
from afterword.domain.history.story import Story
from afterword.domain.insight.standing import STAGES, last_contact
from afterword.domain.kinds import MEDIA
from afterword.domain.people import Contact
from afterword.domain.phrases import Habit, listed
from afterword.domain.rules.silence import stage_of
from afterword.domain.search import JobSearch
from afterword.domain.telling import told
from afterword.domain.timing.calendar import day_of
from afterword.exchange.out.spreadsheet import spreadsheet

_APPLICATIONS = (
    "Company", "Position", "Stage", "Saved on", "Applied on", "Stage since", "Last contact",
    "Contact", "Contact e-mail", "Contact phone", "Company website", "Tags", "Closes",
)  # fmt: skip
"""What goes before the application's own texts."""
_INTERVIEWS = (
    "Company", "Position", "Round", "Start", "End", "Time zone", "Kind", "Place", "People", "Called off",
    "Decision by", "Next step", "Notes",
)  # fmt: skip
_CONTACTS = ("Date", "Company", "Position", "Person", "E-mail", "Medium", "What", "Subject")


def applications_table(stories: Iterable[Story], zone: ZoneInfo) -> str:
    """Every application; ``data/sheets.toml`` knows these headers, so that it can come in again."""
    heads = (*_APPLICATIONS, *(text.label for text in texts_of(Application).values()))
    return spreadsheet(heads, (_application(story, zone) for story in stories))


def interviews_table(stories: Iterable[Story]) -> str:
    """Every round ever agreed on, by its own clock."""
    return spreadsheet(_INTERVIEWS, (row for story in stories for row in _interviews(story)))


def contacts_table(search: JobSearch, facts: Iterable[Fact], zone: ZoneInfo, habit: Habit) -> str:
    """Every message sent and every call made, in their order."""
    made = sorted((fact for fact in facts if isinstance(fact, Sent | Call)), key=lambda fact: fact.order)
    return spreadsheet(_CONTACTS, (_contact(search, fact, zone, habit) for fact in made))


def _application(story: Story, zone: ZoneInfo) -> Sequence[str]:
    application, company = story.application, story.company
    contact = _person(story.search, application.contact)
    saved = story.of(Saved)
    return (
        company.name,
        application.title,
        _stage(story),
        _day(saved[0].at if saved and not saved[0].undated else None, zone),
        _day(story.applied_on, zone),
        _day(_since(story), zone),
        _day(last_contact(story), zone),
        contact.name if contact else "",
        contact.email if contact else "",
        contact.phone if contact else "",
        company.website,
        ", ".join(application.tags),
        application.closes.isoformat() if application.closes else "",
        *(text for _, text in told_texts(application)),
    )


def _stage(story: Story) -> str:
    """How far it is, or how it ended. That one has gone quiet is left to whoever reads the dates."""
    return story.outcome.word if story.outcome else STAGES[stage_of(story)]


def _since(story: Story) -> datetime | None:
    """Since when it is at its stage: its end, else what they last said, else the application."""
    if story.outcome:
        return None if story.record.is_undated else story.outcome.at
    inbound = [fact for fact in story.facts if is_human_inbound(fact)]
    if inbound:
        return None if inbound[-1].undated else inbound[-1].at
    return story.applied_on


def _interviews(story: Story) -> Iterator[Sequence[str]]:
    for held in sorted(story.rounds.values(), key=lambda held: (held.start, held.number)):
        debrief = held.debrief
        people = (_person(story.search, person) for person in held.interviewers)
        decision = debrief.decision_date if debrief else None
        yield (
            story.company.name,
            story.application.title,
            str(held.number),
            f"{held.start.astimezone(held.zone):%Y-%m-%d %H:%M}",
            f"{held.end.astimezone(held.zone):%Y-%m-%d %H:%M}",
            held.zone.key,
            held.kind,
            held.place,
            listed([person.name for person in people if person]),
            "yes" if held.called_off else "",
            decision.isoformat() if decision else "",
            debrief.next_step if debrief else "",
            debrief.notes if debrief else "",
        )


def _contact(search: JobSearch, fact: Sent | Call, zone: ZoneInfo, habit: Habit) -> Sequence[str]:
    application = search.applications.get(fact.app or "")
    person = _person(search, fact.to)
    company_id = application.company if application else (person.company if person else None)
    company = search.companies.get(company_id or "")
    return (
        f"{fact.at.astimezone(zone):%Y-%m-%d %H:%M}",
        company.name if company else "",
        application.title if application else "",
        person.name if person else "",
        person.email if person else "",
        MEDIA[fact.medium] if isinstance(fact, Sent) else MEDIA["call"],
        told(search, fact, habit),
        fact.subject if isinstance(fact, Sent) else "",
    )


def _person(search: JobSearch, contact_id: str | None) -> Contact | None:
    return search.contacts.get(contact_id or "")


def _day(moment: datetime | None, zone: ZoneInfo) -> str:
    return day_of(moment, zone).isoformat() if moment else ""
