"""The verbs that put entries right and deal with several applications at once."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from afterword.desk.desk import Desk
from afterword.domain.capturing.capture import CapturedApplication, CapturedPerson
from afterword.domain.facts import Closed, Sent, Snooze
from afterword.domain.follow_up import FollowUp
from afterword.domain.people import Contact
from afterword.exchange.search_document import write_document
from builders import DANA, LARK, a_search, instant
from interface.dashboards import Clock, open_desk


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    desk = open_desk(tmp_path, clock)
    desk.files.import_document(write_document(a_search()))
    return desk


def applied(desk: Desk, company: str) -> str:
    at = instant("2026-02-02T10:00-05:00")
    desk.facts.log_application(CapturedApplication(company=company, title="Clerk", at=at))
    return list(desk.search.applications)[-1]


def quiet(desk: Desk, application: str) -> FollowUp:
    return next(f for f in desk.plan.open if f.rule == "D6" and f.application == application)


# Entries


def test_every_field_of_a_company_is_kept(desk: Desk) -> None:
    other = msgspec.structs.replace(
        LARK, name="Lark", tz="Europe/Berlin", region="DE", kind="agency", notes="x"
    )
    assert desk.entries.edit_company(other) == "Edited Lark."
    assert desk.search.companies["lark"] == other
    desk.saving.undo()
    assert desk.search.companies["lark"] == LARK


def test_a_person_moves_to_another_company_known_or_new(desk: Desk) -> None:
    desk.entries.edit_person(DANA, "lark analytics ")
    assert desk.search.contacts["dana"].company == "lark"
    assert desk.entries.edit_person(DANA, "Rook Mills") == "Edited Dana Osei."
    moved = desk.search.contacts["dana"]
    assert desk.search.companies[moved.company or ""].name == "Rook Mills"
    desk.entries.edit_person(moved, "")
    assert desk.search.contacts["dana"].company is None


def test_among_namesakes_the_company_stays(desk: Desk) -> None:
    twin = msgspec.structs.replace(LARK, id="a_twin")
    desk.entries.edit_company(twin)
    desk.entries.edit_person(msgspec.structs.replace(DANA, company="a_twin"), LARK.name)
    assert desk.search.contacts["dana"].company == "a_twin"


def test_somebody_new_is_written_down(desk: Desk) -> None:
    said = desk.entries.edit_person(Contact(id="ruth", name="Ruth Adler", role="reference"), "")
    assert said == "Wrote down Ruth Adler."
    assert desk.search.contacts["ruth"].company is None


def test_an_application_and_its_posting_are_edited(desk: Desk) -> None:
    known = desk.search.applications["a1"]
    desk.entries.edit_application(known, {"pay": "60", "tags": ("x",)}, LARK.name)
    desk.entries.keep_posting_text(desk.search.applications["a1"], "SQL\nand patience")
    after = desk.search.applications["a1"]
    assert (after.company, after.pay, after.tags) == ("lark", "60", ("x",))
    assert after.posting_text == "SQL\nand patience"


def test_who_is_new_with_an_application_is_made_once_and_a_contact_goes_with_its_employer(desk: Desk) -> None:
    known, bo = desk.search.applications["a1"], CapturedPerson(name="Bo Li")
    answers = {"contact": bo, "via_recruiter": bo, "references": (CapturedPerson(name="Cy Moe"), "dana")}
    desk.entries.edit_application(known, answers, "Fern Labs")
    after, people = desk.search.applications["a1"], desk.search.contacts
    (new,) = (key for key, contact in people.items() if contact.name == "Bo Li")
    assert (after.contact, after.via_recruiter) == (new, new)
    assert people[new].company == after.company
    assert desk.search.companies[after.company].name == "Fern Labs"
    assert [(people[key].name, people[key].company) for key in after.references] == [
        ("Cy Moe", None),
        ("Dana Osei", "lark"),
    ]


# Several


def test_several_are_closed_in_one_change(desk: Desk) -> None:
    fern, juno = applied(desk, "Fern"), applied(desk, "Juno")
    before = desk.search
    assert desk.entries.close([fern, juno], "silence") == "Closed two applications."
    assert all(isinstance(desk.search.facts_of(app)[-1], Closed) for app in (fern, juno))
    assert desk.entries.close([fern], "silence") == "Nothing changed.", "it has ended already"
    assert desk.saving.undo() == "Undid: closed two applications."
    assert desk.search == before


def test_a_check_in_is_recorded_and_asked_again_later(desk: Desk, clock: Clock) -> None:
    fern = applied(desk, "Fern")
    follow_up = quiet(desk, fern)
    assert "Clerk" in desk.messages.as_left(desk.messages.check_in_message(follow_up))[1]
    assert desk.follow_ups.check_in(follow_up) == "Checked in with Fern; it is asked again from Wed 29 Apr."
    sent, snooze = desk.search.facts_of(fern)[-2:]
    assert isinstance(sent, Sent)
    assert sent.kind == "application_follow_up"
    assert isinstance(snooze, Snooze)
    assert not [f for f in desk.plan.due if f.application == fern]
    clock.now += timedelta(days=20)
    desk.saving.tick()
    assert quiet(desk, fern) in desk.plan.due
    desk.saving.undo()
    assert quiet(desk, fern)
