"""The computer's own time zone: by its name, else by its clock; where neither tells, that is said."""

import logging
import subprocess
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import tzlocal

from afterword import system
from afterword.settings.surroundings import WallClock, named_zone, own_zone


def clock_of(zone: str, called: str = "") -> WallClock:
    """A computer's clock that is that of a zone, whatever it calls it."""

    def clock(at: float) -> tuple[int, str]:
        local = datetime.fromtimestamp(at, ZoneInfo(zone))
        offset = local.utcoffset()
        assert offset is not None
        return int(offset.total_seconds()), called or local.tzname() or ""

    return clock


def configured(monkeypatch: pytest.MonkeyPatch, name: str | None) -> None:
    """What the files of the computer say."""
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: name)


@pytest.mark.parametrize("said", ["Europe/Berlin", ":Europe/Berlin", "EST5EDT"])
def test_a_zone_that_is_set_is_taken_by_its_name(said: str) -> None:
    assert own_zone({"TZ": said}, clock_of("UTC")) == named_zone({"TZ": said}) == said.lstrip(":")


@pytest.mark.parametrize(
    ("said", "clock", "taken"),
    [
        ("IST-5:30", clock_of("Asia/Kolkata"), "Asia/Kolkata"),
        ("EST5EDT,M3.2.0,M11.1.0", clock_of("America/New_York"), "America/New_York"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", clock_of("Europe/Paris"), "Europe/Berlin"),
        ("UTC0", clock_of("UTC"), "UTC"),
        ("XXX3:17", lambda _: (-11_820, "XXX"), ""),
        ("Europe/Nowhere", clock_of("UTC", "Europe"), ""),
        ("../../etc/passwd", clock_of("UTC", "etc"), ""),
    ],
)
def test_a_clock_without_a_name_is_that_of_the_best_known_zone_or_of_none(
    said: str, clock: WallClock, taken: str
) -> None:
    assert named_zone({"TZ": said}, clock) == ""
    assert own_zone({"TZ": said}, clock) == taken


def test_files_that_say_another_zone_than_the_clock_are_not_believed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    configured(monkeypatch, "Europe/London")
    assert own_zone({}, clock_of("Europe/London")) == "Europe/London"
    with monkeypatch.context() as patch:
        # Its clock knows the rules of this year only, and so says nothing of others.
        patch.setattr(system, "_here", system.Windows())
        assert own_zone({}, clock_of("Europe/Paris")) == "Europe/London"
    assert own_zone({}, clock_of("Asia/Kolkata")) == "Asia/Kolkata"
    configured(monkeypatch, None)
    assert own_zone({}, clock_of("Asia/Kolkata")) == "Asia/Kolkata"
    assert own_zone({}, clock_of("UTC")) == "UTC"


def test_what_is_thought_of_such_files_is_not_printed(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def told() -> str:
        logging.getLogger("tzlocal").warning("/etc/timezone is deprecated")
        raise LookupError

    monkeypatch.setattr(tzlocal, "get_localzone_name", told)
    assert own_zone({}, clock_of("Asia/Tokyo")) == "Asia/Tokyo"
    assert capfd.readouterr().err == ""


def test_it_is_this_computers_own_clock_that_is_asked() -> None:
    code = "from afterword.settings.surroundings import own_zone; print(own_zone())"
    for said, taken in (("IST-5:30", "Asia/Kolkata"), ("NZST-12NZDT,M9.5.0,M4.1.0/3", "Pacific/Auckland")):
        found = subprocess.run(
            [sys.executable, "-c", code], env={"TZ": said}, capture_output=True, text=True, check=True
        )
        assert (found.stdout.strip(), found.stderr) == (taken, "")
