"""What the line of a running application says: what set the day, never merely the latest contact (L20)."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from afterword.domain.facts import Applied, Fact, InterviewCancelled, Reply, Sent
from builders import ANALYST, a_debrief, a_search, an_interview, instant
from domain.plans import planned

THANKED = Sent(
    id="s1", app="a1", at=instant("2026-04-14T16:00-04:00"), kind="thank_you", to="dana", medium="email"
)
ASKED = Sent(
    id="s2", app="a1", at=instant("2026-04-21T10:30-04:00"), kind="status_email", to="dana", medium="email"
)


def a_reply(at: str, **given: Any) -> Reply:
    plain: dict[str, Any] = {"id": "r1", "app": "a1", "at": instant(at), "type": "holding", "from_": "dana"}
    return Reply(**plain | given)


@pytest.mark.parametrize(
    ("now", "facts", "because"),
    [
        ("2026-04-15T11:00-04:00", (), "you were in touch on Tue 14 Apr"),
        ("2026-04-22T11:00-04:00", (ASKED,), "you were in touch on Tue 21 Apr"),
        (
            "2026-04-23T11:00-04:00",
            (ASKED, a_reply("2026-04-21T10:31-04:00", type="auto", back_on=date(2026, 4, 30))),
            "Dana Osei is away until Thu 30 Apr",
        ),
        (
            "2026-04-18T11:00-04:00",
            (a_reply("2026-04-15T10:00-04:00", decision_date=date(2026, 4, 17)),),
            "they said you would hear by Fri 17 Apr",
        ),
        (
            "2026-04-16T15:00-04:00",
            (
                a_reply("2026-04-16T10:00-04:00", type="advance"),
                replace(ASKED, id="s3", at=instant("2026-04-16T11:00-04:00"), kind="reply"),
            ),
            "they wrote on Thu 16 Apr",
        ),
    ],
)
def test_a_wait_names_what_set_its_day(now: str, facts: tuple[Fact, ...], because: str) -> None:
    (line,) = planned(now, a_search(an_interview(), a_debrief(), THANKED, *facts)).lines
    assert (line.kind, line.because) == ("wait", because)


def test_a_wait_for_a_new_date_says_what_became_of_the_old_one() -> None:
    off = InterviewCancelled(id="c", app="a1", at=instant("2026-04-13T09:00-04:00"), round=1, why="moved")
    (line,) = planned("2026-04-13T10:00-04:00", a_search(an_interview(), off)).lines
    assert line.because == "the interview was moved, with no new date, on Mon 13 Apr"


@pytest.mark.parametrize(
    ("now", "because"),
    [
        ("2026-04-14T10:00-04:00", "the posting closes on Fri 24 Apr"),
        ("2026-04-27T10:00-04:00", "the posting closed on Fri 24 Apr"),
    ],
)
def test_an_application_waits_for_the_posting_to_close(now: str, because: str) -> None:
    applied = Applied(id="a", app="a1", at=instant("2026-04-10T09:00-04:00"))
    search = a_search(applied, application=replace(ANALYST, closes=date(2026, 4, 24)))
    (line,) = planned(now, search).lines
    assert line.because == because


def test_after_a_test_task_nobody_was_silent_since_an_interview() -> None:
    task = an_interview(kind="assignment", interviewers=())
    (line,) = planned("2026-04-22T11:00-04:00", a_search(task, a_debrief(key_points={}))).lines
    assert line.kind == "action"
    assert "interview" not in line.because
    assert "after the task of Tue 14 Apr" in line.because
