"""The top line of each view: the views with their keys, the day, and whether all is saved."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from afterword.domain.phrases import Habit, count_text
from afterword.interface.keymap import Keymap
from afterword.interface.text import assemble, hides

if TYPE_CHECKING:
    from afterword.interface.view import View

ViewName = Literal["today", "applications", "insights", "people", "keeping", "settings"]

_VIEWS: tuple[tuple[ViewName, str], ...] = (
    ("today", "`app.today` Today"),
    ("applications", "`app.applications` Applications"),
    ("insights", "`app.insights` Insights"),
    ("people", "`app.people` People"),
)
_ASIDE: Mapping[ViewName, str] = {"keeping": "`app.keeping` Your file", "settings": "`app.settings` Settings"}
"""The views that stand there only while one is in them."""


class TitleBar(Widget):
    """One line; says in a warning colour when the clock was moved by hand. A click goes to a view."""

    said: reactive[Content] = reactive(Content())

    def __init__(self, here: ViewName, *, is_moved: bool = False) -> None:
        super().__init__(id="title-bar")
        aside = ((here, _ASIDE[here]),) if here in _ASIDE else ()
        self._views: Sequence[tuple[ViewName, str]] = (*_VIEWS, *aside)
        self._keys = Keymap()
        self._here = here
        self._is_moved = is_moved

    def refill(self, view: "View") -> None:
        """Shows the day of ``view``, and what of it is not on disk, not decided or ahead of that day."""
        conflicts = len(view.search.conflicts)
        waiting = f"not saved: {count_text(view.waiting, 'change')}" if view.waiting else ""
        way = view.said("to decide on: `app.keeping`  ")
        open_values = f"{count_text(conflicts, 'value')} {way}" if conflicts else ""
        ahead = len(view.plan.ahead)
        early = f"{count_text(ahead, 'entry', 'entries')} {view.said('ahead of the clock: `app.keeping`  ')}"
        self.tell(
            view.keys,
            view.habit,
            view.now.astimezone(view.zone),
            (open_values, "$due"),
            (early if ahead else "", "$warning"),
            unsaved=" · ".join(each for each in (waiting, view.hindrance) if each),
        )

    def tell(
        self, keys: Keymap, habit: Habit, local: datetime, *before: tuple[str, str], unsaved: str = ""
    ) -> None:
        """Shows the person's own day, ``before`` it what else is to be known, and what is not saved."""
        if keys != self._keys:
            self._keys = keys
            self.refresh()
        self.said = assemble(
            *before,
            (f"clock set to {habit.clock(local)}  " if self._is_moved else "", "$warning"),
            ("names hidden  " if hides() else "", "$due"),
            (f"{habit.day(local.date())}  ", "$text-muted"),
            (unsaved, "$late") if unsaved else ("saved", "$text-muted"),
        )

    def render(self) -> Content:
        """The views at the left as far as there is room, what is said at the right."""
        room = self.size.width - self.said.cell_length - 2
        left = self._left(room)
        space = max(self.size.width - left.cell_length - self.said.cell_length, 1)
        return assemble(left, " " * space, self.said)

    def _left(self, room: int) -> Content:
        """The views; the name of the program tells least, then those of the views behind their keys."""
        tabs = [self._tab(name, self._keys.said(words)) for name, words in self._views]
        short = [self._tab(name, self._keys.said(words), is_short=True) for name, words in self._views]
        lines = (
            [Content.styled("Afterword", "$text-muted"), *tabs],
            *([*tabs[:named], *short[named:]] for named in range(len(tabs), -1, -1)),
        )
        fitting = next((line for line in lines if _length(line) <= room), lines[-1])
        while len(fitting) > 1 and _length(fitting) > room:
            fitting = fitting[:-1]
        return Content("  ").join(fitting)

    def _tab(self, name: ViewName, words: str, *, is_short: bool = False) -> Content:
        if name == self._here:
            key, _, view = words.partition(" ")
            return assemble((f"{key} ", "$accent"), (view, "bold $strong"))
        return Content.styled(words.split()[0] if is_short else words, "$text-muted").stylize(
            Style.from_meta({"@click": f"app.view('{name}')"})
        )


def _length(parts: Sequence[Content]) -> int:
    """The cells of these, side by side."""
    return sum(part.cell_length for part in parts) + 2 * (len(parts) - 1)
