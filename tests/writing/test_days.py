"""Days and hours in messages: as is usual where they are read."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from afterword.domain.languages import language
from afterword.writing.days import usage
from builders import instant

NEW_YORK, BERLIN = ZoneInfo("America/New_York"), ZoneInfo("Europe/Berlin")
TUESDAY = date(2026, 4, 14)


@pytest.mark.parametrize(
    ("code", "region", "written"),
    [
        ("en", "US", ("April 14", "Tuesday, April 14", "April 14, 2026")),
        ("en", "US-OH", ("April 14", "Tuesday, April 14", "April 14, 2026")),
        ("en", "GB", ("14 April", "Tuesday, 14 April", "14 April 2026")),
        ("en", "", ("14 April", "Tuesday, 14 April", "14 April 2026")),
        ("de", "US", ("14. April", "Dienstag, 14. April", "14. April 2026")),
        ("de", "DE-BY", ("14. April", "Dienstag, 14. April", "14. April 2026")),
    ],
)
def test_days_are_written_as_where_they_are_read(
    code: str, region: str, written: tuple[str, str, str]
) -> None:
    used = usage(language(code), region)
    assert (used.day(TUESDAY), used.long_day(TUESDAY), used.full_day(TUESDAY)) == written


@pytest.mark.parametrize(
    ("code", "region", "written"),
    [
        ("en", "US", ("April 14, 2026", "Tuesday, April 14, 2026", "April 2026")),
        ("en", "GB", ("14 April 2026", "Tuesday, 14 April 2026", "April 2026")),
        ("de", "DE", ("14. April 2026", "Dienstag, 14. April 2026", "April 2026")),
    ],
)
def test_a_day_of_another_year_is_written_with_its_year(
    code: str, region: str, written: tuple[str, str, str]
) -> None:
    later = usage(language(code), region, 2027)
    assert (later.day(TUESDAY), later.long_day(TUESDAY), later.month(TUESDAY)) == written
    same = usage(language(code), region, 2026)
    assert "2026" not in same.day(TUESDAY) + same.long_day(TUESDAY) + same.month(TUESDAY)


@pytest.mark.parametrize(
    ("zone", "own", "used", "said"),
    [
        (NEW_YORK, NEW_YORK, "en-US", "10:00 a.m."),
        (NEW_YORK, ZoneInfo("America/Detroit"), "en-US", "10:00 a.m."),
        (NEW_YORK, ZoneInfo("America/Los_Angeles"), "en-US", "10:00 a.m. Eastern time (my 7:00 a.m.)"),
        (ZoneInfo("America/Phoenix"), NEW_YORK, "en-US", "7:00 a.m. Phoenix time (my 10:00 a.m.)"),
        (ZoneInfo("America/Havana"), BERLIN, "en", "10:00 Havana time (my 16:00)"),
        (ZoneInfo("America/Toronto"), BERLIN, "en", "10:00 Eastern time (my 16:00)"),
        (BERLIN, BERLIN, "en", "16:00"),
        (BERLIN, NEW_YORK, "en", "16:00 Berlin time (my 10:00)"),
        (BERLIN, BERLIN, "de", "16:00 Uhr"),
        (BERLIN, NEW_YORK, "de", "16:00 Uhr (Berlin; bei mir 10:00)"),
    ],
)
def test_a_zone_is_named_only_where_the_clocks_differ(
    zone: ZoneInfo, own: ZoneInfo, used: str, said: str
) -> None:
    code, _, country = used.partition("-")
    at = instant("2026-04-14T14:00+00:00")
    assert usage(language(code), country).clock(at, zone, own) == said


def test_noon_and_midnight_are_twelve() -> None:
    for hour, said in ((0, "12:00 a.m."), (12, "12:00 p.m."), (23, "11:00 p.m.")):
        at = instant(f"2026-04-14T{hour:02}:00-04:00")
        assert usage(language("en"), "US").clock(at, NEW_YORK, NEW_YORK) == said
