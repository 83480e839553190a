"""The first look at Today."""

from typing import TYPE_CHECKING

from afterword.interface.panes.guide import Guide
from afterword.interface.subject import Subject
from afterword.interface.widgets.flash import Flash

if TYPE_CHECKING:
    from afterword.interface.screens.today import TodayScreen


async def go_on(at: "TodayScreen", _: Subject) -> None:
    """The first thing to see, or the next."""
    if not at.query(Guide):
        await at.mount(Guide(is_demo=at.is_demo), before=at.query_one(Flash))
    at.query_one(Guide).go_on(at.view)
    at.call_after_refresh(at.refill)


async def leave(at: "TodayScreen", _: Subject) -> None:
    """Ends it."""
    at.query_one(Guide).leave()
    at.call_after_refresh(at.refill)
