"""What a contact settles besides what it was made for (L19)."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from afterword.domain.application import Application
from afterword.domain.capturing.deleting import deletion
from afterword.domain.facts import Applied, Call, Fact, Note, Offer, Sent
from afterword.domain.follow_up import Key, Status
from afterword.domain.history.contacts_made import unanswered
from afterword.domain.history.guard import contacts_with
from afterword.domain.included import included
from afterword.domain.kinds import MESSAGES
from afterword.domain.people import Company
from afterword.domain.planning.circles import Circles
from afterword.domain.planning.planner import Planner, plan
from afterword.domain.search import JobSearch
from afterword.exchange.search_document import read_document, write_document
from builders import ANALYST, DANA, LARK, a_contact, a_debrief, a_search, an_interview, instant
from domain.plans import CADENCE, closed, keys, planned
from domain.timelines import CHECKS, plan_of, search_of

AT = instant("2026-04-21T10:00-04:00")
NOW = "2026-04-21T12:00-04:00"
OTHER = Application(id="a2", company="wren", title="Buyer", contact="kim")
KIM = a_contact("kim", "Kim Park", company="wren")


def sent(kind: str, *includes: str, **given: Any) -> Sent:
    plain: dict[str, Any] = {"id": "x", "app": "a1", "at": AT, "kind": kind, "to": "dana"}
    return Sent(**plain | given, includes=includes)


def of_two(*facts: Fact, agency: bool = False) -> JobSearch:
    """Dana's interview at Lark, and an application that Kim answers for."""
    applied = Applied(id="b", app="a2", at=instant("2026-04-09T09:00-04:00"))
    search = a_search(
        an_interview(), a_debrief(), applied, *facts, company=replace(LARK, kind="agency" if agency else "")
    )
    company = "lark" if agency else "wren"
    return search.with_entries([
        Company(id="wren", name="Wren", region="US", tz="America/New_York"),
        replace(OTHER, company=company),
        replace(KIM, company=company),
    ])  # fmt: skip


def test_it_stands_for_one_more_contact_a_key() -> None:
    message = sent("thank_you", "C5:a1:1:kim", "D1:a2:2:-", "nonsense", "Z9:a1:-:-", "check_in:a1:-:dana")
    assert [(f.app, f.kind, f.to, f.round, f.at, f.id) for f in included(message) if isinstance(f, Sent)] == [
        ("a1", "materials", "kim", 1, AT, "x"),
        ("a2", "status_email", None, 2, AT, "x"),
        ("a1", "check_in", "dana", None, AT, "x"),
    ]


def test_written_to_somebody_else_it_is_the_same_kind_of_message() -> None:
    (decline,) = included(sent("decline", "G6:a1:-:kim"))
    assert isinstance(decline, Sent)
    assert (decline.kind, decline.to) == ("decline", "kim")


@pytest.mark.parametrize(
    ("result", "key", "expected"),
    [
        ("voicemail", "D2:a2:1:kim", ("status", "voicemail")),
        ("no_answer", "D1:a2:1:kim", ("status", "no_answer")),
        ("reached", "G3:a2:-:kim", ("inform_other_company", "call")),
        ("reached", "A1:a2:-:kim", ("application_follow_up", "call")),
        ("no_answer", "A1:a2:-:kim", None),
    ],
)
def test_in_a_call_it_is_done_as_far_as_somebody_heard_it(
    result: Any, key: str, expected: tuple[str, str] | None
) -> None:
    call = Call(id="x", app="a1", at=AT, result=result, to="dana", includes=(key,))
    said = [(f.purpose, f.result) if isinstance(f, Call) else (f.kind, f.medium) for f in included(call)
            if isinstance(f, Call | Sent)]  # fmt: skip
    assert said == ([expected] if expected else [])


@pytest.mark.parametrize("rule", sorted({rule for kind in MESSAGES for rule in kind.asked_by}))
def test_written_to_somebody_else_in_its_place_it_settles_any_follow_up(rule: str) -> None:
    moments = ((check, f) for check in CHECKS for f in plan_of(check.scenario, check.now).open)
    check, follow_up = next((check, f) for check, f in moments if f.rule == rule)
    at, app = instant(check.now), follow_up.application
    kind = "status_email" if follow_up.kind == "status_call" else follow_up.kind
    message = sent(kind, follow_up.key, app=app, at=at, to="somebody_else")
    after = plan(search_of(check.scenario).with_fact(message), CADENCE, at + timedelta(minutes=1))
    done = [[f for f in found.closed if f.key == follow_up.key and f.status is Status.SATISFIED]
            for found in (plan_of(check.scenario, check.now), after)]  # fmt: skip
    assert len(done[0]) < len(done[1])


def test_it_settles_a_follow_up_of_another_application() -> None:
    without = planned(NOW, of_two(sent("status_email")))
    assert keys(without, "A1") == ["A1:a2:-:kim"]
    with_it = planned(NOW, of_two(sent("status_email", "A1:a2:-:kim")))
    assert closed("A1:a2:-:kim", with_it).status is Status.SATISFIED
    assert keys(with_it, "A1") == []


def test_a_kept_plan_notices_what_is_included_from_another_application() -> None:
    planner = Planner(CADENCE)
    search = of_two()
    planner.plan(search, AT)
    for fact in (sent("status_email", "A1:a2:-:kim"), Note(id="n", app="a2", at=AT, text="!")):
        search = search.with_fact(fact)
        assert planner.plan(search, AT).open == plan(search, CADENCE, AT).open
    apart, joined = Circles().of(of_two()), Circles().of(search)
    assert [circle.applications for circle in apart] == [("a1",), ("a2",), ("",)]
    assert [circle.applications for circle in joined] == [("a1", "a2"), ("",)]


def test_the_guard_counts_it_once_and_at_an_agency_once_an_application() -> None:
    for agency, expected in ((False, ([AT], [])), (True, ([AT], [AT]))):
        found = planned(NOW, of_two(sent("status_email", "G3:a1:-:dana", "A1:a2:-:kim"), agency=agency))
        first, second = found.stories["a1"], found.stories["a2"]
        counted = (
            contacts_with(first, first.recipient("dana")).counted,
            contacts_with(second, second.recipient("kim")).counted,
        )
        assert counted == expected
        assert [len(unanswered(story.facts)) for story in (first, second)] == [1, 1]


def test_thanks_that_include_an_enquiry_count_as_one() -> None:
    found = planned(NOW, of_two(sent("thank_you", "D1:a1:1:dana")))
    story = found.stories["a1"]
    assert contacts_with(story, story.recipient("dana")).counted == [AT]
    assert keys(found, "D1", "D3") == ["D3:a1:1:dana"]


def test_it_was_recorded_once() -> None:
    message = sent("thank_you", "C5:a1:1:dana")
    story = planned(NOW, of_two(message)).stories["a1"]
    assert len([fact for fact in story.facts if fact.id == "x"]) == 2
    assert [fact for fact in story.recorded if fact.id == "x"] == [message]


def test_it_survives_the_document_and_what_it_named_may_go() -> None:
    search = of_two(sent("offer_thanks", "G5:a1:-:dana", "A1:a2:-:kim"), Offer(id="o", app="a1", at=AT))
    again = read_document(write_document(search)).search
    assert again.facts == search.facts
    left = deletion(again, [again.applications["a2"]]).after
    (message,) = [fact for fact in left.facts_of("a1") if isinstance(fact, Sent)]
    assert message.includes == ("G5:a1:-:dana",)
    plain = write_document(a_search(sent("offer_thanks")))
    assert "includes" not in plain


def test_a_key_is_read_back_from_its_text() -> None:
    assert Key.read("C2:a1:1:dana") == Key("C2", "a1", 1, "dana")
    assert Key.read("H1:-:-:-") == Key("H1", None, None, None)
    assert Key.read("C2:a1:²:dana") == Key("C2", "a1", None, "dana")
    assert (Key.read("N-4"), Key.read("")) == (None, None)
    assert ANALYST.contact == DANA.id
