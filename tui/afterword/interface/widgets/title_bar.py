"""The top line: the program's name, the day, and what is due."""

from textual.widgets import Static

from afterword.domain.follow_up import Status
from afterword.domain.phrases import day_text
from afterword.interface.text import assemble
from afterword.interface.view import View


class TitleBar(Static):
    """One line; says in a warning colour when the clock was moved by hand."""

    def __init__(self, *, is_moved: bool) -> None:
        super().__init__(id="title-bar")
        self._is_moved = is_moved

    def refill(self, view: View) -> None:
        """Shows the day and the counts of ``view``."""
        local = view.now.astimezone(view.zone)
        late = sum(f.status is Status.OVERDUE for f in view.plan.due)
        due = len(view.plan.due) - late
        counts = [f"{late} late"] * bool(late) + [f"{due} due"] * bool(due) or ["nothing due"]
        clock = f"clock set to {local:%H:%M}" if self._is_moved else ""
        self.update(
            assemble(
                ("Afterword", "bold $accent"),
                f"  {day_text(local.date())}  ",
                ("  ".join(counts), "$text-muted"),
                (f"  {clock}" if clock else "", "$warning"),
            )
        )
