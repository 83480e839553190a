"""The programs that are measured, each in a home of its own on a generated search."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from afterword.domain.search import JobSearch, difference
from afterword.store.book import Book
from benchmarks.generator import NOW, generated
from benchmarks.watched_terminal import WatchedTerminal

AFTERWORD = str(Path(sys.executable).with_name("afterword"))
SOON = timedelta(minutes=1)
"""Its clock goes on while it works, and so what it keeps holds from a little later on."""

_TESTS = str(Path(__file__).parents[1])


class Place(NamedTuple):
    """A home folder with a file of so many applications in it."""

    home: Path
    applications: int

    @classmethod
    def made(cls, folder: Path, applications: int) -> "Place":
        """A new one, in which the program has been started before: what it keeps of holidays is there."""
        place = cls(folder / str(applications), applications)
        place.home.mkdir()
        search = generated(applications)
        book = Book(place.file, lambda: NOW, state=place.home / "state")
        book.save(difference(JobSearch(), search), search)
        place.first_row()
        return place

    @property
    def file(self) -> Path:
        """The data file."""
        return self.home / "search.json"

    @property
    def environment(self) -> Mapping[str, str]:
        """A terminal's environment, without what would spoil a start."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        own = {
            "HOME": str(self.home),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PYTHONPATH": _TESTS,
        }
        return {**kept, **own, "TZ": "America/New_York"}

    def command(self, *words: str, later: timedelta = timedelta()) -> Sequence[str]:
        """Afterword with these words, on the file, at the moment it was generated for or soon after."""
        return [AFTERWORD, "--file", str(self.file), "--at", (NOW + later).isoformat(), *words]

    def forget(self) -> None:
        """Removes what was worked out ahead, as a change elsewhere makes it worthless."""
        for kept in self.home.rglob("today.kept"):
            kept.unlink()

    def work_ahead(self) -> None:
        """Has everything worked out that a dashboard keeps which is left alone."""
        with self.dashboard() as program:
            while not any(self.home.rglob("answers.kept")):
                program.rest(1)
            program.ends(b"q")

    @contextmanager
    def renewed(self) -> Iterator[None]:
        """While this lasts nothing is kept at all, as after a new version."""
        answers = [*self.home.rglob("answers.kept")]
        aside = [kept.rename(kept.with_suffix(".aside")) for kept in answers]
        self.forget()
        yield
        for kept, place in zip(aside, answers, strict=True):
            kept.rename(place)

    def first_row(self) -> str:
        """The company of what is to be done next: when it shows, the first screen is right."""
        done = subprocess.run(
            self.command("due", "--json"), env=self.environment, capture_output=True, text=True, check=True
        )
        return f"Company {json.loads(done.stdout)[0]['application'][1:]} "

    def dashboard(self, later: timedelta = timedelta()) -> WatchedTerminal:
        """The dashboard."""
        return WatchedTerminal(self.command(later=later), self.environment)

    def floor(self, *rows: str) -> WatchedTerminal:
        """The empty app, or with a number the one with a table of so many rows."""
        return WatchedTerminal([sys.executable, "-m", "benchmarks.floors", *rows], self.environment)
