"""What belongs into the person's calendar: interviews, follow-ups, days of decision."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from afterword.domain.follow_up import FollowUp
from afterword.domain.history.rounds import Round
from afterword.domain.history.story import Story
from afterword.domain.insight.ahead import events
from afterword.domain.phrases import listed
from afterword.domain.planning.plan import Plan

_ACT = timedelta(minutes=15)
"""How long a follow-up takes in a calendar: long enough to be seen."""


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """One entry of a calendar; ``key`` stays the same when it moves.

    ``start`` and ``end`` are instants, or days of which ``end`` is the last. ``rings``: the person
    wants to be reminded when it begins.
    """

    key: str
    summary: str
    start: datetime | date
    end: datetime | date
    text: str = ""
    place: str = ""
    rings: bool = False
    is_cancelled: bool = False


def agenda(plan: Plan) -> tuple[Appointment, ...]:
    """The interviews of all live applications, every follow-up that has its day, and what is decided when."""
    stories = plan.survey.live
    found = [_interview(plan, story, booked) for story in stories for booked in story.rounds.values()]
    found += [_act(plan, follow_up) for follow_up in plan.open if not follow_up.is_for_any_time]
    return (*found, *_decisions(plan))


def _interview(plan: Plan, story: Story, booked: Round) -> Appointment:
    people = [plan.search.contacts[who].name for who in booked.interviewers if who in plan.search.contacts]
    lines = [story.application.title, f"With {listed(people)}" if people else ""]
    return Appointment(
        key=f"interview:{story.application.id}:{booked.number}",
        summary=f"Interview: {story.company.name}",
        start=booked.start.astimezone(booked.zone),
        end=booked.end.astimezone(booked.zone),
        text="\n".join(line for line in lines if line),
        place=booked.place,
        is_cancelled=booked.called_off is not None,
    )


def _act(plan: Plan, follow_up: FollowUp) -> Appointment:
    company, contact = (
        plan.search.companies.get(follow_up.company),
        plan.search.contacts.get(follow_up.contact or ""),
    )
    whom = f" to {contact.name}" if contact else ""
    about = f" · {company.name}" if company else ""
    return Appointment(
        key=follow_up.key,
        summary=f"{follow_up.what[:1].upper()}{follow_up.what[1:]}{whom}{about}",
        start=follow_up.due,
        end=follow_up.due + _ACT,
        text=follow_up.reason,
        rings=True,
    )


def _decisions(plan: Plan) -> Iterator[Appointment]:
    for event in events(plan):
        if event.what == "interview":
            continue
        company = plan.search.companies.get(event.company)
        name = company.name if company else event.company
        words = f"{name} decides" if event.what == "decision" else f"{name}: last day for the offer"
        title = plan.search.applications[event.application].title
        key = f"{event.what.replace(' ', '_')}:{event.application}"
        yield Appointment(key=key, summary=words, start=event.day, end=event.day, text=title)
