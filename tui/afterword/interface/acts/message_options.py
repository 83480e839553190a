"""What the person chooses about one message: its language, its tone, what it holds beside the needed."""

from afterword.domain.languages import next_language
from afterword.interface.screens.base import DeskScreen
from afterword.interface.subject import Subject

_REPLACE = (("n", "new", "draft it anew; undo brings mine back"), ("k", "keep", "keep my own text"))


async def language(at: DeskScreen, on: Subject) -> None:
    """Has what is written for this application be in the next language."""
    draft = at.draft_of(on.the_follow_up())
    if draft and await may_redraft(at, draft.key):
        at.tell(at.desk.messages.write_in(draft.key, next_language(draft.language)))


async def may_redraft(at: DeskScreen, key: str) -> bool:
    """Whether a new draft may take the place of the person's own text, where there is one."""
    if not at.desk.search.typed(key):
        return True
    question = "Your own text would be replaced by a new draft."
    return await at.choose(question, _REPLACE) == "new"
