"""Who was involved in what: the people of a fact, of an application, and what concerned one person."""

from collections.abc import Iterator
from datetime import datetime

from afterword.domain.application import Application
from afterword.domain.facts import Call, Debrief, Fact, Interview, ReferencesGiven, Reply, Sent
from afterword.domain.history.contacts_made import is_human_inbound
from afterword.domain.search import JobSearch


def was_in_touch(fact: Fact) -> bool:
    """Whether a fact means that the two sides were in touch; unanswered ringing does not."""
    match fact:
        case Sent() | Reply():
            return True
        case Call(result=result):
            return result != "no_answer"
    return is_human_inbound(fact)


def touched_at(fact: Fact, now: datetime) -> datetime | None:
    """When a fact brought the two sides together: an interview by its end once that is past."""
    if fact.undated or not was_in_touch(fact):
        return None
    return fact.end if isinstance(fact, Interview) and fact.end <= now else fact.at


def people_of_fact(fact: Fact) -> Iterator[str]:
    """The ids of the people a fact names."""
    match fact:
        case Interview():
            yield from fact.interviewers
            if fact.from_:
                yield fact.from_
        case Debrief():
            yield from fact.key_points
            if fact.follow_up_contact:
                yield fact.follow_up_contact
        case ReferencesGiven():
            yield from fact.references
        case _:
            named = (getattr(fact, name, None) for name in ("to", "from_", "with_"))
            yield from (person for person in named if person)


def people_of(search: JobSearch, application: Application) -> tuple[str, ...]:
    """The ids of everybody an application names, those of its own entry first, each once."""
    own = (application.contact, application.via_recruiter, application.referrer, *application.references)
    spoken = (person for fact in search.facts_of(application.id) for person in people_of_fact(fact))
    named = (person for person in (*own, *spoken) if person and person in search.contacts)
    return tuple(dict.fromkeys(named))


def facts_with(search: JobSearch, contact_id: str) -> list[Fact]:
    """Every fact that names a person, newest first."""
    found = (fact for fact in search.all_facts() if contact_id in people_of_fact(fact))
    return sorted(found, key=lambda fact: fact.order, reverse=True)


def last_contacts(search: JobSearch, now: datetime) -> dict[str, datetime]:
    """When the person was last in touch with each of the people, in either direction."""
    found: dict[str, datetime] = {}
    for fact in search.all_facts():
        if fact.at <= now and (touched := touched_at(fact, now)):
            for person in people_of_fact(fact):
                found[person] = max(touched, found.get(person, touched))
    return found
