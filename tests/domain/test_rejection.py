"""After a no: who is answered, who is thanked once more, and who is asked for advice (F1, F2, L11)."""

from typing import Any

import pytest

from afterword.domain.facts import Rejected, Reply, Sent
from afterword.domain.people import Contact
from afterword.domain.planning.plan import Plan
from afterword.domain.reply_type import ReplyType
from builders import DANA, a_contact, a_debrief, a_search, an_interview, instant
from domain.plans import planned, the

KIM = a_contact("kim", "Kim Park", role="recruiter")
THANKED = Sent(id="t", app="a1", at=instant("2026-04-14T15:00-04:00"), kind="thank_you", to="dana")


def after_a_no(sender: str | None, *, lead: Contact = DANA) -> Plan:
    no = Rejected(id="n", app="a1", at=instant("2026-04-16T10:00-04:00"), from_=sender)
    search = a_search(an_interview(), THANKED, no, contacts=(lead, KIM))
    return planned("2026-04-17T10:00-04:00", search)


def asked(found: Plan) -> dict[str, bool]:
    """Who is written to after the no, each with whether they are asked for advice."""
    said: dict[str, Any] = {f.contact or "-": f for f in found.open if f.rule in ("F1", "F2")}
    return {person: "what you could do better" in f.reason for person, f in said.items()}


def test_the_interviewer_is_asked_for_advice_whoever_said_no() -> None:
    assert asked(after_a_no("kim")) == {"kim": False, "dana": True}
    assert the("F2", after_a_no("kim")).contact == "dana"


def test_an_interviewer_who_said_no_is_answered_once() -> None:
    for sender in ("dana", None):
        assert asked(after_a_no(sender)) == {"dana": True}


def test_where_the_interviewer_wants_to_be_left_alone_the_sender_is_asked() -> None:
    shy = a_contact("dana", "Dana Osei", do_not_contact=True)
    assert asked(after_a_no("kim", lead=shy)) == {"kim": True}


@pytest.mark.parametrize(
    ("kind", "needs_reply", "invited"),
    [
        ("question", True, False),
        ("advance", False, False),
        ("holding", True, False),
        ("courtesy", False, True),
    ],
)
def test_nobody_connects_with_who_comes_back_after_a_no(
    kind: ReplyType, needs_reply: bool, invited: bool
) -> None:
    no = Rejected(id="n", app="a1", at=instant("2026-04-16T10:00-04:00"), from_="dana")
    thanked = Sent(
        id="f",
        app="a1",
        at=instant("2026-04-17T10:00-04:00"),
        kind="rejection_reply",
        to="dana",
        medium="email",
    )
    back = Reply(
        id="r",
        app="a1",
        at=instant("2026-04-22T10:00-04:00"),
        type=kind,
        from_="dana",
        needs_reply=needs_reply,
    )
    found = planned("2026-04-22T11:00-04:00", a_search(an_interview(), a_debrief(), no, thanked, back))
    assert ("F3" in {f.rule for f in found.open}) is invited
