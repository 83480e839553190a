"""What is installed is whole: the code with its data, without the tests, and it finds its data."""

import runpy
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from checkout import ROOT, built, kept_files

FIND_DATA = """
import sys
sys.path.insert(0, sys.argv[1])
from afterword.settings.shipped import shipped
print(shipped())
assert (shipped() / "cadence.toml").is_file()
assert any(entry.name.endswith(".md") for entry in (shipped() / "messages").iterdir())
"""


def data_found_from(source: Path) -> Path:
    """Where a program that sees nothing but ``source`` and the standard library finds the data."""
    command = [sys.executable, "-I", "-S", "-c", FIND_DATA, str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without the network."""
    return built(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


def test_the_wheel_holds_the_code_and_the_data_and_what_lies_beside_a_program(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if name.startswith("afterword/")}
        beside = {name.partition(".data/data/")[2] for name in archive.namelist()} - {""}
    kept = {path.relative_to(ROOT) for path in kept_files()}
    tui = {path.relative_to("tui").as_posix() for path in kept if path.parts[0] == "tui"}
    code = {place for place in tui if place.startswith("afterword/")}
    data = {f"afterword/{path.as_posix()}" for path in kept if path.parts[0] == "data"}
    assert names == code | data
    assert beside == tui - code - {"share/make.py"}
    assert "afterword/data/cadence.toml" in data
    assert any(name.startswith("afterword/data/messages/") for name in data)


def test_the_manual_and_the_completions_are_those_of_todays_commands() -> None:
    share = ROOT / "tui" / "share"
    written: dict[str, str] = runpy.run_path(str(share / "make.py"))["written"]()
    assert written
    for place, text in written.items():
        assert (share / place).read_text(encoding="utf-8") == text, f"{place}: 'make share' writes it anew"


def test_installed_the_program_finds_the_wheels_data(wheel: Path, tmp_path: Path) -> None:
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    assert data_found_from(tmp_path) == tmp_path / "afterword" / "data"


def test_in_a_checkout_the_program_finds_the_checkouts_data() -> None:
    assert data_found_from(ROOT / "tui") == ROOT / "data"
