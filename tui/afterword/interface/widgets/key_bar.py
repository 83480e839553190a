"""The last line: the keys that do something here and now, with a word each."""

from collections.abc import Iterator

from textual.binding import Binding
from textual.content import Content
from textual.events import MouseDown
from textual.screen import Screen
from textual.widgets import Input, Static

from afterword.interface.key_names import written
from afterword.interface.text import assemble


class KeyBar(Static):
    """One line of text; a click on a key presses it.

    Textual's Footer mounts a widget a key, all anew whenever the focus moves; a line of text is there at
    once.
    """

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        text-wrap: nowrap;
        padding: 0 1;
        color: $footer-foreground;
        background: $background;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[tuple[str, Content], ...] = ()
        self._shown: tuple[tuple[str, Content], ...] = ()
        self._gap = 1

    def on_mount(self) -> None:
        """Listens for what changes the keys: the focus, a cursor, a screen above."""
        self.screen.bindings_updated_signal.subscribe(self, self._renew)

    def _renew(self, screen: Screen[object]) -> None:
        keys = tuple(self._keys_of(screen))
        if keys != self._keys:
            self._keys = keys
            self._arrange()

    def _arrange(self) -> None:
        """Shows all keys where there is room, else the first ones, none of them cut; help is always there."""
        # The app's width is known before the first layout, and it is this line's.
        width = self.app.size.width - 2
        gap = next((gap for gap in (3, 2) if _cells(self._keys, gap) <= width), 2)
        shown = self._keys
        while len(shown) > 1 and _cells(shown, gap) > width:
            shown = (*shown[:-2], shown[-1])
        self._shown, self._gap = shown, gap
        self.update(Content(" " * gap).join(words for _, words in shown), layout=False)

    def on_resize(self) -> None:
        """There may be more room, or less."""
        self._arrange()

    def _keys_of(self, screen: Screen[object]) -> Iterator[tuple[str, Content]]:
        """Each action once, by the first of its keys that works: while text is written no letter does."""
        working: dict[str, dict[str, Binding]] = {}
        is_typing = isinstance(screen.focused, Input)
        for active in screen.active_bindings.values():
            # The toolkit leaves out the keys that are typed, but for those it knows by other names.
            if active.binding.show and not (is_typing and len(written(active.binding.key)) == 1):
                working.setdefault(active.binding.action, {})[written(active.binding.key)] = active.binding
        for keys in working.values():
            wanted = self.app.get_key_display(next(iter(keys.values())))
            key = wanted if wanted in keys else next(iter(keys))
            binding = keys[key]
            word = self._word(screen, binding.id or "", binding.description)
            if word:
                named = assemble((key, "bold $footer-key-foreground"), (f" {word}", "$text-muted"))
                yield binding.key, named

    def _word(self, screen: Screen[object], command: str, word: str) -> str:
        """The word for a command as it is highlighted now; a screen may have its own, or none."""
        own = getattr(screen, "foot_word", None)
        return own(command, word) if own else word

    def on_mouse_down(self, event: MouseDown) -> None:
        """Presses the key that was clicked on."""
        end = 1
        for key, words in self._shown:
            start, end = end, end + words.cell_length + self._gap
            if start <= event.x < end:
                self.app.simulate_key(key)


def _cells(keys: tuple[tuple[str, Content], ...], gap: int) -> int:
    return sum(words.cell_length for _, words in keys) + gap * (len(keys) - 1)
