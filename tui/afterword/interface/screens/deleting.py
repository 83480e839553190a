"""Deleting what is highlighted: an entry, an application, a person, a company. It asks once."""

from collections.abc import Iterable
from typing import NamedTuple

from afterword.domain.deleting import Deletion
from afterword.domain.facts import Fact
from afterword.interface.acting import acting
from afterword.interface.screens.base import DeskScreen


class Candidate(NamedTuple):
    """Something that can be deleted, in words, and the key that picks it where there is a choice."""

    key: str
    words: str
    thing: Fact | Deletion


class DeletingActs(DeskScreen):
    """A screen on which something can be deleted."""

    def deletable(self) -> Iterable[Candidate]:
        """What can be deleted here, the least first; for each screen to say."""
        return ()

    @acting
    async def action_delete(self) -> None:
        """Deletes what is picked of it, with what goes along, in one step that can be undone."""
        from afterword.interface.dialogs.choose import Choose

        candidates = list(self.deletable())
        if not candidates:
            self.say("There is nothing to delete.")
            return
        question, answers = f"Delete: {candidates[0].words}?", [("y", candidates[0].key, "yes, delete it")]
        if len(candidates) > 1:
            question = self.keys.said("Delete what? `change.undo` brings it back.")
            answers = [(candidate.key, candidate.key, candidate.words) for candidate in candidates]
        picked = await self.app.push_screen_wait(Choose(question, answers))
        for candidate in candidates:
            if candidate.key == picked:
                thing = candidate.thing
                said = (
                    self.desk.facts.delete(thing)
                    if isinstance(thing, Fact)
                    else self.desk.entries.delete(thing)
                )
                self.say(f"{said} `change.undo` undoes.")
