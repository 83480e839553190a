"""Opening the link of a meeting or a posting."""

import asyncio

from afterword.interface.links import link_of, open_link
from afterword.interface.screens.base import DeskScreen


class LinkActs(DeskScreen):
    """A screen from which the link of an application can be opened."""

    async def open_link_of(self, application: str | None) -> None:
        """Opens the link of the meeting to come, else of the posting; without a browser, copies it."""
        story = self.view.plan.stories.get(application or "")
        link = link_of(story) if story else None
        if link is None:
            self.say("No link is kept here. The posting's can be written down on the application's page.")
        elif await asyncio.to_thread(open_link, link):
            self.say(f"Opened {link}")
        else:
            copied = await self.copy_text(link)
            self.say(f"No browser opens here. {link} {copied.sentence}")
