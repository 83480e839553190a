"""Several mails at once: what each means, a line each, before what is sure of them is recorded."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from afterword.domain.mails.meaning import Corresponded
from afterword.domain.mails.telling import mail_told
from afterword.interface.text import assemble, content
from afterword.interface.view import View
from afterword.interface.widgets.key_bar import KeyBar


class SeveralMails(ModalScreen[bool]):
    """Whether what is sure of several mails is to be recorded; each is a line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "dismiss(True)", "record what is sure", key_display="enter"),
        Binding("escape", "dismiss(False)", "leave", key_display="esc"),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
    ]

    def __init__(self, view: View, found: Sequence[Corresponded], passed: int) -> None:
        super().__init__()
        self._lines = list(_several(view, found, passed))

    def compose(self) -> ComposeResult:
        """A line a mail, the oldest first."""
        with VerticalScroll(id="mail"):
            yield Static(Content("\n").join(self._lines))
        yield KeyBar()

    def action_scroll(self, lines: int) -> None:
        """Scrolls by so many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def _several(view: View, found: Sequence[Corresponded], passed: int) -> Iterator[Content]:
    for each in found:
        at = each.read.mail.at
        when = view.habit.day(at.astimezone(view.zone).date()) if at else ""
        line = mail_told(each, view.search, view.habit, view.zone)
        sign = "known" if each.is_known else "sure" if each.sure else "asked"
        why = "" if each.sure else f"  {' '.join(each.asks)}"
        yield assemble((f"{when:<11}", "$text-muted"), f"{sign:<6} ", line, (why, "$text-muted"))
    if passed:
        yield content(f"{passed} more are about none of your applications, or your own.", "$text-muted")
