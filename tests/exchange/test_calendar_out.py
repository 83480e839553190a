"""The agenda as a calendar file, and the one that is kept up to date."""

from datetime import UTC, date, timedelta
from pathlib import Path
from typing import Any

import vobject  # type: ignore[import-untyped]
from icalendar import Calendar

from afterword.desk.desk import Desk
from afterword.domain.facts import InterviewCancelled, Reply
from afterword.domain.insight.agenda import agenda
from afterword.exchange.demo import demo_document
from afterword.exchange.out.calendar import calendar_file
from afterword.exchange.search_document import read_document
from afterword.settings.shipped import shipped_table
from builders import a_search, an_interview, instant
from desk.desks import desk_on, full_disk
from domain.plans import CADENCE, planned

AT = "2026-04-15T11:05-04:00"
NOW = instant(AT)
BERLIN = an_interview(
    id="i2",
    round=2,
    start=instant("2026-04-23T15:30+02:00"),
    tz="Europe/Berlin",
    place="Room 4; 2nd floor, left",
)
PROMISED = Reply(
    id="r", app="a1", at=instant("2026-04-14T12:00-04:00"), type="holding", decision_date=date(2026, 4, 28)
)


def written(*facts: Any, at: str = AT) -> dict[str, Any]:
    """The entries of the calendar of Dana's application by the first part of their ids."""
    plan = planned(at, a_search(an_interview(), *facts))
    return entries(calendar_file(agenda(plan), "s1", instant(at)))


def entries(raw: bytes | str) -> dict[str, Any]:
    return {str(event["UID"]).partition("@")[0]: event for event in Calendar.from_ical(raw).walk("VEVENT")}


def test_an_interview_is_on_its_own_clock_with_its_place_and_people() -> None:
    event = written(BERLIN)["interview:a1:2"]
    assert event["DTSTART"].to_ical() == b"20260423T153000"
    assert event["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert event["DTSTART"].dt == BERLIN.start
    assert event["DTEND"].dt == BERLIN.end
    assert (event["LOCATION"], event["SUMMARY"]) == ("Room 4; 2nd floor, left", "Interview: Lark Analytics")
    assert event["DESCRIPTION"] == "Data Analyst\nWith Dana Osei"
    assert str(event["UID"]) == "interview:a1:2@s1.afterword"


def test_a_follow_up_rings_when_it_is_due_and_says_why() -> None:
    plan = planned(AT, a_search(an_interview(), BERLIN))
    debrief = next(follow_up for follow_up in plan.open if follow_up.rule == "C1")
    event = written(BERLIN)[debrief.key]
    assert event["DTSTART"].dt == debrief.due
    assert event["DESCRIPTION"] == debrief.reason
    assert event["SUMMARY"] == "Debrief · Lark Analytics"
    assert event["TRANSP"] == "TRANSPARENT"
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(0)


def test_a_day_of_decision_is_a_day() -> None:
    event = written(PROMISED)["decision:a1"]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 4, 28), date(2026, 4, 29))
    assert event["SUMMARY"] == "Lark Analytics decides"
    assert not event.walk("VALARM")


def test_what_moves_keeps_its_id_and_counts_up() -> None:
    first = written(BERLIN)["interview:a1:2"]
    moved = an_interview(
        id="i3", round=2, at=NOW, start=instant("2026-04-24T10:00+02:00"), tz="Europe/Berlin"
    )
    again = written(BERLIN, moved, at="2026-04-15T12:00-04:00")["interview:a1:2"]
    assert first["UID"] == again["UID"]
    assert again["SEQUENCE"] > first["SEQUENCE"]
    assert again["DTSTART"].dt == moved.start
    off = written(BERLIN, InterviewCancelled(id="x", app="a1", at=NOW, round=2), at="2026-04-15T12:00-04:00")
    assert off["interview:a1:2"]["STATUS"] == "CANCELLED"


def test_text_of_others_cannot_break_out_of_its_line() -> None:
    hostile = an_interview(
        id="i2", round=2, start=instant("2026-04-23T10:00-04:00"), place="a\r\nATTENDEE:b\x1b]52;"
    )
    plan = planned(AT, a_search(an_interview(), hostile))
    raw = calendar_file(agenda(plan), "s1", NOW)
    assert b"\r\nATTENDEE" not in raw
    assert b"\x1b" not in raw
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))


def test_a_second_library_finds_it_right() -> None:
    demo = read_document(demo_document(shipped_table("demo.toml"), NOW, CADENCE)).search
    plan = planned(AT, demo)
    raw = calendar_file(agenda(plan), "s1", NOW).decode()
    calendar = next(vobject.readComponents(raw))
    assert calendar.validate(raiseException=True)
    found = {event.uid.value.partition("@")[0]: event.dtstart.value for event in calendar.vevent_list}
    rounds = [(s.application.id, r) for s in plan.survey.live for r in s.rounds.values()]
    assert rounds
    for app, booked in rounds:
        assert found[f"interview:{app}:{booked.number}"].astimezone(UTC) == booked.start
    any_time = {f.key for f in plan.open if f.is_for_any_time}
    assert not any_time & found.keys()
    for follow_up in (each for each in plan.open if each.key not in any_time):
        assert found[follow_up.key].astimezone(UTC) == follow_up.due


def kept(desk: Desk) -> str:
    """What came of the last writing."""
    assert desk.calendars.kept
    desk.calendars.kept.wait()
    return desk.calendars.kept.trouble


def test_the_calendar_that_is_kept_follows_every_change(tmp_path: Path) -> None:
    path = tmp_path / "own.ics"
    desk = desk_on(tmp_path)
    desk.calendars.keep_calendar(path)
    desk.files.import_document(
        b'{"afterword": 1, "companies": {"lark": {"name": "Lark"}},'
        b'"applications": {"a1": {"company": "lark", "title": "Analyst"}}}'
    )
    desk.facts.record_told(BERLIN)
    assert kept(desk) == ""
    assert "interview:a1:2" in entries(path.read_bytes())
    before = path.stat().st_ino
    desk.saving.tick()
    assert (kept(desk), path.stat().st_ino) == ("", before)
    desk.saving.undo()
    assert kept(desk) == ""
    assert "interview:a1:2" not in entries(path.read_bytes())


def test_a_calendar_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.ics"
    theirs.write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:somebody else\r\n")
    before = theirs.read_bytes()
    for path, why in (
        (theirs, "there is another file already"),
        (tmp_path / "search.json", "that is the data file itself"),
        (tmp_path / "missing" / "own.ics", "No such file or directory"),
    ):
        desk = desk_on(tmp_path)
        desk.calendars.keep_calendar(path)
        desk.entries.introduce(f"Rosa for {path.name} {why}", "", "")
        assert why in kept(desk)
        assert desk.search.profile.name.endswith(why)
    assert theirs.read_bytes() == before
    path = tmp_path / "own.ics"
    desk = desk_on(tmp_path)
    desk.calendars.keep_calendar(path)
    with full_disk():
        desk.calendars.write_calendar()
        assert "No space left on device" in kept(desk)
    desk.calendars.write_calendar()
    assert kept(desk) == ""
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR")
