"""Taking changes back, from any screen that makes some."""

from afterword.interface.acting import acting
from afterword.interface.screens.cursors import CursorActs


class UndoActs(CursorActs):
    """A screen on which a change can be taken back and done again."""

    @acting
    async def action_undo(self) -> None:
        """Takes the last change back, and goes to the follow-up that is there again."""
        before = {follow_up.key for follow_up in self.desk.plan.open}
        self.say(f"{self.desk.saving.undo()} `change.redo` does it again.")
        again = next((f.key for f in self.desk.plan.open if f.key not in before), None)
        if again:
            self.go_to(again)

    @acting
    async def action_redo(self) -> None:
        """Does again what was taken back."""
        self.say(self.desk.saving.redo())
