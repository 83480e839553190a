"""The app: wires the desk to the screens, and keeps an eye on the clock."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on

from afterword.domain.errors import AfterwordError
from afterword.interface.actions import begin
from afterword.interface.active_commands import ActiveCommand, active_commands, help_of
from afterword.interface.bindings import bindings
from afterword.interface.closing import ClosesSafely
from afterword.interface.commands import BY_ID, place_of
from afterword.interface.keymap import Keymap, own_keys
from afterword.interface.keys_in_turn import KeysInTurn
from afterword.interface.loading import load_behind
from afterword.interface.requests import VIEWS, Do, Open, OpenCompany, TakePasted, WorksElsewhere
from afterword.interface.screens.base import DeskScreen
from afterword.interface.screens.today import TodayScreen
from afterword.interface.text import draw_signs, hide, hides
from afterword.interface.themed import Themed
from afterword.interface.today.first import Opening

if TYPE_CHECKING:
    from textual.command import Provider

    from afterword.desk.desk import Desk
    from afterword.interface.at_work import AtWork
    from afterword.interface.today.first import Live
    from afterword.settings.topics import Topic

_FURTHER_STYLES = tuple(
    Path(__file__).with_name("styles") / f"{name}.tcss"
    for name in ("later", "views", "pages", "settings", "message", "dialogs")
)
"""Of what is never on a first screen that was worked out ahead: they take as long to read as all else on it.

The first one is for who has recorded nothing yet, and is welcomed.
"""

_MEANWHILE = (
    "list.down", "list.up", "list.first", "list.last", "list.page_down", "list.page_up", "app.quit",
)  # fmt: skip
"""What can be done before the search is read."""


def hide_names(desk: "Desk") -> None:
    """Has names, companies and pay hidden that are on the desk by now."""
    from afterword.interface.privacy import Hidden

    hide(Hidden(desk.search))


def _commands() -> "type[Provider]":
    """Loaded when the palette is first opened."""
    from afterword.interface.palette import RegistryProvider

    return RegistryProvider


def _names() -> "type[Provider]":
    from afterword.interface.palette import NamesProvider

    return NamesProvider


class AfterwordApp(ClosesSafely[str], KeysInTurn[str], Themed[str]):
    """The dashboard on one search. Ends with ``"demo"`` when the person asked for the demo, with
    ``"again"`` where the search could not be read behind the first screen.
    """

    TITLE = "Afterword"
    CSS_PATH = ["styles/base.tcss", "styles/today.tcss"]  # noqa: RUF012 - Textual declares it so
    BINDINGS = bindings("app")
    COMMANDS = {_commands, _names}  # noqa: RUF012 - Textual declares it so

    def __init__(self, desk: "Desk | Opening", *, state: Path, is_moved: bool, is_demo: bool = False) -> None:
        super().__init__(state)
        self._is_moved, self._is_demo = is_moved, is_demo
        self.animation_level = "none"  # Some people are made ill by what moves.
        self.at_work: AtWork | None = None
        self._opening = desk if isinstance(desk, Opening) else None
        self._preferences = desk.preferences
        if not isinstance(desk, Opening):
            self.take(desk)
            self.css_path.append(_FURTHER_STYLES[0])
        self.keys = Keymap()
        """The keys that hold."""
        self._take_keys()
        doubt = self._desk.saving.doubt_about_zone if self.is_live else ""
        self._troubles = (*self.keys.troubles, self.put_on(self._preferences.written), doubt)

    def notice_key(self) -> None:
        """Nothing is worked out ahead while somebody waits for what the key does."""
        if self.at_work:
            self.at_work.notice_key()

    def must_wait(self, key: events.Key | events.Paste) -> bool:
        """Before the desk is there only the cursor moves, and one may leave."""
        return self.at_work is None and not _goes_meanwhile(key, self.keys)

    def watch_theme(self, name: str) -> None:
        """Keeps a theme chosen meanwhile for the next time."""
        if self.is_running:
            try:
                self._preferences.change("theme", name)
            except AfterwordError as error:
                self._say(str(error), wrong=True)

    def _take_keys(self) -> None:
        """Has the keys hold that the settings file asks for by now, and draws its signs."""
        draw_signs(self._preferences.settings.signs)
        if (keys := own_keys(self._preferences.written)) != self.keys:
            self.keys = keys
            self.set_keymap({command: ",".join(its) for command, its in keys.own.items()})

    def get_default_screen(self) -> TodayScreen:
        """Today, below all that is opened; an empty screen below it would be laid out for nothing."""
        opened = self._opening or self._desk
        return TodayScreen(opened, self._state, is_moved=self._is_moved, is_demo=self._is_demo)

    def on_mount(self) -> None:
        """Goes to work once all can be seen, or has read what it works on."""
        hide(None)
        self.call_after_refresh(self.stylesheet.read_all, _FURTHER_STYLES)
        self.call_after_refresh(self.stylesheet.parse)
        if self._opening is None:
            self._renew()
            self.call_after_refresh(self._go_to_work)
            return
        self._say_how_much(self._opening.first.due)
        self.call_after_refresh(load_behind, self, self._opening.load, self._go_live)

    def _go_live(self, live: "Live") -> None:
        """The desk is there: what is shown can be acted on from now on."""
        if not self.is_running:
            return
        desk = live.desk
        self._opening, self._preferences = None, desk.preferences
        self.take(desk)
        for screen in self.screen_stack:
            if isinstance(screen, TodayScreen):
                screen.go_live(desk, live.view)
        self._say_how_much(live.view.due_rows)
        self._go_to_work()

    def _go_to_work(self) -> None:
        from afterword.interface.at_work import AtWork

        self.at_work = AtWork(self, self._desk, self._say, self._renew)
        self.at_work.begin(self._troubles)
        self.give_out_keys()

    def _renew(self, *views: str) -> None:
        """Shows what the desk knows now: on what is open, and on these views though they are not in front."""
        self._take_keys()
        if hides():
            hide_names(self._desk)
        for screen in {*self.screen_stack, *map(self.get_screen, views)}:
            if isinstance(screen, DeskScreen):
                screen.renew()
                self._say_how_much(screen.view.due_rows)

    def _say_how_much(self, due: int) -> None:
        self.title = f"{due} due · Afterword" if due else "Afterword"

    def watch_title(self, title: str) -> None:
        """Says in the title of the terminal how much is due."""
        if self._driver:
            self._driver.write(f"\x1b]2;{title}\x1b\\")

    def action_hide_names(self) -> None:
        """Hides names, companies and pay on the screen, or shows them again; nothing that is kept changes."""
        if hides():
            hide(None)
        else:
            hide_names(self._desk)
        self.set_class(hides(), "-private")
        self._renew(*filter(self.is_screen_installed, VIEWS))
        hidden = "Names are hidden, and what you wrote too. `app.privacy` shows them."
        self._say(hidden if hides() else "Names are shown.")

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        screen = next((screen for screen in self.screen_stack if isinstance(screen, DeskScreen)), None)
        if screen:
            screen.say(sentence, wrong=wrong)

    def action_view(self, name: str) -> None:
        """Goes to a view, closing what is open above Today."""
        if self.at_work is None:
            return
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
        self.push_screen(
            KeysDialog(active_commands(here).values(), self.keys.said(help_of(here))), partial(_do, self)
        )


def _goes_meanwhile(key: events.Key | events.Paste, keys: Keymap) -> bool:
    """Whether a key moves the cursor or leaves, which can be done before the search is read."""
    return isinstance(key, events.Key) and any(key.key in keys.keys_of(BY_ID[each]) for each in _MEANWHILE)


def _do(app: AfterwordApp, chosen: "ActiveCommand | Topic | None") -> None:
    if isinstance(chosen, ActiveCommand):
        app.call_later(app.run_action, chosen.action, chosen.node)
    elif chosen:
        from textual.widgets import Markdown

        from afterword.interface.dialogs.reading import ReadingDialog

        app.push_screen(ReadingDialog(Markdown(chosen.text, open_links=False)))
