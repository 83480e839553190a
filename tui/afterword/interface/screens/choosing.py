"""What the person chooses about one message: formal or friendly, and what it holds beside the needed."""

from afterword.domain.search import Register
from afterword.interface.acting import acting
from afterword.interface.acts.message_options import may_redraft
from afterword.interface.dialogs.pick import Pick
from afterword.interface.screens.base import DeskScreen
from afterword.writing.draft import Draft
from afterword.writing.optional import AT_MOST, CHOICES


class Choosing(DeskScreen):
    """A screen with one message whose draft can be chosen."""

    def shown_draft(self) -> Draft:
        """The draft of the message; for the screen to say."""
        raise NotImplementedError

    @acting
    async def action_register(self) -> None:
        """Drafts it friendly instead of formal, or the other way round."""
        other: Register = "formal" if self.shown_draft().register == "friendly" else "friendly"
        await self._redraft(register=other)

    @acting
    async def action_optional(self) -> None:
        """Takes an optional ingredient in, or out; two are enough."""
        draft = self.shown_draft()
        names = draft.message.optional
        if not names:
            self.say("There is nothing optional in this kind of message.")
            return
        answers = [
            (name, f"{'☑' if name in draft.chosen else '☐'} {CHOICES[name].words}", "") for name in names
        ]
        question = f"What else should it say? At most {AT_MOST}."
        picked = await self.app.push_screen_wait(Pick(question, answers, enter="takes it in or out"))
        if picked is None:
            return
        if picked not in draft.chosen and len(draft.chosen) >= AT_MOST:
            self.say("Two are enough for one message; take one out first (`message.optional`).")
            return
        kept = tuple(name for name in names if (name in draft.chosen) != (name == picked))
        await self._redraft(optional=kept)

    async def _redraft(
        self, *, register: Register | None = None, optional: tuple[str, ...] | None = None
    ) -> None:
        key = self.shown_draft().key
        if not await may_redraft(self, key):
            return
        self.say(
            f"{self.desk.messages.choose(key, register=register, optional=optional)} `change.undo` undoes."
        )
