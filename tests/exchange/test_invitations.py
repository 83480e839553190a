"""Invitations as the calendars of this world write them, and as nobody should."""

import time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.domain.capturing.invitation import Invitation
from afterword.domain.errors import NotACalendar
from afterword.domain.people import Profile
from afterword.exchange.calendar_text import MOST_BYTES
from afterword.exchange.invitations import read_invitations
from builders import instant

FOLDER = Path(__file__).with_name("invitations")
NEW_YORK = ZoneInfo("America/New_York")
NOW = instant("2026-04-15T11:05-04:00")
ORGANISER = ("Dana Osei", "dana@lark.example")
ROSA = ("Rosa Lind", "rosa@lind.example")

EXPECTED: dict[str, dict[str, Any]] = {
    "google": {
        "start": "2026-04-21T10:00-04:00", "end": "2026-04-21T10:45-04:00", "tz": "America/New_York",
        "place": "https://meet.google.com/qrs-tuvw-xyz", "kind": "video", "sequence": 0,
        "guests": [ORGANISER, ("Rosa", "rosa@lind.example")],
    },
    "updated": {
        "start": "2026-04-22T14:00-04:00", "end": "2026-04-22T14:45-04:00", "tz": "America/New_York",
        "place": "https://meet.google.com/qrs-tuvw-xyz", "kind": "video", "sequence": 1,
        "guests": [ORGANISER, ("Rosa", "rosa@lind.example")],
    },
    "cancelled": {
        "start": "2026-04-22T14:00-04:00", "end": "2026-04-22T14:45-04:00", "tz": "America/New_York",
        "place": "https://meet.google.com/qrs-tuvw-xyz", "kind": "video", "sequence": 2,
        "guests": [ORGANISER, ("Rosa", "rosa@lind.example")], "is_cancelled": True,
    },
    "outlook": {
        "start": "2026-04-23T15:30+02:00", "end": "2026-04-23T16:30+02:00", "tz": "Europe/Berlin",
        "place": "https://teams.microsoft.com/l/meetup-join/19%3ameeting_MGQ2%40thread.v2/0?context=%7b%22Tid%22%7d",
        "kind": "video",
        "guests": [("Dana Osei", "Dana.Osei@lark.example"), ROSA, ("Kim Park", "kim.park@lark.example")],
    },
    "apple": {
        "start": "2026-04-24T09:30-04:00", "end": "2026-04-24T11:30-04:00", "tz": "America/New_York",
        "place": "Lark Analytics 12 Pier Street, 4th floor, New York NY 10004", "kind": "onsite",
        "sequence": 1, "guests": [("Cy Marlow", "cy@lark.example"), ROSA],
    },
    "calendly": {
        "start": "2026-04-20T15:00+00:00", "end": "2026-04-20T15:30+00:00", "tz": "",
        "place": "https://calendly.com/events/0c1d-22/google_meet", "kind": "video",
        "guests": [ORGANISER, ROSA],
    },
    "zoom": {
        "start": "2026-04-27T13:00-04:00", "end": "2026-04-27T13:40-04:00", "tz": "America/New_York",
        "place": "https://us02web.zoom.us/j/85012345678?pwd=QWxq", "kind": "video", "guests": [],
    },
    "all-day": {
        "start": "2026-04-28T09:00-04:00", "end": "2026-04-28T17:00-04:00", "tz": "America/New_York",
        "place": "12 Pier Street, New York", "kind": "onsite", "guests": [ORGANISER],
        "remarks": ("It names no time of day: 09:00 to 17:00 was taken.",),
    },
    "recurring": {
        # The first is over, the second was taken out, the third is an hour later.
        "start": "2026-04-21T17:00-04:00", "end": "2026-04-21T17:30-04:00", "tz": "America/New_York",
        "uid": "weekly-77@lark.example#20260421T200000Z", "guests": [ORGANISER],
        "remarks": ("It repeats: only the next time was taken.",),
    },
    "floating": {
        "start": "2026-04-29T11:15-04:00", "end": "2026-04-29T12:05-04:00", "tz": "America/New_York",
        "place": "+1 212-555-0187", "kind": "phone", "guests": [],
        "remarks": ("It names no time zone: yours was taken.",),
    },
    "windows-zone": {
        "start": "2026-04-30T09:00-07:00", "end": "2026-04-30T10:00-07:00", "tz": "America/Los_Angeles",
        "place": "https://lark.zoom.us/j/5512", "kind": "video", "guests": [ORGANISER],
    },
    "unknown-zone": {
        "start": "2026-05-05T10:00-04:00", "end": "2026-05-05T11:00-04:00", "guests": [ORGANISER],
        "asks": "Its time zone 'Head Office Time' is not known",
    },
    "own-zone": {
        "start": "2026-05-06T10:00+02:00", "end": "2026-05-06T11:00+02:00", "tz": "", "guests": [ORGANISER],
    },
    "several-attendees": {
        "start": "2026-05-07T14:00-04:00", "end": "2026-05-07T15:30-04:00", "tz": "America/New_York",
        "place": "New York-4-Harbor (8)", "kind": "onsite", "sequence": 3,
        "guests": [
            ORGANISER, ("Kim Park", "kim.park@lark.example"), ("Zoë Straße", "zoe@lark.example"), ROSA,
        ],
    },
}  # fmt: skip
"""What each of the files says, by its name."""


def shape(name: str) -> bytes:
    """A calendar file in the shape of one producer."""
    return (FOLDER / f"{name}.ics").read_bytes()


def read(raw: bytes, said: ZoneInfo | None = None) -> tuple[Invitation, ...]:
    return read_invitations(raw, NEW_YORK, NOW, said)


def an_event(*lines: str, method: str = "REQUEST") -> bytes:
    """A calendar file with one appointment of these lines."""
    around = ["BEGIN:VCALENDAR", "VERSION:2.0", f"METHOD:{method}", "BEGIN:VEVENT", "UID:u1"]
    return "\r\n".join([*around, *lines, "END:VEVENT", "END:VCALENDAR", ""]).encode()


def test_every_shape_is_expected() -> None:
    assert {path.stem for path in FOLDER.glob("*.ics")} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_an_invitation_is_what_its_producer_meant(name: str) -> None:
    (found,) = read(shape(name))
    expected = EXPECTED[name]
    assert (found.start, found.end) == (instant(expected["start"]), instant(expected["end"]))
    assert [(guest.name, guest.email) for guest in found.guests] == expected["guests"]
    said = {key: getattr(found, key) for key in expected if key not in ("start", "end", "guests")}
    assert said == {key: value for key, value in expected.items() if key in said}
    assert found.is_cancelled is expected.get("is_cancelled", False)
    assert found.remarks == expected.get("remarks", ())
    assert found.asks == expected.get("asks", "")


def test_the_zone_one_names_is_that_of_times_without_a_known_one() -> None:
    for name in ("unknown-zone", "floating"):
        (found,) = read(shape(name), ZoneInfo("Europe/Berlin"))
        assert (found.tz, found.asks, found.remarks) == ("Europe/Berlin", "", ())
    assert read(shape("google"), ZoneInfo("Europe/Berlin")) == read(shape("google"))


def test_after_the_last_of_a_series_it_is_the_last() -> None:
    late = read_invitations(shape("recurring"), NEW_YORK, instant("2026-06-01T09:00-04:00"))
    assert late[0].uid == "weekly-77@lark.example#20260428T200000Z"


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        (["DTSTART:20260421T140000Z"], "2026-04-21T15:00Z"),
        (["DTSTART:20260421T140000Z", "DTEND:20260421T140000Z"], "2026-04-21T15:00Z"),
        (["DTSTART:20260421T140000Z", "DURATION:PT25M"], "2026-04-21T14:25Z"),
        (["DTSTART;VALUE=DATE:20260421", "DTEND;VALUE=DATE:20260423"], "2026-04-22T17:00-04:00"),
    ],
)
def test_an_end_that_is_not_given_is_found(lines: list[str], end: str) -> None:
    (found,) = read(an_event(*lines))
    assert found.end == instant(end)


@pytest.mark.parametrize(
    "tzid", ["/mozilla.org/20050126_1/Europe/Berlin", "W. Europe Standard Time", '"europe/berlin"']
)
def test_a_zone_is_known_by_many_names(tzid: str) -> None:
    (found,) = read(an_event(f"DTSTART;TZID={tzid}:20260421T100000"))
    assert (found.start, found.tz) == (instant("2026-04-21T10:00+02:00"), "Europe/Berlin")


def test_letters_are_the_clock_of_a_place_and_the_files_own_word_counts_more() -> None:
    (found,) = read(an_event("DTSTART;TZID=EST:20260421T100000"))
    assert (found.start, found.tz) == (instant("2026-04-21T10:00-04:00"), "America/New_York")
    own = shape("own-zone").replace(b"Customized Time Zone", b"EST")
    assert read(own)[0].start == read(shape("own-zone"))[0].start
    assert read(an_event("DTSTART;TZID=IST:20260421T100000"))[0].asks


def calendar(*events: str, zones: str = "") -> bytes:
    """A calendar of these events, which need no id where there is only one."""
    body = "".join(f"BEGIN:VEVENT\nSUMMARY:Interview Lark\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{zones}{body}END:VCALENDAR\n".encode()


def starts(raw: bytes) -> list[str]:
    return [each.start.isoformat() for each in read_invitations(raw, NEW_YORK, NOW)]


def test_several_appointments_with_one_id_are_all_taken_and_a_later_state_takes_the_place_of_an_earlier() -> (
    None
):
    days = [f"UID:a\nDTSTART:202604{day}T140000Z" for day in (21, 22, 22)]
    assert len(starts(calendar(*days))) == 2
    assert len({each.uid for each in read_invitations(calendar(*days), NEW_YORK, NOW)}) == 2
    moved = calendar(f"{days[0]}\nSEQUENCE:1", f"{days[1]}\nSEQUENCE:2")
    assert starts(moved) == ["2026-04-22T14:00:00+00:00"]


def test_an_end_without_a_zone_is_on_the_clock_of_the_beginning() -> None:
    raw = calendar("DTSTART;TZID=Europe/Berlin:20260421T140000\nDTEND:20260421T150000")
    (found,) = read_invitations(raw, NEW_YORK, NOW)
    assert (found.end - found.start).total_seconds() == 3600


CHANGES = (
    "BEGIN:VTIMEZONE\nTZID:{name}\nX-MICROSOFT-CDO-TZID:4\nBEGIN:STANDARD\nDTSTART{how}:{first}\nTZOFFSETFROM:+0200\n"
    "TZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART{how}:{first}\n"
    "TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
)


@pytest.mark.parametrize(("how", "first"), [("", "19700329T020000"), (";VALUE=DATE", "19700329")])
def test_a_zone_that_a_file_defines_is_read_whatever_else_stands_in_it(how: str, first: str) -> None:
    raw = calendar(
        "DTSTART;TZID=Ours:20260421T140000", zones=CHANGES.format(name="Ours", how=how, first=first)
    )
    assert starts(raw) == ["2026-04-21T14:00:00+02:00"]


def test_a_name_spelt_otherwise_is_a_zone_where_its_definition_bears_it_out() -> None:
    zones = CHANGES.format(name="Europe-Berlin", how="", first="19700329T020000")
    (found,) = read_invitations(
        calendar("DTSTART;TZID=Europe-Berlin:20260421T140000", zones=zones), NEW_YORK, NOW
    )
    assert found.tz == "Europe/Berlin"


def test_what_was_given_out_does_not_come_in_again() -> None:
    ours = "UID:due:a:status_call:1@31dd3db1469fb6c9.afterword\nDTSTART:20260421T140000Z"
    with pytest.raises(NotACalendar, match="Afterword wrote all that is in this file"):
        read_invitations(calendar(ours), NEW_YORK, NOW)
    assert len(starts(calendar(ours, "UID:b\nDTSTART:20260422T140000Z"))) == 1


def test_somebody_without_a_profile_is_not_their_own_interviewer() -> None:
    robot = "ORGANIZER;CN=Robot:mailto:no-reply@sched.example\n"
    me = "ATTENDEE;CN=Rosa Lind:mailto:rosa@lind.example\nDTSTART:20260422T140000Z"
    (found,) = read_invitations(calendar(robot + me), NEW_YORK, NOW)
    assert found.hosts(Profile()) == ()
    assert [host.name for host in found.hosts(Profile(name="Kim Park"))] == ["Rosa Lind"]
    (by_a_person,) = read_invitations(calendar(me.replace("ATTENDEE", "ORGANIZER")), NEW_YORK, NOW)
    assert len(by_a_person.hosts(Profile())) == 1


@pytest.mark.parametrize("tzid", ["UTC", "Etc/UTC", "Etc/GMT", "Zulu", "Coordinated Universal Time"])
def test_a_zone_that_is_only_utc_is_nobodys_clock(tzid: str) -> None:
    """Programs write it; what counts as the hour of day is that of the company's place."""
    (found,) = read(an_event(f"DTSTART;TZID={tzid}:20260421T140000"))
    assert (found.start, found.tz, found.asks) == (instant("2026-04-21T14:00Z"), "", "")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("20260308T023000", "DTEND{}:20260308T033000", "2026-03-08T03:30-04:00 2026-03-08T04:30-04:00"),
        ("20260308T023000", "DTEND{}:20260308T024500", "2026-03-08T03:30-04:00 2026-03-08T03:45-04:00"),
        ("20260308T023000", "DURATION:PT45M", "2026-03-08T03:30-04:00 2026-03-08T04:15-04:00"),
        ("20260308T013000", "DTEND{}:20260308T023000", "2026-03-08T01:30-05:00 2026-03-08T03:30-04:00"),
        ("20260308T013000", "DURATION:PT1H", "2026-03-08T01:30-05:00 2026-03-08T03:30-04:00"),
        ("20261101T013000", "DURATION:PT1H", "2026-11-01T01:30-04:00 2026-11-01T01:30-05:00"),
        ("20261101T014500", "DTEND{}:20261101T011500", "2026-11-01T01:45-04:00 2026-11-01T01:15-05:00"),
        ("20261101T003000", "DTEND{}:20261101T023000", "2026-11-01T00:30-04:00 2026-11-01T02:30-05:00"),
    ],
)
def test_where_clocks_are_put_it_is_at_hours_that_there_are(start: str, end: str, expected: str) -> None:
    zone = ";TZID=America/New_York"
    (found,) = read(an_event(f"DTSTART{zone}:{start}", end.format(zone)))
    told = [each.astimezone(NEW_YORK).isoformat(timespec="minutes") for each in (found.start, found.end)]
    assert told == expected.split()
    assert [each.timestamp() for each in (found.start, found.end)] == [
        instant(each).timestamp() for each in expected.split()
    ]


def test_an_hour_that_clocks_leave_out_is_told() -> None:
    start = "DTSTART;TZID=America/New_York:20260"
    (found,) = read(an_event(f"{start}308T023000"))
    assert found.remarks == ("Clocks go forward that day and leave its hour out: 03:30 was taken.",)
    weekly = an_event(f"{start}301T023000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3")
    for now, expected in (("02T09:00-05:00", "08T03:30-04:00"), ("09T09:00-04:00", "15T02:30-04:00")):
        (found,) = read_invitations(weekly, NEW_YORK, instant(f"2026-03-{now}"))
        assert found.start == instant(f"2026-03-{expected}")
        assert (found.end - found.start).total_seconds() == 3600


def test_one_bad_appointment_takes_no_other_with_it() -> None:
    birthday = "BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:Birthday\r\nDTSTART:16010101T000000\r\nEND:VEVENT\r\n"
    both = an_event("DTSTART:20260421T140000Z").replace(
        b"END:VCALENDAR", birthday.encode() + b"END:VCALENDAR"
    )
    (found,) = read(both)
    assert found.start == instant("2026-04-21T14:00Z")
    assert found.remarks[-1].startswith(
        "Not read in this file: The appointment 'Birthday' is in the year 1601"
    )


def test_what_one_file_says_of_a_zone_is_not_believed_of_the_next() -> None:
    """The library remembers zones under their names; a file that redefines one must not move others."""
    own = shape("own-zone").replace(b"+0100", b"+0500").replace(b"+0200", b"+0600")
    assert read(own)[0].start == instant("2026-05-06T10:00+06:00")
    assert read(shape("own-zone"))[0].start == instant("2026-05-06T10:00+02:00")
    windows = own.replace(b"Customized Time Zone", b"Pacific Standard Time")
    assert read(windows)[0].start == instant("2026-05-06T10:00-07:00")


def test_names_and_places_come_without_control_characters() -> None:
    (found,) = read(
        an_event(
            "DTSTART:20260421T140000Z",
            "SUMMARY:\x1b]52;c;aGk=\x07Interview\\n[/x]",
            "LOCATION:Room \x9b31m4",
            "ORGANIZER;CN=Da\x07na:mailto:dana@lark.example",
        )
    )
    assert (found.summary, found.place, found.guests[0].name) == (
        "]52;c;aGk= Interview [/x]", "Room 31m4", "Da na",
    )  # fmt: skip


def test_a_link_that_is_no_web_address_is_no_meeting() -> None:
    (found,) = read(an_event("DTSTART:20260421T140000Z", "X-GOOGLE-CONFERENCE:javascript:alert(1)"))
    assert (found.place, found.kind) == ("", "")


def test_an_answer_is_not_taken_for_an_invitation() -> None:
    for method in ("REPLY", "COUNTER"):
        with pytest.raises(NotACalendar, match="somebody's answer to an invitation"):
            read(an_event("DTSTART:20260421T140000Z", method=method))


def nested(depth: int) -> bytes:
    return b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * depth + b"END:VEVENT\r\n" * depth


def with_rule(rule: str) -> bytes:
    return an_event("DTSTART:20260101T140000Z", f"RRULE:{rule}")


SPOILT = {
    "nothing": b"",
    "a web page": b"<html><body>Sign in</body></html>",
    "a picture": bytes(range(256)) * 40,
    "no appointment": b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
    "a task": b"BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:1\r\nEND:VTODO\r\nEND:VCALENDAR\r\n",
    "broken off": shape("google")[:900],
    "no date": an_event("SUMMARY:Interview"),
    "half a date": an_event("DTSTART:2026042"),
    "ends before it begins": an_event("DTSTART:20260421T140000Z", "DTEND:20260421T130000Z"),
    "runs backwards": an_event("DTSTART:20260421T140000Z", "DURATION:-PT1H"),
    "deep": nested(100_000),
    "many parts": b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 30_000,
    "zones without an end": b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VTIMEZONE\r\nTZID:x\r\n" * 30_000,
    "in the year 9999": an_event("DTSTART:99991231T233000Z", "DTEND:99991231T235900Z"),
    "in the year 1": an_event("DTSTART:00010101T000000Z", "DTEND:00010101T003000Z"),
    "in the year 1, elsewhere": an_event("DTSTART;TZID=Asia/Tokyo:00010101T000000"),
    "a day of the year 9999": an_event("DTSTART;VALUE=DATE:99991231"),
    "a weekly one since 1601": an_event("DTSTART:16010101T090000Z", "RRULE:FREQ=WEEKLY"),
    "without an end in sight": an_event("DTSTART:20260421T140000Z", "DTEND:99991231T235900Z"),
    "a thousand years long": an_event("DTSTART:20260421T140000Z", "DURATION:P365000D"),
    "longer than can be counted": an_event("DTSTART:20260421T140000Z", "DURATION:P999999999D"),
    "huge": b"BEGIN:VCALENDAR\r\n" + b"X" * MOST_BYTES,
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_file_is_a_sentence_and_soon(name: str) -> None:
    started = time.process_time()
    with pytest.raises(NotACalendar) as refused:
        read(SPOILT[name])
    assert time.process_time() - started < 5
    assert str(refused.value).endswith(".")
    assert str(refused.value)[0].isupper()


HOSTILE = {
    "every second": with_rule("FREQ=SECONDLY"),
    "the same time for ever": with_rule("FREQ=DAILY;INTERVAL=0"),
    "never": with_rule("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
    "every day for ever": with_rule("FREQ=DAILY"),
    "two million": with_rule("FREQ=DAILY;COUNT=2000000"),
    "more than can be read": with_rule(f"FREQ=DAILY;COUNT={'9' * 5000}"),
    "rarer than can be read": with_rule(f"FREQ=DAILY;INTERVAL={'9' * 5000}"),
    "left out in the year 9999": an_event(
        "DTSTART:20260101T140000Z", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:99991231T235900Z"
    ),
    "of a series of the year 1": an_event("DTSTART:20260101T140000Z", "RECURRENCE-ID:00010101T000000Z"),
    "many rules": an_event("DTSTART:20260101T140000Z", *["RRULE:FREQ=DAILY"] * 200),
    "a zone of seconds": shape("own-zone").replace(b"FREQ=YEARLY;INTERVAL=1", b"FREQ=SECONDLY"),
    "a zone without rules": an_event("DTSTART;TZID=Odd:20260421T100000").replace(
        b"BEGIN:VEVENT", b"BEGIN:VTIMEZONE\r\nTZID:Odd\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT"
    ),
    "a path for a zone": an_event("DTSTART;TZID=../../etc/passwd:20260421T100000"),
    "one long line": an_event("DTSTART:20260421T140000Z", "DESCRIPTION:" + "https://" * 100_000),
    "everybody": an_event(
        "DTSTART:20260421T140000Z", *[f"ATTENDEE:mailto:p{n}@x.example" for n in range(2_000)]
    ),
    "two of everything": an_event("DTSTART:20260421T140000Z", *["SUMMARY:a", "LOCATION:c"] * 2),
    "a long id": an_event("DTSTART:20260421T140000Z").replace(b"UID:u1", b"UID:" + b"u" * 90_000),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_one_appointment_and_soon(name: str) -> None:
    started = time.process_time()
    (found,) = read(HOSTILE[name])
    assert time.process_time() - started < 5
    assert len(found.uid) <= 330
    assert len(found.guests) <= 50


@pytest.mark.parametrize(
    "line", [b"DURATION:T50M", b"EXDATE:soon", b"RRULE:;;", b"ORGANIZER;CN:", b"SEQUENCE:x"]
)
def test_a_property_that_cannot_be_read_is_one_that_is_not_there(line: bytes) -> None:
    whole = shape("floating")
    found = read(whole.replace(b"END:VEVENT", line + b"\r\nEND:VEVENT"))
    assert [each.start for each in found] == [each.start for each in read(whole)]


@given(raw=st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
@settings(max_examples=25, deadline=None)
def test_any_bytes_are_an_invitation_or_a_sentence(raw: bytes) -> None:
    for text in (raw, b"BEGIN:VCALENDAR\r\n" + raw, shape("outlook")[:500] + raw):
        with pytest.raises(NotACalendar):
            read(text)


@given(
    name=st.sampled_from(sorted(EXPECTED)), start=st.integers(0, 2500), length=st.integers(0, 60),
    instead=st.binary(max_size=20),
)  # fmt: skip
@settings(max_examples=40, deadline=None)
def test_an_invitation_with_a_hole_is_an_invitation_or_a_sentence(
    name: str, start: int, length: int, instead: bytes
) -> None:
    whole = shape(name)
    try:
        found = read(whole[:start] + instead + whole[start + length :])
    except NotACalendar:
        return
    assert all(each.start.tzinfo and each.end > each.start for each in found)
