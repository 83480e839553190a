"""The settings file on the disk."""

from pathlib import Path

import pytest

from afterword.desk.preferences import Preferences
from afterword.domain.errors import NotAllowed, NotSaved
from afterword.exchange.search_document import write_document
from afterword.settings.settings import Settings
from builders import a_search, an_interview, instant
from desk.desks import desk_on


def test_the_first_change_makes_the_file_and_says_what_it_is_for(tmp_path: Path) -> None:
    file = tmp_path / "config" / "settings.toml"
    preferences = Preferences(file)
    assert preferences.settings == Settings()
    assert not file.exists()
    preferences.change("clock", "24")
    assert preferences.settings.clock == "24"
    assert file.read_text().startswith("# The settings of Afterword")
    assert Preferences(file).settings == preferences.settings
    preferences.change("clock", "auto")
    assert "clock" not in file.read_text()


def test_what_was_written_by_hand_meanwhile_is_kept_and_holds(tmp_path: Path) -> None:
    file, other = tmp_path / "settings.toml", tmp_path / "dotfiles.toml"
    other.write_text('# mine\nclock = "12"\n')
    file.symlink_to(other)
    preferences = Preferences(file)
    other.write_text('# mine, newer\nclock = "24"  # at last\n')
    preferences.change("theme", "nord")
    assert preferences.settings.clock == "24"
    assert other.read_text() == '# mine, newer\nclock = "24"  # at last\ntheme = "nord"\n'
    assert file.is_symlink()


def test_a_broken_file_stops_nothing_and_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    for raw, line in ((b"clock 24\n", 1), (b"# a\n# \xff\n", 2)):
        file.write_bytes(raw)
        preferences = Preferences(file)
        assert preferences.settings == Settings()
        assert f"line {line}" in preferences.written.troubles[0]
        with pytest.raises(NotAllowed, match="Nothing was written"):
            preferences.change("clock", "24")
        assert file.read_bytes() == raw


def test_where_nothing_can_be_written_what_held_still_holds(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    preferences = Preferences(tmp_path / "file" / "settings.toml")
    with pytest.raises(NotAllowed):
        preferences.change("clock", "24")
    full = Preferences(Path("/proc/settings.toml"))
    with pytest.raises(NotSaved):
        full.change("clock", "24")
    assert full.settings.clock == "auto"


def test_without_a_file_settings_hold_for_the_session() -> None:
    preferences = Preferences()
    preferences.change("theme", "nord")
    preferences.change("clock", "12")
    assert (preferences.settings.theme, preferences.settings.clock) == ("nord", "12")


def test_the_tone_of_the_settings_holds_where_none_is_chosen_for_a_message(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    desk.files.import_document(write_document(a_search()))
    key = next(f.key for f in desk.plan.open if f.kind == "thank_you")
    usual = desk.messages.draft(key)
    desk.preferences.change("register", "friendly")
    assert (usual.register, desk.messages.draft(key).register) == ("formal", "friendly")
    assert desk.messages.draft(key).body.startswith("Hi Dana,")
    assert desk.messages.occasion(key).draft.body == desk.messages.draft(key).body, (
        "the checks look at the same"
    )


def test_another_clock_holds_at_once_in_all_that_is_told(tmp_path: Path) -> None:
    desk = desk_on(tmp_path, instant("2026-04-13T12:00-04:00"))
    desk.files.import_document(write_document(a_search(an_interview())))
    for clock, told in (("12", "Tue 14 Apr 10:00 AM"), ("24", "Tue 14 Apr 10:00:")):
        desk.saving.change_setting("clock", clock)
        assert told in next(f.reason for f in desk.plan.open if f.kind == "prepare")
