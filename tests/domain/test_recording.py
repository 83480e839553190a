"""From what a form captured to entries (the verbs themselves: the tests of the Desk)."""

from collections.abc import Callable
from itertools import count
from typing import Any

import msgspec
import pytest

from afterword.domain.capturing.capture import CapturedApplication, CapturedPerson
from afterword.domain.capturing.recording import (
    application_recorded,
    completed,
    known_company,
    known_contact,
    known_people,
    next_round,
    with_interviewer,
)
from afterword.domain.facts import Applied, Interview
from afterword.domain.search import JobSearch
from afterword.domain.titles import titled
from builders import ANALYST, DANA, LARK, a_contact, a_search, an_interview, instant

AT = instant("2026-04-08T09:00-04:00")


def ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"new{next(numbers)}"


def applied(search: JobSearch, running: bool = True, **given: Any) -> JobSearch:
    plain: dict[str, Any] = {"company": "Lark Analytics", "title": "Data Analyst", "at": AT}
    return application_recorded(search, CapturedApplication(**plain | given), ids(), lambda _: running)


def test_a_first_application_makes_company_contact_and_application() -> None:
    search = applied(JobSearch(), contact=CapturedPerson(name=" Dana Osei ", email="d@lark.example"), url="x")
    (company,) = search.companies.values()
    (contact,) = search.contacts.values()
    (application,) = search.applications.values()
    assert (company.name, contact.name, contact.company) == ("Lark Analytics", "Dana Osei", company.id)
    assert (application.company, application.contact, application.url) == (company.id, contact.id, "x")
    (fact,) = search.all_facts()
    assert isinstance(fact, Applied)
    assert (fact.app, fact.at) == (application.id, AT)


def test_what_is_known_is_completed_and_never_emptied() -> None:
    known = a_search(application=msgspec.structs.replace(ANALYST, url="https://lark.example/1"))
    search = applied(known, company="LARK ANALYTICS ", source="a friend")
    assert search.companies == known.companies
    assert search.contacts == known.contacts
    assert search.applications["a1"] == msgspec.structs.replace(known.applications["a1"], source="a friend")


def test_an_agency_and_whoever_referred_one_are_recorded_with_it() -> None:
    doug, angela = CapturedPerson(name="Doug Marsh"), CapturedPerson(name="Angela Ruiz", note="friend")
    search = applied(JobSearch(), recruiter=doug, agency="Prairie Staffing", referrer=angela)
    (application,) = search.applications.values()
    recruiter = search.contacts[application.via_recruiter or ""]
    referrer = search.contacts[application.referrer or ""]
    assert (recruiter.name, recruiter.role) == ("Doug Marsh", "recruiter")
    assert search.companies[recruiter.company or ""].kind == "agency"
    assert (referrer.name, referrer.role, referrer.company) == ("Angela Ruiz", "referrer", None)
    again = applied(search, title="Buyer", recruiter=doug, agency="prairie staffing", referrer=angela)
    assert (len(again.companies), len(again.contacts)) == (2, 2)


def test_where_one_applied_itself_is_no_agency_and_a_role_that_is_known_stays() -> None:
    search = a_search(contacts=(msgspec.structs.replace(DANA, role="hiring_manager"),))
    dana = CapturedPerson(name="Dana Osei")
    search = applied(search, title="Buyer", recruiter=dana, agency="Lark Analytics", referrer=dana)
    assert search.companies["lark"].kind == ""
    assert {a.referrer for a in search.applications.values()} == {None, "dana"}


def test_what_was_applied_for_is_completed_and_not_applied_for_twice() -> None:
    once = applied(JobSearch())
    again = applied(once, at=instant("2026-04-12T09:00-04:00"), url="https://lark.example/1")
    assert again.facts == once.facts
    assert [application.url for application in again.applications.values()] == ["https://lark.example/1"]


def test_a_closed_application_is_not_taken_up_again() -> None:
    assert len(applied(a_search(), running=False).applications) == 2


@pytest.mark.parametrize("name", ["Lark Analytics", " lark analytics", "LARK ANALYTICS"])
def test_a_company_is_known_by_its_name_however_it_is_written(name: str) -> None:
    search, company = known_company(a_search(), name, ids(), "Europe/Berlin")
    assert company == LARK
    assert search == a_search()


def test_a_person_of_that_name_elsewhere_is_another_person() -> None:
    elsewhere = msgspec.structs.replace(a_contact("other", "Kim Park"), company=None)
    search = a_search(contacts=(DANA, elsewhere))
    search, kim = known_contact(search, LARK, CapturedPerson(name="Kim Park"), ids())
    assert (kim.id, kim.company) == ("new1", "lark")


def test_an_address_learnt_now_replaces_and_an_empty_one_does_not() -> None:
    _, same = known_contact(a_search(), LARK, CapturedPerson(name="Dana Osei"), ids())
    assert same == DANA
    _, changed = known_contact(a_search(), LARK, CapturedPerson(name="dana osei", phone="1 555 0100"), ids())
    assert (changed.phone, changed.email, changed.name) == ("1 555 0100", DANA.email, DANA.name)


@pytest.mark.parametrize("name", ["Dana Osei", "Ms. Osei", "Dr. Osei"])
def test_a_title_is_how_somebody_known_is_addressed_and_no_second_person(name: str) -> None:
    kept = a_contact("dana", "Ms. Dana Osei", notes="runs late")
    bare, salutation = titled(name)
    person = CapturedPerson(name=bare, salutation=salutation, role="recruiter", note="her boss")
    search, same = known_contact(a_search(contacts=(kept,)), LARK, person, ids())
    assert list(search.contacts) == ["dana"]
    assert (same.name, same.salutation) == ("Ms. Dana Osei", salutation)
    assert (same.role, same.notes) == ("recruiter", "runs late; her boss")
    assert completed(search, same, person)[1] == same, "said twice, noted once"


def test_a_family_name_that_two_have_is_nobody_known() -> None:
    search = a_search(contacts=(DANA, a_contact("kim", "Kim Osei")))
    assert known_contact(search, LARK, CapturedPerson(name="Ms. Osei"), ids())[1].id == "new1"
    assert known_contact(search, LARK, CapturedPerson(name="Osei"), ids())[1].id == "new1"


def test_people_keep_the_order_typed() -> None:
    captured = tuple(CapturedPerson(name=name) for name in ("Kim Park", "Dana Osei"))
    _, people = known_people(a_search(), LARK, captured, ids())
    assert people == ("new1", "dana")


def test_rounds_are_numbered_on_from_the_highest() -> None:
    assert next_round(JobSearch(), "a1") == 1
    assert next_round(a_search(an_interview(round=3)), "a1") == 4


def test_one_more_interviewer_joins_the_round_as_last_booked() -> None:
    moved = an_interview(id="i2", at=instant("2026-04-11T11:00-04:00"))
    kim = a_contact("kim", "Kim Park")
    search = with_interviewer(a_search(an_interview(), moved, contacts=(DANA, kim)), ANALYST, 1, kim)
    booked = [f.interviewers for f in search.facts_of("a1") if isinstance(f, Interview)]
    assert booked == [("dana",), ("dana", "kim")]
    assert with_interviewer(search, ANALYST, 1, kim) == search
