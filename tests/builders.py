"""Small searches and follow-ups for tests: complete by default, each part replaceable."""

from datetime import datetime, timedelta
from typing import Any

import msgspec

from afterword.domain.application import Application
from afterword.domain.facts import Debrief, Fact, Interview
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.people import Company, Contact, Profile
from afterword.domain.search import JobSearch, job_search

ROSA = Profile(name="Rosa Lind", email="rosa@lind.example", phone="212-555-0142", tz="America/New_York")
LARK = Company(id="lark", name="Lark Analytics", region="US", tz="America/New_York")
DANA = Contact(
    id="dana",
    company="lark",
    name="Dana Osei",
    salutation="Ms. Osei",
    email="dana@lark.example",
    phone="212-555-0187",
)
ANALYST = Application(id="a1", company="lark", title="Data Analyst", contact="dana")


def instant(text: str) -> datetime:
    """The aware instant an ISO 8601 text means."""
    moment = datetime.fromisoformat(text)
    assert moment.tzinfo is not None, f"{text} needs an offset"
    return moment


def a_contact(contact_id: str, name: str, **given: Any) -> Contact:
    """Somebody at Lark with an address and a number."""
    return msgspec.structs.replace(
        DANA, id=contact_id, name=name, **{"salutation": "", "email": f"{contact_id}@lark.example"} | given
    )


def an_interview(**given: Any) -> Interview:
    """Dana's interview on Tuesday, 14 April 2026, 10:00 to 11:00 in New York."""
    plain: dict[str, Any] = {
        "id": "i1",
        "app": "a1",
        "at": instant("2026-04-10T11:00-04:00"),
        "round": 1,
        "start": instant("2026-04-14T10:00-04:00"),
        "interviewers": ("dana",),
    }
    plain |= given
    return Interview(**{"end": plain["start"] + timedelta(hours=1)} | plain)


def a_debrief(**given: Any) -> Debrief:
    """What was noted after Dana's interview, half an hour later."""
    plain: dict[str, Any] = {
        "id": "d1",
        "app": "a1",
        "at": instant("2026-04-14T11:30-04:00"),
        "round": 1,
        "next_step": "they call the references",
        "key_points": {"dana": "half of the returns data arrives by fax"},
        "value": "I moved such a feed to a form at Hollis Freight",
    }
    return Debrief(**plain | given)


def a_search(
    *facts: Fact,
    profile: Profile = ROSA,
    company: Company = LARK,
    contacts: tuple[Contact, ...] = (DANA,),
    application: Application = ANALYST,
) -> JobSearch:
    """One application with these facts; without any, with Dana's interview and its debrief."""
    return job_search(
        [profile, company, *contacts, application, *(facts or (an_interview(), a_debrief()))], {}
    )


def a_follow_up(kind: str = "thank_you", **given: Any) -> FollowUp:
    """A follow-up for Dana's interview that is due; its moments are plain and rarely matter."""
    plain: dict[str, Any] = {
        "rule": "C2",
        "kind": kind,
        "medium": "call" if kind == "status_call" else "email",
        "company": "lark",
        "application": "a1",
        "round": 1,
        "contact": "dana",
        "opens": instant("2026-04-14T17:00+00:00"),
        "due": instant("2026-04-15T00:00+00:00"),
        "overdue": instant("2026-04-15T15:00+00:00"),
        "expires": instant("2026-04-21T21:00+00:00"),
        "zone": "America/New_York",
        "status": Status.DUE,
        "reason": "",
    }
    return FollowUp(**plain | given)
