"""The first screen as a value: it is drawn from this before the search is read."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec.structs import replace

from afterword.interface.today.value import Sheet, Today

if TYPE_CHECKING:
    from afterword.desk.desk import Desk
    from afterword.desk.preferences import Preferences
    from afterword.interface.view import View


class First(msgspec.Struct, frozen=True):
    """Today, the ``chosen`` row with its sheet and the words of its keys by command, and how much is due."""

    today: Today
    chosen: str
    sheet: Sheet
    words: Mapping[str, str]
    due: int


class Live(NamedTuple):
    """The desk once it is there, and what is shown of it."""

    desk: "Desk"
    view: "View"


class Opening(NamedTuple):
    """How the dashboard opens before its desk is there: what is drawn, and how the desk is had meanwhile."""

    first: First
    preferences: "Preferences"
    load: "Callable[[], Live]"


def read_first(raw: bytes, now: datetime) -> First:
    """What was kept, at the present moment. Raises ValueError where it is none."""
    first = msgspec.json.decode(raw, type=First)
    return replace(first, today=replace(first.today, now=now))
