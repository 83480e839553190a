"""What gets loaded: the dashboard's library only for the dashboard, the domain only on what is pure.

Who may import whom is told in pyproject.toml and checked by ``make check``.
"""

import ast
import subprocess
import sys
from pathlib import Path

import click
import pytest

from checkout import ROOT

RUN = """
import sys
from afterword.cli.command_line import main
libraries, where, *commands = sys.argv[1:]
for command in commands:
    try:
        main([*where.split(), *command.split()])
    except SystemExit as end:
        if end.code:
            sys.exit(f"{command}: exit code {end.code}")
    loaded = sorted({name.partition(".")[0] for name in sys.modules} & set(libraries.split()))
    if loaded:
        sys.exit(f"{command}: loaded {loaded}")
"""

SEARCH = """
{"afterword": 1,
 "profile": {"name": "Sam Lee", "tz": "America/New_York", "region": "US"},
 "companies": {"lark": {"name": "Lark Analytics"}},
 "contacts": {"dana": {"company": "lark", "name": "Dana Osei", "role": "hiring_manager"}},
 "applications": {"a1": {"company": "lark", "title": "Data Analyst", "contact": "dana"}},
 "facts": [
   {"fact": "applied", "app": "a1", "at": "2026-04-01T09:00-04:00"},
   {"fact": "interview", "app": "a1", "at": "2026-04-06T09:00-04:00", "round": 1, "interviewers": ["dana"],
    "start": "2026-04-08T10:00-04:00", "end": "2026-04-08T11:00-04:00"}]}
"""

COMMANDS = [
    "--help",
    "--version",
    "today",
    "today --json",
    "due",
    "due --all --json",
    "next",
    "next --json",
    "show a1",
    "show a1 --json",
    "people",
    "people --json",
    "basket",
    "basket --json",
    "stats",
    "stats --json",
    "draft C2:a1:1:dana",
    "copy --help",
    "check --for C2:a1:1:dana",
    "log applied Rook Planner --on yesterday --json",
    "log reply lark --type courtesy",
    "read --help",
    "export",
    "backups",
    "doctor",
    "restore --help",
    "undo",
    "remind --help",
    "merge --help",
    "keys",
    "paths",
    "completion bash",
    "help",
    "demo --help",
]

PURE = {*sys.stdlib_module_names, "afterword", "arrow", "holidays", "msgspec"}


def test_every_command_is_among_those_tried() -> None:
    from afterword.cli.command_line import main

    tried = {command.partition(" ")[0] for command in COMMANDS} | {"import"}
    assert set(main.list_commands(click.Context(main))) <= tried


def run_without(libraries: str, folder: Path, *commands: str) -> None:
    """Runs commands on the folder's search, all in one process, since starting one costs more than they do.

    Fails at the first that does not work or after which one of the libraries is loaded.
    """
    where = f"--file {folder / 'search.json'} --at 2026-04-08T12:00-04:00"
    done = subprocess.run(
        [sys.executable, "-c", RUN, libraries, where, *commands],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_no_command_loads_the_dashboards_library_nor_that_of_calendars(tmp_path: Path) -> None:
    (tmp_path / "document.json").write_text(SEARCH)
    picture = f"stats --svg {tmp_path / 'funnel.svg'}"
    run_without(
        "textual icalendar desktop_notifier",
        tmp_path,
        f"import {tmp_path / 'document.json'}",
        *COMMANDS,
        picture,
    )


def test_help_starts_without_the_heavy_libraries(tmp_path: Path) -> None:
    run_without("textual rich holidays jinja2 tinydb msgspec", tmp_path, "--help")


@pytest.mark.parametrize(
    "module", sorted((ROOT / "tui/afterword/domain").rglob("*.py")), ids=lambda path: str(path.stem)
)
def test_the_domain_stands_on_pure_libraries(module: Path) -> None:
    imported = set()
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Import):
            imported |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            imported.add(str(node.module))
    assert {name.partition(".")[0] for name in imported} <= PURE
