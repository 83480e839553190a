"""Which file comes in, and where one goes that is saved or written out."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from afterword.interface.dialogs.field import Field, Typed, Values
from afterword.interface.dialogs.fields import preview_of
from afterword.interface.dialogs.form import Form, OneLine
from afterword.interface.view import View
from afterword.reading.days import read_day
from afterword.reading.paths import paths_like, read_known_path, read_path


class BringInForm(OneLine[Path]):
    """The path of a file that is there."""

    def __init__(self) -> None:
        path = Field(
            id="path",
            label="File",
            read=read_known_path,
            suggestions=lambda typed: paths_like(typed["path"]),
            required="Which file? Write its path.",
            hint="Your applications (Excel, CSV, a list), invitations (.ics), documents. → completes.",
        )
        super().__init__("Bring in a file", [path])


class SaveForm(OneLine[Path]):
    """The path of a new file, with a name that fits."""

    def __init__(self, title: str, initial: str, hint: str) -> None:
        path = Field(
            id="path",
            label="File",
            initial=initial,
            read=read_path,
            suggestions=lambda typed: paths_like(typed["path"]),
            required="Which file? Write its path.",
            hint=hint,
        )
        super().__init__(title, [path])


class Destination(NamedTuple):
    """Where to, and for a report from which day to which."""

    path: Path
    start: date = date.min
    end: date = date.max


class WriteOutForm(Form[Destination]):
    """A path, with a name that fits; a report's days too."""

    def __init__(self, title: str, name: str, view: View | None = None) -> None:
        fields = [] if view is None else [_day(view, "start", "From"), _day(view, "end", "To")]
        path = Field(
            id="path",
            label="File",
            initial=f"~/{name}",
            read=read_path,
            required="Which file? Write its path.",
            doubt=_doubt,
            hint="Where it goes.",
        )
        super().__init__(title, [*fields, path])

    def value_of(self, values: Values) -> Destination:
        """Where it goes, and the days."""
        return Destination(**values)


def _doubt(typed: Typed) -> str:
    try:
        is_there = bool(typed["path"].strip()) and read_path(typed["path"]).is_file()
    except (OSError, ValueError):
        is_there = False
    return "There is such a file already; it is written over." if is_there else ""


def _day(view: View, name: str, label: str) -> Field:
    def read(text: str) -> date:
        day = read_day(text, view.here, "past")
        if day is None:
            raise ValueError("Which day? Like: 1 apr, yesterday, 2026-04-01")
        return day

    today = view.here.local.date()
    first = date(today.year - (today.month == 1), (today.month - 2) % 12 + 1, 1)
    return Field(
        id=name,
        label=label,
        initial=(first if name == "start" else today).isoformat(),
        read=read,
        preview=preview_of(read, view.habit.full_day),
        required="Which day? Like: 1 apr, yesterday, 2026-04-01",
        hint="Both days count.",
    )
