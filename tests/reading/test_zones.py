"""Zones by the letters people write all year, by what they are called, by their cities."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from afterword.domain.zones import cities
from afterword.reading.places import read_zone


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("EST", "America/New_York"),
        ("est", "America/New_York"),
        ("EDT", "America/New_York"),
        ("ET", "America/New_York"),
        ("Eastern", "America/New_York"),
        ("Eastern Standard Time", "America/New_York"),
        ("CST", "America/Chicago"),
        ("PST", "America/Los_Angeles"),
        ("Pacific Time", "America/Los_Angeles"),
        ("HST", "Pacific/Honolulu"),
        ("Swedish time", "Europe/Stockholm"),
        ("CET", "Europe/Berlin"),
        ("MEZ", "Europe/Berlin"),
        ("BST", "Europe/London"),
        ("london time", "Europe/London"),
        ("america/new_york", "America/New_York"),
        ("İstanbul", "Asia/Istanbul"),
        ("Singapore", "Asia/Singapore"),
        ("Poland", "Poland"),
        ("UTC", "UTC"),
        ("Etc/GMT+5", "Etc/GMT+5"),
    ],
)
def test_a_zone_is_that_of_a_place_whatever_the_season(typed: str, zone: str) -> None:
    assert read_zone(typed) == zone


@pytest.mark.parametrize("typed", ["MST", "IST", "AST", "AEST", "GMT", "mst"])
def test_letters_of_several_places_are_asked_about(typed: str) -> None:
    with pytest.raises(ValueError, match=r"is the time zone of .*\. Write the city\."):
        read_zone(typed)


@pytest.mark.parametrize("typed", ["GMT-4", "UTC+2", "UTC+05:30"])
def test_an_offset_is_no_zone(typed: str) -> None:
    """Etc/GMT-4 is a zone as well, and four hours to the other side."""
    with pytest.raises(ValueError, match="moves with the seasons"):
        read_zone(typed)


@pytest.mark.parametrize("typed", ["localtime", "Factory", "x" * 100_000])
def test_a_zone_without_a_place_is_none(typed: str) -> None:
    with pytest.raises(ValueError, match="no time zone I know") as refused:
        read_zone(typed)
    assert len(str(refused.value)) < 200


def test_no_zone_is_suggested_that_stands_still_in_winter_or_counts_backwards() -> None:
    suggested = cities()
    assert {"Europe/Berlin", "America/New_York"} <= set(suggested)
    assert not {"EST", "MST", "HST", "CET", "GMT"} & set(suggested)
    assert not [zone for zone in suggested if zone.startswith("Etc/")]
    april = datetime(2026, 4, 24, 10, tzinfo=ZoneInfo(read_zone("EST")))
    assert april.isoformat() == "2026-04-24T10:00:00-04:00"
