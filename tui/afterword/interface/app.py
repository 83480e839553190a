"""The app: wires the desk to the screens, and keeps an eye on the clock."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work

from afterword.desk.desk import Desk
from afterword.domain.errors import AfterwordError, NotSaved
from afterword.interface.actions import begin
from afterword.interface.active_commands import ActiveCommand, active_commands, help_of
from afterword.interface.bindings import bindings
from afterword.interface.closing import ClosesSafely
from afterword.interface.commands import place_of
from afterword.interface.file_news import FileNews
from afterword.interface.keymap import Keymap, own_keys
from afterword.interface.keys_in_turn import KeysInTurn
from afterword.interface.privacy import Hidden
from afterword.interface.requests import VIEWS, Do, Open, OpenCompany, TakePasted, WorksElsewhere
from afterword.interface.screens.base import DeskScreen
from afterword.interface.screens.today import TodayScreen
from afterword.interface.text import draw_signs, hide, hides
from afterword.interface.themed import Themed

if TYPE_CHECKING:
    from textual.command import Provider

    from afterword.settings.topics import Topic

HEARTBEAT = 60.0
"""Seconds between looks at the clock; suspend, midnight and clock changes are noticed by then."""

RETRY = 5.0
"""Seconds until what could not be saved is tried again."""


def _commands() -> "type[Provider]":
    """Loaded when the palette is first opened."""
    from afterword.interface.palette import RegistryProvider

    return RegistryProvider


def _names() -> "type[Provider]":
    from afterword.interface.palette import NamesProvider

    return NamesProvider


class AfterwordApp(ClosesSafely[str], KeysInTurn[str], Themed[str]):
    """The dashboard on one search. Ends with ``"demo"`` when the person asked for the demo."""

    TITLE = "Afterword"
    CSS_PATH = [  # noqa: RUF012 - Textual declares it so
        "styles/base.tcss",
        "styles/today.tcss",
        "styles/views.tcss",
        "styles/pages.tcss",
        "styles/settings.tcss",
        "styles/message.tcss",
        "styles/dialogs.tcss",
    ]
    BINDINGS = bindings("app")
    COMMANDS = {_commands, _names}  # noqa: RUF012 - Textual declares it so

    def __init__(self, desk: Desk, *, state: Path, is_moved: bool, is_demo: bool = False) -> None:
        super().__init__(desk, state)
        self._is_moved, self._is_demo = is_moved, is_demo
        self.animation_level = "none"  # Some people are made ill by what moves.
        self._retries = False
        self._news = FileNews(desk)
        written = desk.preferences.written
        self.keys = Keymap()
        """The keys that hold."""
        self._take_keys()
        self._troubles = list(self.keys.troubles)
        if trouble := self.put_on(written):
            self._troubles.append(trouble)
        if doubt := desk.saving.doubt_about_zone:
            self._troubles.append(doubt)

    def watch_theme(self, name: str) -> None:
        """Keeps a theme chosen meanwhile for the next time."""
        if self.is_running:
            try:
                self._desk.preferences.change("theme", name)
            except AfterwordError as error:
                self._say(str(error), wrong=True)

    def _take_keys(self) -> None:
        """Has the keys hold that the settings file asks for by now, and draws its signs."""
        draw_signs(self._desk.preferences.settings.signs)
        if (keys := own_keys(self._desk.preferences.written)) != self.keys:
            self.keys = keys
            self.set_keymap({command: ",".join(its) for command, its in keys.own.items()})

    def get_default_screen(self) -> TodayScreen:
        """Today, below all that is opened; an empty screen below it would be laid out for nothing."""
        return TodayScreen(self._desk, self._state, is_moved=self._is_moved, is_demo=self._is_demo)

    def on_mount(self) -> None:
        """Listens to the desk and starts the heartbeat."""
        self._desk.saving.followers.append(self._show)
        self._desk.saving.is_patient = True
        hide(None)
        self._renew()
        self.set_interval(HEARTBEAT, self._beat)
        self.call_after_refresh(self._look_after_the_file)
        if self._troubles:
            self.call_after_refresh(self._say, " ".join(self._troubles), wrong=True)

    def _look_after_the_file(self) -> None:
        for sentence in self._desk.backups.merge_copies():
            self._say(sentence)
        self._tell_of_the_file()
        self._look_for_copies()

    @work(exclusive=True, group="copies")
    async def _look_for_copies(self) -> None:
        """Offers what else is a copy of the search; to compare long ones takes a while."""
        copies = await asyncio.to_thread(self._desk.backups.copies)
        if copies and self._news.latest:
            self._say(f"{self._news.latest} `app.keeping` names more.", wrong=True)
        elif copies:
            self._say(copies[0].told("`app.keeping` takes it in."), wrong=bool(copies[0].trouble))

    def _tell_of_the_file(self) -> None:
        for sentence, wrong in self._news.since():
            self._say(sentence, wrong=wrong)

    def _show(self) -> None:
        if self._desk.saving.waiting and not self._retries:
            self._retries = True
            self.set_timer(RETRY, self._retry)
        self._renew()
        self._tell_of_the_file()

    def _renew(self, *views: str) -> None:
        """Shows what the desk knows now: on what is open, and on these views though they are not in front."""
        self._take_keys()
        if hides():
            hide(Hidden(self._desk.search))
        for screen in {*self.screen_stack, *map(self.get_screen, views)}:
            if isinstance(screen, DeskScreen):
                screen.renew()
                due = screen.view.due_rows
                self.title = f"{due} due · Afterword" if due else "Afterword"

    def watch_title(self, title: str) -> None:
        """Says in the title of the terminal how much is due."""
        if self._driver:
            self._driver.write(f"\x1b]2;{title}\x1b\\")

    def action_hide_names(self) -> None:
        """Hides names, companies and pay on the screen, or shows them again; nothing that is kept changes."""
        hide(None if hides() else Hidden(self._desk.search))
        self.set_class(hides(), "-private")
        self._renew(*filter(self.is_screen_installed, VIEWS))
        hidden = "Names are hidden, and what you wrote too. `app.privacy` shows them."
        self._say(hidden if hides() else "Names are shown.")

    def _beat(self) -> None:
        try:
            self._desk.saving.tick()
        except AfterwordError as error:
            if not self._desk.saving.hindrance:
                self._say(str(error), wrong=True)
        if (kept := self._desk.calendars.kept) and kept.trouble:
            self._say(kept.trouble)

    def _retry(self) -> None:
        self._retries = False
        if self._desk.saving.waiting:
            try:
                self._say(self._desk.saving.retry())
            except NotSaved:
                pass
            except AfterwordError as error:
                self._say(str(error), wrong=True)

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        screen = next((screen for screen in self.screen_stack if isinstance(screen, DeskScreen)), None)
        if screen:
            screen.say(sentence, wrong=wrong)

    def action_view(self, name: str) -> None:
        """Goes to a view, closing what is open above Today."""
        while not isinstance(self.screen, TodayScreen):
            self.pop_screen()
        if name != "today":
            self.push_screen(self._view(name))

    def _view(self, name: str) -> str:
        """The name of a view that is installed: it keeps its filter and its cursor while another is shown."""
        if not self.is_screen_installed(name):
            from afterword.interface.screens.opening import new_view

            self.install_screen(new_view(name, self._desk, self._state), name)
        return name

    @on(Do)
    def _do_act(self, asked: Do) -> None:
        # Acts are loaded when one is first done, not with the program.
        from afterword.interface.acts.by_command import ACTS

        begin(asked.at, ACTS[asked.command](asked.at, asked.subject))

    @on(TakePasted)
    def _take_pasted(self, asked: TakePasted) -> None:
        from afterword.interface.acts.mail import pasted

        if isinstance(self.screen, DeskScreen):
            begin(self.screen, pasted(self.screen, asked.text))

    @on(WorksElsewhere)
    def _say_where(self, event: WorksElsewhere) -> None:
        command = event.command
        self._say(f"{self.keys.text_of(command)} does that in {place_of(command)}: {command.sentence}")

    @on(Open)
    def _open(self, event: Open) -> None:
        from afterword.interface.screens.opening import screen_of

        self.push_screen(screen_of(event, self._desk, self._state))

    @on(OpenCompany)
    def _open_company(self, event: OpenCompany) -> None:
        from afterword.interface.screens.applications import ApplicationsScreen

        self.action_view("applications")
        applications = self.get_screen("applications", ApplicationsScreen)
        self.call_after_refresh(applications.show_company, event.name)

    def action_help(self) -> None:
        """Shows what can be done here, and does what is chosen of it."""
        from afterword.interface.dialogs.keys import KeysDialog

        here = self.screen
        self.push_screen(KeysDialog(active_commands(here).values(), self.keys.said(help_of(here))), self._do)

    def _do(self, chosen: "ActiveCommand | Topic | None") -> None:
        if isinstance(chosen, ActiveCommand):
            self.call_later(self.run_action, chosen.action, chosen.node)
        elif chosen:
            from textual.widgets import Markdown

            from afterword.interface.dialogs.reading import ReadingDialog

            self.push_screen(ReadingDialog(Markdown(chosen.text, open_links=False)))
