"""The whole program, as it is started from a shell."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from interface.dashboards import open_desk
from terminal import Terminal, isolated


class Program:
    """Afterword on one file with a clock that starts at ``at``, for a person with a home of their own."""

    def __init__(self, folder: Path, at: str, extra: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        self.file = folder / "search.json"
        self.environment = isolated(folder) | dict(extra or {})
        self.at = at

    @property
    def command(self) -> list[str]:
        """How it is called."""
        return [sys.executable, "-m", "afterword", "--file", str(self.file), "--at", self.at]

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Runs a command to its end."""
        return subprocess.run(
            [*self.command, *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def json(self, *arguments: str) -> Any:
        """What a command prints as JSON; it must succeed."""
        done = self.run(*arguments, "--json")
        assert (done.returncode, done.stderr) == (0, "")
        return json.loads(done.stdout)

    def take_in(self, document: Mapping[str, Any]) -> None:
        """Puts a search document into the file."""
        open_desk(self.folder).files.import_document(json.dumps(document))

    def dashboard(self, columns: int = 120, rows: int = 36) -> Terminal:
        """Opens the dashboard in a terminal."""
        return Terminal(self.command, self.environment, columns=columns, rows=rows)


def document(**given: Any) -> dict[str, Any]:
    """Dana's interview on Tuesday, 14 April 2026, 10:00 in New York, with all that a message needs."""
    plain: dict[str, Any] = {
        "afterword": 1,
        "profile": {
            "name": "Rosa Lind",
            "email": "rosa@lind.example",
            "phone": "212-555-0142",
            "tz": "America/New_York",
            "region": "US",
        },
        "companies": {"lark": {"name": "Lark Analytics", "region": "US", "tz": "America/New_York"}},
        "contacts": {
            "dana": {
                "company": "lark",
                "name": "Dana Osei",
                "email": "dana@lark.example",
                "phone": "212-555-0187",
            }
        },
        "applications": {"a1": {"company": "lark", "title": "Data Analyst", "contact": "dana"}},
        "facts": [INTERVIEW, DEBRIEF],
    }
    return {name: value for name, value in (plain | given).items() if value is not None}


INTERVIEW: dict[str, Any] = {
    "id": "f1",
    "fact": "interview",
    "app": "a1",
    "at": "2026-04-10T09:00-04:00",
    "round": 1,
    "start": "2026-04-14T10:00-04:00",
    "end": "2026-04-14T11:00-04:00",
    "interviewers": ["dana"],
}

DEBRIEF: dict[str, Any] = {
    "id": "f2",
    "fact": "debrief",
    "app": "a1",
    "at": "2026-04-14T11:30-04:00",
    "round": 1,
    "key_points": {"dana": "half of the returns data arrives by fax"},
    "value": "I moved such a feed to a form at Hollis Freight",
}
