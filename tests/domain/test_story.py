"""What one application's facts amount to (R-FACTS, R-COUNTED)."""

from datetime import date
from typing import Any

import msgspec
import pytest

from afterword.domain.facts import (
    Accepted,
    Applied,
    Closed,
    DayOrInstant,
    Fact,
    InterviewCancelled,
    Note,
    Offer,
    Prepared,
    Rejected,
    Reply,
    Saved,
    Sent,
    Snooze,
)
from afterword.domain.history.rounds import rounds_of
from afterword.domain.people import Company, Contact, Profile
from afterword.domain.rules.silence import is_live, stage_of
from builders import ANALYST, DANA, LARK, a_contact, a_debrief, a_search, an_interview, instant
from domain.plans import story_at

NOW = "2026-04-30T12:00-04:00"


def base(at: str = "2026-04-20T09:00-04:00", fact_id: str = "x") -> dict[str, Any]:
    return {"id": fact_id, "app": "a1", "at": instant(at)}


def second_round(**given: Any) -> Any:
    return an_interview(
        **{"id": "i2", "at": instant("2026-04-16T09:00-04:00"), "round": 2,
           "start": instant("2026-05-06T10:00-04:00")} | given
    )  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        ([Saved(**base())], "saved"),
        ([Saved(**base()), Note(**base(fact_id="n"), text="")], "saved"),
        ([Applied(**base())], "applied"),
        ([Applied(**base()), Reply(**base(fact_id="r"), type="auto")], "applied"),
        ([Applied(**base()), Reply(**base(fact_id="r"), type="courtesy")], "in_contact"),
        ([second_round(round=1)], "interview_scheduled"),
        ([second_round()], "later_round"),
        ([an_interview(round=2)], "later_round"),
        ([an_interview()], "interviewed"),
        ([an_interview(), second_round()], "later_round"),
        ([an_interview(), Offer(**base())], "offer"),
        ([Offer(**base(), deadline=DayOrInstant(date(2026, 4, 24)))], "offer"),
        ([Offer(**base(), deadline=DayOrInstant(date(2026, 4, 21)))], "interviewed"),
        ([an_interview(), Rejected(**base())], "closed"),
    ],
)
def test_the_stage_is_the_furthest_place_reached(facts: list[Fact], stage: str) -> None:
    assert stage_of(story_at(NOW, a_search(*facts))) == stage


def test_a_fact_counts_from_its_moment() -> None:
    search = a_search(Applied(**base("2026-04-08T09:00-04:00")), an_interview())
    assert story_at("2026-04-10T10:59-04:00", search).rounds == {}
    assert story_at("2026-04-10T11:00-04:00", search).scheduled[0].number == 1
    assert story_at("2026-04-14T10:59-04:00", search).held == ()
    assert story_at("2026-04-14T11:00-04:00", search).held[0].number == 1


def test_booking_a_round_again_moves_it_and_keeps_its_number() -> None:
    moved = an_interview(
        id="i2", at=instant("2026-04-13T09:00-04:00"), start=instant("2026-04-17T15:00-04:00")
    )
    story = story_at("2026-04-15T12:00-04:00", a_search(an_interview(), moved))
    assert story.held == ()
    (booked,) = story.scheduled
    assert booked.start == instant("2026-04-17T15:00-04:00")
    assert booked.recorded == instant("2026-04-10T11:00-04:00")


def test_a_round_called_off_is_neither_held_nor_to_come_until_it_is_booked_again() -> None:
    off = InterviewCancelled(**base("2026-04-12T09:00-04:00"), round=1)
    story = story_at("2026-04-15T12:00-04:00", a_search(an_interview(), off))
    assert (story.held, story.scheduled) == ((), ())
    again = an_interview(
        id="i2", at=instant("2026-04-13T09:00-04:00"), start=instant("2026-04-20T10:00-04:00")
    )
    assert len(story_at("2026-04-15T12:00-04:00", a_search(an_interview(), off, again)).scheduled) == 1


def test_a_round_is_prepared_by_the_interview_or_by_a_fact_of_its_own() -> None:
    prepared = Prepared(**base("2026-04-12T09:00-04:00"), round=1)
    assert story_at(NOW, a_search(an_interview(), prepared)).rounds[1].prepared_at == prepared.at
    booked = an_interview(prepared=True)
    assert story_at(NOW, a_search(booked)).rounds[1].prepared_at == booked.at
    assert story_at(NOW, a_search(an_interview())).rounds[1].prepared_at is None


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ([Rejected(**base())], "rejected"),
        ([Closed(**base())], "closed"),
        ([Sent(**base(), kind="withdrawal")], "withdrawn"),
        ([Accepted(**base()), Sent(**base("2026-04-21T09:00-04:00", "y"), kind="withdrawal")], "accepted"),
        ([Rejected(**base()), Closed(**base("2026-04-21T09:00-04:00", "y"))], "rejected"),
        ([Accepted(**base()), Closed(**base("2026-04-21T09:00-04:00", "y"))], "closed"),
        ([Closed(**base()), Reply(**base("2026-04-21T09:00-04:00", "y"), type="courtesy")], None),
        ([Closed(**base()), Reply(**base("2026-04-21T09:00-04:00", "y"), type="auto")], "closed"),
        ([Rejected(**base()), Reply(**base("2026-04-21T09:00-04:00", "y"), type="advance")], "rejected"),
        ([Rejected(**base()), second_round(at=instant("2026-04-21T09:00-04:00"))], None),
        ([Rejected(**base()), Offer(**base("2026-04-21T09:00-04:00", "y"))], None),
    ],
)
def test_what_ends_an_application_and_what_revives_it(facts: list[Fact], word: str | None) -> None:
    story = story_at(NOW, a_search(an_interview(), *facts))
    assert (story.outcome.word if story.outcome else None) == word
    assert is_live(story) is (word is None)


KIM = a_contact("kim", "Kim Park")
REC = msgspec.structs.replace(a_contact("rec", "Rae Cole"), role="recruiter")


@pytest.mark.parametrize(
    ("facts", "application", "expected"),
    [
        ([an_interview()], {}, "dana"),
        ([an_interview(interviewers=("kim", "dana"))], {}, "kim"),
        ([an_interview()], {"via_recruiter": "rec"}, "rec"),
        ([an_interview(), a_debrief(follow_up_contact="kim")], {"via_recruiter": "rec"}, "kim"),
        ([an_interview(interviewers=())], {"contact": "kim"}, "kim"),
        ([an_interview(interviewers=())], {"contact": None}, None),
        ([an_interview(kind="assignment", interviewers=("kim",))], {"contact": "dana"}, "dana"),
    ],
)
def test_a_status_contact_goes_to_the_primary_contact(
    facts: list[Fact], application: dict[str, Any], expected: str | None
) -> None:
    changed = msgspec.structs.replace(ANALYST, **application)
    story = story_at(NOW, a_search(*facts, contacts=(DANA, KIM, REC), application=changed))
    assert story.primary_contact(story.held[0], story.now) == expected


def test_zone_and_business_days_are_the_contacts_then_the_companys_then_ones_own() -> None:
    berlin = msgspec.structs.replace(DANA, tz="Europe/Berlin", region="DE")
    there = story_at(NOW, a_search(contacts=(berlin,))).recipient("dana")
    assert (there.zone.key, there.calendar.region, there.borrowed) == ("Europe/Berlin", "DE", "")
    here = story_at(NOW, a_search()).recipient("dana")
    assert (here.zone.key, here.calendar.region) == ("America/New_York", "US")
    own = Profile(tz="Asia/Tokyo", region="JP")
    bare = a_search(profile=own, company=Company(id="lark", name="Lark"))
    borrowed = story_at(NOW, bare).recipient("dana")
    assert (borrowed.zone.key, borrowed.calendar.region) == ("Asia/Tokyo", "JP")
    assert borrowed.borrowed == "time zone and region"
    of_berlin = a_search(profile=own, company=Company(id="lark", name="Lark", tz="Europe/Berlin"))
    assert story_at(NOW, of_berlin).recipient("dana").borrowed == "region"
    nobody_s = a_search(profile=Profile(), company=Company(id="lark", name="Lark"))
    assert story_at(NOW, nobody_s).recipient("dana").borrowed == ""


def test_an_agency_recruiter_keeps_the_agencys_business_days() -> None:
    agency = Company(id="agency", name="Hire", region="DE", tz="Europe/Berlin")
    rec = Contact(id="rec", name="Rae", company="agency")
    search = a_search(contacts=(DANA, rec)).with_entry(agency)
    assert story_at(NOW, search).recipient("rec").calendar.region == "DE"


def test_who_is_not_known_is_the_hiring_team() -> None:
    recipient = story_at(NOW, a_search()).recipient(None)
    assert (recipient.id, recipient.name) == (None, f"the hiring team at {LARK.name}")


def test_a_mark_without_an_application_belongs_to_the_one_its_key_names() -> None:
    mark = Snooze(
        id="s", at=instant("2026-04-20T09:00-04:00"), key="D1:a1:1:dana",
        until=DayOrInstant(instant("2026-04-22T09:00-04:00")),
    )  # fmt: skip
    other = msgspec.structs.replace(mark, id="t", key="D1:a10:1:dana")
    assert story_at(NOW, a_search(an_interview(), mark, other)).facts[1:] == (mark,)


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("phone", "phone"), ("By phone.", "phone"), ("she calls me", "phone"), ("telefonisch", "phone"),
        ("Zoom call", "video"), ("MS Teams", "video"), ("Call Lane 4, Leeds", ""), ("https://x.example", ""),
        ("Phone House, Leeds", ""), ("Harbor Street 12", ""), ("12 Harbor Street", ""),
    ],
)  # fmt: skip
def test_how_one_talks_is_no_place(place: str, kind: str) -> None:
    booked = rounds_of([an_interview(place=place)], "America/New_York")[1]
    assert (booked.kind, booked.address, booked.place) == (kind, "" if kind else place, place)


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("phone: 212-555-0142", "phone"), ("+49 30 1234567", "phone"), ("by phone, Dana calls", "phone"),
        ("Zoom: https://zoom.example/j/1", "video"), ("Teams (link in the mail)", "video"),
        ("Videokonferenz, Link folgt", "video"),
    ],
)  # fmt: skip
def test_how_one_talks_is_known_where_a_number_or_a_link_stands_behind_it(place: str, kind: str) -> None:
    booked = rounds_of([an_interview(place=place)], "America/New_York")[1]
    assert (booked.kind, booked.address, booked.is_remote) == (kind, place, True)
    panel = rounds_of([an_interview(place=place, kind="panel")], "America/New_York")[1]
    assert (panel.kind, panel.is_remote) == ("panel", True)
