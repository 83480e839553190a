"""What concerned one person, newest first, over all applications."""

from rich.cells import cell_len
from textual.content import Content

from afterword.domain.facts import Fact
from afterword.domain.involved import facts_with
from afterword.interface.panes.timeline import fact_row
from afterword.interface.text import assemble, cut
from afterword.interface.view import View
from afterword.interface.widgets.virtual_list import VirtualList

_TITLE_WIDTH = 18


class PersonPane(VirtualList[Fact]):
    """The facts that name a person."""

    HELP = "What you two have had to do with each other; `list.open` shows the application."
    BORDER_TITLE = "What happened"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, empty="Nothing with them has been recorded yet.")
        self._view: View | None = None

    def refill(self, view: View, contact: str) -> None:
        """Shows what concerned one person."""
        self._view = view
        self.show(facts_with(view.search, contact))

    def identify(self, value: Fact) -> str:
        """A fact is known by its id."""
        return value.id

    def render_row(self, value: Fact, width: int, highlighted: bool) -> Content:
        """When, what, and for which position."""
        view = self._view
        if view is None:
            return Content()
        title = cut(view.title(value.app), max(width // 3, _TITLE_WIDTH))
        line = fact_row(view, value, width - cell_len(title) - 2)
        return assemble(line, (f"  {title}", "$text-muted"))
