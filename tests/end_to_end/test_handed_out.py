"""What is handed out: the source archive passes its tests, and the wheel made of it does the main job."""

import json
import subprocess
import sys
import sysconfig
import tarfile
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from checkout import ROOT, built, kept_files
from terminal import isolated

SOME_TESTS = ("tests/domain/test_calendar.py", "tests/store/test_versions.py")
"""Quick ones that read what ships and what lies beside the tests."""

ROSA = """{"afterword": 1, "profile":
  {"name": "Rosa Lind", "email": "rosa@lind.example", "tz": "America/New_York", "region": "US"}}"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive of this checkout, unpacked."""
    folder = tmp_path_factory.mktemp("source")
    with tarfile.open(built(ROOT, "sdist", folder)) as archive:
        archive.extractall(folder, filter="data")
    return next(path for path in folder.iterdir() if path.is_dir())


def run(command: Sequence[str], folder: Path, **more: Any) -> "subprocess.CompletedProcess[str]":
    """Runs a command to its end, for a person with a home of their own."""
    return subprocess.run(
        command, cwd=folder, env=isolated(folder), capture_output=True, text=True, check=False, **more
    )


def test_the_source_archive_holds_all_that_is_kept_and_its_tests_pass(source: Path) -> None:
    unpacked = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    assert unpacked - {Path("PKG-INFO")} == {path.relative_to(ROOT) for path in kept_files()}
    command = [sys.executable, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider"]
    done = run([*command, *SOME_TESTS], source)
    assert done.returncode == 0, done.stdout


def test_the_wheel_made_of_it_does_the_main_job_in_an_empty_home(source: Path, tmp_path: Path) -> None:
    wheel = built(source, "wheel", tmp_path / "wheel")
    place = tmp_path / "venv"
    venv.create(place)
    # The libraries are those of the tests; Afterword itself is not taken from there.
    libraries = Path(sysconfig.get_path("purelib", vars={"base": str(place)}), "of_the_tests.pth")
    libraries.write_text(sysconfig.get_path("purelib"))
    python, program = place / "bin" / "python", place / "bin" / "afterword"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-compile"]
    installed = run([*pip, "--no-deps", "--no-index", str(wheel)], tmp_path)
    assert installed.returncode == 0, installed.stderr

    def afterword(at: str, *words: str, **more: Any) -> str:
        done = run([str(program), "--at", f"2026-{at}-04:00", *words], tmp_path, **more)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    afterword("04-08T09:00", "import", "-", input=ROSA)
    company, title = "Lark Analytics", "Data Analyst"
    afterword("04-08T09:00", "log", "applied", company, title, "--contact", "Dana Osei <dana@lark.example>")
    afterword("04-10T09:00", "log", "interview", company, title, "14 apr 10:00-11:00", "--with", "Dana Osei")
    said = ["--key-points", "Dana: the two depots", "--value", "I know both"]
    afterword("04-14T11:30", "log", "debrief", company, *said)
    thanks, *_ = json.loads(afterword("04-14T16:00", "due", "--all", "--json"))
    assert (thanks["kind"], thanks["due"]) == ("thank_you", "2026-04-14T20:00:00-04:00")
    copied = afterword("04-14T16:00", "copy", thanks["key"]).partition("saved in ")[2].removesuffix(".\n")
    message = Path(copied).read_text(encoding="utf-8")
    assert message.startswith("Dear Dana Osei,\n")
    assert message.rstrip().endswith("Rosa Lind\nrosa@lind.example")
    assert "the two depots" in message
    afterword("04-14T16:00", "log", "sent", thanks["key"])
    first = afterword("04-14T16:30", "today").partition("\n")[0]
    assert first == "Overdue follow-ups: nothing today. Next: Lark Analytics, Tue 21 Apr 10:00"
    beside = {path.name for path in (place / "share").rglob("*") if path.is_file()}
    assert beside == {"afterword.1", "afterword", "_afterword", "afterword.fish"}
