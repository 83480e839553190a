"""What belongs to the machine, and what ships."""

from pathlib import Path

import pytest
import tzlocal

from afterword.settings import locations
from afterword.settings.shipped import shipped, shipped_table
from afterword.settings.surroundings import country_of, own_zone


@pytest.mark.parametrize(
    ("zone", "country"),
    [("America/New_York", "US"), ("Europe/Berlin", "DE"), ("Asia/Tokyo", "JP"), ("UTC", ""), ("", "")],
)
def test_a_zone_lies_in_a_country_where_that_is_clear(zone: str, country: str) -> None:
    assert country_of(zone) == country


def test_without_a_zone_it_is_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> str:
        raise LookupError

    monkeypatch.setattr(tzlocal, "get_localzone_name", nowhere)
    assert own_zone() == "UTC"
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: "Europe/Berlin")
    assert own_zone() == "Europe/Berlin"


def test_files_lie_below_home_and_asking_makes_none() -> None:
    for path in (
        locations.data_file(),
        locations.settings_file(),
        locations.state_folder(),
        locations.last_message(),
    ):
        assert path.is_relative_to(Path.home())
        assert not path.exists()


def test_what_ships_can_be_read() -> None:
    assert shipped().is_dir()
    assert shipped_table("demo.toml")["profile"]["name"]
