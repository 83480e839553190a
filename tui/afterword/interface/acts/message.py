"""The ways out of a message: the clipboard, the mail program, an editor and back, a file; marked as sent."""

import asyncio
from typing import TYPE_CHECKING, cast

from afterword.domain.follow_up import FollowUp
from afterword.interface.acts.files import ask_file
from afterword.interface.acts.follow_up import mark_done
from afterword.interface.links import open_link
from afterword.interface.requests import OpenFollowUp
from afterword.interface.screens.base import ANOTHER_REASON, DeskScreen, copied_from
from afterword.interface.screens.forms import blank_in
from afterword.interface.subject import NothingToActOn, Subject

if TYPE_CHECKING:
    from textual.widgets import TextArea

    from afterword.interface.screens.message import MessageScreen
    from afterword.writing.draft import Draft

_WHY_ALL_THE_SAME = (
    ("m", "meant so", "it is meant so"),
    ("t", "they know", "they know what it is about"),
    ("w", "the check is wrong", "the check is wrong here"),
    ANOTHER_REASON,
)


async def copy(at: DeskScreen, on: Subject) -> None:
    """Copies the message at once; opens it first where something is missing."""
    follow_up, draft = _message_of(at, on)
    kept = at.desk.search.typed(follow_up.key)
    words = kept.body if kept else draft.words
    if kept is None and (draft.missing or not at.desk.search.profile.name):
        at.post_message(OpenFollowUp(follow_up))
    elif blank := blank_in(words):
        at.say(f"{blank} is still to be filled in.")
        at.post_message(OpenFollowUp(follow_up))
    elif against := at.desk.messages.speaks_against(follow_up, words):
        at.say(f"{against[0].message} `message.copy` once more takes it as it is.")
        at.post_message(OpenFollowUp(follow_up))
    else:
        copied = await copied_from(at, words)
        at.desk.messages.copied.add(follow_up.key)
        at.say(f"{copied.sentence} `record.done` marks it as sent.", wrong=copied.is_doubtful)
        if copied.is_doubtful:
            at.post_message(OpenFollowUp(follow_up))


async def own(at: DeskScreen, on: Subject) -> None:
    """Opens the message with the cursor in the line for words of the person's own."""
    follow_up, _ = _message_of(at, on)
    at.post_message(OpenFollowUp(follow_up, at_own=True))


def _message_of(at: DeskScreen, on: Subject) -> tuple[FollowUp, "Draft"]:
    """The follow-up with its draft; raises NothingToActOn where there is none."""
    follow_up = on.follow_up
    if follow_up is None or follow_up.medium == "internal":
        raise NothingToActOn("There is no message here. Move to a follow-up that has one.")
    if draft := at.draft_of(follow_up):
        return follow_up, draft
    raise NothingToActOn(f"No text is written for the {follow_up.what} yet. `record.done` marks it as done.")


async def copy_words(at: "MessageScreen", on: Subject) -> None:
    """Copies the words as they stand."""
    await _copy(at, on, at.words[1])


async def copy_all(at: "MessageScreen", on: Subject) -> None:
    """Copies subject and words."""
    await _copy(at, on, "\n\n".join(part for part in at.words if part))


async def _copy(at: "MessageScreen", on: Subject, text: str) -> None:
    follow_up = on.the_follow_up()
    if not await _may_leave(at, follow_up, text):
        return
    copied = await copied_from(at, text)
    at.desk.messages.copied.add(follow_up.key)
    at.say(f"{copied.sentence} `message.done` marks it as sent.", wrong=copied.is_doubtful)
    if copied.is_doubtful:
        cast("TextArea", at.query_one("#text")).select_all()


async def _may_leave(at: "MessageScreen", follow_up: FollowUp, *leaving: str) -> bool:
    """Never with a blank in what is ``leaving``; where a check stops it, with a reason, which is kept."""
    if blank := blank_in(*leaving):
        is_asked_for = any(missing.blank == blank for missing in at.draft.missing)
        how = "`message.supply` asks for it" if is_asked_for else "`message.edit` opens the text for it"
        at.say(f"{blank} is still to be filled in; {how}.")
        return False
    against, text = at.stopped_by(), at.words[1]
    if not against or text == at.allowed:
        return True
    more = f" (and {len(against) - 1} more)" if len(against) > 1 else ""
    question = f"{against[0]}{more} Mend it, or take it as it is because …"
    reason = await at.choose(question, _WHY_ALL_THE_SAME)
    if reason is None:
        return False
    at.desk.messages.allow(follow_up, against, reason)
    at.allowed = text
    return True


async def done(at: "MessageScreen", on: Subject) -> None:
    """Marks it as sent, or asks how the call went, and goes back."""
    follow_up, words = on.the_follow_up(), at.words
    is_sent = follow_up.medium != "call" and follow_up.status.is_open
    # With a blank in it there is more to ask than for a reason.
    if is_sent and not blank_in(*words) and not await _may_leave(at, follow_up):
        return
    if await mark_done(at, follow_up, words):
        at.leave()


async def mail(at: "MessageScreen", on: Subject) -> None:
    """Opens the mail program with the message in it."""
    from afterword.writing.sending import mailto, reader_of

    follow_up = on.the_follow_up()
    if not await _may_leave(at, follow_up, *at.words):
        return
    link = mailto(reader_of(at.desk.search, follow_up).email, *at.words, at.draft.thread)
    if link is None:
        at.say("It is too long for a link to the mail program; `message.copy` copies it.")
    elif await asyncio.to_thread(open_link, link):
        at.desk.messages.copied.add(follow_up.key)
        nobody = at.desk.messages.to_nobody(follow_up)
        at.say(f"The mail program has it. {nobody or '`message.done` marks it as sent.'}")
    else:
        at.say("No mail program could be opened here; `message.copy` copies it.", wrong=True)


async def editor(at: "MessageScreen", _: Subject) -> None:
    """Opens the words in the person's own editor and takes them back."""
    # Loaded with the first text that is edited elsewhere.
    from afterword.interface.editor import edited

    at.put_words(await edited(at.app, at.words[1]))


async def save_file(at: "MessageScreen", on: Subject) -> None:
    """Writes it into a file: .eml for a mail program, else plain text."""
    follow_up = on.the_follow_up()
    if not await _may_leave(at, follow_up, *at.words):
        return
    await ask_file(
        at,
        "Save the message",
        f"~/{follow_up.kind.replace('_', '-')}.eml",
        "Ending in .eml it opens in a mail program, in .txt it is plain text.",
        lambda path: at.desk.messages.save_as(follow_up, path, *at.words),
    )
