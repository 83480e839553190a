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
        color: $footer-foreground;
        background: $background;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[tuple[str, Content], ...] = ()
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
        self._gap = self._fitting()
        self.update(Content(" " * self._gap).join(words for _, words in self._keys), layout=False)

    def _fitting(self) -> int:
        """Two cells between a key's word and the next key where there is room for all, else one."""
        # The app's width is known before the first layout, and it is this line's.
        room = self.app.size.width - sum(words.cell_length for _, words in self._keys)
        return 2 if room >= 2 * (len(self._keys) - 1) else 1

    def on_resize(self) -> None:
        """There may be more room, or less."""
        if self._gap != self._fitting():
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
            yield (
                keys[key].key,
                assemble(
                    (key, "bold $footer-key-foreground"),
                    (f" {keys[key].description}", "$footer-description-foreground"),
                ),
            )

    def on_mouse_down(self, event: MouseDown) -> None:
        """Presses the key that was clicked on."""
        end = 0
        for key, words in self._keys:
            start, end = end, end + words.cell_length + self._gap
            if start <= event.x < end:
                self.app.simulate_key(key)
