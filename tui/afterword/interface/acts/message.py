"""The ways out of a message."""

from afterword.interface.acts.follow_up import blank_in
from afterword.interface.screens.base import DeskScreen
from afterword.interface.screens.opening import OpenFollowUp
from afterword.interface.subject import NothingToActOn, Subject


async def copy(at: DeskScreen, on: Subject) -> None:
    """Copies the message at once; opens it first where something is missing."""
    follow_up = on.follow_up
    if follow_up is None or follow_up.medium == "internal":
        raise NothingToActOn("There is no message here. Move to a follow-up that has one.")
    draft = at.draft_of(follow_up)
    if draft is None:
        raise NothingToActOn(
            f"No text is written for the {follow_up.what} yet. `record.done` marks it as done."
        )
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
        copied = await at.copy_text(words)
        at.desk.messages.copied.add(follow_up.key)
        at.say(f"{copied.sentence} `record.done` marks it as sent.", wrong=copied.is_doubtful)
        if copied.is_doubtful:
            at.post_message(OpenFollowUp(follow_up))
