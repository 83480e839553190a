"""How much of a message is in the person's own words, and how long it is or what is to mend."""

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from afterword.interface.panes.findings import FindingsPane
from afterword.interface.text import assemble, content

if TYPE_CHECKING:
    from afterword.writing.own_words import Share
    from afterword.writing.preflight.occasion import Occasion

_LABEL = 15
"""Cells of the words before the share, as wide as those before the line above it."""
_BARS = (20, 12, 0)
"""Cells of the bar that shows the share; the longest for which there is room."""


class ShareLine(Static):
    """The share at the left; at its right end what else there is to say of the text."""

    def __init__(self, findings: FindingsPane) -> None:
        super().__init__(id="share")
        self._findings = findings
        self._share: Share | None = None
        self._length, self._unchecked = ("", ""), ""

    def show(self, occasion: "Occasion", share: "Share") -> None:
        """Shows how much of a message is its writer's own."""
        # Loaded with the first message, not with the program.
        from afterword.domain.languages import language

        least, most = occasion.draft.message.words
        self._share = share
        self._length = (f"{share.words} words", f" of {least} to {most}")
        self._unchecked = "" if language(occasion.language).has_grammar else ", grammar not checked"
        self.on_resize()

    def on_mount(self) -> None:
        """What is left as it is counts no more."""
        self.watch(self._findings, "tally", self.on_resize, init=False)

    def on_resize(self) -> None:
        """As much as the width has room for."""
        if self._share:
            self.update(_line(self._share, self._right(), self.app.size.width - 2), layout=False)

    def _right(self) -> Content:
        """Where the findings stand beside the letter they count themselves."""
        if self._findings.is_beside:
            words = assemble(self._length[0], (self._length[1], "$text-muted"))
        else:
            words = content(self._findings.tally, "$due" if self._findings.findings else "$text-muted")
        return assemble(words, (self._unchecked, "$text-muted"))


def _line(share: "Share", right: Content, cells: int) -> Content:
    from afterword.writing.own_words import ENOUGH

    style = "$done" if share.part >= ENOUGH else "$text-muted"
    percent = f"{share.part:.0%}".replace("%", " %")
    whole = (
        assemble(
            (f"{'in your words':<{_LABEL}}", "$text-muted"),
            f"{share.own} of {share.words}  ",
            ("━" * round(bar * share.part), "$accent"),
            ("─" * (bar - round(bar * share.part)), "$edge"),
            "  " * bool(bar),
            (f"{percent}{enough}", style),
        )
        for enough in (", a fifth is enough", "")
        for bar in _BARS
    )
    room = cells - right.cell_length - 2
    left = next((line for line in whole if share.own and line.cell_length <= room), Content(""))
    return assemble(left, " " * (cells - left.cell_length - right.cell_length), right)
