"""The first look at Today, in two lines above the foot."""

from textual.widgets import Static

from afterword.interface.text import assemble
from afterword.interface.today.drawing import GUIDED
from afterword.interface.today.guide import Step, steps_of
from afterword.interface.view import View
from afterword.interface.widgets.virtual_list import VirtualList


class Guide(Static):
    """Says one thing after the other, and has the cursor on the row that it is about."""

    def __init__(self, *, is_demo: bool) -> None:
        super().__init__()
        self._is_demo = is_demo
        self._at = 0

    def go_on(self, view: View) -> None:
        """The first thing to see, or the next; after the last it is over."""
        steps = list(steps_of(view.today, is_demo=self._is_demo))
        # What stood there may have been done meanwhile.
        if self._at >= len(steps):
            self.leave()
            return
        self._at += 1
        self.screen.add_class(GUIDED)
        self.screen.refresh_bindings()
        step, is_last = steps[self._at - 1], self._at == len(steps)
        number = (f"{self._at} of {len(steps)}  ", "bold $accent")
        keys = view.said(f"{'' if is_last else '`today.guide` next  '}`today.leave_guide` leave")
        self.update(assemble(number, f"{view.said(step.sentence)}  ", (keys, "$text-muted")))
        self._point(step)

    def leave(self) -> None:
        """Takes it away; it begins anew the next time."""
        self._at = 0
        self.screen.remove_class(GUIDED)
        self.screen.refresh_bindings()

    def _point(self, step: Step) -> None:
        if step.is_unfolded != self.screen.has_class("-unfolded"):
            self.call_later(self.screen.run_action, "details")
        if step.pane:
            pane = self.screen.query_one(f"#{step.pane}", VirtualList)
            if pane.move_to(step.row):
                self.screen.set_focus(pane)
