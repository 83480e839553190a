"""What is installed: no version with a known advisory is let in, and each comes by its hashes."""

import os
import re
import subprocess
import tomllib
from itertools import chain
from pathlib import Path
from shutil import copyfile, which
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from checkout import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = {"build": "constraints.txt", "dev": "constraints-dev.txt", "lock": "constraints-lock.txt"}

LAST_UNSAFE = {
    "click": "8.3.2",  # CVE-2026-7246: a command hidden in the name of a file to edit
    "filelock": "3.20.2",  # CVE-2025-68146, CVE-2026-22701: follows a link laid in its way
    "icalendar": "7.2.2",  # CVE-2026-55099 and later: comparing without end, text taken for a path
    "jinja2": "3.1.5",  # CVE-2025-27516: a way out of the sandbox
    "linkify-it-py": "2.1.0",  # CVE-2026-48801, CVE-2026-59887: without end on long text
    "pygments": "2.19.2",  # CVE-2026-4539: without end on long text
    "pytest": "9.0.2",  # CVE-2025-71176: folders whose names others can guess
}
"""The last version of each package with a known advisory."""


def asked_for(group: str) -> list[Requirement]:
    """What pyproject.toml asks for in a group, with the groups in it."""
    found: list[Requirement] = []
    for each in PROJECT["dependency-groups"][group]:
        found += [Requirement(each)] if isinstance(each, str) else asked_for(each["include-group"])
    return found


def locked(name: str) -> dict[str, str]:
    """The versions in a lock, by package; each is one version and carries hashes."""
    text = (ROOT / name).read_text(encoding="utf-8")
    wholes = re.sub(r"(?m)^\s*#.*\n", "", text.replace("\\\n", "")).splitlines()
    versions = {}
    for whole in wholes:
        requirement, *hashes = whole.split(" --hash=")
        package, _, version = requirement.partition(";")[0].strip().partition("==")
        assert re.fullmatch(r"[\w.]+", version), whole
        assert hashes, whole
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}\s*", each) for each in hashes), whole
        versions[package] = version
    return versions


PROGRAM = [Requirement(each) for each in PROJECT["project"]["dependencies"]]
ASKED_FOR: dict[str, Requirement] = {
    canonicalize_name(each.name): each for each in chain(PROGRAM, *map(asked_for, GROUPS))
}


@pytest.mark.parametrize("package", sorted({*LAST_UNSAFE} & {*ASKED_FOR}))
def test_no_version_with_an_advisory_is_let_in(package: str) -> None:
    assert not ASKED_FOR[package].specifier.contains(LAST_UNSAFE[package])


@pytest.mark.parametrize(("group", "name"), GROUPS.items())
def test_a_lock_holds_what_is_asked_for_by_its_hashes(group: str, name: str) -> None:
    versions = locked(name)
    for requirement in [*([] if group == "lock" else PROGRAM), *asked_for(group)]:
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)]), requirement


def test_the_tests_see_the_versions_that_people_get() -> None:
    assert locked("constraints.txt").items() <= locked("constraints-dev.txt").items()


@pytest.mark.parametrize("package", LAST_UNSAFE)
def test_no_locked_version_has_an_advisory(package: str) -> None:
    newer = Requirement(f"{package}>{LAST_UNSAFE[package]}").specifier
    assert newer.contains(locked("constraints-dev.txt")[package])


def test_make_installs_nothing_but_afterword_without_hashes() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", "")
    installing = re.findall(r"(?:pip install \$\(QUIET\)|\$\(PIP_INSTALL\))((?: (?!&&)\S+)+)", makefile)
    assert len(installing) == 3
    for words in installing:
        assert words.startswith(" --require-hashes ") or words.split() == [
            "--no-deps", "--no-build-isolation", "--editable", "."
        ]  # fmt: skip


@pytest.mark.skipif(not which("make"), reason="this test needs make")
def test_make_installs_again_only_what_changed(tmp_path: Path) -> None:
    for name in ("Makefile", "pyproject.toml", "constraints.txt", "constraints-dev.txt"):
        copyfile(ROOT / name, tmp_path / name)
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\n")
    python.chmod(0o755)
    for mark in (".made-in", ".installed", ".installed-dev"):
        (tmp_path / ".venv" / mark).write_text(f"{tmp_path.resolve()}\n")

    def done() -> list[str]:
        # Not what the make that runs the tests has for this one.
        outside = {"PATH": os.environ["PATH"]}
        command = ["make", "--dry-run", "run", "test"]
        return subprocess.check_output(command, cwd=tmp_path, env=outside, text=True).split()

    assert done() == [".venv/bin/afterword", ".venv/bin/python", "-m", "pytest"]
    (tmp_path / "constraints.txt").touch()
    assert "constraints.txt" in done()
    assert "constraints-dev.txt" not in done()
