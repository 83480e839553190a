"""The public holidays of countries and their subdivisions, looked up once.

The library that knows them takes a quarter of a second to load, longer than all else that planning
needs; so what has been looked up can be told and, at another start, be recalled.
"""

from collections.abc import Iterable, Mapping
from datetime import date

_known: dict[tuple[str, int], frozenset[date]] = {}


def holidays_of(region: str, year: int) -> frozenset[date]:
    """The public holidays of a region in one year; none of an unknown region."""
    found = _known.get((region, year))
    if found is None:
        found = _known[region, year] = _looked_up(region, year)
    return found


def known_holidays() -> Mapping[tuple[str, int], frozenset[date]]:
    """All that has been looked up or recalled so far, by region and year."""
    # A copy: another may be looked up meanwhile, ahead of time.
    return dict(_known)


def recall(known: Mapping[tuple[str, int], Iterable[date]]) -> None:
    """Takes what an earlier start looked up, in the same edition of the library."""
    _known.update((place, frozenset(days)) for place, days in known.items())


def _looked_up(region: str, year: int) -> frozenset[date]:
    if not region:
        return frozenset()
    import holidays

    country, _, subdivision = region.partition("-")
    try:
        return frozenset(holidays.country_holidays(country, subdiv=subdivision or None, years=year))
    except NotImplementedError:
        return frozenset()
