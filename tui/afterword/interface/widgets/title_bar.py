"""The top line: the program's name and the day."""

from textual.widgets import Static

from afterword.domain.phrases import day_text
from afterword.interface.text import assemble
from afterword.interface.view import View


class TitleBar(Static):
    """One line; says in a warning colour when the clock was moved by hand."""

    def __init__(self, *, is_moved: bool) -> None:
        super().__init__(id="title-bar")
        self._is_moved = is_moved

    def refill(self, view: View) -> None:
        """Shows the day of ``view``."""
        local = view.now.astimezone(view.zone)
        clock = f"clock set to {local:%H:%M}" if self._is_moved else ""
        self.update(
            assemble(
                ("Afterword", "bold $accent"),
                (f"  {day_text(local.date())}", "$text-muted"),
                (f"  {clock}" if clock else "", "$warning"),
            )
        )
