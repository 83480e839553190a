"""Putting a thought about the search off, and how long the first figures mean little."""

from datetime import date, timedelta
from pathlib import Path

from afterword.domain.facts import Applied, Snooze
from afterword.domain.insight.balance import days_to_go
from builders import a_search, instant
from interface.dashboards import Clock, open_desk

NOW = instant("2026-04-15T11:00-04:00")


def test_a_nudge_is_put_off_for_three_business_days_and_comes_again(tmp_path: Path) -> None:
    clock = Clock(NOW)
    desk = open_desk(tmp_path, clock)
    desk.saving.save(a_search(Applied(id="f1", app="a1", at=NOW - timedelta(days=40))))
    desk.saving.show()
    first, second = desk.basket.nudges
    desk.follow_ups.put_off_nudge(first)
    (fact,) = desk.search.facts_of("")
    assert isinstance(fact, Snooze)
    assert fact.until.value == date(2026, 4, 20)
    assert first not in desk.basket.nudges
    assert second in desk.basket.nudges
    clock.now = instant("2026-04-20T09:00-04:00")
    desk.saving.show()
    assert first.indicator in {nudge.indicator for nudge in desk.basket.nudges}
    clock.now = NOW
    desk.saving.undo()
    assert first in desk.basket.nudges


def test_the_first_ten_business_days_are_getting_started(tmp_path: Path) -> None:
    clock = Clock(NOW)
    desk = open_desk(tmp_path, clock)
    assert days_to_go(desk.plan) == 10
    desk.saving.save(a_search(Applied(id="f1", app="a1", at=instant("2026-04-08T11:00-04:00"))))
    desk.saving.show()
    assert days_to_go(desk.plan) == 5
    clock.now = instant("2026-04-22T11:00-04:00")
    desk.saving.show()
    assert days_to_go(desk.plan) is None
