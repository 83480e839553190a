"""The app: wires the desk to the screens, and keeps an eye on the clock."""

from pathlib import Path

from textual.app import App
from textual.widgets import HelpPanel

from afterword.desk import Desk
from afterword.domain.errors import AfterwordError
from afterword.interface.bindings import bindings
from afterword.interface.screens.base import DeskScreen
from afterword.interface.screens.today import TodayScreen
from afterword.interface.themes import DARK, THEMES, variable_defaults

HEARTBEAT = 60.0
"""Seconds between looks at the clock; suspend, midnight and clock changes are noticed by then."""


class AfterwordApp(App[str]):
    """The dashboard on one search. Ends with ``"demo"`` when the person asked for the demo."""

    TITLE = "Afterword"
    CSS_PATH = [  # noqa: RUF012 - Textual declares it so
        "styles/base.tcss",
        "styles/today.tcss",
        "styles/message.tcss",
        "styles/dialogs.tcss",
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual declares it so
    BINDINGS = bindings("app")

    def __init__(self, desk: Desk, *, state: Path, is_moved: bool) -> None:
        super().__init__()
        self._desk = desk
        self._state = state
        self._is_moved = is_moved
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of due, late and coming, for themes that do not say them."""
        return variable_defaults(self.current_theme)

    def on_mount(self) -> None:
        """Opens Today and starts the heartbeat."""
        self._desk.on_change = self._show
        self.push_screen(TodayScreen(self._desk, self._state, is_moved=self._is_moved))
        self.set_interval(HEARTBEAT, self._beat)

    def _show(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen):
                screen.renew()

    def _beat(self) -> None:
        try:
            self._desk.tick()
        except AfterwordError as error:
            for screen in self.screen_stack:
                if isinstance(screen, DeskScreen):
                    screen.say(str(error), wrong=True)
                    return

    def action_help(self) -> None:
        """Shows or hides the keys."""
        if self.screen.query(HelpPanel):
            self.action_hide_help_panel()
        else:
            self.action_show_help_panel()
