"""One sentence at the foot of a screen, for a while: what was done, or what to do."""

from textual.geometry import Region
from textual.strip import Strip
from textual.timer import Timer

from afterword.interface.text import content
from afterword.interface.widgets.words import Words

_UNSEEN = 60
"""Seconds after which a sentence is stale that nobody could see, as its screen lay under another one."""


class Flash(Words):
    """Stands over the last lines without moving anything, and goes by itself."""

    DEFAULT_CSS = """
    Flash {
        dock: bottom;
        layer: flash;
        display: none;
        width: 1fr;
        height: auto;
        margin: 0 0 1 0;
        padding: 0 1;
        background: $label;
        color: $foreground;

        &.-wrong {
            color: $late;
        }
    }
    """

    said = ""
    """The sentence that stands here; empty once it has gone."""
    _hiding: Timer | None = None
    _seconds = 0
    """How long it stays from when it is first drawn."""

    def __init__(self) -> None:
        super().__init__(is_brief=True)

    def say(self, sentence: str, *, wrong: bool) -> None:
        """Shows ``sentence``; one that says what went wrong stays longer."""
        if not self.is_running:
            # Its screen is only being opened.
            self.call_later(self.say, sentence, wrong=wrong)
            return
        self.update(content(f"! {sentence}" if wrong else sentence))
        self.set_class(wrong, "-wrong")
        self.display, self.said = True, sentence
        # Counted from when it can be seen: a screen that only opens may take as long on a busy machine.
        self._seconds = 10 if wrong else 6
        self._hide_in(_UNSEEN)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Its lines; from the first time on it is seen."""
        if self._seconds:
            self._hide_in(self._seconds)
            self._seconds = 0
        return super().render_lines(crop)

    def _hide_in(self, seconds: float) -> None:
        if self._hiding:
            self._hiding.stop()
        self._hiding = self.set_timer(seconds, self._hide)

    def _hide(self) -> None:
        self.display, self.said = False, ""
