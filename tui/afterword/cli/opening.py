"""The dashboard as it opens: drawn from what was worked out ahead, while the search is read."""

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from afterword.cli.place import Place, desk_on, keeping_all
from afterword.domain.errors import NotFound
from afterword.settings.circumstances import circumstances_at_start
from afterword.settings.locations import settings_file
from afterword.store.hindrance import hindrance
from afterword.store.kept_today import shown

if TYPE_CHECKING:
    from afterword.interface.today.first import Live, Opening


def opening_of(place: Place) -> "Opening | None":
    """How it opens; None where nothing was worked out ahead that is current, or is all there is to show."""
    now = place.clock()
    raw = shown(place.file, place.state, circumstances_at_start(), now.timestamp(), "drawn")
    if not raw or hindrance(place.file, was_there=True):
        return None
    from afterword.desk.preferences import Preferences
    from afterword.interface.today.first import Opening, read_first

    try:
        first = read_first(raw, now)
    except ValueError:
        return None
    load = partial(_load, place, first.chosen)
    return Opening(first, Preferences(settings_file()), load)


@keeping_all()
def _load(place: Place, chosen: str) -> "Live":
    """The desk, and what else is needed to go on with it: all of it is worked out here, beside the keys."""
    desk = desk_on(place)
    from afterword.interface.today.first import Live
    from afterword.interface.today.frames import frame_of
    from afterword.interface.view import view_of

    view = view_of(desk)
    frame_of(view)
    # What writes messages takes as long to load as the database, and the first one is shown at once.
    with suppress(NotFound):
        desk.messages.draft(chosen)
    return Live(desk, view)
