"""What is shown of a plan stays as it is until the moment that is said, whatever the search and the hour."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afterword.domain.insight.lasting import lasts_until
from afterword.domain.planning.planner import plan
from afterword.domain.search import JobSearch
from afterword.interface.today.due import due_lines
from afterword.interface.today.gathering import today_of
from afterword.interface.today.value import Today
from afterword.interface.view import View
from domain.plans import CADENCE
from searches import courses_at, searches_at

ZONES = ("America/New_York", "Europe/Berlin", "Pacific/Chatham")


def shown(search: JobSearch, now: datetime, zone: ZoneInfo) -> tuple[list[str], Today, View]:
    view = View(search, plan(search, CADENCE, now), zone)
    return list(due_lines(view)), today_of(view, with_week=True), view


@given(
    st.one_of(courses_at(), searches_at()),
    st.sampled_from(ZONES),
    st.integers(0, 40 * 24 * 60),
    st.floats(0, 1),
)
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_until_then_it_is_what_would_be_shown_anew(
    case: tuple[JobSearch, datetime], name: str, minutes: int, part: float
) -> None:
    search, begin = case
    now, zone = (begin + timedelta(minutes=minutes)).astimezone(UTC).replace(microsecond=0), ZoneInfo(name)
    for _ in range(4):
        lines, today, view = shown(search, now, zone)
        until = lasts_until(view.plan, zone)
        last = until - timedelta(seconds=1)
        for at in {now + ((last - now) * part), last} - {now}:
            at = max(at.replace(microsecond=0), now)
            later, then, _ = shown(search, at, zone)
            assert (later, then) == (lines, msgspec.structs.replace(today, now=at)), at
        now = until
