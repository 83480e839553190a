"""The first look at Today."""

from typing import TYPE_CHECKING

from afterword.interface.panes.guide import Guide
from afterword.interface.subject import Subject
from afterword.interface.widgets.flash import Flash

if TYPE_CHECKING:
    from afterword.interface.screens.today import TodayScreen

_IN_THE_DEMO = "Try any key: this is the demo, and nothing of yours is touched. `app.quit` leaves it."


async def demo(at: "TodayScreen", _: Subject) -> None:
    """Leaves for the demo; nobody with a search of their own does by one key."""
    if at.is_empty:
        at.app.exit("demo")
    else:
        at.say(
            _IN_THE_DEMO if at.is_demo else "'afterword demo' in another window opens the demo beside this."
        )


async def go_on(at: "TodayScreen", _: Subject) -> None:
    """The first thing to see, or the next."""
    if not at.query(Guide):
        await at.mount(Guide(is_demo=at.is_demo), before=at.query_one(Flash))
    at.query_one(Guide).go_on(at.view)
    at.call_after_refresh(at.refill)


async def leave(at: "TodayScreen", _: Subject) -> None:
    """Ends it; in the demo one can look on."""
    at.query_one(Guide).leave()
    if at.is_demo:
        at.say(_IN_THE_DEMO)
    at.call_after_refresh(at.refill)
