"""What they wrote: what it was understood to mean, what is recorded of it, and the words it was read from."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from afterword.domain.errors import AfterwordError
from afterword.domain.mails.mail import CALLED, MAIL_KINDS, Mail, MailKind
from afterword.domain.mails.meaning import Corresponded, Meant
from afterword.domain.mails.telling import mail_told
from afterword.domain.telling import told
from afterword.interface.active_commands import key_for
from afterword.interface.bindings import bindings
from afterword.interface.dialogs.choose import Choose
from afterword.interface.text import assemble, content
from afterword.interface.view import View
from afterword.interface.widgets.key_bar import KeyBar

_MOST_KINDS = 4
"""The likeliest kinds that are offered where it is not sure which."""
_GRAVE: frozenset[MailKind] = frozenset({"rejection", "offer", "invitation", "cancelled"})
"""Kinds that nobody records by one key too many: where they are not sure they are picked first."""
_PLACES = "123456789bcdefghilmnopqrstuvwxyz"
"""The keys that pick an application."""

Understand = Callable[[Mail, Meant], Corresponded]
Read = Callable[[str], Sequence[Mail]]


class MailDialog(ModalScreen[Corresponded | None]):
    """Gives what is to be recorded of one mail, as the person confirmed it; None where they left it.

    Without a mail it waits for one to be pasted. What is sure is recorded by one key; what is not is asked:
    which of the likeliest kinds it is, for which application.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("mail"),
        Binding("escape", "dismiss(None)", "leave", key_display="esc"),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
    ]

    def __init__(self, view: View, read: Read, understand: Understand, mail: Mail | None = None) -> None:
        super().__init__()
        self._view = view
        self._read = read
        self._understand = understand
        self._mail = mail
        self._meant = Meant()
        self._found: Corresponded | None = None
        self._notice = ""

    def compose(self) -> ComposeResult:
        """All of it in one text that scrolls."""
        with VerticalScroll(id="mail"):
            yield Static(id="said")
        yield KeyBar()

    def on_mount(self) -> None:
        """Reads the mail that came with it."""
        self.query_one("#mail").border_title = "What they wrote"
        self._renew()

    def on_paste(self, event: events.Paste) -> None:
        """Reads what is pasted in the place of what was there."""
        event.stop()
        try:
            mails = self._read(event.text)
        except AfterwordError as error:
            self._notice = str(error)
            mails = ()
        if len(mails) == 1:
            self._mail, self._meant, self._notice = mails[0], Meant(), ""
        self._renew()

    def on_key(self, event: events.Key) -> None:
        """Takes the kind whose number was pressed."""
        found = self._found
        if found and event.character in {"1", "2", "3", "4"} and self._asks_kind:
            event.stop()
            kinds = self._kinds(found)
            if int(event.character) <= len(kinds):
                self._mean(kind=kinds[int(event.character) - 1])

    def action_kind(self) -> None:
        """Turns to the next likely kind."""
        found = self._found
        if found:
            kinds = [*self._kinds(found), *(kind for kind in MAIL_KINDS if kind != "unsure")]
            order = list(dict.fromkeys(kinds))
            now = self._meant.kind or found.kind
            self._mean(kind=order[(order.index(now) + 1) % len(order)] if now in order else order[0])

    async def action_application(self) -> None:
        """Asks which application it is for, the likeliest first."""
        if self._found is None:
            return

        def picked(app: str | None) -> None:
            if app:
                self._mean(application=app)

        await ask_application(self, self._view, self._found, picked)

    def action_record(self) -> None:
        """Gives what is shown, where there is something to be recorded."""
        found = self._found
        if found is None:
            return
        if found.is_known:
            self._tell("It is recorded already.")
        elif found.application is None and found.kind != "noise":
            self._tell("For which application is it? `mail.application` picks one.")
        elif self._asks_kind:
            self._tell("Say first which it is.")
        elif not found.facts:
            self._tell("There is nothing to record of it.")
        else:
            self.dismiss(found)

    def action_scroll(self, lines: int) -> None:
        """Scrolls by so many lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    @property
    def mail(self) -> Mail | None:
        """The mail that is shown."""
        return self._mail

    @property
    def _asks_kind(self) -> bool:
        """Whether the kind has to be said first: nothing grave is recorded unless it is plain."""
        found = self._found
        if found is None or self._meant.kind or found.is_known:
            return False
        return found.kind == "unsure" or (not found.read.is_plain and found.kind in _GRAVE)

    def _kinds(self, found: Corresponded) -> list[MailKind]:
        likely = [kind for kind in found.read.likely if kind not in ("unsure", "noise")]
        others: tuple[MailKind, ...] = ("holding", "invitation", "rejection", "question")
        return list(dict.fromkeys((*likely, *others)))[:_MOST_KINDS]

    def _mean(self, *, application: str = "", kind: MailKind | None = None) -> None:
        self._meant = Meant(application or self._meant.application, kind or self._meant.kind)
        self._renew()

    def _tell(self, notice: str) -> None:
        self._notice = self._view.keys.said(notice)
        self._show()

    def _renew(self) -> None:
        self._found = self._understand(self._mail, self._meant) if self._mail else None
        self._notice = self._notice if self._mail is None else ""
        self._show()

    def _show(self) -> None:
        lines = list(self._lines())
        self.query_one("#said", Static).update(Content("\n").join(lines))

    def _lines(self) -> Iterator[Content]:
        found, view = self._found, self._view
        if found is None:
            yield content("Paste here what they wrote, or drop the file of the mail onto the terminal.")
            yield content(self._notice or "Nothing leaves this computer.", "$text-muted")
            return
        yield content(mail_told(found, view.search, view.habit, view.zone), "bold $accent")
        if self._asks_kind:
            numbered = enumerate(self._kinds(found), 1)
            yield Content("   ").join(
                [
                    content("Is it"),
                    *(assemble((f" {n} ", "bold"), f" {CALLED[kind]}") for n, kind in numbered),
                ]
            )
        for fact in found.facts if not self._asks_kind else ():
            yield assemble(
                (f"{key_for(self, 'mail.record')} records: ", "$text-muted"),
                told(found.after, fact, view.habit),
            )
        for ask in found.asks if not self._asks_kind else ():
            yield content(ask, "$text-muted")
        if self._notice:
            yield content(self._notice, "$late")
        yield Content()
        mail = found.read.mail
        head = " · ".join(filter(None, (mail.display or mail.sender, mail.subject)))
        yield content(head, "$text-muted")
        yield _marked(found)


async def ask_application(
    at: Screen[Any], view: View, found: Corresponded, picked: Callable[[str | None], None]
) -> None:
    """Asks which application a mail is for, the likeliest first."""
    search = view.search
    running = [app for app in search.applications if view.plan.is_running(app)]
    ranked = list(dict.fromkeys((*found.belongs.candidates, *running)))[: len(_PLACES)]
    answers = [
        (key, app, f"{search.company_of(search.applications[app]).name}: {search.applications[app].title}")
        for key, app in zip(_PLACES, ranked, strict=False)
    ]
    await at.app.push_screen(Choose("For which application?", answers), picked)


def _marked(found: Corresponded) -> Content:
    """The newest part, with the words marked that it was read from."""
    text = content(found.read.text, one_line=False)
    for each in found.read.because:
        if each.end > each.start:
            text = text.stylize("bold $accent", each.start, each.end)
    return text
