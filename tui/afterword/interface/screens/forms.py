"""The forms that a screen opens by itself and an act by its key."""

from collections.abc import Mapping
from typing import Any

from afterword.domain.facts import Call, Fact, NetworkRequest
from afterword.domain.follow_up import FollowUp
from afterword.domain.history.story import Story
from afterword.domain.kinds import kind_named
from afterword.interface.screens.base import DeskScreen


async def introduce(at: DeskScreen) -> None:
    """Asks who signs the messages."""
    from afterword.interface.dialogs.profile import ProfileForm

    form = ProfileForm(at.desk.search.profile)
    await at.ask(form, lambda answers: at.desk.entries.introduce(**answers))


async def ask_fact(
    at: DeskScreen, title: str, story: Story, kind: type[Fact], preset: Mapping[str, Any] | None = None
) -> bool:
    """Asks for a fact of which ``preset`` is known, and records it; False when the person left."""
    from afterword.interface.dialogs.fact import FactForm

    form = FactForm(title, at.view, story, kind, at.desk.saving.new_id, preset=preset)
    return await at.ask(form, lambda told: at.desk.facts.record_told(*told)) is not None


async def ask_for_advice(at: DeskScreen) -> None:
    """Records that the person asked somebody for advice, for no application in particular."""
    await ask_fact(at, "You asked somebody for advice", at.view.plan.stories[""], NetworkRequest)


async def reached(at: DeskScreen, follow_up: FollowUp) -> bool:
    """Asks what they said in a call, and records it. False if nothing was recorded."""
    preset = {
        "to": follow_up.contact,
        "result": "reached",
        "purpose": kind_named(follow_up.kind).purpose or "other",
        "includes": follow_up.carries,
    }
    story = at.view.plan.stories[follow_up.application or ""]
    title = f"{at.view.who(follow_up)}: what did they say?"
    return await ask_fact(at, title, story, Call, preset)


def blank_in(*texts: str) -> str:
    """The first blank that still stands in ``texts``, which nobody else is to read; empty without one."""
    from afterword.writing.blanks import blanks_in

    return next(iter(blanks_in("\n".join(texts))), "")


async def fill_in(at: DeskScreen, follow_up: FollowUp) -> None:
    """Asks for everything the message of a follow-up lacks, in one form."""
    from afterword.interface.dialogs.missing import MissingForm

    draft = at.draft_of(follow_up)
    if draft is None or not draft.missing:
        at.say("Nothing is missing.")
        return
    form = MissingForm(at.view, draft.missing, follow_up.company)
    await at.ask(form, lambda answers: at.desk.messages.supply(follow_up, answers))
