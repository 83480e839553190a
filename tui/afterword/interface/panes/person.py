"""What concerned one person, newest first, over all applications."""

from textual.content import Content

from afterword.domain.facts import Fact
from afterword.domain.history.involved import facts_with
from afterword.interface.panes.timeline import fact_row
from afterword.interface.text import assemble, padded, widest
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
        self._title_width = 0

    def refill(self, view: View, contact: str) -> None:
        """Shows what concerned one person."""
        self._view = view
        facts = facts_with(view.search, contact)
        titles = {view.title(fact.app) for fact in facts}
        self._title_width = widest(titles) if len(titles) > 1 else 0
        self.show(facts)

    def identify(self, value: Fact) -> str:
        """A fact is known by its id."""
        return value.id

    def render_row(self, value: Fact, width: int, highlighted: bool) -> Content:
        """When and what, and for which position where there are several."""
        view = self._view
        if view is None:
            return Content()
        title = min(self._title_width, max(width // 3, _TITLE_WIDTH))
        line = fact_row(view, value, width - title - 2 if title else width)
        if not title:
            return line
        gap = " " * (width - line.cell_length - title)
        return assemble(line, (gap + padded(view.title(value.app), title), "$text-muted"))
