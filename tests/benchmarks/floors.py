"""What nothing built on Textual can be quicker than: an app that shows a word, and one with a plain table.

PYTHONPATH=tests python -m benchmarks.floors [ROWS]
"""

import sys

from textual.app import App, ComposeResult
from textual.widgets import DataTable, Footer, Header, Static

READY = "Ready to go"


class EmptyApp(App[None]):
    """Header, footer, and a word."""

    def compose(self) -> ComposeResult:
        """The three."""
        yield Header()
        yield Static(READY)
        yield Footer()


class TableApp(EmptyApp):
    """A table of five columns to move a cursor in."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        """The table in the place of the word."""
        yield Header()
        yield DataTable[str](cursor_type="row")
        yield Footer()

    def on_mount(self) -> None:
        """Fills it."""
        table = self.query_one(DataTable)
        table.add_columns("company", "position", "stage", "day", "next")
        table.add_rows((f"Company {n}", f"Position {n}", "applied", READY, "wait") for n in range(self._rows))


if __name__ == "__main__":
    (TableApp(int(sys.argv[1])) if len(sys.argv) > 1 else EmptyApp()).run()
