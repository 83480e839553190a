"""The top line: the program's name, the day, and whether all is saved."""

from textual.widgets import Static

from afterword.domain.phrases import count_text, day_text
from afterword.interface.text import assemble
from afterword.interface.view import View


class TitleBar(Static):
    """One line; says in a warning colour when the clock was moved by hand."""

    def __init__(self, *, is_moved: bool) -> None:
        super().__init__(id="title-bar")
        self._is_moved = is_moved

    def refill(self, view: View) -> None:
        """Shows the day of ``view``, and what of it is not on disk or not decided."""
        local = view.now.astimezone(view.zone)
        clock = f"clock set to {local:%H:%M}" if self._is_moved else ""
        conflicts = len(view.search.conflicts)
        waiting = f"not saved: {count_text(view.waiting, 'change')}" if view.waiting else ""
        unsaved = " · ".join(each for each in (waiting, view.hindrance) if each)
        open_values = f"{count_text(conflicts, 'value')} to decide on: {view.file_key}" if conflicts else ""
        self.update(
            assemble(
                ("Afterword", "bold $accent"),
                (f"  {day_text(local.date())}", "$text-muted"),
                ("" if unsaved else "  saved", "$text-muted"),
                (f"  {unsaved}" if unsaved else "", "$late"),
                (f"  {open_values}" if open_values else "", "$due"),
                (f"  {clock}" if clock else "", "$warning"),
            )
        )
