"""The person's settings file, read at the start and changed one setting at a time."""

from pathlib import Path
from typing import TYPE_CHECKING

from afterword.domain.errors import NotAllowed, NotSaved
from afterword.files import make_folder, read_plain
from afterword.settings.settings import Settings, Written, read_settings, unreadable, with_setting
from afterword.store.file import replace_file

if TYPE_CHECKING:
    from afterword.domain.search import Register

_BEGINNING = """\
# The settings of Afterword on this machine. What is not named here is as it ships.
# Your own keys go below [keys], as in: record.copy = "c". 'afterword keys' lists the names.
"""


_LONGEST = 100_000
"""Bytes of a settings file; what is longer was hardly written by hand."""


class Preferences:
    """The settings of this machine. Without a ``path`` they hold for this session only.

    A file that cannot be read or holds mistakes stops nothing: ``written`` says what was not taken.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._text = ""
        self.written = self._read()

    @property
    def settings(self) -> Settings:
        """What holds."""
        return self.written.settings

    @property
    def register(self) -> "Register":
        """How people are addressed where nothing is chosen for a message; empty: as each is known."""
        chosen = self.settings.register
        return "" if chosen == "auto" else chosen

    def change(self, name: str, value: str) -> None:
        """Writes one setting, or takes it out where it is the default; then it holds.

        What else stands in the file by now is kept, and holds too. Raises NotAllowed where the file
        cannot be read or changed, NotSaved where it cannot be written.
        """
        found = self._read()
        if not found.is_toml:
            raise NotAllowed(f"{found.troubles[0]} Nothing was written into it.")
        changed = with_setting(self._text or _BEGINNING, name, value)
        if self._path and changed != self._text:
            try:
                make_folder(self._path.parent)
                replace_file(self._path, changed.encode())
            except OSError as error:
                raise NotSaved(f"{self._path}: {error.strerror}") from None
        self._text, self.written = changed, read_settings(changed)

    def _read(self) -> Written:
        if self._path is None:
            return read_settings(self._text)
        try:
            self._text = read_plain(self._path, _LONGEST).decode("utf-8-sig")
        except FileNotFoundError:
            self._text = ""
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            return unreadable(f"settings.toml, line {line}, is not UTF-8 text; everything is as it ships.")
        except OSError as error:
            return unreadable(
                f"{self._path} could not be read ({error.strerror}); everything is as it ships."
            )
        return read_settings(self._text)
