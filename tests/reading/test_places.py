"""Zones and regions as people type them."""

import pytest

from afterword.reading.places import read_region, read_zone


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("", ""),
        (" new york ", "America/New_York"),
        ("Europe/Berlin", "Europe/Berlin"),
        ("TOKYO", "Asia/Tokyo"),
    ],
)
def test_a_zone_is_a_city_or_its_own_name(text: str, zone: str) -> None:
    assert read_zone(text) == zone


def test_a_zone_that_is_none_is_said() -> None:
    with pytest.raises(ValueError, match=r"Atlantis is no time zone I know\. Write a city like New York"):
        read_zone(" Atlantis ")


@pytest.mark.parametrize(("text", "region"), [("", ""), ("us", "US"), (" de-by ", "DE-BY")])
def test_a_region_is_a_code(text: str, region: str) -> None:
    assert read_region(text) == region


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Germany", "Germany is no region I know"),
        ("XX", "XX is no region I know"),
        ("DE-XX", "DE has no part XX. Write DE alone, or one of: BB"),
    ],
)
def test_a_region_without_known_holidays_is_said(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        read_region(text)
