"""What was looked up of public holidays, kept from one start to the next: nothing of the person's own.

It may be deleted at any time. What another edition of the library said is not believed.
"""

from contextlib import suppress
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import msgspec

from afterword.domain.timing.public_holidays import known_holidays, recall
from afterword.files import put_file, read_plain


class _Kept(msgspec.Struct, frozen=True):
    """``edition`` tells one installation of the library from another; ``days`` are by region and year."""

    edition: str
    days: dict[str, list[date]]


def recall_holidays(file: Path) -> int:
    """Takes what ``file`` has; how many years of regions that were. None where it is of no use."""
    try:
        kept = msgspec.json.decode(read_plain(file), type=_Kept)
        if kept.edition != _edition():
            return 0
        places = (place.rpartition(" ") for place in kept.days)
        recall(
            {
                (region, int(year)): days
                for (region, _, year), days in zip(places, kept.days.values(), strict=True)
            }
        )
    except (OSError, ValueError, RecursionError):
        return 0
    return len(kept.days)


def keep_holidays(file: Path, recalled: int) -> None:
    """Writes all that is known into ``file`` if that is more than was recalled from it."""
    known = known_holidays()
    if len(known) <= recalled:
        return
    days = {f"{region} {year}": sorted(dates) for (region, year), dates in known.items()}
    # Without it the next start takes a little longer; that is no reason to say anything.
    with suppress(OSError):
        put_file(file, msgspec.json.encode(_Kept(_edition(), days)))


def _edition() -> str:
    """Where the library lies and when it was put there, which is quickly known without loading it."""
    spec = find_spec("holidays")
    if spec is None or spec.origin is None:
        return ""
    home = Path(spec.origin).parent
    return f"{home} {home.stat().st_mtime_ns}"
