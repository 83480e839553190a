"""Every verb of the person: saved before it is shown, told in a sentence, taken back by undo."""

import os
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from afterword.desk.desk import Desk
from afterword.desk.saving import Home
from afterword.domain.capturing.capture import (
    CapturedApplication,
    CapturedDebrief,
    CapturedInterview,
    CapturedPerson,
    CapturedTalk,
)
from afterword.domain.errors import AfterwordError, InvalidEntry, NotAllowed, NotFound, NotSaved
from afterword.domain.facts import (
    DayOrInstant,
    Debrief,
    Dismiss,
    Interview,
    Note,
    Override,
    Prepared,
    Sent,
    Snooze,
)
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.search import JobSearch
from afterword.exchange.search_document import write_document
from afterword.store.book import Book
from builders import ANALYST, DANA, ROSA, a_contact, a_debrief, a_search, an_interview, instant
from domain.plans import CADENCE

NOWHERE = Home()
EVENING = instant("2026-04-14T18:00-04:00")
CALL_DAY = instant("2026-04-21T10:00-04:00")
DANA_MET = CapturedPerson(name="Dana Osei", email="dana@lark.example", key_point="the fax machines")
HELD = CapturedInterview(
    company="Lark Analytics",
    title="Data Analyst",
    start=instant("2026-04-14T10:00-04:00"),
    end=instant("2026-04-14T11:00-04:00"),
    people=(DANA_MET,),
    talk=CapturedTalk(decision_date=date(2026, 4, 24)),
)
TUESDAY, LATER = instant("2026-04-21T10:00-04:00"), instant("2026-04-21T11:00-04:00")
SAID = CapturedDebrief(
    ended=instant("2026-04-14T11:00-04:00"),
    people=(DANA_MET,),
    follow_up_with=None,
    decision_date=date(2026, 4, 24),
    next_step="they call",
    follow_up_medium="call",
    keep_in_touch=True,
    value="I built one",
    missed=("Who reviews?",),
    omitted=("two migrations",),
    contribution="a form",
    promised_materials=("my thesis",),
    notes="they laughed",
)
APPLIED = CapturedApplication(
    company="Lark Analytics", title="Data Analyst", at=instant("2026-04-08T09:00-04:00")
)


def a_desk(
    folder: Path, search: JobSearch | None = None, now: datetime = EVENING, home: Home = NOWHERE
) -> Desk:
    desk = Desk(Book(folder / "search.json", lambda: now, state=folder / "state"), CADENCE, lambda: now, home)
    if search is not None:
        desk.files.import_document(write_document(search))
    return desk


def open_one(desk: Desk, rule: str) -> FollowUp:
    return next(f for f in desk.plan.open if f.rule == rule)


def exported(desk: Desk) -> str:
    return desk.files.export_document()


def newest(desk: Desk) -> Any:
    return desk.search.facts_of("a1")[-1]


def missing(desk: Desk, rule: str, field: str) -> Any:
    blanks = desk.messages.draft(open_one(desk, rule).key).missing
    return next(blank for blank in blanks if blank.field == field)


VERBS: dict[str, Callable[[Desk], object]] = {
    "log_application": lambda d: d.facts.log_application(APPLIED),
    "log_interview": lambda d: d.facts.log_interview(HELD),
    "correct_interview": lambda d: d.facts.correct_interview(
        next(f for f in d.search.facts_of("a1") if isinstance(f, Interview)),
        but_with(HELD, end=instant("2026-04-14T11:30-04:00")),
    ),
    "record": lambda d: d.facts.record(Note(id="n", app="a1", at=EVENING, text="!"), "noted it"),
    "introduce": lambda d: d.entries.introduce("Rosa L.", "r@lind.example", ""),
    "delete": lambda d: d.facts.delete(newest(d)),
    "snooze": lambda d: d.follow_ups.snooze(open_one(d, "C2"), DayOrInstant(date(2026, 4, 16))),
    "dismiss": lambda d: d.follow_ups.dismiss(open_one(d, "C2"), ""),
    "override": lambda d: d.follow_ups.override(open_one(d, "D1"), "they asked for it"),
    "mark_prepared": lambda d: d.follow_ups.mark_prepared(open_one(d, "C1")),
    "mark_sent": lambda d: d.follow_ups.mark_sent(open_one(d, "C2"), "Thank you", "Dear Ms. Osei"),
    "mark_called": lambda d: d.follow_ups.mark_called(open_one(d, "D1"), "voicemail"),
    "keep_draft": lambda d: d.messages.keep_draft("C2:a1:1:dana", "Thanks", "Dear Dana"),
    "log_debrief": lambda d: d.facts.log_debrief(d.facts.debrief_of("a1", 1), SAID),
    "move_interview": lambda d: d.facts.move_interview("a1", 1, but_with(HELD, start=TUESDAY, end=LATER)),
    "drop_round": lambda d: d.facts.drop_round("a1", 1, "nobody came"),
    "mark_written_instead": lambda d: d.follow_ups.mark_written_instead(open_one(d, "D1")),
    "supply": lambda d: d.messages.supply(
        open_one(d, "C2"), {missing(d, "C2", "key_point"): "the fax machines"}
    ),
    "import_document": lambda d: d.files.import_document(
        write_document(a_search(an_interview(), Note(id="n9", app="a1", at=EVENING, text="new")))
    ),
}  # fmt: skip


def but_with(captured: CapturedInterview, **given: Any) -> CapturedInterview:
    return CapturedInterview(**msgspec.structs.asdict(captured) | given)


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_can_be_undone_and_redone_in_words(tmp_path: Path, verb: str) -> None:
    desk = a_desk(tmp_path, a_search(an_interview()))
    before = exported(desk)
    VERBS[verb](desk)
    after = exported(desk)
    assert after != before
    undone = desk.saving.undo()
    assert exported(desk) == before
    again = desk.saving.redo()
    assert exported(desk) == after
    assert undone.startswith("Undid: ")
    assert again == undone.replace("Undid: ", "Did again: ")
    assert exported(a_desk(tmp_path)) == after


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_that_cannot_be_saved_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    desk = a_desk(tmp_path, a_search(an_interview()))
    search, plan, shown = desk.search, desk.plan, []
    desk.saving.followers.append(lambda: shown.append(True))
    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", _no_space)
        with pytest.raises(NotSaved, match=r"could not be saved: .*\. Nothing was changed\."):
            VERBS[verb](desk)
    assert (desk.search, desk.plan, shown) == (search, plan, [])
    assert desk.saving.undo() == "Undid: imported a search document."


def _no_space(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_an_undo_that_cannot_be_saved_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = a_desk(tmp_path, a_search())
    search = desk.search
    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", _no_space)
        with pytest.raises(NotSaved):
            desk.saving.undo()
    assert desk.search == search
    assert desk.saving.undo() == "Undid: imported a search document."
    assert not desk.search


def test_there_is_nothing_to_undo_or_redo_at_first_nor_to_redo_after_a_change(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    with pytest.raises(NotAllowed, match="nothing to undo"):
        desk.saving.undo()
    desk.facts.log_application(APPLIED)
    desk.saving.undo()
    desk.entries.introduce("Rosa", "", "")
    with pytest.raises(NotAllowed, match="nothing to redo"):
        desk.saving.redo()


def test_what_changes_nothing_is_not_remembered(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search())
    assert desk.entries.introduce(ROSA.name, ROSA.email, ROSA.phone) == "Nothing changed."
    assert desk.saving.undo() == "Undid: imported a search document."


def test_links_stay_where_they_are_not_asked_for(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search())
    desk.entries.introduce(ROSA.name, ROSA.email, ROSA.phone, {"Blog": "rosa.example"})
    assert desk.entries.introduce(ROSA.name, ROSA.email, ROSA.phone) == "Nothing changed."
    assert desk.search.profile.links == {"Blog": "rosa.example"}


def test_every_change_is_told(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    shown: list[int] = []
    desk.saving.followers.append(lambda: shown.append(len(desk.plan.open)))
    assert desk.facts.log_interview(HELD) == "Logged the interview with Lark Analytics."
    desk.saving.undo()
    desk.saving.tick()
    assert len(shown) == 3
    assert shown[0] > 0
    assert shown[1:] == [0, 0]


def test_an_interview_makes_company_person_application_round_and_debrief(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    desk.facts.log_interview(HELD)
    (application,) = desk.search.applications.values()
    (contact,) = desk.search.contacts.values()
    assert desk.search.company_of(application).name == "Lark Analytics"
    booked, debrief = desk.search.facts_of(application.id)
    assert isinstance(booked, Interview)
    assert isinstance(debrief, Debrief)
    assert (booked.at, booked.round, booked.interviewers) == (HELD.start, 1, (contact.id,))
    assert (debrief.at, debrief.decision_date) == (EVENING, date(2026, 4, 24))
    assert debrief.key_points == {contact.id: "the fax machines"}
    assert open_one(desk, "C2").contact == contact.id


def test_an_interview_uses_the_company_people_and_running_application_that_are_known(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search())
    new = CapturedPerson(name=" dana osei ", email="new@lark.example")
    desk.facts.log_interview(
        but_with(HELD, company=" LARK analytics", title="data analyst ", people=(new,), talk=None)
    )
    assert list(desk.search.applications) == ["a1"]
    assert list(desk.search.companies) == ["lark"]
    assert desk.search.contacts["dana"] == msgspec.structs.replace(DANA, email="new@lark.example")
    booked = [fact for fact in desk.search.facts_of("a1") if isinstance(fact, Interview)]
    assert sorted(fact.round for fact in booked) == [1, 2]
    assert not any(isinstance(fact, Debrief) and fact.round == 2 for fact in desk.search.facts_of("a1"))


def test_an_interview_for_another_posting_or_after_a_closing_is_another_application(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search())
    desk.facts.log_interview(but_with(HELD, title="Clerk"))
    assert len(desk.search.applications) == 2
    closing = _read("rejected", app="a1")
    desk.facts.record(closing, "was rejected")
    desk.facts.log_interview(HELD)
    assert len(desk.search.applications) == 3
    assert len(desk.search.companies) == 1


def _read(kind: str, **given: Any) -> Any:
    from afterword.domain.entries import decode_entry

    return decode_entry("facts", "zz", {"fact": kind, "at": EVENING.isoformat(), **given}, "$")[0]


def test_a_coming_interview_is_recorded_now(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    start = EVENING + timedelta(days=3)
    desk.facts.log_interview(but_with(HELD, start=start, end=start + timedelta(hours=1), talk=None))
    (fact,) = desk.search.all_facts()
    assert fact.at == EVENING


def test_a_correction_keeps_the_round_and_is_one_fact(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search())
    known = next(f for f in desk.search.facts_of("a1") if isinstance(f, Interview))
    start = instant("2026-04-09T15:00-04:00")
    desk.facts.correct_interview(known, but_with(HELD, start=start, end=start + timedelta(hours=1)))
    (booked,) = (f for f in desk.search.facts_of("a1") if isinstance(f, Interview))
    assert (booked.id, booked.round, booked.start, booked.at) == (known.id, 1, start, start)


def test_the_debrief_of_a_round_is_the_known_one_or_an_empty_one(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search())
    assert desk.facts.debrief_of("a1", 1) == a_debrief()
    bare = a_desk(tmp_path / "bare", a_search(an_interview())).facts.debrief_of("a1", 1)
    assert (bare.app, bare.round, bare.at, bare.next_step) == ("a1", 1, EVENING, "")


def test_what_is_marked_as_sent_is_kept_as_sent_and_its_draft_is_forgotten(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search())
    follow_up = open_one(desk, "C2")
    desk.messages.keep_draft(follow_up.key, "Thank you", "Dear Ms. Osei")
    assert desk.follow_ups.mark_sent(follow_up, "Thank you", "Dear Ms. Osei") == (
        "Marked the thank-you to Dana Osei as sent."
    )
    sent = newest(desk)
    assert isinstance(sent, Sent)
    assert (sent.kind, sent.medium, sent.to, sent.round, sent.at) == (
        "thank_you",
        "email",
        "dana",
        1,
        EVENING,
    )
    assert (sent.subject, sent.text) == ("Thank you", "Dear Ms. Osei")
    assert desk.search.drafts == {}
    done = desk.plan.find(follow_up.key)
    assert done is not None
    assert done.status is Status.SATISFIED
    with pytest.raises(NotFound, match="not open any more"):
        desk.follow_ups.mark_sent(follow_up, "", "")
    desk.saving.undo()
    assert list(desk.search.drafts) == [follow_up.key]


def test_ones_own_acts_and_calls_are_not_sent(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search(an_interview()))
    for rule in ("C1", "D1"):
        with pytest.raises(NotAllowed):
            desk.follow_ups.mark_sent(open_one(desk, rule), "", "")


@pytest.mark.parametrize(("result", "follows"), [("voicemail", "D3"), ("no_answer", "D1"), ("reached", None)])
def test_a_call_is_followed_by_what_its_result_calls_for(
    tmp_path: Path, result: Any, follows: str | None
) -> None:
    desk = a_desk(tmp_path, a_search(), CALL_DAY)
    words = desk.follow_ups.mark_called(open_one(desk, "D1"), result)
    assert words.startswith("Logged the status call to Dana Osei: ")
    assert (newest(desk).result, newest(desk).to) == (result, "dana")
    asking = [f.rule for f in desk.plan.open if f.rule in ("D1", "D2", "D3")]
    assert asking == ([follows] if follows else [])


def test_an_e_mail_instead_of_the_call_is_followed_by_the_second_one(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search(), CALL_DAY)
    desk.follow_ups.mark_written_instead(open_one(desk, "D1"))
    assert (newest(desk).kind, newest(desk).medium) == ("status_email", "email")
    assert open_one(desk, "D3").status is Status.UPCOMING


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        (date(2026, 4, 14), "not due before then"),
        (instant("2026-04-14T20:00-04:00"), "not due before then"),
        (instant("2026-04-21T17:00-04:00"), "lapses on Tue 21 Apr 17:00"),
        (date(2026, 5, 1), "lapses on"),
    ],
)
def test_waiting_makes_sense_only_between_due_and_lapse(
    tmp_path: Path, until: date | datetime, sentence: str
) -> None:
    desk = a_desk(tmp_path, a_search(), home=Home("America/New_York"))
    before = exported(desk)
    with pytest.raises(NotAllowed, match=sentence):
        desk.follow_ups.snooze(open_one(desk, "C2"), DayOrInstant(until))
    assert exported(desk) == before


def test_a_follow_up_is_put_off_until_the_morning_of_a_day(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search())
    words = desk.follow_ups.snooze(open_one(desk, "C2"), DayOrInstant(date(2026, 4, 16)))
    assert words == "Put the thank-you to Dana Osei off until Thu 16 Apr 09:00."
    fact = newest(desk)
    assert isinstance(fact, Snooze)
    assert (fact.key, fact.until, fact.at) == ("C2:a1:1:dana", DayOrInstant(date(2026, 4, 16)), EVENING)
    assert open_one(desk, "C2").opens == instant("2026-04-16T09:00-04:00")


def test_a_call_let_go_becomes_an_e_mail(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search(), CALL_DAY)
    assert (
        desk.follow_ups.dismiss(open_one(desk, "D1"), "will not call")
        == "Let the status call to Dana Osei go."
    )
    fact = newest(desk)
    assert isinstance(fact, Dismiss)
    assert (fact.key, fact.reason) == ("D1:a1:1:dana", "will not call")
    assert [f.rule for f in desk.plan.open if f.rule[0] == "D"] == ["D3"]


def test_only_what_is_still_to_come_is_opened_early(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search())
    assert desk.follow_ups.override(open_one(desk, "D1"), "they asked for it") == (
        "Opened the status call to Dana Osei early."
    )
    fact = newest(desk)
    assert isinstance(fact, Override)
    assert (fact.key, fact.reason) == ("D1:a1:1:dana", "they asked for it")
    assert open_one(desk, "D1").status is not Status.UPCOMING
    with pytest.raises(NotAllowed, match="open already"):
        desk.follow_ups.override(open_one(desk, "D1"), "they asked for it")


def test_having_prepared_is_recorded_for_its_round(tmp_path: Path) -> None:
    start = EVENING + timedelta(hours=16)
    desk = a_desk(tmp_path, a_search(an_interview(round=2, start=start)))
    assert desk.follow_ups.mark_prepared(open_one(desk, "B2")) == "Prepared for the interview."
    fact = newest(desk)
    assert isinstance(fact, Prepared)
    assert (fact.round, fact.at) == (2, EVENING)
    assert not [f for f in desk.plan.open if f.rule == "B2"]


def test_what_no_limit_holds_back_is_not_opened_early(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search(an_interview(start=EVENING + timedelta(days=6))))
    with pytest.raises(NotAllowed, match="Nothing holds the preparation back"):
        desk.follow_ups.override(open_one(desk, "B2"), "")


def test_what_is_not_open_any_more_is_not_acted_on(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search())
    gone = open_one(desk, "C2")
    desk.follow_ups.dismiss(gone, "")
    acts: list[Callable[[], str]] = [
        lambda: desk.follow_ups.snooze(gone, DayOrInstant(date(2026, 4, 16))),
        lambda: desk.follow_ups.dismiss(gone, ""),
        lambda: desk.follow_ups.override(gone, ""),
        lambda: desk.follow_ups.mark_prepared(gone),
        lambda: desk.follow_ups.mark_called(gone, "reached"),
    ]
    for act in acts:
        with pytest.raises(NotFound, match="not open any more"):
            act()


def test_a_deleted_fact_comes_back_by_undo(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search())
    assert desk.facts.delete(newest(desk)) == "Deleted: debriefed round 1."
    assert desk.search.facts_of("a1") == (an_interview(),)
    assert desk.saving.undo() == "Undid: deleted: debriefed round 1."
    assert newest(desk) == a_debrief()


def test_a_round_that_is_gone_has_no_debrief(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search())
    for application, number in (("a1", 2), ("a9", 1)):
        with pytest.raises(NotFound, match="not recorded any more"):
            desk.facts.debrief_of(application, number)


def test_a_draft_is_kept_over_a_restart_and_forgotten_on_request(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search())
    desk.messages.keep_draft("C2:a1:1:dana", "Thanks", "Dear Dana")
    assert a_desk(tmp_path).search.drafts["C2:a1:1:dana"].body == "Dear Dana"
    desk.messages.forget_draft("C2:a1:1:dana")
    desk.messages.forget_draft("C2:a1:1:dana")
    assert a_desk(tmp_path).search.drafts == {}


def test_a_draft_for_an_unknown_key_is_refused_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="due --all"):
        a_desk(tmp_path).messages.draft("C2:a9:1:x")


def test_what_a_message_lacked_goes_where_it_belongs(tmp_path: Path) -> None:
    bare = a_search(
        an_interview(),
        profile=msgspec.structs.replace(ROSA, name="", email="", phone=""),
        contacts=(msgspec.structs.replace(DANA, email="", phone=""),),
    )
    desk = a_desk(tmp_path, bare)
    follow_up = open_one(desk, "C2")
    blanks = desk.messages.draft(follow_up.key).missing
    answers = {
        "profile.name": "Rosa Lind", "profile.phone": "212-555-0142", "contact.email": "dana@lark.example",
        "key_point": "the fax machines", "value": "I moved such a feed",
    }  # fmt: skip
    assert {blank.field for blank in blanks} == answers.keys()
    assert desk.messages.supply(follow_up, {blank: answers[blank.field] for blank in blanks}) == (
        "Filled in what was missing."
    )
    assert (desk.search.profile.name, desk.search.profile.phone) == ("Rosa Lind", "212-555-0142")
    assert desk.search.contacts["dana"].email == "dana@lark.example"
    debrief = desk.facts.debrief_of("a1", 1)
    assert (debrief.key_points, debrief.value) == ({"dana": "the fax machines"}, "I moved such a feed")
    assert desk.messages.draft(follow_up.key).missing == ()


def test_it_is_said_who_is_thanked_through_the_first_whose_address_is_known(tmp_path: Path) -> None:
    panel = tuple(
        a_contact(name.lower(), f"{name} Hale", email="", phone="") for name in ("Kim", "Ana", "Bo")
    )
    held = an_interview(interviewers=tuple(person.id for person in panel))
    points = {person.id: "the fax machines" for person in panel}
    alone = msgspec.structs.replace(ANALYST, contact=None)
    desk = a_desk(tmp_path, a_search(held, a_debrief(key_points=points), contacts=panel, application=alone))

    def filled_in(person: str) -> str:
        key = f"C2:a1:1:{person}"
        blanks = desk.messages.draft(key).missing
        answers = dict.fromkeys(blanks, f"{person}@lark.example")
        return desk.messages.supply(desk.messages.follow_up(key), answers)

    def thanked() -> dict[str | None, tuple[str, ...]]:
        return {f.contact: f.pass_on for f in desk.plan.open if f.rule == "C2"}

    assert filled_in("kim") == (
        "Filled in what was missing. Ana Hale and Bo Hale are thanked through Kim Hale; "
        "their own address brings their own letter back."
    )
    assert thanked() == {"kim": ("ana", "bo")}
    ana = msgspec.structs.replace(desk.search.contacts["ana"], email="ana@lark.example")
    desk.entries.edit_person(ana, "Lark Analytics")
    assert thanked() == {"ana": (), "kim": ("bo",)}
    assert "Bo Hale" in desk.messages.draft("C2:a1:1:kim").body


def test_a_name_and_what_belongs_to_it_are_supplied_in_one_go(tmp_path: Path) -> None:
    nobody = a_search(
        an_interview(interviewers=()), contacts=(), application=msgspec.structs.replace(ANALYST, contact=None)
    )
    desk = a_desk(tmp_path, nobody)
    follow_up = open_one(desk, "C2")
    answers = {
        "contact.name": "Dana Osei",
        "contact.email": "dana@lark.example",
        "key_point": "the fax machines",
    }
    blanks = {b: answers[b.field] for b in desk.messages.draft(follow_up.key).missing if b.field in answers}
    assert {blank.field for blank in blanks} == answers.keys()
    desk.messages.supply(follow_up, blanks)
    (contact,) = desk.search.contacts.values()
    assert (contact.name, contact.email, contact.company) == ("Dana Osei", "dana@lark.example", "lark")
    assert desk.plan.stories["a1"].rounds[1].interviewers == (contact.id,)
    assert desk.facts.debrief_of("a1", 1).key_points == {contact.id: "the fax machines"}
    assert open_one(desk, "C2").contact == contact.id
    assert exported(a_desk(tmp_path / "other", desk.search)) == exported(desk)


def test_an_answer_left_empty_supplies_nothing(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search(an_interview()))
    assert (
        desk.messages.supply(open_one(desk, "C2"), {missing(desk, "C2", "key_point"): ""})
        == "Nothing changed."
    )


def test_a_bad_parameter_is_refused_and_nothing_has_changed(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search())
    before, on_disk = desk.search, (tmp_path / "search.json").read_bytes()
    for value in ('"pigeon"', "7"):
        with pytest.raises(InvalidEntry, match=r"status\.default_medium"):
            desk.files.import_document(f'{{"afterword": 1, "cadence": {{"status.default_medium": {value}}}}}')
    assert desk.search is before
    assert (tmp_path / "search.json").read_bytes() == on_disk


def test_a_document_that_is_none_is_refused_and_nothing_has_changed(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_search())
    before = desk.search
    with pytest.raises(AfterwordError, match=r"\$\.facts\[0\]\.at"):
        desk.files.import_document('{"afterword": 1, "facts": [{"fact": "note", "text": "x"}]}')
    with pytest.raises(NotFound, match="could not be read"):
        desk.files.incoming(tmp_path / "nothing.json")
    assert desk.search is before


def test_a_second_desk_sees_what_the_first_wrote_at_its_next_tick(tmp_path: Path) -> None:
    here, there = a_desk(tmp_path, a_search()), a_desk(tmp_path)
    here.facts.record(Note(id="n", app="a1", at=EVENING, text="from here"), "noted it")
    assert there.search != here.search
    there.saving.tick()
    assert there.search == here.search
    there.facts.record(Note(id="m", app="a1", at=EVENING, text="from there"), "noted it")
    here.entries.introduce("Rosa L.", "", "")
    assert {"n", "m"} <= {fact.id for fact in here.search.all_facts()}


def test_the_plan_moves_on_with_the_clock(tmp_path: Path) -> None:
    now = [EVENING]
    book = Book(tmp_path / "search.json", lambda: now[0], state=tmp_path)
    desk = Desk(book, CADENCE, lambda: now[0], Home())
    desk.files.import_document(write_document(a_search()))
    assert open_one(desk, "D1").status is Status.UPCOMING
    now[0] = CALL_DAY
    desk.saving.tick()
    assert open_one(desk, "D1").status is Status.DUE


def test_zone_and_region_are_taken_from_the_computer_once(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, home=Home("Europe/Berlin", "DE"))
    assert not (tmp_path / "search.json").exists()
    desk.facts.log_application(APPLIED)
    assert (desk.search.profile.tz, desk.search.profile.region) == ("Europe/Berlin", "DE")
    moved = a_desk(tmp_path, home=Home("Asia/Tokyo", "JP"))
    moved.entries.introduce("Rosa", "", "")
    assert (moved.search.profile.tz, moved.search.profile.region) == ("Europe/Berlin", "DE")


def test_a_region_the_person_gave_is_not_replaced(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, home=Home("Europe/Berlin", "DE"))
    desk.files.import_document('{"afterword": 1, "profile": {"region": "AT"}}')
    assert (desk.search.profile.tz, desk.search.profile.region) == ("Europe/Berlin", "AT")
