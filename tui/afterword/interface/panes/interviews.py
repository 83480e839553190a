"""The second pane: the interviews to come, next first; then the processes that wait for an answer."""

from textual.content import Content

from afterword.interface.today.drawing import Columns, process_line
from afterword.interface.today.value import Process, Today
from afterword.interface.today.words import margin_of
from afterword.interface.widgets.virtual_list import VirtualList


class InterviewsPane(VirtualList[Process]):
    """Active interviews: when the next one is, who decides by when, and what is being waited for."""

    HELP = (
        "Interviews to come, then what runs since an interview. `capture.interview` logs one, "
        "`capture.debrief` writes down what was said."
    )
    KEEPS_CURSOR = False

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, empty="")
        self._today: Today | None = None
        self._columns = Columns()
        self._firsts: set[str] = set()

    def refill(self, today: Today, columns: Columns) -> None:
        """Shows the running processes."""
        self._today, self._columns = today, columns
        margins = [margin_of(today, process) for process in today.processes]
        self._firsts = {
            process.application
            for before, margin, process in zip(["", *margins], margins, today.processes, strict=False)
            if margin != before
        }
        self.show(today.processes, empty=today.empty[1])

    def identify(self, value: Process) -> str:
        """A process is known by its application."""
        return value.application

    def render_row(self, value: Process, width: int, highlighted: bool) -> Content:
        """One process in one line."""
        if self._today is None:
            return Content()
        is_first = value.application in self._firsts
        return process_line(self._today, self._columns, value, width, first=is_first, chosen=highlighted)
