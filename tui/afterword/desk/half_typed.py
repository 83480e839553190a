"""What stands in forms that were not saved, for the next start."""

from collections.abc import Container, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any

import msgspec

from afterword.domain.json_text import write_json
from afterword.files import make_folder, read_plain, write_new
from afterword.store.file import HALF_TYPED, replace_file

Typed = Mapping[str, str]
"""What stands in each line of a form, by the line's id."""


class HalfTyped:
    """The forms the person left half typed, by form and line.

    The file may be another version's, or anybody's: what in it is no such text, or cannot be put back into
    its form, is put aside into a file of its own and never lost.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / HALF_TYPED
        self._unread: Path | None = None
        self._brought: dict[str, Typed] = {}

    def of(self, form: str) -> Typed | None:
        """What stood in that form when it was left last; None where it was saved or never left."""
        return self._forms.get(form)

    def bring_back(self, form: str, lines: Container[str]) -> tuple[Typed, Path | None]:
        """What stood in those lines of a form; and where the rest is kept, as other versions had other lines.

        What could not even be read is told of once, with the first form.
        """
        kept = self._forms.get(form, {})
        brought = self._brought[form] = {line: text for line, text in kept.items() if line in lines}
        aside, self._unread = self._unread, None
        if astray := {line: text for line, text in kept.items() if line not in lines}:
            aside = self.put_aside(form, astray)
            if brought:
                self.keep(form, brought)
        return brought, aside

    def keep(self, form: str, typed: Typed) -> None:
        """Keeps what stands in a form."""
        self._forms[form] = typed

    def forget(self, form: str) -> None:
        """Forgets it: the form was saved, or is started over."""
        self._forms.pop(form, None)

    def put_down(self) -> None:
        """Writes all of it down, for the next start; where it cannot, it lasts until the program ends."""
        if "_forms" not in self.__dict__:
            # Nobody has asked for it, so it is as it was.
            return
        with suppress(OSError, UnicodeEncodeError):
            if self._forms:
                make_folder(self._folder)
                replace_file(self._path, write_json(self._forms))
            else:
                self._path.unlink(missing_ok=True)

    def put_aside(self, form: str, typed: Typed) -> Path:
        """Puts text away that must not come back by itself; gives the file it is in then."""
        self.forget(form)
        lines = (f"{line}: {text}" for line, text in typed.items() if text)
        try:
            return self._aside("txt", "\n".join([form, *lines, ""]).encode(errors="backslashreplace"))
        except OSError:
            self.keep(f"{form}, put aside", typed)
            return self._path

    def keep_after_a_mistake(self, form: str, typed: Typed | None) -> Path | None:
        """Keeps what stands in a form that was open when the program stopped; None stands for no lines yet.

        What only came back may be what ended the program, and would again: it is put aside into that file.
        """
        brought = self._brought.get(form)
        if brought and (typed is None or brought.items() <= typed.items()):
            return self.put_aside(form, brought)
        if typed:
            self.keep(form, typed)
        return None

    @cached_property
    def _forms(self) -> dict[str, Typed]:
        try:
            raw = read_plain(self._path)
        except FileNotFoundError:
            return {}
        except OSError:
            self._set_aside_whole()
            return {}
        told: Any = None
        with suppress(msgspec.MsgspecError, RecursionError, ValueError):
            told = msgspec.json.decode(raw)
        forms = told if isinstance(told, dict) else {}
        read: dict[str, Typed] = {
            form: {line: text for line, text in typed.items() if isinstance(text, str)}
            for form, typed in forms.items()
            if isinstance(typed, dict)
        }
        if read != told:
            with suppress(OSError):
                self._unread = self._aside("json", raw)
        return read

    def _set_aside_whole(self) -> None:
        """What is no ordinary file, or none that may be read, makes room for one."""
        with suppress(OSError):
            self._unread = self._path.rename(self._folder / f"{_stem()}.json")

    def _aside(self, kind: str, raw: bytes) -> Path:
        make_folder(self._folder)
        for number in count(1):
            path = self._folder / f"{_stem()}{f'-{number}' if number > 1 else ''}.{kind}"
            with suppress(FileExistsError):
                write_new(path, raw)
                return path
        raise AssertionError("numbers end")


def _stem() -> str:
    return f"put-aside-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
