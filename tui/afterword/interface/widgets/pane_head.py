"""The label of a pane, and one sentence about what stands below it."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from afterword.interface.today.drawing import head
from afterword.interface.today.value import Said


class PaneHead(Widget):
    """One line; the bar before it says that keys act in its pane."""

    DEFAULT_CSS = """
    PaneHead {
        height: 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    said: reactive[Said] = reactive(())
    is_here: reactive[bool] = reactive(False)

    def __init__(self, name: str, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id)
        self._label = name

    def render(self) -> Content:
        """The label, and the sentence."""
        return head(
            self._label, self.said, self.size.width, here=self.is_here, plain=self.app.current_theme.ansi
        )
