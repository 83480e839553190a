"""What the person chooses about one message: its language, its tone, what it holds beside the needed."""

from typing import TYPE_CHECKING

from afterword.domain.languages import next_language
from afterword.domain.phrases import shortened
from afterword.domain.search import Register
from afterword.interface.dialogs.pick import Pick
from afterword.interface.screens.base import DeskScreen
from afterword.interface.subject import NothingToActOn, Subject
from afterword.writing.optional import AT_MOST, CHOICES

if TYPE_CHECKING:
    from afterword.interface.screens.message import MessageScreen

_REPLACE = (("n", "new", "draft it anew; undo brings mine back"), ("o", "keep", "keep my own text"))


async def language(at: DeskScreen, on: Subject) -> None:
    """Has what is written for this application be in the next language."""
    draft = at.draft_of(on.the_follow_up())
    if draft and await _may_redraft(at, draft.key):
        at.tell(at.desk.messages.write_in(draft.key, next_language(draft.language)))


async def _may_redraft(at: DeskScreen, key: str) -> bool:
    """Whether a new draft may take the place of the person's own text, where there is one."""
    if not at.desk.search.typed(key):
        return True
    question = "Your own text would be replaced by a new draft."
    return await at.choose(question, _REPLACE) == "new"


async def register(at: "MessageScreen", _: Subject) -> None:
    """Drafts it friendly instead of formal, or the other way round."""
    other: Register = "formal" if at.draft.register == "friendly" else "friendly"
    if await _may_redraft(at, at.draft.key):
        at.tell(at.desk.messages.choose(at.draft.key, register=other))


async def fresh(at: "MessageScreen", _: Subject) -> None:
    """Forgets the person's own text for the draft."""
    at.desk.messages.forget_draft(at.draft.key)
    at.refill()


async def reword(at: "MessageScreen", _: Subject) -> None:
    """Has one paragraph say it in other words; the person's own changes elsewhere stay."""
    worded = [each for each in at.draft.passages if each.wordings > 1]
    if not worded:
        raise NothingToActOn("There is only one wording of this message.")
    answers = [(str(each.place), shortened(each.text), f"{each.wordings} wordings") for each in worded]
    picked = await at.app.push_screen_wait(Pick("Which paragraph?", answers, enter="says it in other words"))
    if picked is not None:
        at.tell(at.desk.messages.reword(at.draft.key, int(picked)))


async def reword_all(at: "MessageScreen", _: Subject) -> None:
    """Has all of it say it in other words; the person's own changes stay."""
    at.tell(at.desk.messages.reword(at.draft.key))


async def optional(at: "MessageScreen", _: Subject) -> None:
    """Takes an optional ingredient in, or out; two are enough."""
    draft = at.draft
    names = draft.message.optional
    if not names:
        raise NothingToActOn("There is nothing optional in this kind of message.")
    answers = [(name, f"{'☑' if name in draft.chosen else '☐'} {CHOICES[name].words}", "") for name in names]
    question = f"What else should it say? At most {AT_MOST}."
    picked = await at.app.push_screen_wait(Pick(question, answers, enter="takes it in or out"))
    if picked is None:
        return
    if picked not in draft.chosen and len(draft.chosen) >= AT_MOST:
        raise NothingToActOn("Two are enough for one message; take one out first (`message.optional`).")
    kept = tuple(name for name in names if (name in draft.chosen) != (name == picked))
    if await _may_redraft(at, draft.key):
        at.tell(at.desk.messages.choose(draft.key, optional=kept))
