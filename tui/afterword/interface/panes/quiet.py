"""The applications that have gone quiet."""

from afterword.interface.panes.bunch import BunchPane
from afterword.interface.view import View


class QuietPane(BunchPane):
    """Every application that has gone quiet without an interview, and the one that was opened."""

    HELP = (
        "`quiet.close` closes, `quiet.keep` keeps it and asks no more, `quiet.copy` copies a check-in, "
        "`quiet.done` says that you sent it."
    )
    BORDER_TITLE = "Gone quiet"

    def refill(self, view: View, key: str) -> None:
        """Shows those of ``view``; with an interview only that of ``key``."""
        quiet = [f for f in view.plan.due if f.rule == "D6" and (f.is_for_any_time or f.key == key)]
        self.fill(view, quiet, "quiet.back")
