"""What is worked out ahead is what would be shown anew, whatever the search and the hour."""

from datetime import UTC, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from afterword.domain.people import Contact
from afterword.domain.planning.planner import Planner, plan
from afterword.domain.search import JobSearch
from afterword.interface.ahead import frames_ahead
from afterword.interface.today.first import First, read_first
from afterword.interface.today.frames import frame_of
from afterword.interface.today.gathering import today_of
from afterword.interface.view import View
from benchmarks.generator import NOW, generated
from builders import instant
from domain.plans import CADENCE
from searches import courses_at, searches_at

pytestmark = pytest.mark.exhaustive

ZONES = ("America/New_York", "Europe/Berlin", "Pacific/Chatham")


def view_at(search: JobSearch, now: datetime, zone: ZoneInfo) -> View:
    return View(search, plan(search, CADENCE, now), zone)


def drawn(raw: bytes, now: datetime) -> First | None:
    return read_first(raw, now) if raw else None


@given(
    st.one_of(courses_at(), searches_at()),
    st.sampled_from(ZONES),
    st.integers(0, 40 * 24 * 60),
    st.floats(0, 1),
)
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_each_frame_is_what_is_shown_anew_from_its_first_second_to_its_last(
    case: tuple[JobSearch, datetime], name: str, minutes: int, part: float
) -> None:
    search, begin = case
    now, zone = (begin + timedelta(minutes=minutes)).astimezone(UTC).replace(microsecond=0), ZoneInfo(name)
    view = view_at(search, now, zone)
    for frame in islice(frames_ahead(view, Planner(view.plan.cadence)), 5):
        assert frame.since == now
        last, today = frame.until - timedelta(seconds=1), today_of(view_at(search, now, zone))
        between = (now + (last - now) * part).replace(microsecond=0)
        for at in sorted({now, max(between, now), last}):
            view = view_at(search, at, zone)
            anew = frame_of(view)
            assert (anew.printed, anew.until) == (frame.printed, frame.until), at
            assert drawn(anew.drawn, at) == drawn(frame.drawn, at), at
            assert today_of(view) == replace(today, now=at), at
        now = frame.until


def test_a_key_ends_the_work_within_a_frame() -> None:
    worked = 0

    def go_on() -> None:
        nonlocal worked
        worked += 1
        if worked == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        next(frames_ahead(view_at(generated(6), NOW, ZoneInfo("UTC")), Planner(CADENCE, go_on=go_on)))


def test_a_frame_ends_with_the_day_of_whoever_is_written_to() -> None:
    search = JobSearch(contacts={"p1": Contact(id="p1", name="Dana Osei", tz="Europe/Berlin")})
    view = view_at(search, instant("2026-01-06T12:00-05:00"), ZoneInfo("America/New_York"))
    assert frame_of(view).until == instant("2026-01-06T18:00-05:00")
