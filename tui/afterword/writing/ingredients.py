"""What a message can say, gathered from the facts (ingredients I1 to I23, domain.md 5.1).

Text is on one line and free of control characters; what is not known is empty. Facts with a later
``at`` than ``now`` do not exist.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

import arrow

from afterword.domain.cadence import Cadence, cadence_from
from afterword.domain.errors import NotFound
from afterword.domain.facts import Debrief, Missed, Omitted
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.people import Contact
from afterword.domain.rules.decision import decision_date
from afterword.domain.search import JobSearch
from afterword.domain.story import Story
from afterword.settings.shipped import shipped
from afterword.writing.earlier import earlier_contact, unsaid
from afterword.writing.phrasing import fragment, one_line

_LANGUAGE = "en"
"""The language of the messages, and so of the dates in them."""


@dataclass(frozen=True)
class PassedOn:
    """A person whose thanks the recipient is asked to pass on (I23)."""

    id: str
    name: str
    key_point: str


@dataclass(frozen=True, kw_only=True)
class Ingredients:
    """What one message can say. The names are those the templates use.

    ``date``, ``day`` and ``weekday`` are the interview's, on its own clock ("Tuesday, 14 April",
    "14 April", "Tuesday"). ``value``, ``contribution``, ``omitted`` and ``missed`` come from the
    round; the last three concern this recipient only, and what was said before is left out.
    ``turn`` counts the recipients of like messages, so that their wording can differ.
    """

    user_name: str
    user_phone: str
    reach: tuple[str, ...]
    contact_id: str | None
    contact_name: str
    contact_email: str
    contact_phone: str
    greeting: str
    nobody_known: bool
    company: str
    role: str
    date: str
    day: str
    weekday: str
    key_point: str
    value: str
    contribution: str
    omitted: tuple[str, ...]
    missed: tuple[str, ...]
    next_step_unknown: bool
    decision_date: str
    decision_passed: bool
    earlier_date: str
    earlier_how: str
    passing_on: tuple[PassedOn, ...]
    pass_on: bool
    late: bool
    later_round: bool
    before_interview: bool
    met_before: bool
    turn: int


def gather(search: JobSearch, follow_up: FollowUp, now: datetime) -> Ingredients:
    """What the message for ``follow_up`` can say at ``now``.

    Raises NotFound when the follow-up's application does not exist.
    """
    application = search.applications.get(follow_up.application or "")
    if application is None:
        raise NotFound(f"There is no application {follow_up.application!r} to write about.")
    story = Story(search, application, _cadence(), now)
    contact = search.contacts.get(follow_up.contact or "")
    held = story.rounds.get(follow_up.round or 0)
    debrief = held.debrief if held else None
    people = held.interviewers if held else ()
    took_part = follow_up.contact in people
    leads = follow_up.contact in people[:1] or not people
    decision = decision_date(story, now)
    earlier, earlier_how = earlier_contact(story, held)
    passing_on = tuple(
        PassedOn(person.id, one_line(person.name), _key_point(debrief, person.id))
        for person in (search.contacts.get(name) for name in follow_up.pass_on)
        if person
    )
    user = search.profile
    reach = (one_line(user.phone), one_line(user.email))
    return Ingredients(
        user_name=one_line(user.name),
        user_phone=one_line(user.phone),
        reach=tuple(line for line in reach if line),
        contact_id=follow_up.contact,
        contact_name=one_line(contact.name) if contact else "",
        contact_email=one_line(contact.email) if contact else "",
        contact_phone=one_line(contact.phone) if contact else "",
        greeting=_greeting(contact),
        nobody_known=contact is None and application.contact is None,
        company=one_line(story.company.name),
        role=one_line(application.title),
        date=_written(held.day, "dddd, D MMMM") if held else "",
        day=_written(held.day, "D MMMM") if held else "",
        weekday=_written(held.day, "dddd") if held else "",
        key_point=_key_point(debrief, follow_up.contact),
        value=fragment(debrief.value) if debrief else "",
        contribution=fragment(debrief.contribution) if debrief and leads else "",
        omitted=unsaid(story, held, follow_up.contact, Omitted, leads=leads),
        missed=unsaid(story, held, follow_up.contact, Missed, leads=leads),
        next_step_unknown=bool(debrief and leads and not debrief.next_step.strip() and decision is None),
        decision_date=_written(decision.day, "dddd, D MMMM") if decision else "",
        decision_passed=bool(decision and decision.day < follow_up.local(now).date()),
        earlier_date=_written(follow_up.local(earlier).date(), "dddd, D MMMM") if earlier else "",
        earlier_how=earlier_how,
        passing_on=passing_on,
        pass_on=bool(passing_on) and not took_part,
        late=follow_up.status in (Status.OVERDUE, Status.EXPIRED),
        later_round=(follow_up.round or 1) > 1,
        before_interview=follow_up.round is None,
        met_before=any(
            follow_up.contact in r.interviewers for r in story.held if held and r.number < held.number
        ),
        turn=(people.index(follow_up.contact) if follow_up.contact in people else 0)
        + max((follow_up.round or 1) - 1, 0),
    )


def _greeting(contact: Contact | None) -> str:
    """How to address them: as the person noted it, else by their full name (I1)."""
    return (one_line(contact.salutation) or one_line(contact.name)) if contact else ""


def _key_point(debrief: Debrief | None, contact: str | None) -> str:
    return fragment(debrief.key_points.get(contact or "", "")) if debrief else ""


def _written(day: date, form: str) -> str:
    return arrow.get(day).format(form, locale=_LANGUAGE)


@cache
def _cadence() -> Cadence:
    return cadence_from(tomllib.loads((shipped() / "cadence.toml").read_text("utf-8")))
