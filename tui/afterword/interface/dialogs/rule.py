"""Who says so? The rule a follow-up comes from, with the numbers that hold, and who advises it."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from afterword.domain.follow_up import FollowUp
from afterword.domain.timing.cadence import Cadence
from afterword.interface.text import assemble, content
from afterword.interface.widgets.key_bar import KeyBar
from afterword.settings.paragraphs import behind, paragraphs_of, referred_to


class RuleDialog(ModalScreen[None]):
    """What the rulebook says of a follow-up, with the numbers of the cadence that holds for it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "close", key_display="esc"),
        # By the same key that opened it, also where it is the person's own.
        Binding("R", "dismiss", "close", id="rule.show", show=False),
        Binding("j", "scroll(1)", show=False, id="list.down"),
        Binding("k", "scroll(-1)", show=False, id="list.up"),
    ]

    def __init__(self, follow_up: FollowUp, cadence: Cadence) -> None:
        super().__init__()
        self._lines = Content("\n").join(_lines(follow_up, cadence))

    def compose(self) -> ComposeResult:
        """All of it in one text that scrolls."""
        with VerticalScroll(id="rule"):
            yield Static(self._lines)
        yield KeyBar()

    def action_scroll(self, lines: int) -> None:
        """Scrolls by so many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def _lines(follow_up: FollowUp, cadence: Cadence) -> Iterator[Content]:
    yield content(follow_up.reason)
    paragraphs = paragraphs_of(follow_up)
    for each in (*paragraphs, *referred_to(paragraphs)):
        yield Content()
        yield content(f"{each.id}  {each.title}", "bold $accent")
        yield content(each.said(cadence))
    if sources := behind(paragraphs):
        yield Content()
        yield content("Who says so", "bold $accent")
        for source in sources:
            yield assemble((f"{source.id}  ", "$text-muted"), source.said(cadence))
