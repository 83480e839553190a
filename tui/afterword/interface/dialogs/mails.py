"""Several mails at once: what each means, a line each, before those that are in are recorded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from afterword.domain.mails.mail import Mail
from afterword.domain.mails.meaning import Corresponded, Meant, NewApplication
from afterword.domain.mails.telling import mail_told
from afterword.domain.phrases import count_text
from afterword.interface.bindings import bindings
from afterword.interface.dialogs.mail import FormOf, MailDialog, Understand, ask_application, meant_for
from afterword.interface.text import assemble, content, cut
from afterword.interface.view import View
from afterword.interface.widgets.key_bar import KeyBar
from afterword.interface.widgets.virtual_list import VirtualList


@dataclass
class MailRow:
    """One mail of several: what it is taken for, and whether it is recorded with the others."""

    number: int
    mail: Mail
    meant: Meant
    found: Corresponded
    is_in: bool


class SeveralMails(ModalScreen[list[MailRow] | None]):
    """Gives the rows that are to be recorded, as the person left them; None where they left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("mails"),
        Binding("escape", "dismiss(None)", "leave", key_display="esc"),
    ]

    def __init__(
        self,
        view: View,
        found: Sequence[tuple[Mail, Corresponded]],
        passed: int,
        understand: Understand,
        form_of: FormOf,
    ) -> None:
        super().__init__()
        self._view = view
        self._understand = understand
        self._form_of = form_of
        self._passed = passed
        self._rows = [
            MailRow(number, mail, Meant(), each, each.is_proposed)
            for number, (mail, each) in enumerate(found)
        ]

    def compose(self) -> ComposeResult:
        """A line a mail, the oldest first, and below why the highlighted one is asked about."""
        with Vertical(id="mail"):
            yield _MailList(self._view, id="mails")
            yield Static(id="why")
            if self._passed:
                more = count_text(self._passed, "more mail")
                verb = "is" if self._passed == 1 else "are"
                more = f"{more.capitalize()} {verb} about none of your applications, or your own."
                yield Static(content(more, "$text-muted"))
        yield KeyBar()

    def on_mount(self) -> None:
        """Shows the rows."""
        self.query_one("#mail").border_title = "What they wrote"
        self._list.show(self._rows)
        self._list.focus()

    @on(VirtualList.Highlighted)
    def show_why(self) -> None:
        """Says of the highlighted row what is recorded of it, or why not."""
        row = self._list.highlighted
        asks = " ".join(row.found.asks) if row else ""
        self.query_one("#why", Static).update(content(asks, "$text-muted"))

    def action_take(self) -> None:
        """Takes the highlighted mail in or out."""
        row = self._list.highlighted
        if row is None:
            return
        if row.is_in or row.found.is_proposed:
            row.is_in = not row.is_in
            self._list.redraw()
        elif not row.found.is_known:
            # What is not sure is looked at before it is recorded.
            self.action_read()

    @on(VirtualList.Opened)
    def action_read(self) -> None:
        """Shows the highlighted mail; recorded there, it is in."""
        row = self._list.highlighted
        if row is None:
            return

        def read(found: Corresponded | None) -> None:
            if found and found.application:
                row.meant = meant_for(
                    replace(found.meant, kind=found.kind), found.meant.new or found.application.id
                )
                row.found, row.is_in = found, True
                self._list.redraw()

        dialog = MailDialog(self._view, lambda text: (), self._understand, self._form_of, row.mail)
        self.app.push_screen(dialog, read)

    async def action_application(self) -> None:
        """Asks which application the highlighted mail is for."""
        row = self._list.highlighted
        if row is None:
            return

        async def picked(application: str | NewApplication) -> None:
            row.meant = meant_for(replace(row.meant, said=None), application)
            row.found = self._understand(row.mail, row.meant)
            row.is_in = row.found.is_proposed
            self._list.redraw()

        await ask_application(self, self._view, row.found, picked)

    def action_record(self) -> None:
        """Gives the rows that are in."""
        self.dismiss([row for row in self._rows if row.is_in])

    @property
    def _list(self) -> "_MailList":
        return self.query_one(_MailList)


class _MailList(VirtualList[MailRow]):
    def __init__(self, view: View, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, empty="No mail is left.")
        self._view = view

    def identify(self, value: MailRow) -> str:
        return str(value.number)

    def render_row(self, value: MailRow, width: int, highlighted: bool) -> Content:
        view, found = self._view, value.found
        at = found.read.mail.at
        when = view.habit.day(at.astimezone(view.zone).date()) if at else ""
        sign = "known" if found.is_known else "in" if value.is_in else "asked" if found.asks else "out"
        line = mail_told(found, view.habit, view.zone)
        head = f"{when:<11}{sign:<6} "
        return assemble((head, "$text-muted"), cut(line, max(1, width - len(head))))
