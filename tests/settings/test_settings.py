"""What belongs to the machine, and what ships."""

from pathlib import Path

import pytest

from afterword.domain.phrases import Habit
from afterword.settings import locations
from afterword.settings.shipped import shipped, shipped_table
from afterword.settings.surroundings import country_of, own_habit


@pytest.mark.parametrize(
    ("zone", "country"),
    [("America/New_York", "US"), ("Europe/Berlin", "DE"), ("Asia/Tokyo", "JP"), ("UTC", ""), ("", "")],
)
def test_a_zone_lies_in_a_country_where_that_is_clear(zone: str, country: str) -> None:
    assert country_of(zone) == country


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


def test_a_computer_that_says_nothing_of_its_person_leaves_days_and_hours_as_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("C", "no_such_PLACE.UTF-8"):
        monkeypatch.setenv("LC_ALL", name)
        assert own_habit() == Habit()
    monkeypatch.setattr("locale.setlocale", lambda *_: "en_US.UTF-8")
    assert own_habit() == Habit(month_first=True)  # the figures are those of the C locale here
