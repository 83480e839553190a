"""Paths as they are typed, pasted and dropped."""

from pathlib import Path

import pytest

from afterword.reading.paths import paths_like, read_known_path, read_path


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (" /tmp/jobs.csv ", "/tmp/jobs.csv"),
        ("'/tmp/my jobs.csv'", "/tmp/my jobs.csv"),
        (r"/tmp/my\ jobs.csv", "/tmp/my jobs.csv"),
        ("/tmp/my jobs.csv", "/tmp/my jobs.csv"),
        ("/tmp/rosa's jobs.csv", "/tmp/rosa's jobs.csv"),
    ],
)
def test_a_path_is_what_was_meant(typed: str, meant: str) -> None:
    assert read_path(typed) == Path(meant)


def test_what_begins_at_home_is_found_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert read_path("~/jobs.csv") == tmp_path / "jobs.csv"
    with pytest.raises(ValueError, match=r"There is no folder ~nobody-at-all here\. Write the whole path"):
        read_path("~nobody-at-all/jobs.csv")


def test_a_file_must_be_there_and_be_a_file(tmp_path: Path) -> None:
    table = tmp_path / "jobs.csv"
    with pytest.raises(ValueError, match=r"jobs\.csv is not there\. Write the path of a file\."):
        read_known_path(str(table))
    table.write_text("x")
    assert read_known_path(str(table)) == table
    with pytest.raises(ValueError, match=r"is a folder\. Write the path of a file in it\."):
        read_known_path(str(tmp_path))
    for typed, why in ((f"{table}/more", "Not a directory"), ("x" * 300, "File name too long")):
        with pytest.raises(ValueError, match=f"cannot be reached: {why}"):
            read_known_path(typed)


def test_a_file_is_looked_for_at_home_too_and_its_path_is_completed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, here = tmp_path / "home", tmp_path / "here"
    (home / "Invitations").mkdir(parents=True)
    here.mkdir()
    (home / "invitation.ics").write_text("x")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(here)
    assert read_known_path("invitation.ics") == home / "invitation.ics"
    (here / "invitation.ics").write_text("y")
    assert read_known_path("invitation.ics") == Path("invitation.ics")
    assert paths_like("~/inv") == ["~/Invitations/", "~/invitation.ics"]
    assert paths_like("inv") == ["invitation.ics"]
    assert paths_like("nowhere/inv") == paths_like("~nobody-at-all/i") == paths_like("") == []
