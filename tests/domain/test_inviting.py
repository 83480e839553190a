"""What an invitation means: for which application it is, and what becomes of the round."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from afterword.domain.application import Application
from afterword.domain.capturing.editing import profile_edited
from afterword.domain.capturing.employers import likeliest
from afterword.domain.capturing.invitation import Guest, Invitation
from afterword.domain.capturing.inviting import InvitationRead, read_invitation, taken
from afterword.domain.facts import Closed, Fact, Interview, InterviewCancelled
from afterword.domain.people import Company, Contact, Profile
from afterword.domain.phrases import PLAIN
from afterword.domain.search import JobSearch
from builders import a_search, an_interview, instant

NEW_YORK = ZoneInfo("America/New_York")
NOW = instant("2026-04-15T11:05-04:00")
START = instant("2026-04-21T10:00-04:00")
DANAS = Guest(name="Dana Osei", email="dana@lark.example", accepted=True)
RO = Guest(name="Ro Quill", email="ro@rook.example")
VESPER = Company(id="vesper", name="Vesper Freight GmbH", website="https://www.vesper-freight.example/jobs")
PLANNER = Application(id="a2", company="vesper", title="Route Planner")
RECRUITER = Contact(id="rec", company="rook", name="Ro Quill", email="ro@rook.example", role="recruiter")


def an_invitation(**given: Any) -> Invitation:
    """Dana's invitation to talk on Tuesday."""
    plain: dict[str, Any] = {
        "uid": "u1", "sequence": 0, "summary": "Interview", "text": "", "start": START,
        "tz": "America/New_York", "guests": (DANAS,), "kind": "video", "place": "https://meet.example/1",
    }  # fmt: skip
    plain |= given
    return Invitation(**{"end": plain["start"] + timedelta(minutes=45)} | plain)


def two_companies(*facts: Fact) -> JobSearch:
    search = a_search(*facts)
    return search.with_entry(VESPER).with_entry(PLANNER)


NUMBERS = count()


def new_id() -> str:
    return f"new{next(NUMBERS):03}"


def means(search: JobSearch, invitation: Invitation, said: tuple[str, str] = ("", "")) -> InvitationRead:
    return read_invitation(search, invitation, lambda app: True, NEW_YORK, PLAIN, said)


def take(search: JobSearch, invitation: Invitation, now: datetime = NOW) -> JobSearch:
    return taken(search, means(search, invitation), new_id, lambda app: True, now)


def rounds(search: JobSearch, app: str = "a1") -> list[Interview]:
    return [fact for fact in search.facts_of(app) if isinstance(fact, Interview)]


@pytest.mark.parametrize(
    ("given", "application"),
    [
        ({"guests": (DANAS,)}, "a1"),
        ({"guests": (Guest(name="A", email="a@mail.vesper-freight.example"),)}, "a2"),
        ({"guests": (Guest(name="A", email="a@lark.example"),)}, "a1"),
        ({"guests": (Guest(name="A", email="a@larkanalytics.example"),)}, "a1"),
        ({"guests": (Guest(name="A", email="a@calendly.com"),), "summary": "Vesper Freight: chat"}, "a2"),
        ({"guests": (), "text": "Your talk with LARK analytics."}, "a1"),
        ({"guests": (), "summary": "Skylark Analytics"}, None),
        ({"guests": (), "summary": "Interview"}, None),
        ({"guests": (Guest(name="V", email="vesper-freight@gmail.com"),)}, None),
        # An address says more than a word.
        ({"guests": (DANAS,), "summary": "Vesper Freight"}, "a1"),
    ],
)
def test_the_application_is_found_by_addresses_and_words(
    given: dict[str, Any], application: str | None
) -> None:
    found = likeliest(two_companies(), an_invitation(**given), lambda app: True)
    assert (found.application.id if found.application else None) == application


def test_of_several_applications_the_title_decides_else_nobody() -> None:
    search = a_search().with_entry(Application(id="a3", company="lark", title="Data Engineer"))
    search = search.with_entry(Contact(id="new", company="lark", name="Lee", email="lee@lark.example"))
    lee = (Guest(name="Lee", email="lee@lark.example"),)
    named = means(search, an_invitation(guests=lee, summary="Interview Data Engineer"))
    assert named.application == "a3"
    unnamed = means(search, an_invitation(guests=lee))
    assert unnamed.doubt == "You have several applications at Lark Analytics: Data Analyst and Data Engineer"
    assert (unnamed.remedy, unnamed.captured.company) == ("whose", "Lark Analytics")
    assert means(search, an_invitation(guests=lee), ("lark analytics", "data engineer")).application == "a3"


def test_one_that_may_be_from_two_companies_is_left_to_the_person() -> None:
    found = means(two_companies(), an_invitation(guests=(), text="Lark Analytics and Vesper Freight"))
    assert found.doubt == "It may be from any of Lark Analytics and Vesper Freight GmbH"


def test_what_runs_comes_before_what_has_ended_and_an_invitation_revives() -> None:
    closed = Closed(id="c", app="a1", at=NOW, reason="quiet")
    search = a_search(an_interview(), closed).with_entry(
        Application(id="a3", company="lark", title="Data Analyst II")
    )
    lee = an_invitation(guests=(Guest(name="Lee", email="lee@lark.example"),))
    running = {"a3"}
    assert read_invitation(search, lee, running.__contains__, NEW_YORK, PLAIN).application == "a3"
    alone = a_search(an_interview(), closed)
    found = read_invitation(alone, lee, lambda app: False, NEW_YORK, PLAIN)
    after = taken(alone, found, new_id, lambda app: False, NOW)
    assert list(after.applications) == ["a1"]
    assert len(rounds(after)) == 2


def test_an_unknown_company_is_guessed_for_the_form_only() -> None:
    stranger = Guest(name="Pat Rill", email="pat@careers.moss-tide.example")
    found = means(
        a_search(), an_invitation(guests=(stranger,), summary="Interview: Field Engineer (Moss Tide)")
    )
    assert found.doubt == "It names no company you have applied to"
    assert (found.captured.company, found.captured.title) == ("Moss Tide", "Field Engineer")


def test_the_person_is_not_among_the_people() -> None:
    me = Guest(name="R. Lind", email="ROSA@lind.example", accepted=False)
    found = means(a_search(), an_invitation(guests=(DANAS, me)))
    assert [person.name for person in found.captured.people] == ["Dana Osei"]
    assert found.captured.confirmed is False
    assert means(a_search(), an_invitation()).captured.confirmed is True
    assert means(a_search(), an_invitation(is_tentative=True)).captured.confirmed is False
    by_name = Guest(name="rosa lind", email="r@elsewhere.example", accepted=True)
    assert len(means(a_search(), an_invitation(guests=(DANAS, by_name))).captured.people) == 1


def test_before_one_has_said_who_one_is_private_mail_is_ones_own() -> None:
    search = a_search(profile=Profile(tz="America/New_York"))
    me = Guest(name="Ro", email="ro77@gmail.com", accepted=True)
    assert [p.name for p in means(search, an_invitation(guests=(DANAS, me))).captured.people] == ["Dana Osei"]
    owner = Guest(name="Flo Rist", email="flo@gmail.com")
    assert len(means(search, an_invitation(guests=(owner, me))).captured.people) == 2


def test_people_keep_the_names_they_are_recorded_by() -> None:
    search = take(a_search(), an_invitation(guests=(Guest(name="D. Osei", email="DANA@lark.example"),)))
    assert len(search.contacts) == 1
    assert rounds(search)[-1].interviewers == ("dana",)


def test_a_recruiter_arranges_and_is_no_second_person_at_the_company() -> None:
    search = a_search().with_entry(Company(id="rook", name="Rook")).with_entry(RECRUITER)
    recruiter = Guest(name="Ro Quill", email="ro@rook.example")
    both = take(search, an_invitation(guests=(recruiter, DANAS)))
    assert (rounds(both)[-1].interviewers, rounds(both)[-1].from_) == (("dana",), None)
    hers = take(
        search,
        an_invitation(guests=(Guest(name="Ro Quill", email="ro@rook.example", is_organiser=True), DANAS)),
    )
    assert (rounds(hers)[-1].interviewers, rounds(hers)[-1].from_) == (("dana",), "rec")
    search = search.with_entry(
        Application(id="a1", company="lark", title="Data Analyst", via_recruiter="rec")
    )
    alone = take(search, an_invitation(guests=(recruiter,)))
    assert rounds(alone)[-1].interviewers == ("rec",)
    assert len(alone.contacts) == 2


def test_a_new_round_is_recorded_with_what_tells_it_again() -> None:
    booked = rounds(take(a_search(), an_invitation()))[-1]
    assert (booked.round, booked.start, booked.end) == (2, START, START + timedelta(minutes=45))
    assert (booked.uid, booked.sequence, booked.kind, booked.at) == ("u1", 0, "video", NOW)
    assert (booked.place, booked.tz) == ("https://meet.example/1", "America/New_York")


def test_an_invitation_tells_the_language_where_nothing_else_does() -> None:
    german = an_invitation(
        text="Wir freuen uns auf das Gespräch mit Ihnen. Bitte bringen Sie ein Zeugnis mit."
    )
    assert take(a_search(), german).applications["a1"].language == "de"
    assert take(a_search(), an_invitation()).applications["a1"].language == ""
    known = a_search()
    said = msgspec.structs.replace(known.applications["a1"], language="en")
    assert take(known.with_entry(said), german).applications["a1"].language == "en"


def test_the_same_invitation_again_changes_nothing() -> None:
    search = take(a_search(), an_invitation())
    assert means(search, an_invitation()).act == "known already"
    assert take(search, an_invitation()) is search


def test_an_update_moves_the_round_and_an_older_state_does_not_move_it_back() -> None:
    search = take(a_search(), an_invitation())
    later = an_invitation(sequence=1, start=START + timedelta(days=1))
    found = means(search, later)
    assert found.act == "moved"
    assert found.told.endswith(
        "Wed 22 Apr 10:00 to 10:45, with Dana Osei, https://meet.example/1, instead of Tue 21 Apr 10:00"
    )
    moved = take(search, later)
    assert [(each.round, each.start) for each in rounds(moved)[-2:]] == [(2, START), (2, later.start)]
    assert rounds(moved)[-1].sequence == 1
    assert means(moved, an_invitation()).act == "known already"
    assert means(moved, later).act == "known already"


def test_an_update_of_people_or_place_puts_the_booking_right() -> None:
    search = take(a_search(), an_invitation())
    kim = Guest(name="Kim Park", email="kim@lark.example")
    update = an_invitation(sequence=1, guests=(DANAS, kim), place="Room 4")
    assert means(search, update).act == "put right"
    after = take(search, update)
    booked = rounds(after)[-1]
    assert (len(rounds(after)), booked.place, len(booked.interviewers), booked.sequence) == (
        2,
        "Room 4",
        2,
        1,
    )
    bare = take(after, an_invitation(sequence=2, guests=(), place=""))
    assert (rounds(bare)[-1].place, len(rounds(bare)[-1].interviewers)) == ("Room 4", 2)


def test_a_round_typed_in_before_is_the_invitations() -> None:
    search = a_search(an_interview(start=START, round=1, interviewers=()))
    after = take(search, an_invitation())
    (booked,) = rounds(after)
    assert (booked.uid, booked.interviewers, booked.end) == ("u1", ("dana",), START + timedelta(minutes=45))


def test_a_time_put_right_by_hand_is_not_moved_back_by_the_same_file() -> None:
    search = take(a_search(), an_invitation())
    by_hand = an_interview(id="m", round=2, start=START + timedelta(hours=2), uid="u1")
    assert means(search.with_fact(by_hand), an_invitation()).act == "known already"


def test_a_cancellation_calls_the_round_off_once() -> None:
    search = take(a_search(), an_invitation())
    cancel = an_invitation(sequence=1, is_cancelled=True)
    after = take(search, cancel)
    assert [fact.round for fact in after.facts_of("a1") if isinstance(fact, InterviewCancelled)] == [2]
    assert means(after, cancel).act == "known already"
    # The invitation before it does not book it again; a new one after it does.
    assert means(after, an_invitation()).act == "known already"
    assert means(after, an_invitation(sequence=2)).act == "moved"


def test_a_cancellation_finds_the_round_typed_in_by_hand_else_asks() -> None:
    typed = a_search(an_interview(start=START, uid=""))
    assert means(typed, an_invitation(is_cancelled=True)).act == "called off"
    nothing = means(a_search(), an_invitation(is_cancelled=True))
    assert nothing.doubt == "It calls off an interview that is not recorded here"


def test_a_series_called_off_calls_off_the_time_that_was_taken() -> None:
    search = take(a_search(), an_invitation(uid="s#20260421T140000Z"))
    assert means(search, an_invitation(uid="s", sequence=1, is_cancelled=True)).act == "called off"
    assert means(search, an_invitation(uid="s2", sequence=1, is_cancelled=True)).doubt


def test_an_unknown_zone_is_asked_for() -> None:
    found = means(a_search(), an_invitation(asks="Its time zone 'X' is not known"))
    assert (found.doubt, found.remedy) == ("Its time zone 'X' is not known", "zone")


def test_names_are_compared_without_their_legal_form() -> None:
    found = likeliest(
        two_companies(), an_invitation(guests=(), summary="vesper freight, inc."), lambda app: True
    )
    assert found.company == "Vesper Freight GmbH"


def test_without_a_profile_the_only_guest_from_elsewhere_is_the_person_who_was_asked() -> None:
    nobody = a_search(an_interview(), profile=Profile())
    petra = Guest(name="Petra Vogt", email="petra@lark.example")
    thomas = Guest(name="Thomas Brandt", email="thomas@lark.example", accepted=False)
    me = Guest(name="Jonas Weber", email="jonas@weber.example", accepted=False)
    for guests, hosts in (
        ((petra, thomas, me), ["Petra Vogt", "Thomas Brandt"]),
        ((petra, me), ["Petra Vogt"]),
        ((petra, thomas), ["Petra Vogt", "Thomas Brandt"]),
        # Of two from elsewhere nobody knows which one it is.
        ((petra, me, RO), ["Petra Vogt", "Jonas Weber", "Ro Quill"]),
    ):
        found = means(nobody, an_invitation(guests=guests))
        assert [person.name for person in found.captured.people] == hosts


def test_somebody_with_the_persons_own_address_interviews_nobody_any_more() -> None:
    nobody = a_search(an_interview(interviewers=("dana", "me")), profile=Profile())
    me = Contact(id="me", company="lark", name="Jonas Weber", email="Jonas@weber.example")
    search = profile_edited(nobody.with_entry(me), Profile(name="J. Weber", email="jonas@weber.example"))
    assert search.profile.name == "J. Weber"
    assert list(search.contacts) == ["dana"]
    assert [fact.interviewers for fact in rounds(search)] == [("dana",)]
