"""What every command needs: the file and the clock, and errors as sentences."""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from afterword.cli.output import fail, say
from afterword.files import LARGEST, read_plain
from afterword.settings import locations

if TYPE_CHECKING:
    from afterword.desk.desk import Desk
    from afterword.domain.planning.plan import Plan
    from afterword.domain.timing.cadence import Cadence

Now = Callable[[], datetime]

STANDARD = Path("-")
"""Standard input or output, in the place of a file."""


@dataclass(frozen=True)
class Place:
    """Which file the command works on, what time it takes it to be, and where this machine keeps its own.

    ``at_end`` is closed when the command has done its work.
    """

    file: Path
    clock: Now
    at: datetime | None
    state: Path = field(default_factory=locations.state_folder)
    at_end: ExitStack = field(default_factory=ExitStack)

    @property
    def is_own(self) -> bool:
        """Whether it is the person's own search, now."""
        return self.at is None and self.file == locations.data_file()


def bytes_of(file: Path, most: int = LARGEST) -> bytes:
    """What stands in a file the person named; ``-`` is standard input.

    Ends with a sentence where it cannot be read, is no ordinary file, or holds more than ``most`` bytes.
    """
    try:
        return _standard_input(most) if file == STANDARD else read_plain(file, most)
    except OSError as error:
        fail(f"{file} could not be read: {error.strerror}.")


def _standard_input(most: int) -> bytes:
    raw = sys.stdin.buffer.read(most + 1)
    if len(raw) > most:
        fail(f"There is more on standard input than {most / 1e6:g} MB.")
    return raw


@contextmanager
def keeping_all() -> Iterator[None]:
    """Looks for no garbage while what is made is kept for good, and never among it afterwards.

    Looking through a long search again and again takes as long as reading it.
    """
    looks = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if looks:
            gc.enable()


def open_desk(place: Place) -> "Desk":
    """The Desk on the file of a place. What of the file does not count is said on standard error."""
    from afterword.desk.left_aside import left_aside

    desk = desk_on(place)
    if told := left_aside(desk.saving).told("See 'afterword doctor'."):
        say(told, err=True)
    if doubt := desk.saving.doubt_about_zone:
        say(doubt, err=True)
    return desk


@keeping_all()
def desk_on(place: Place) -> "Desk":
    """The Desk on the file of a place, for who says themselves what does not count.

    Loads what it needs only now.
    """
    from afterword.desk.desk import Desk
    from afterword.desk.preferences import Preferences
    from afterword.desk.saving import Home
    from afterword.settings.circumstances import circumstances_at_start
    from afterword.settings.holiday_file import keep_holidays, recall_holidays
    from afterword.settings.surroundings import country_of, named_zone, own_habit, own_zone
    from afterword.store.book import Book

    known = locations.holidays_file()
    recalled = recall_holidays(known)
    place.at_end.callback(keep_holidays, known, recalled)
    book = Book(place.file, place.clock, state=place.state)
    home = Home(own_zone(), country_of(named_zone()), own_habit())
    desk = Desk(book, shipped_cadence(), place.clock, home, Preferences(locations.settings_file()))
    desk.kept_today.circumstances = circumstances_at_start()
    # A search elsewhere, or at another time, is not the one the person's calendar shows.
    if (calendar := desk.preferences.settings.calendar) and place.is_own:
        desk.calendars.keep_calendar(Path(calendar))
    if (own := locations.own_messages()).is_dir():
        from afterword.writing.catalogue import Catalogue

        desk.messages.catalogue = Catalogue(own)
    return desk


@keeping_all()
def plan_of(desk: "Desk") -> "Plan":
    """The plan of a desk, which is shown first of all."""
    return desk.plan


def day_meant(desk: "Desk", option: str, words: str | None) -> date | None:
    """The day that was given to an option, which is over; None where it was not given."""
    from afterword.reading.days import read_day
    from afterword.reading.here import Here, day_order

    if words is None:
        return None
    try:
        day = read_day(
            words, Here(desk.saving.clock(), desk.zone, day_order(desk.region), desk.habit), "past"
        )
    except ValueError as error:
        fail(f"{option}: {error}")
    if day and day > desk.saving.clock().astimezone(desk.zone).date():
        fail(f"{option}: that is still to come; name a day that is over.")
    return day


def shipped_cadence() -> "Cadence":
    """The parameters as they are shipped."""
    from afterword.domain.timing.cadence import cadence_from
    from afterword.settings.shipped import shipped_table

    return cadence_from(shipped_table("cadence.toml"))


def clock_from(at: datetime | None) -> Now:
    """The clock: the computer's, or one that starts at ``at`` now and goes on from there."""
    started = datetime.now(UTC)
    moved_by = at - started if at else timedelta()
    return lambda: (datetime.now(UTC) + moved_by).replace(microsecond=0)
