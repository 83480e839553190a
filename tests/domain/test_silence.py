"""When silence counts as final, and what revives an application (R-SILENCE)."""

from datetime import date, datetime

import pytest

from afterword.domain.facts import Applied, Call, Closed, Fact, Interview, Reply, Sent
from afterword.domain.rules.silence import ghost_at, lean_away_at
from builders import a_debrief, a_search, an_interview, instant
from domain.plans import after_the_interview, story_at

APPLIED = Applied(id="a", app="a1", at=instant("2026-02-02T09:00-05:00"))


def reply(at: str, kind: str = "holding", day: date | None = None) -> Reply:
    return Reply(id=f"r{at}", app="a1", at=instant(at), type=kind, decision_date=day)  # type: ignore[arg-type]


def sent(at: str, kind: str) -> Sent:
    return Sent(id=f"s{at}", app="a1", at=instant(at), kind=kind, to="dana")


def silent_from(*facts: Fact, now: str = "2026-04-20T12:00-04:00") -> datetime | None:
    return ghost_at(story_at(now, a_search(*facts)))


def test_applied_only_the_latest_of_base_day_and_sending_counts() -> None:
    assert silent_from(APPLIED) == instant("2026-03-03T09:00-05:00")
    asked = sent("2026-02-18T10:00-05:00", "application_follow_up")
    assert silent_from(APPLIED, asked) == instant("2026-03-04T09:00-05:00")


def test_answered_but_never_invited() -> None:
    assert silent_from(APPLIED, reply("2026-02-04T10:00-05:00")) == instant("2026-03-05T09:00-05:00")
    dated = reply("2026-02-04T10:00-05:00", day=date(2026, 3, 2))
    assert silent_from(APPLIED, dated) == instant("2026-03-16T09:00-04:00")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((), "2026-05-27T09:00-04:00"),
        ((reply("2026-04-16T10:00-04:00", "courtesy"),), "2026-05-29T09:00-04:00"),
        ((reply("2026-04-16T10:00-04:00", "auto"),), "2026-05-27T09:00-04:00"),
        ((reply("2026-04-16T10:00-04:00", "on_hold"),), "2026-07-28T09:00-04:00"),
        ((a_debrief(decision_date=date(2026, 5, 20)),), "2026-06-04T09:00-04:00"),
    ],
)
def test_after_an_interview(facts: tuple[Fact, ...], expected: str) -> None:
    assert silent_from(an_interview(), *facts) == instant(expected)


def test_three_unanswered_end_it_sooner() -> None:
    asked = [sent(f"2026-04-{day}T10:00-04:00", "status_email") for day in (15, 16, 17)]
    assert silent_from(an_interview(), *asked) == instant("2026-05-01T09:00-04:00")


def test_a_reached_call_revives_what_the_person_closed() -> None:
    closed = Closed(id="x", app="a1", at=instant("2026-04-20T09:00-04:00"))
    called = Call(id="c", app="a1", at=instant("2026-04-21T09:00-04:00"), result="reached", to="dana")
    story = story_at("2026-04-22T12:00-04:00", a_search(an_interview(), closed, called))
    assert story.outcome is None


def test_lean_away_five_business_days_past_the_date_unless_they_went_on() -> None:
    now, dated = "2026-05-04T12:00-04:00", a_debrief(decision_date=date(2026, 4, 24))
    assert lean_away_at(story_at(now, a_search(an_interview(), dated))) == instant("2026-05-01T17:00-04:00")
    second: Interview = an_interview(
        id="i2", at=instant("2026-04-20T09:00-04:00"), round=2, start=instant("2026-05-20T10:00-04:00")
    )
    assert lean_away_at(story_at(now, a_search(an_interview(), dated, second))) is None


def test_nothing_of_the_chain_comes_up_again_once_the_silence_is_final() -> None:
    late = Reply(id="r", app="a1", at=instant("2026-06-20T10:00-04:00"), type="auto")
    found = after_the_interview("2026-06-21T12:00-04:00", late)
    assert [f.key for f in found.open] == ["D6:a1:-:-"]
    keys = [(f.key, f.opens) for f in found.closed]
    assert len(keys) == len(set(keys))
