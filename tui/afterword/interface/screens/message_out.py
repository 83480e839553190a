"""The ways out of a message: the clipboard, the mail program, an editor and back, a file."""

import asyncio

from afterword.domain.follow_up import FollowUp
from afterword.interface.acting import acting
from afterword.interface.acts.files import ask_file
from afterword.interface.acts.follow_up import blank_in
from afterword.interface.links import open_link
from afterword.interface.screens.base import ANOTHER_REASON, DeskScreen
from afterword.writing.sending import mailto, reader_of

_WHY_ALL_THE_SAME = (
    ("m", "meant so", "it is meant so"),
    ("k", "they know", "they know what it is about"),
    ("w", "the check is wrong", "the check is wrong here"),
    ANOTHER_REASON,
)


class MessageOut(DeskScreen):
    """A message that can leave: what goes out is what stands in it now."""

    _allowed = ""
    """The words that may leave as they are; the person has said why."""

    def words(self) -> tuple[str, str]:
        """Subject and words as they stand; for the screen to say."""
        raise NotImplementedError

    def put_words(self, text: str) -> None:
        """Puts what was written elsewhere into the message; for the screen to say."""
        raise NotImplementedError

    def stopped_by(self) -> tuple[str, ...]:
        """What speaks against sending it as it is, in sentences; for the screen to say."""
        return ()

    @acting
    async def action_copy(self) -> None:
        """Copies the words."""
        await self._copy(self.words()[1])

    @acting
    async def action_copy_all(self) -> None:
        """Copies subject and words."""
        await self._copy("\n\n".join(part for part in self.words() if part))

    async def _copy(self, text: str) -> None:
        follow_up = self.subject.follow_up
        if follow_up is None or not await self._may_leave(follow_up, text):
            return
        copied = await self.copy_text(text)
        self.desk.messages.copied.add(follow_up.key)
        self.say(f"{copied.sentence} `message.done` marks it as sent.", wrong=copied.is_doubtful)
        if copied.is_doubtful:
            self.show_for_selecting()

    def show_for_selecting(self) -> None:
        """Selects the words where no clipboard took them; for the screen to say."""

    async def _may_leave(self, follow_up: FollowUp, *leaving: str) -> bool:
        """Never with a blank in what is ``leaving``; where a check stops it, with a reason, which is kept."""
        if blank := blank_in(*leaving):
            draft = self.draft_of(follow_up)
            is_asked_for = draft and any(missing.blank == blank for missing in draft.missing)
            how = "`message.supply` asks for it" if is_asked_for else "`message.edit` opens the text for it"
            self.say(f"{blank} is still to be filled in; {how}.")
            return False
        against, text = self.stopped_by(), self.words()[1]
        if not against or text == self._allowed:
            return True
        more = f" (and {len(against) - 1} more)" if len(against) > 1 else ""
        question = f"{against[0]}{more} Mend it, or take it as it is because …"
        reason = await self.choose(question, _WHY_ALL_THE_SAME)
        if reason is None:
            return False
        self.desk.messages.allow(follow_up, against, reason)
        self._allowed = text
        return True

    @acting
    async def action_mail(self) -> None:
        """Opens the mail program with the message in it."""
        follow_up = self.subject.follow_up
        if follow_up is None or not await self._may_leave(follow_up, *self.words()):
            return
        link = mailto(reader_of(self.desk.search, follow_up).email, *self.words())
        if link is None:
            self.say("It is too long for a link to the mail program; `message.copy` copies it.")
        elif await asyncio.to_thread(open_link, link):
            nobody = self.desk.messages.to_nobody(follow_up)
            self.say(f"The mail program has it. {nobody or '`message.done` marks it as sent.'}")
        else:
            self.say("No mail program could be opened here; `message.copy` copies it.", wrong=True)

    @acting
    async def action_editor(self) -> None:
        """Opens the words in the person's own editor and takes them back."""
        # Loaded with the first text that is edited elsewhere.
        from afterword.interface.editor import edited

        self.put_words(await edited(self.app, self.words()[1]))

    @acting
    async def action_save_file(self) -> None:
        """Writes it into a file: .eml for a mail program, else plain text."""
        follow_up = self.subject.follow_up
        if follow_up is None or not await self._may_leave(follow_up, *self.words()):
            return
        await ask_file(
            self,
            "Save the message",
            f"~/{follow_up.kind.replace('_', '-')}.eml",
            "Ending in .eml it opens in a mail program, in .txt it is plain text.",
            lambda path: self.desk.messages.save_as(follow_up, path, *self.words()),
        )
