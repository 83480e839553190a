"""One row of a table while it is read: its cells by what they hold, and what became of them."""

from collections.abc import Iterator, Sequence

from afterword.exchange.sheets.cells import RawRow
from afterword.exchange.sheets.mapping import Columns
from afterword.exchange.sheets.marks import without_links
from afterword.exchange.sheets.vocabulary import Vocabulary


class OneRow:
    """The cells of a row; ``taken`` are the fields that it fills, ``kept`` what goes into the notes."""

    def __init__(self, row: RawRow, headers: Sequence[str], columns: Columns, words: Vocabulary) -> None:
        self.row = row
        self.headers = headers
        self.columns = columns
        self.words = words
        self.taken: list[str] = []
        self.kept: list[str] = []

    def cells(self, name: str) -> Iterator[tuple[str, str]]:
        """The cells of a field that say something, with their headers."""
        for place in self.columns.get(name, ()):
            cell = self.row.cells[place] if place < len(self.row.cells) else ""
            if not self.words.is_blank(cell):
                yield self.headers[place], cell

    def raw(self, name: str) -> str:
        """The first cell of a field as it stands."""
        return next((cell for _, cell in self.cells(name)), "")

    def text(self, name: str) -> str:
        """The text of a field, without the link that may lie behind it."""
        return without_links(self.raw(name)).strip()

    def header_of(self, name: str) -> str:
        """What the column of a field is called."""
        return next((header for header, _ in self.cells(name)), "")

    def keep(self, header: str, cell: str) -> None:
        """Keeps a cell for the notes, by its header."""
        self.kept.append(f"{header}: {cell}")
