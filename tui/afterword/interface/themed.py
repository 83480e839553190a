"""The app's colours: the themes there are, the one that is worn, and what is derived from it."""

import os
from functools import cached_property

from textual.app import App, ReturnType
from textual.reactive import Reactive
from textual.theme import BUILTIN_THEMES, Theme

from afterword.interface.themes import DARK, THEMES, variables_of
from afterword.settings.settings import Written

_PLAIN = BUILTIN_THEMES["ansi-dark"]


class Themed(App[ReturnType]):
    """An app in one of our themes or of Textual's, in which every word can be read."""

    theme: Reactive[str] = Reactive(DARK.name)

    @property
    def current_theme(self) -> Theme:
        """The theme that is worn; where no colours are wanted the terminal's own."""
        # While the toolkit makes the app ours are not known to it yet.
        return _PLAIN if self._is_plain else self.get_theme(self.theme) or DARK

    @cached_property
    def _is_plain(self) -> bool:
        # Asked for every colour of every widget.
        return "NO_COLOR" in os.environ

    def put_on(self, written: Written) -> str:
        """Puts on what the environment or the settings ask for; returns what is wrong with it, if it is."""
        for theme in THEMES:
            self.register_theme(theme)
        wished = os.environ.get("TEXTUAL_THEME", "") or written.settings.theme
        is_known = wished in self.available_themes
        self.theme = wished if is_known else DARK.name
        # The style sheets are read with these colours at once, and so only once at the start.
        self.stylesheet.set_variables(self.get_css_variables())
        return "" if is_known else f"{written.where('theme')}: there is no theme called {wished}."

    def action_change_theme(self) -> None:
        """Asks which theme to put on, ours first; the toolkit's own question does not say which it is now."""
        from afterword.interface.dialogs.pick import Pick

        names = dict.fromkeys((*(theme.name for theme in THEMES), *sorted(self.available_themes)))
        answers = [(name, name, "worn now" if name == self.theme else "") for name in names]

        def wear(name: str | None) -> None:
            self.theme = name or self.theme

        self.push_screen(Pick("Which colours?", answers, current=self.theme), wear)

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme, of which words can be read in every theme."""
        self.theme_variables = variables_of(self.current_theme)
        return self.theme_variables

    def refresh_css(self, animate: bool = True) -> None:
        """Gives everything the colours of another theme; before the first screen there is nothing to give."""
        if self.screen_stack:
            super().refresh_css(animate)
