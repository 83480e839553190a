"""Follow-ups, lines and figures as JSON for scripts: shapes that hold (``data/help/scripts.md``)."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from afterword.domain.entries import encode_entry
from afterword.domain.follow_up import FollowUp
from afterword.domain.history.involved import people_of
from afterword.domain.insight.basket import Basket
from afterword.domain.insight.standing import stage_text
from afterword.domain.insight.statistics import Rate, Statistics
from afterword.domain.people import Contact
from afterword.domain.planning.lines import ApplicationLine
from afterword.domain.planning.plan import Plan
from afterword.domain.search import JobSearch


def follow_up_row(follow_up: FollowUp) -> dict[str, Any]:
    """One follow-up; instants carry the recipient's offset, absent parts are null."""

    def local(instant: datetime | None) -> str | None:
        return follow_up.local(instant).isoformat() if instant else None

    return {
        "key": follow_up.key,
        "rule": follow_up.rule,
        "application": follow_up.application,
        "round": follow_up.round,
        "contact": follow_up.contact,
        "kind": follow_up.kind,
        "medium": follow_up.medium,
        "status": follow_up.status.value,
        "opens": local(follow_up.opens),
        "due": local(follow_up.due),
        "overdue": local(follow_up.overdue),
        "expires": local(follow_up.expires),
        "held_by": follow_up.held_by,
        "pass_on": list(follow_up.pass_on),
        "with": [*follow_up.together, *follow_up.carries],
        "ask_until": follow_up.ask_until.isoformat()
        if follow_up.ask_until and follow_up.rule == "G4"
        else None,
        "closed_because": follow_up.closed_because,
        "reason": follow_up.reason,
    }


def line_row(line: ApplicationLine, zone: ZoneInfo, meanwhile: str | None) -> dict[str, Any]:
    """One line for a live application; ``meanwhile`` is what to do elsewhere while it waits."""
    return {
        "application": line.application,
        "kind": line.kind,
        "key": line.key,
        "until": line.until.astimezone(zone).isoformat() if line.until else None,
        "because": line.because,
        "meanwhile": meanwhile,
    }


def application_row(plan: Plan, application: str, zone: ZoneInfo, meanwhile: str | None) -> dict[str, Any]:
    """An application with its company, people and facts as the search document has them, what is open, and
    its line in ``next``, null where it has ended.
    """
    search, story = plan.search, plan.stories[application]
    line = next((line for line in plan.lines if line.application == application), None)
    people = people_of(search, story.application)
    return {
        "id": application,
        **encode_entry(story.application, {}),
        "stage": stage_text(story),
        "company": {"id": story.company.id, **encode_entry(story.company, {})},
        "people": [person_row(search, search.contacts[person]) for person in people],
        "follow_ups": [follow_up_row(follow_up) for follow_up in plan.of_application(application)],
        "next": line_row(line, zone, meanwhile) if line else None,
        "facts": [{"id": fact.id, **encode_entry(fact, {})} for fact in story.recorded],
    }


def person_row(search: JobSearch, contact: Contact) -> dict[str, Any]:
    """A person as the search document has them, with the name of their company."""
    company = search.companies.get(contact.company or "")
    return {
        "id": contact.id,
        **encode_entry(contact, {}),
        "company_name": company.name if company else None,
    }


def basket_row(basket: Basket, zone: ZoneInfo) -> dict[str, Any]:
    """The figures of parallel applications; shares are parts of 1."""
    return {
        "live": basket.live,
        "in_play": basket.in_play,
        "n_eff": basket.n_eff,
        "hhi": basket.hhi,
        "top_of_funnel": basket.top_of_funnel,
        "new_10bd": basket.new_10bd,
        "bd_since_new": basket.bd_since_new,
        "basket": basket.basket,
        "flags": dict(basket.flags),
        "nudges": [nudge.sentence for nudge in basket.nudges],
        "companies": [
            {
                "id": share.company,
                "share": share.share,
                "stage": share.stage,
                "waiting_until": share.waiting_until.astimezone(zone).isoformat()
                if share.waiting_until
                else None,
            }
            for share in basket.companies
        ],
    }


def statistics_row(found: Statistics) -> dict[str, Any]:
    """The numbers of a search; a share of too few is null."""
    return {
        "funnel": [{"name": step.name, "reached": step.reached} for step in found.funnel],
        "applications": _rate_row(found.applications),
        "sources": [_rate_row(rate) for rate in found.sources],
        "touches": [_rate_row(rate) for rate in found.touches],
        "media": [_rate_row(rate) for rate in found.media],
        "weeks": [
            {
                "start": week.start.isoformat(),
                "applications": week.applications,
                "contacts": week.contacts,
                "interviews": week.interviews,
                "answers": week.answers,
            }
            for week in found.weeks
        ],
    }


def _rate_row(rate: Rate) -> dict[str, Any]:
    return {
        "name": rate.name,
        "number": rate.number,
        "answered": rate.answered,
        "waiting": rate.waiting,
        "share": rate.share,
        "days": rate.days,
    }
