"""What doctor says of the program's surroundings, and what to do about it."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from afterword.cli.place import Place
from afterword.system import here

if TYPE_CHECKING:
    from afterword.desk.desk import Desk

_WIDE, _HIGH = 80, 24
"""The columns and lines for which the dashboard is made at least."""


def surroundings(place: Place, desk: "Desk", environment: Mapping[str, str] = os.environ) -> Iterator[str]:
    """A sentence each for the terminal, the time zone, the grammar checker, and the calendar that is kept."""
    yield f"Terminal: {_terminal(environment)}"
    yield f"Time zone: {_zone(desk)}"
    yield f"Grammar checker: {_grammar()}"
    if desk.preferences.settings.calendar:
        yield f"Calendar: {_calendar(place, desk)}"


def _terminal(environment: Mapping[str, str]) -> str:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return "none here; the dashboard needs one, every other command works without."
    kind = here().terminal(environment)
    if not kind:
        return "TERM says it cannot place its cursor; set TERM, like xterm-256color."
    columns, lines = shutil.get_terminal_size()
    if columns < _WIDE or lines < _HIGH:
        return f"{kind}, {columns}x{lines}; the dashboard likes {_WIDE}x{_HIGH} or more, so make it larger."
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    if encoding != "utf8":
        return f"{kind}, {columns}x{lines}, in {encoding}; set LANG to one in UTF-8, like en_US.UTF-8."
    colours = "all colours" if environment.get("COLORTERM", "") in ("truecolor", "24bit") else "256 colours"
    colours = "no colours, as NO_COLOR asks" if environment.get("NO_COLOR") else colours
    return f"{kind}, {columns}x{lines}, {colours}."


def _zone(desk: "Desk") -> str:
    from afterword.settings.surroundings import named_zone, own_zone

    here, yours = own_zone(), desk.search.profile.tz
    if doubt := desk.saving.doubt_about_zone:
        return doubt
    if yours and yours != here:
        return (
            f"yours is {yours}, this computer's {here}. If you have moved, say so in the Settings; "
            "appointments keep their own."
        )
    if here in ("UTC", "Etc/UTC"):
        return "this computer keeps UTC; if your clock shows another time, set TZ, like TZ=Europe/Berlin."
    if not named_zone():
        return f"this computer's has no name; its clock is that of {here}, which is taken."
    return f"{here}."


def _grammar() -> str:
    from afterword.domain.languages import languages
    from afterword.domain.phrases import listed
    from afterword.writing.proofreading import NoChecker, load

    try:
        load()
    except NoChecker as error:
        return f"cannot be loaded ({error}); messages are not proofread until Afterword is installed anew."
    checked = listed([each.name for each in languages() if each.has_grammar])
    unchecked = listed([each.name for each in languages() if not each.has_grammar])
    return f"ready for {checked}; of {unchecked} words are, the rest is read by you."


def _calendar(place: Place, desk: "Desk") -> str:
    kept = desk.calendars.kept
    path = desk.preferences.settings.calendar
    if kept is None:
        return f"{path} follows your own search only, not {place.file}."
    desk.calendars.write_calendar()
    kept.wait()
    return kept.trouble or f"{path} follows every change."
