"""Whatever a message of any kind lacks has a line that asks for it and a place where it is kept."""

from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest

from afterword.desk.desk import Desk
from afterword.domain.capturing.supplying import Answer, Supplying
from afterword.domain.facts import Debrief, Interview
from afterword.domain.follow_up import FollowUp, key_of
from afterword.domain.insight.unprompted import find
from afterword.domain.kinds import KINDS
from afterword.domain.search import difference
from afterword.exchange.search_document import write_document
from afterword.interface.dialogs.missing import missing_field
from afterword.interface.view import View
from afterword.writing.blanks import BLANKS, IN_THE_TEXT
from afterword.writing.filling import Missing
from builders import instant
from desk.desks import desk_on
from every_kind import CASES, ELSEWHERE, NOW, OFFERED, a_search_for, bare, the_follow_up

ANSWERS = {
    "interview.start": "14 apr 10:00", "applied.at": "1 apr", "other_offer.deadline": "30 apr",
    "promised_materials": "the outline; two samples", "contact.postal": "12 Harbor Street, New York",
    "profile.phone": "+1 212 555 0142", "profile.email": "rosa@lind.example",
    "contact.phone": "+1 212 555 0199", "contact.email": "dana@lark.example",
}  # fmt: skip


def line_for(desk: Desk, missing: Missing) -> tuple[Missing, Answer]:
    """What the line for something missing makes of a fitting answer."""
    view = View(desk.search, desk.plan, ZoneInfo("America/New_York"), "US")
    field = missing_field(view, missing, "blank0")
    assert field.hint.startswith(missing.sentence)
    answer: Answer = field.value_of(ANSWERS.get(missing.field, "a word or two"))
    return missing, answer


def filled(desk: Desk, follow_up: FollowUp) -> set[str]:
    """Fills in everything a message lacks; the names of what that was."""
    lacked = desk.messages.draft(follow_up.key).missing
    desk.messages.supply(follow_up, dict(line_for(desk, missing) for missing in lacked))
    return {missing.need for missing in lacked}


def test_every_kind_gets_whatever_it_lacks(tmp_path: Path) -> None:
    needs: set[str] = set()
    for number, case in enumerate(CASES):
        desk = desk_on(tmp_path / str(number), NOW)
        desk.files.import_document(write_document(bare(case)))
        contact = {"networking": "adler", "reference": "ruth"}.get(case.kind.partition("_")[0], "dana")
        app, about = (None, None) if contact == "adler" else ("a1", None if case.rule in ("A1", "A2") else 1)
        follow_up = find(desk.plan, key_of(case.kind, app, about, contact))
        assert follow_up is not None
        lacked = filled(desk, follow_up)
        assert lacked, case.name
        assert desk.messages.draft(follow_up.key).missing == (), case.name
        assert not desk.search.typed(follow_up.key)
        needs |= lacked
    assert {need for need, blank in BLANKS.items() if blank.field != IN_THE_TEXT} - needs == {
        # always known of what was recorded; asked for by the tests below; of a panel
        "company", "role",
        "omitted", "missed", "idea", "link", "recipient", "key_points_to_pass_on", "interview", "value",
        "other_deadline",
    }  # fmt: skip


@pytest.mark.parametrize("optional", ["I10", "I11", "idea"])
def test_what_is_asked_for_on_top_has_its_place_too(tmp_path: Path, optional: str) -> None:
    desk = desk_on(tmp_path, instant("2026-04-14T15:00-04:00"))
    search = a_search_for(CASES[0])
    told = next(fact for fact in search.facts_of("a1") if isinstance(fact, Debrief))
    desk.files.import_document(write_document(search.with_fact(msgspec.structs.replace(told, value=""))))
    follow_up = find(desk.plan, "thank_you:a1:1:cy")
    assert follow_up is not None
    desk.messages.choose(follow_up.key, optional=(optional,))
    assert len(filled(desk, follow_up) - {"value"}) == 1
    assert desk.messages.draft(follow_up.key).missing == ()
    assert "a word or two" in desk.messages.draft(follow_up.key).words


def test_an_interview_nobody_recorded_and_an_offer_without_its_day_become_facts(tmp_path: Path) -> None:
    desk = desk_on(tmp_path, NOW)
    search = a_search_for(CASES[0])
    for fact in search.facts_of("a1"):
        search = search.without(fact)
    for fact in (OFFERED, msgspec.structs.replace(ELSEWHERE, deadline=None)):
        search = search.with_fact(fact)
    desk.files.import_document(write_document(search))
    for key, place in (("check_in:a1:-:dana", "interview.start"),
                       ("inform_other_company:a1:-:dana", "other_offer.deadline")):  # fmt: skip
        follow_up = find(desk.plan, key)
        assert follow_up is not None
        assert place in {missing.field for missing in desk.messages.draft(key).missing}
        filled(desk, follow_up)
        assert desk.messages.draft(key).missing == ()
    (booked,) = (f for f in desk.search.facts_of("a1") if isinstance(f, Interview))
    assert booked.interviewers == ("dana",)
    assert "Thursday, April 30" in desk.messages.draft("inform_other_company:a1:-:dana").words


def test_where_nobody_is_known_the_name_is_asked_for_along_with_the_address(tmp_path: Path) -> None:
    desk = desk_on(tmp_path, NOW)
    search = a_search_for(CASES[0])
    for fact in search.facts_of("a1"):
        search = search.without(fact)
    application = msgspec.structs.replace(search.applications["a1"], contact=None, via_recruiter=None)
    offer = msgspec.structs.replace(OFFERED, from_=None)
    desk.files.import_document(write_document(search.with_entry(application).with_fact(offer)))
    view = View(desk.search, desk.plan, ZoneInfo("America/New_York"), "US")
    thanks = next(f for f in desk.plan.of_application("a1") if f.kind == "offer_thanks")
    assert view.who(thanks) == "hiring team"
    lacked = desk.messages.draft(thanks.key).missing
    assert [missing.field for missing in lacked] == ["contact.name", "contact.email"]
    given = dict(zip(lacked, ("Ms. Sabine Linde", "linde@lark.example"), strict=True))
    desk.messages.supply(thanks, given)
    thanks = next(f for f in desk.plan.of_application("a1") if f.kind == "offer_thanks")
    person = desk.search.contacts[thanks.contact or ""]
    assert (person.name, person.salutation, person.email) == (
        "Sabine Linde", "Ms. Linde", "linde@lark.example"
    )  # fmt: skip
    assert desk.messages.draft(thanks.key).missing == ()
    assert desk.messages.draft(thanks.key).body.startswith("Dear Ms. Linde,")


def test_every_kind_is_there_to_be_written() -> None:
    assert {case.kind for case in CASES} <= set(KINDS)


@pytest.mark.parametrize(
    ("place", "table"),
    [("company.name", "companies"), ("application.title", "applications"), ("contact.name", "contacts")],
)
def test_a_name_goes_to_its_entry(place: str, table: str) -> None:
    search, follow_up = a_search_for(CASES[0]), the_follow_up(CASES[0])
    supplying = Supplying(search, follow_up, 1, None, lambda: "new", NOW)
    after = supplying.supplied(place, "cy", "Another Name")
    assert after is not None
    first = difference(search, after)[0]
    assert first.table == table
    assert "Another Name" in str(first.after)
