"""The first look at Today."""

from afterword.interface.panes.guide import Guide
from afterword.interface.screens.base import DeskScreen
from afterword.interface.subject import Subject


async def go_on(at: DeskScreen, _: Subject) -> None:
    """The first thing to see, or the next."""
    at.query_one(Guide).go_on(at.view)
    at.call_after_refresh(at.refill)


async def leave(at: DeskScreen, _: Subject) -> None:
    """Ends it."""
    at.query_one(Guide).leave()
    at.call_after_refresh(at.refill)
