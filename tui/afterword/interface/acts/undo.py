"""Taking changes back, and doing them again."""

from afterword.interface.screens.base import DeskScreen
from afterword.interface.subject import Subject


async def undo(at: DeskScreen, _: Subject) -> None:
    """Takes the last change back, and goes to the follow-up that is there again."""
    before = {follow_up.key for follow_up in at.desk.plan.open}
    at.say(f"{at.desk.saving.undo()} `change.redo` does it again.")
    again = next((f.key for f in at.desk.plan.open if f.key not in before), None)
    if again:
        at.go_to(again)


async def redo(at: DeskScreen, _: Subject) -> None:
    """Does again what was taken back."""
    at.say(at.desk.saving.redo())
