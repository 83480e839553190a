"""Opening the page of an application, and the link of a meeting or a posting."""

import asyncio

from afterword.domain.errors import NotAllowed
from afterword.interface.links import link_of, open_link
from afterword.interface.requests import OpenApplication
from afterword.interface.screens.base import DeskScreen, copied_from
from afterword.interface.subject import NothingToActOn, Subject
from afterword.interface.text import cut

_SHOWN = 60
"""Cells of a link that are repeated in a sentence."""


async def follow(at: DeskScreen, on: Subject) -> None:
    """Opens the link of the meeting to come, else of the posting; without a browser, copies it."""
    story = at.view.plan.stories.get(on.application or "")
    link = link_of(story) if story else None
    if link is None:
        raise NothingToActOn(
            "No link is kept here. The posting's can be written down on the application's page."
        )
    if not link.opened:
        kept = cut(link.kept, _SHOWN)
        raise NotAllowed(f"“{kept}” is no link that can be opened. It can be corrected {link.where}.")
    if await asyncio.to_thread(open_link, link.opened):
        at.say(f"Opened {cut(link.opened, _SHOWN)}")
    else:
        copied = await copied_from(at, link.opened)
        at.say(f"No browser opens here. {cut(link.opened, _SHOWN)} {copied.sentence}")


async def open_page(at: DeskScreen, on: Subject) -> None:
    """Opens the page of the application that is meant."""
    if not on.application:
        raise NothingToActOn("This line is about no single application.")
    at.post_message(OpenApplication(on.application))
