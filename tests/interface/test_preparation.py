"""What is at hand before a round."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from afterword.domain.facts import Fact, Missed, RoundKind, Sent
from afterword.interface.panes.preparation import checklist
from afterword.interface.view import View
from builders import DANA, a_contact, a_debrief, a_search, an_interview, instant
from domain.plans import planned

pytestmark = pytest.mark.exhaustive

AT = "2026-04-20T10:00-04:00"
KIM = a_contact("kim", "Kim Beale")
FIRST = an_interview(interviewers=("dana", "kim"))
SECOND = an_interview(id="i2", round=2, start=instant("2026-04-21T10:00-04:00"))
TOLD = a_debrief(
    key_points={"kim": "the night shift", "dana": "how they migrate"},
    decision_date=date(2026, 4, 24),
    contribution="a page for each depot",
    promised_materials=("a work sample", "two references"),
    omitted=("I have led two migrations",),
)


def known(number: int, *facts: Fact) -> list[str]:
    search = a_search(FIRST, SECOND, *facts, contacts=(DANA, KIM))
    plan = planned(AT, search)
    view = View(search, plan, ZoneInfo("America/New_York"), "US")
    story = plan.stories["a1"]
    return [line.plain for line, _ in checklist(view, story, story.rounds[number])]


def test_a_further_round_goes_on_from_what_was_said() -> None:
    lines = known(2, TOLD, Missed(id="m", app="a1", at=instant(AT), round=1, missed=("how big is the team",)))
    place = lines.index("□ Go on from what was said.")
    assert lines[place + 1 : place + 7] == [
        "round 1, Dana Osei: how they migrate",
        "round 1, Kim Beale: the night shift",
        "round 1, they said comes next: they call the references",
        "round 1, your idea: a page for each depot",
        "round 1, still to send, as you promised: a work sample and two references",
        "They named Fri 24 Apr as the day of their decision.",
    ]
    assert {"ask: how big is the team", "say: I have led two migrations"} <= set(lines)


def test_what_was_sent_is_not_promised_any_more_and_a_first_round_has_nothing_before_it() -> None:
    sent = Sent(id="s", app="a1", at=instant("2026-04-15T10:00-04:00"), kind="materials", to="dana")
    assert not [line for line in known(2, TOLD, sent) if "still to send" in line]
    assert "□ Go on from what was said." not in known(1, TOLD)
    assert "□ Go on from what was said." not in known(2)


@pytest.mark.parametrize(
    ("kind", "place", "how"),
    [
        ("phone", "", "reachable"), ("", "they call me", "reachable"), ("", "+1 212 555 0142", "reachable"),
        ("video", "", "in the call"), ("", "https://lark.example/meet", "in the call"),
        ("panel", "Teams", "in the call"), ("onsite", "", "be there"), ("", "12 Harbor Street", "be there"),
        ("panel", "12 Harbor Street", "be there"), ("", "", "who calls whom"),
    ],
)  # fmt: skip
def test_what_to_have_ready_fits_how_one_talks(kind: RoundKind, place: str, how: str) -> None:
    plan = planned(AT, search := a_search(FIRST, an_interview(round=2, id="i2", kind=kind, place=place)))
    view = View(search, plan, ZoneInfo("America/New_York"), "US")
    story = plan.stories["a1"]
    lines = [line.plain for line, _ in checklist(view, story, story.rounds[2])]
    ways = ("reachable", "in the call", "be there", "who calls whom")
    assert [way for way in ways if any(way in line for line in lines)] == [how]
