"""What the person said of a table, and what it said, kept for the next time such a table comes in."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from afterword.domain.json_text import write_json
from afterword.files import make_folder, read_plain
from afterword.store.file import replace_file

ANY = ""
"""The shape under which stands what holds for every table: what the words for a status mean."""

_MOST = 100
"""Shapes of tables; of more the oldest are forgotten."""


class TableAnswers:
    """Answers by the shape of the table they were given about, and by the question.

    They are no facts: where the file is lost or cannot be written, the same is asked again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "table-answers.json"
        self._rows = folder / "table-rows.json"

    def all(self) -> dict[str, dict[str, str]]:
        """All answers that are kept."""
        return _kept(self._path)

    def said(self) -> dict[str, dict[str, str]]:
        """What tables said of each application when they came in last, by its id and field."""
        return _kept(self._rows)

    def keep_said(self, said: Mapping[str, Mapping[str, str]]) -> None:
        """Keeps what a table says of applications, so that what it changes is known the next time."""
        before = self.said()
        if (now := {**before, **said}) != before:
            self._write(self._rows, now)

    def keep(self, shape: str, answers: Mapping[str, str]) -> None:
        """Keeps what was said of a table of that shape."""
        kept = self.all()
        for asked, answer in answers.items():
            of = ANY if asked.startswith("status:") else shape
            kept[of] = {**kept.pop(of, {}), asked: answer}
        if kept != self.all():
            self._write(self._path, dict(list(kept.items())[-_MOST:]))

    def forget(self) -> None:
        """Forgets all of it."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _write(self, path: Path, kept: Mapping[str, Mapping[str, str]]) -> None:
        with suppress(OSError, UnicodeEncodeError):
            make_folder(self._folder)
            replace_file(path, write_json(kept))


def _kept(path: Path) -> dict[str, dict[str, str]]:
    with suppress(OSError, msgspec.MsgspecError, RecursionError, ValueError):
        return msgspec.json.decode(read_plain(path), type=dict[str, dict[str, str]])
    return {}
