"""What they wrote: what it was understood to mean, what is recorded of it, and the words it was read from."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from afterword.domain.errors import AfterwordError
from afterword.domain.history.rounds import Round
from afterword.domain.mails.kinds import CALLED, MAIL_KINDS, PUT_OFF, MailKind
from afterword.domain.mails.mail import Mail
from afterword.domain.mails.meaning import Corresponded, Meant, NewApplication, Said
from afterword.domain.mails.telling import mail_told
from afterword.domain.telling import told
from afterword.interface.bindings import bindings
from afterword.interface.dialogs.choose import Choose
from afterword.interface.dialogs.form import Form
from afterword.interface.dialogs.mail_form import NewApplicationForm, lack_of, lines_of, said_in
from afterword.interface.text import assemble, content
from afterword.interface.view import View
from afterword.interface.widgets.key_bar import KeyBar

_MOST_KINDS = 4
"""The likeliest kinds that are offered where it is not sure which."""
_GRAVE: frozenset[MailKind] = frozenset({"rejection", "offer", "invitation", "cancelled"})
"""Kinds that nobody records by one key too many: where they are not sure they are picked first."""
_WIDE = 116
"""Columns from which on the mail stands beside what is recorded of it."""
_LABEL = 20
"""Cells of a line's label."""
_PLACES = "123456789bcdefghilmopqrstuvwxyz"
"""The keys that pick an application."""
_NEW = "n"
"""The key that makes a new one."""

Understand = Callable[[Mail, Meant], Corresponded]
Read = Callable[[str], Sequence[Mail]]
FormOf = Callable[[Corresponded], Form[Any] | None]


class MailDialog(ModalScreen[Corresponded | None]):
    """Gives what is to be recorded of one mail, as the person confirmed it; None where they left it.

    Without a mail it waits for one to be pasted. What is sure is recorded by one key; what is not is asked:
    which of the likeliest kinds it is, for which application. What is recorded is shown as its form has it,
    and that form corrects it.
    """

    HORIZONTAL_BREAKPOINTS = [(_WIDE, "-wide")]  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("mail"),
        Binding("escape", "dismiss(None)", "leave", key_display="esc"),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
    ]

    def __init__(
        self, view: View, read: Read, understand: Understand, form_of: FormOf, mail: Mail | None = None
    ) -> None:
        super().__init__()
        # Textual would say so with the first resize, after it has laid the box out for a narrow terminal.
        self.set_class(self.app.size.width >= _WIDE, "-wide", update=False)
        self._view = view
        self._read = read
        self._understand = understand
        self._form_of = form_of
        self._mail = mail
        self._meant = Meant()
        self._found: Corresponded | None = None
        self._form: Form[Any] | None = None
        self._notice = ""

    def compose(self) -> ComposeResult:
        """What was understood and what is recorded of it, and beside or below it the mail."""
        with Container(id="mail"):
            with VerticalScroll(id="understood", can_focus=False):
                yield Static(id="said")
            with VerticalScroll(id="wrote", can_focus=False):
                yield Static(id="words")
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
        await self._ask_application()

    def action_appointment(self) -> None:
        """Asks which appointment it puts off, where it may be one of several."""
        view = self._view
        answers = [
            (str(number), str(each.number), view.habit.moment(each.start, view.zone))
            for number, each in enumerate(self._put_off, 1)
        ]

        def picked(number: str | None) -> None:
            if number:
                self._mean(appointment=int(number))

        self.app.push_screen(Choose("Which talk does it put off?", answers), picked)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which appointment is asked only where there are several."""
        return action != "appointment" or len(self._put_off) > 1

    async def action_record(self) -> None:
        """Gives what is shown, where there is something to be recorded; asks first whose it is."""
        found = self._found
        if found and self._lacks_application and not self._asks_kind and not found.is_known:
            await self._ask_application(self.action_record)
        elif found and self._may_record():
            self.dismiss(found)

    def action_correct(self) -> None:
        """Opens the form of what would be recorded; saved there, it is recorded so."""
        if self._found is None or self._form is None or self._asks_kind:
            self._may_record()
            return

        def said(answer: Any) -> None:
            self._mean(said=said_in(answer))
            assert self._found is not None
            self.dismiss(self._found)

        self.app.push_screen(self._form.dialog(said))

    def action_scroll(self, lines: int) -> None:
        """Scrolls the mail by so many lines."""
        self.query_one("#wrote").scroll_relative(y=lines, animate=False)

    async def _ask_application(self, then: Callable[[], Awaitable[None]] | None = None) -> None:
        """Has one picked, the likeliest first; and goes on with what waited for that."""
        if self._found is None:
            return

        async def picked(application: str | NewApplication) -> None:
            self._mean(application=application)
            if then:
                await then()

        await ask_application(self, self._view, self._found, picked)

    @property
    def _lacks_application(self) -> bool:
        """Whether it is not known for which application it is, and it is for one."""
        found = self._found
        return (
            found is not None
            and found.application is None
            and not found.facts
            and found.kind not in ("noise", "cold")
        )

    @property
    def _put_off(self) -> tuple[Round, ...]:
        """The appointments that it may put off."""
        found = self._found
        is_asked = found and found.kind in PUT_OFF and not (found.is_known or found.read.mail.invitations)
        return found.rounds if found and is_asked else ()

    def _may_record(self) -> bool:
        """Whether it can be recorded as it is shown; says what is missing where it cannot."""
        found = self._found
        if found is None:
            return False
        notice = ""
        if found.is_known:
            notice = "It is recorded already."
        elif self._asks_kind:
            notice = "Say first which it is."
        elif self._lacks_application:
            notice = "For which application is it? `mail.application` picks one."
        elif self._form and (lack := lack_of(self._form)):
            notice = f"{lack} `mail.correct` fills it in."
        elif not found.facts:
            notice = "There is nothing to record of it."
        if notice:
            self._tell(notice)
        return not notice

    @property
    def mail(self) -> Mail | None:
        """The mail that is shown."""
        return self._mail

    @property
    def _asks_kind(self) -> bool:
        """Whether the kind has to be said first: nothing grave is recorded unless it is plain."""
        found = self._found
        if found is None or self._meant.kind or found.is_known or found.read.is_own:
            return False
        return found.kind == "unsure" or (not found.read.is_plain and found.kind in _GRAVE)

    def _kinds(self, found: Corresponded) -> list[MailKind]:
        likely = [kind for kind in found.read.likely if kind not in ("unsure", "noise")]
        others: tuple[MailKind, ...] = ("holding", "invitation", "rejection", "question")
        return list(dict.fromkeys((*likely, *others)))[:_MOST_KINDS]

    def _mean(
        self,
        *,
        application: str | NewApplication = "",
        kind: MailKind | None = None,
        said: Said | None = None,
        appointment: int | None = None,
    ) -> None:
        meant = meant_for(self._meant, application) if application else self._meant
        # What was said of one kind of fact says nothing of another.
        self._meant = replace(meant, kind=kind or meant.kind, said=said, round=appointment or meant.round)
        self._renew()

    def _tell(self, notice: str) -> None:
        self._notice = self._view.keys.said(notice)
        self._show()

    def _renew(self) -> None:
        self._found = found = self._understand(self._mail, self._meant) if self._mail else None
        if found and found.kind == "cold" and self._mail and not self._meant.kind:
            # To keep it is the person's word, which enter is here.
            self._found = found = self._understand(self._mail, replace(self._meant, kind="cold"))
        self._form = self._form_of(found) if found else None
        self._notice = self._notice if self._mail is None else ""
        self.refresh_bindings()
        self._show()

    def _show(self) -> None:
        self.query_one("#said", Static).update(Content("\n").join(self._lines()))
        words = self.query_one("#words", Static)
        words.update(_marked(self._found) if self._found else Content())
        self.query_one("#wrote").display = self._found is not None

    def _lines(self) -> Iterator[Content]:
        found, view = self._found, self._view
        if found is None:
            yield content("Paste here what they wrote, or drop the file of the mail.")
            yield content(self._notice or "Nothing leaves this computer.", "$text-muted")
            return
        yield content(mail_told(found, view.habit, view.zone), "bold $accent")
        if self._asks_kind:
            numbered = enumerate(self._kinds(found), 1)
            yield Content("   ").join(
                [
                    content("Is it"),
                    *(assemble((f" {n} ", "bold"), f" {CALLED[kind]}") for n, kind in numbered),
                ]
            )
        else:
            yield from self._recorded(found)
        if self._notice:
            yield content(self._notice, "$late")

    def _recorded(self, found: Corresponded) -> Iterator[Content]:
        """What enter records, as its form has it, and what is asked about it."""
        for ask in found.asks:
            yield content(ask, "$due")
        if self._form is None:
            return
        yield Content()
        for label, text in lines_of(self._form):
            yield assemble((f"{label:<{_LABEL}}", "$text-muted"), text or ("–", "$text-muted"))
        for fact in found.facts[1:]:
            yield assemble(("and with it  ", "$text-muted"), told(found.after, fact, self._view.habit))


async def ask_application(
    at: Screen[Any],
    view: View,
    found: Corresponded,
    picked: Callable[[str | NewApplication], Awaitable[None]],
) -> None:
    """Asks which application a mail is for, the likeliest first; a new one is made of what the mail says."""
    search = view.search
    running = [app for app in search.applications if view.plan.is_running(app)]
    ranked = list(dict.fromkeys((*found.belongs.candidates, *running)))[: len(_PLACES)]
    answers = [
        (key, app, f"{search.company_of(search.applications[app]).name}: {search.applications[app].title}")
        for key, app in zip(_PLACES, ranked, strict=False)
    ]
    new = NewApplication(found.read.company, found.read.position)
    named = ", ".join(filter(None, (new.company, new.title)))
    # Who names a company that nothing here resembles most likely writes about a new one.
    place = 0 if new.company and not found.belongs.candidates else len(answers)
    answers.insert(place, (_NEW, _NEW, f"a new one: {named}" if named else "a new one"))

    async def given(application: str | NewApplication | None) -> None:
        if application == _NEW:
            application = new
        if isinstance(application, NewApplication) and not (application.company and application.title):
            await at.app.push_screen(NewApplicationForm(view, new).dialog(lambda _: None), given)
        elif application:
            await picked(application)

    await at.app.push_screen(Choose("For which application?", answers), given)


def meant_for(meant: Meant, application: str | NewApplication) -> Meant:
    """What was said of a mail, with the application it is for, a known one or a new one."""
    if isinstance(application, NewApplication):
        return replace(meant, application="", new=application, round=None)
    return replace(meant, application=application, new=None, round=None)


def _marked(found: Corresponded) -> Content:
    """Who wrote, and the newest part with the words marked that it was read from."""
    mail = found.read.mail
    head = " · ".join(filter(None, (mail.display or mail.sender, mail.subject)))
    text = content(found.read.text, one_line=False)
    for each in found.read.because:
        if each.end > each.start:
            text = text.stylize("bold $accent", each.start, each.end)
    return Content("\n").join([content(head, "$text-muted"), text])
