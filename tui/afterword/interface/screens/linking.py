"""Opening the link of a meeting or a posting."""

import asyncio

from afterword.interface.links import link_of, open_link
from afterword.interface.screens.base import DeskScreen
from afterword.interface.text import cut

_SHOWN = 60
"""Cells of a link that are repeated in a sentence."""


class LinkActs(DeskScreen):
    """A screen from which the link of an application can be opened."""

    async def open_link_of(self, application: str | None) -> None:
        """Opens the link of the meeting to come, else of the posting; without a browser, copies it."""
        story = self.view.plan.stories.get(application or "")
        link = link_of(story) if story else None
        if link is None:
            self.say("No link is kept here. The posting's can be written down on the application's page.")
        elif not link.opened:
            kept = cut(link.kept, _SHOWN)
            self.say(f"“{kept}” is no link that can be opened. It can be corrected {link.where}.", wrong=True)
        elif await asyncio.to_thread(open_link, link.opened):
            self.say(f"Opened {cut(link.opened, _SHOWN)}")
        else:
            copied = await self.copy_text(link.opened)
            self.say(f"No browser opens here. {cut(link.opened, _SHOWN)} {copied.sentence}")
