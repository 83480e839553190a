"""What lies around a command: homes that are none, other encodings, output that leads nowhere."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from isolation import private_folders

APPLIED = ("log", "applied", "Zürich Æther", "Clerk")


def run(
    home: Path, *arguments: str, stdout: int = subprocess.PIPE, variables: Mapping[str, str] | None = None
) -> tuple[int, str, str]:
    """The exit code, what was said and what was complained of; a variable that is empty is not set."""
    given = {**os.environ, **private_folders(home), **(variables or {})}
    done = subprocess.run(
        [sys.executable, "-m", "afterword", *arguments],
        env={name: value for name, value in given.items() if value},
        stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, cwd=home, check=False,
    )  # fmt: skip
    said, complained = (done.stdout or b"").decode(), done.stderr.decode()
    assert "Traceback" not in complained
    return done.returncode, said, complained


def test_where_there_is_no_home_it_is_told_or_works(tmp_path: Path) -> None:
    without = dict.fromkeys(("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), "")
    code, said, _ = run(
        tmp_path, "paths", variables={"XDG_DATA_HOME": "relative", "XDG_STATE_HOME": "relative"}
    )
    assert code == 0
    assert str(tmp_path / ".local" / "share") in said
    assert run(tmp_path, "paths", variables={"HOME": "", **without})[0] == 0
    plain = tmp_path / "plain"
    plain.touch()
    code, _, complained = run(tmp_path, *APPLIED, variables={"HOME": str(plain), **without})
    assert code == 1
    assert "Not a directory" in complained
    code, _, complained = run(
        tmp_path, *APPLIED, variables={"HOME": str(tmp_path / "not made yet"), **without}
    )
    assert (code, complained) == (0, "")
    assert (tmp_path / "not made yet" / ".local" / "share" / "afterword" / "search.json").exists()


@pytest.mark.parametrize("locale", ["C", "POSIX", "de_CH.ISO-8859-1"])
def test_the_file_stays_utf_8_whatever_the_surroundings_speak(tmp_path: Path, locale: str) -> None:
    spoken = {"LC_ALL": locale, "PYTHONIOENCODING": "ascii:backslashreplace"}
    assert run(tmp_path, *APPLIED, variables=spoken)[0] == 0
    file = tmp_path / ".local" / "share" / "afterword" / "search.json"
    assert "Zürich Æther" in file.read_text(encoding="utf-8")
    assert run(tmp_path, "export", str(tmp_path / "out.json"), variables=spoken)[0] == 0
    assert "Zürich Æther" in (tmp_path / "out.json").read_text(encoding="utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
def test_a_reader_that_goes_away_does_no_harm(tmp_path: Path) -> None:
    run(tmp_path, *APPLIED)
    full = os.open("/dev/full", os.O_WRONLY)
    code, _, complained = run(tmp_path, "export", stdout=full)
    os.close(full)
    assert (code, complained) == (1, "This could not be written: No space left on device.\n")
    reading, writing = os.pipe()
    os.close(reading)
    code, _, complained = run(tmp_path, "export", stdout=writing)
    os.close(writing)
    assert (code, complained) == (1, "")


def test_where_the_computer_names_no_zone_its_clock_counts_or_it_is_said(tmp_path: Path) -> None:
    kept = tmp_path / ".local" / "share" / "afterword" / "search.json"
    log = (*APPLIED, "--on", "yesterday 09:00")
    assert run(tmp_path, *log, variables={"TZ": "IST-5:30"})[2] == ""
    assert "T09:00:00+05:30" in kept.read_text() or "T03:30:00Z" in kept.read_text()
    assert "its clock is that of Asia/Kolkata" in run(tmp_path, "doctor", variables={"TZ": "IST-5:30"})[1]
    kept.unlink()
    code, _, complained = run(tmp_path, *log, variables={"TZ": "Europe/Nowhere"})
    assert (code, "so UTC is taken" in complained) == (0, True)
    code, said, complained = run(tmp_path, "due", "--all", "--json", variables={"TZ": "Europe/Nowhere"})
    assert json.loads(said) is not None
    assert "so UTC is taken" in complained, "until somebody says which zone it is"
    assert run(tmp_path, "due", variables={"TZ": "Europe/Berlin"})[2] == ""
