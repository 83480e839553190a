"""Late, today, later, coming; and those for whom any time is right (R-ORDER, L16, L21)."""

import pytest

from afterword.domain.application import Application
from afterword.domain.facts import Applied, DayOrInstant, Snooze
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.planning.listing import Bunch, when
from afterword.domain.planning.ordering import OwnDay, Turn
from afterword.domain.search import JobSearch, job_search
from afterword.domain.timing.calendar import zone_of
from builders import ANALYST, DANA, LARK, ROSA, a_follow_up, an_interview, instant
from domain.plans import planned, the

TODAY = OwnDay(instant("2026-04-14T12:00-04:00"), zone_of("America/New_York"))


@pytest.mark.parametrize(
    ("status", "due", "turn"),
    [
        (Status.OVERDUE, "2026-04-13T10:00-04:00", Turn.LATE),
        (Status.DUE, "2026-04-13T10:00-04:00", Turn.TODAY),
        (Status.DUE, "2026-04-14T16:59-04:00", Turn.TODAY),
        (Status.DUE, "2026-04-14T17:00-04:00", Turn.LATER),
        (Status.UPCOMING, "2026-04-14T14:00-04:00", Turn.LATER),
        (Status.DUE, "2026-04-15T00:00-04:00", Turn.COMING),
        (Status.UPCOMING, "2026-04-15T10:00-04:00", Turn.COMING),
    ],
)
def test_each_has_its_turn_by_the_persons_own_day(status: Status, due: str, turn: Turn) -> None:
    assert TODAY.turn(a_follow_up(status=status, due=instant(due))) is turn


def applied_to(*numbers: int, at: str = "2026-04-01T09:00-04:00") -> JobSearch:
    """Applications that name nobody, and one with an interview."""
    applications = [Application(id=f"n{n}", company="lark", title=f"Clerk {n}") for n in numbers]
    facts = [Applied(id=f"f{n}", app=f"n{n}", at=instant(at)) for n in numbers]
    return job_search([ROSA, LARK, DANA, ANALYST, *applications, an_interview(), *facts], {})


def test_what_names_nobody_is_never_late_however_often_it_is_put_off() -> None:
    put_off = Snooze(
        id="s", app="n1", at=instant("2026-04-13T09:00-04:00"), key="A1:n1:-:-",
        until=DayOrInstant(instant("2026-04-15T09:00-04:00")),
    )  # fmt: skip
    for search in (applied_to(1), applied_to(1).with_fact(put_off)):
        question = the("A1", planned("2026-04-21T10:00-04:00", search))
        assert (question.status, question.overdue) == (Status.DUE, question.expires)
        assert question.is_for_any_time


def test_those_who_name_nobody_stand_in_one_line_after_all_that_has_its_day() -> None:
    found = planned("2026-04-14T12:30-04:00", applied_to(1, 2, 3))
    now, coming = found.listing
    bunch = now[-1]
    assert isinstance(bunch, Bunch)
    assert bunch.sentence == "3 applications name nobody to write to"
    assert [row.rule for row in now[:-1] if isinstance(row, FollowUp)] == ["C1", "C2"]
    assert [when(row, found.today) for row in now] == ["today", "later", "any time"]
    assert all(isinstance(row, FollowUp) for row in coming)


def test_before_any_of_them_may_be_asked_their_line_is_coming() -> None:
    now, coming = planned("2026-04-02T12:00-04:00", applied_to(1, 2)).listing
    assert now == ()
    assert [row.sentence for row in coming if isinstance(row, Bunch)] == [
        "2 applications name nobody to write to"
    ]


def test_one_alone_is_a_row_of_its_own() -> None:
    (row,) = planned("2026-04-13T12:00-04:00", applied_to(1).without(an_interview())).listing.now
    assert isinstance(row, FollowUp)


def test_those_gone_quiet_are_counted_apart_and_never_late() -> None:
    found = planned("2026-06-15T12:00-04:00", applied_to(1, 2).without(an_interview()))
    quiet = [f for f in found.open if f.rule == "D6"]
    assert {f.status for f in quiet} == {Status.OVERDUE}
    assert [row.sentence for row in found.listing.now if isinstance(row, Bunch)] == ["2 have gone quiet"]
    assert all(found.today.turn(f) is Turn.LATER for f in quiet)


def test_an_interview_makes_closing_it_a_matter_of_its_day() -> None:
    found = planned("2026-07-15T12:00-04:00", applied_to())
    assert found.today.turn(the("D6", found)) is Turn.LATE
