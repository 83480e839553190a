"""The applications that name nobody to write to."""

from afterword.interface.panes.bunch import BunchPane
from afterword.interface.view import View


class NamelessPane(BunchPane):
    """Every application with a question that nobody is named for."""

    HELP = (
        "`list.open` opens the message, `nameless.supply` says whom it goes to, `record.dismiss` lets one go."
    )
    BORDER_TITLE = "Nobody to write to"

    def refill(self, view: View) -> None:
        """Shows those of ``view``."""
        nameless = [f for f in view.plan.open if f.is_for_any_time and f.rule != "D6"]
        self.fill(view, nameless, "nameless.back")
