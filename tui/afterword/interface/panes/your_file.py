"""What is kept of the file: whether it can be written, what of it does not count, what it was before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from textual.content import Content

from afterword.interface.text import assemble, padded
from afterword.interface.widgets.virtual_list import Heading, VirtualList

_WHEN = 20


@dataclass(frozen=True)
class FileRow:
    """One row: the file itself, something in it, or an earlier state; ``id`` is that one's own."""

    what: Literal["file", "conflict", "copy", "ahead", "trouble", "backup"]
    id: str
    name: str
    words: str = ""
    is_wrong: bool = False


class YourFilePane(VirtualList[FileRow]):
    """The file, what two copies of it disagree on, what in it does not count, and what it was before."""

    HELP = (
        "`list.open` shows both values to choose from, or what going back would change, or puts right "
        "what lies ahead of the clock. `change.undo` undoes each."
    )
    BORDER_TITLE = "Your file"

    def refill(self, file: FileRow, groups: Mapping[str, Iterable[FileRow]]) -> None:
        """Shows the file first, then each group that is not empty, below its heading; earlier states last."""
        rows: list[FileRow | Heading] = [file]
        for heading, group in groups.items():
            if kept := list(group):
                rows += [Heading(f"{heading} · {len(kept)}"), *kept]
        if not isinstance(rows[-1], FileRow) or rows[-1].what != "backup":
            rows.append(Heading("Each change you make adds an earlier state to go back to."))
        self.show(rows)

    def identify(self, value: FileRow) -> str:
        """A row is known by what it is and that one's id."""
        return f"{value.what} {value.id}"

    def render_row(self, value: FileRow, width: int, highlighted: bool) -> Content:
        """The name, and what there is to say of it."""
        style = "$late" if value.is_wrong else "$text-muted"
        if value.what == "backup":
            return assemble(padded(value.name, _WHEN), ("  ", ""), (value.words, style))
        return assemble(value.name, ("  ", ""), (value.words, style))
