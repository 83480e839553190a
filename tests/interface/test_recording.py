"""Every kind of fact: recorded, corrected, back-dated and deleted with the keyboard."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo

import msgspec
import pytest

from afterword.domain.facts import (
    Accepted,
    AnyFact,
    Applied,
    Call,
    Closed,
    DayOrInstant,
    Debrief,
    Declined,
    Dismiss,
    Fact,
    Feedback,
    Interview,
    InterviewCancelled,
    Missed,
    NetworkRequest,
    NetworkTalk,
    Note,
    Offer,
    OfferDeadline,
    OfferInWriting,
    Omitted,
    Override,
    Prepared,
    ReferencesGiven,
    Rejected,
    Reply,
    Saved,
    Sent,
    Snooze,
    Withdrawn,
)
from afterword.domain.follow_up import Status
from afterword.domain.people import Contact
from afterword.domain.phrases import PLAIN
from afterword.domain.planning.planner import plan
from afterword.domain.search import JobSearch
from afterword.domain.telling import told
from afterword.interface.acts.record import DID, MOVES, REMEMBERED, SAID, RecordAnswer
from afterword.interface.dialogs.fact import FactForm
from afterword.interface.dialogs.field import Field
from afterword.interface.screens.application import ApplicationScreen
from afterword.interface.view import View
from afterword.store.book import Book
from builders import DANA, a_contact, a_debrief, a_search, an_interview, instant
from interface.dashboards import CADENCE, NOW, Dashboard, dashboard, open_desk

pytestmark = pytest.mark.exhaustive

THEN = instant("2026-04-14T15:00-04:00")
PEOPLE = (
    DANA,
    a_contact("kim", "Kim Park"),
    a_contact("kim2", "Kim Whitfield"),
    Contact(id="ruth", name="Ruth Adler", role="reference"),
)


def lark(*facts: Fact) -> JobSearch:
    """Dana's interview and debrief with everybody known, and what else happened."""
    return a_search(an_interview(), a_debrief(), *facts, contacts=PEOPLE)


async def open_page(shown: Dashboard) -> None:
    """Opens the page directly, since an application that has ended has no row on Today."""
    shown.app.push_screen(ApplicationScreen(shown.desk, shown.folder, "a1"))
    await shown.rest()


def facts_of(folder: Path) -> dict[str, Fact]:
    """What is on disk, by id."""
    book = Book(folder / "search.json", lambda: NOW, state=folder)
    return {fact.id: fact for fact in book.load().all_facts()}


# Recording


@dataclass(frozen=True)
class Recorded:
    """What is put into the lines of a form beside "When", and what the fact then says."""

    kind: type[Fact]
    given: Mapping[str, str] = field(default_factory=dict)
    says: Mapping[str, Any] = field(default_factory=dict)

    @property
    def fact(self) -> Fact:
        return self.kind(**{"id": "", "app": "a1", "at": THEN, **self.says})


def a_reply(kind: str, **given: tuple[str, Any]) -> Recorded:
    plain = {"from_": ("", None), "decision_date": ("", None), "needs_reply": ("no", False), "text": ("", "")}
    lines = plain | given
    return Recorded(
        Reply,
        {name: typed for name, (typed, _) in lines.items()},
        {"type": kind} | {name: value for name, (_, value) in lines.items()},
    )


SIGNED = ("Dana Osei", "dana")
FRIDAY = date(2026, 4, 17)
BY_NAME = {"from_": "kim p", "reason": "they chose somebody from within"}
RECORDED: dict[str, tuple[tuple[RecordAnswer, ...], dict[str, Recorded]]] = {
    "r": (SAID, {
        "h": a_reply("holding", from_=SIGNED, decision_date=("fri", FRIDAY), text=("bear with us",) * 2),
        "a": a_reply("advance", from_=("kim w", "kim2")),
        "q": a_reply("question", needs_reply=("y", True), text=("which day suits you?",) * 2),
        "r": Recorded(Rejected, BY_NAME, BY_NAME | {"from_": "kim"}),
        "o": Recorded(Offer, {"from_": "", "deadline": "fri", "written": "n", "terms": ""},
                      {"deadline": DayOrInstant(FRIDAY), "written": False}),
        "u": a_reply("on_hold", from_=("dana", "dana")),
        "w": a_reply("waiting_list"),
        "b": a_reply("call_back", from_=("dana", "dana")),
        "l": a_reply("will_call"),
        "n": a_reply("no_contact"),
        "c": a_reply("courtesy", decision_date=("2026-05-04", date(2026, 5, 4))),
        "f": a_reply("feedback", text=("bring numbers",) * 2),
        "s": Recorded(OfferInWriting, {"conditions": "a medical"}, {"conditions": "a medical"}),
        "x": Recorded(Reply, {"from_": "Dana", "back_on": "mon", "text": "back soon"},
                      {"type": "auto", "from_": "dana", "back_on": date(2026, 4, 20), "text": "back soon"}),
        "p": Recorded(Call, {"to": "dana", "purpose": "other", "decision_date": "+9d", "notes": "kind"},
                      {"result": "reached", "to": "dana", "purpose": "other",
                       "decision_date": date(2026, 4, 24), "notes": "kind"}),
    }),
    "m": (MOVES, {
        "a": Recorded(Applied, {"reason": "the commute"}, {"reason": "the commute"}),
        "r": Recorded(Rejected, BY_NAME, BY_NAME | {"from_": "kim"}),
        "o": Recorded(Offer, {"from_": "", "deadline": "fri 17:00", "written": "y, subject to a medical",
                            "terms": "as said"},
                      {"deadline": DayOrInstant(instant("2026-04-17T17:00-04:00")), "written": True,
                       "conditions": "a medical", "terms": "as said"}),
        "t": Recorded(OfferDeadline, {"deadline": "fri"}, {"deadline": DayOrInstant(FRIDAY)}),
        "s": Recorded(OfferInWriting, {"conditions": ""}),
        "y": Recorded(Accepted, {"reason": "the people", "written": "y", "starts": "1 june"},
                      {"reason": "the people", "written": True, "starts": date(2026, 6, 1)}),
        "n": Recorded(Declined, {"reason": "the pay"}, {"reason": "the pay"}),
        "w": Recorded(Withdrawn, {"reason": "moving"}, {"reason": "moving"}),
        "c": Recorded(Closed, {"reason": ""}),
        "i": Recorded(InterviewCancelled, {"round": "1", "why": "nobody"},
                      {"round": 1, "why": "nobody_came"}),
    }),
    "n": (REMEMBERED, {
        "q": Recorded(Missed, {"round": "1", "missed": "Who reviews? ; When?", "to": "dana"},
                      {"round": 1, "missed": ("Who reviews?", "When?"), "to": "dana"}),
        "p": Recorded(Omitted, {"round": "2", "omitted": "two migrations", "to": ""},
                      {"round": 2, "omitted": ("two migrations",)}),
        "f": Recorded(Feedback, {"text": "bring numbers", "from_": "dana"},
                      {"text": "bring numbers", "from_": "dana"}),
        "n": Recorded(Note, {"text": "the lift is slow", "from_": ""}, {"text": "the lift is slow"}),
    }),
    "l": (DID, {
        "s": Recorded(Sent, {"kind": "status e", "medium": "l", "to": "dana", "round": "1",
                             "subject": "Hello", "text": "Dear Dana"},
                      {"kind": "status_email", "medium": "letter", "to": "dana", "round": 1,
                       "subject": "Hello", "text": "Dear Dana"}),
        "c": Recorded(Call, {"result": "no answer", "to": "dana", "purpose": "s", "decision_date": "",
                             "notes": ""},
                      {"result": "no_answer", "to": "dana", "purpose": "status"}),
        "p": Recorded(Prepared, {"round": "2"}, {"round": 2}),
        "a": Recorded(NetworkRequest, {"to": "ruth"}, {"to": "ruth"}),
        "t": Recorded(NetworkTalk, {"with_": "Ruth Adler"}, {"with_": "ruth"}),
        "r": Recorded(ReferencesGiven, {"references": "ruth, dana"}, {"references": ("ruth", "dana")}),
    }),
}  # fmt: skip
"""For each key the answers it offers, and what is recorded by each."""


def form_of(
    search: JobSearch, title: str, kind: type[Fact], new_id: Callable[[], str] = str, **given: Any
) -> FactForm:
    """The form as the page opens it, without a screen."""
    view = View(search, plan(search, CADENCE, NOW), ZoneInfo("America/New_York"), "US")
    return FactForm(title, view, view.plan.stories["a1"], kind, new_id, **given)


def read(form: FactForm, typed: Mapping[str, str]) -> dict[str, Any]:
    """What the form's lines give, with what is typed into some of them."""
    lines = {line.id: line for line in form.fields}
    assert typed.keys() <= lines.keys()
    return {name: line.read(typed.get(name, line.initial)) for name, line in lines.items()}


@pytest.mark.parametrize(
    ("key", "answer"), [(key, answer) for key in RECORDED for answer in RECORDED[key][1]]
)
def test_each_answer_asks_its_lines_and_makes_its_fact(key: str, answer: str) -> None:
    answers, table = RECORDED[key]
    recorded = table[answer]
    _, words, kind, preset = next(each for each in answers if each[0] == answer)
    form = form_of(lark(), words, kind, preset=preset)
    assert {line.id for line in form.fields} == {"at", *recorded.given}
    assert next(line.initial for line in form.fields if line.id == "at") == "2026-04-15 11:05"
    values = read(form, {"at": "yesterday 15:00", **recorded.given})
    assert form.value_of(values) == (recorded.fact, ())


@pytest.mark.parametrize("key", RECORDED)
async def test_an_answer_is_recorded_at_the_time_given(folder: Path, key: str) -> None:
    answers, table = RECORDED[key]
    answers = tuple(answer for answer in answers if answer[2] is not Interview)
    assert [(answer[0], answer[2]) for answer in answers] == [(a, r.kind) for a, r in table.items()]
    async with dashboard(folder, lark()) as shown:
        await open_page(shown)
        before = facts_of(folder)
        answer, words, _, _ = answers[0]
        recorded = table[answer]
        await shown.press(key, answer)
        assert f"Lark Analytics: {words}" in shown.text
        await shown.fill(at="yesterday 15:00", **recorded.given)
        await shown.press("ctrl+s")
        assert shown.screen_name == "ApplicationScreen", shown.hint
        (fact,) = (fact for fact_id, fact in facts_of(folder).items() if fact_id not in before)
        assert msgspec.structs.replace(fact, id="") == recorded.fact
        sentence = told(shown.desk.search, fact, PLAIN)
        assert shown.said == f"{sentence[0].upper()}{sentence[1:]}. u undoes."
        shown.desk.saving.undo()
        assert facts_of(folder) == before


async def test_an_interview_is_moved_to_another_time_and_lasts_as_long(folder: Path) -> None:
    long = an_interview(end=instant("2026-04-14T11:30-04:00"))
    async with dashboard(folder, a_search(long, contacts=PEOPLE)) as shown:
        await open_page(shown)
        await shown.press("m", "m")
        assert "When is the interview with Lark Analytics now?" in shown.text
        assert (shown.asked[0], shown.typed["when"]) == ("when", "")
        await shown.fill(when="tue 10:00")
        await shown.press("ctrl+s")
        assert shown.said == "Moved the interview with Lark Analytics. u undoes."
        booked = [fact for fact in facts_of(folder).values() if isinstance(fact, Interview)]
        assert {fact.end - fact.start for fact in booked} == {timedelta(minutes=90)}
        assert [(fact.round, fact.start.date(), fact.interviewers) for fact in booked] == [
            (1, date(2026, 4, 14), ("dana",)),
            (1, date(2026, 4, 21), ("dana",)),
        ]


async def test_who_has_applied_is_asked_before_it_is_written_down_once_more(folder: Path) -> None:
    on = instant("2026-04-08T09:00-04:00")
    async with dashboard(folder, lark(Applied(id="f", app="a1", at=on))) as shown:
        await open_page(shown)
        await shown.press("m", "a")
        assert "You applied on Wed 8 Apr already." in shown.text
        await shown.press("c")
        assert shown.typed["at"] == "2026-04-08 09:00"
        await shown.fill(at="2026-04-07 10:00")
        await shown.press("ctrl+s")
        (fact,) = (fact for fact in facts_of(folder).values() if isinstance(fact, Applied))
        assert (fact.id, fact.at) == ("f", instant("2026-04-07T10:00-04:00"))
        await shown.press("m", "a", "n", "ctrl+s")
        assert len([fact for fact in facts_of(folder).values() if isinstance(fact, Applied)]) == 2


async def test_an_invitation_to_the_next_round_asks_for_the_day_and_leads_to_its_confirmation(
    folder: Path,
) -> None:
    async with dashboard(folder, lark()) as shown:
        await open_page(shown)
        await shown.press("r", "a", "ctrl+s")
        assert "When is the next interview with Lark Analytics?" in shown.text
        assert shown.asked == ["people", "when", "place", "zone", "confirmed"]
        assert shown.typed["people"] == "Dana Osei <dana@lark.example>"
        await shown.press("escape")
        assert shown.screen_name == "ApplicationScreen", "no day is known: one key leaves"
        await shown.press("i")
        assert (shown.typed["company"], shown.typed["title"]) == ("Lark Analytics", "Data Analyst")
        await shown.fill(when="yesterday 10:00")
        assert "confirmed" not in shown.asked
        await shown.fill(when="tue 10:00", people="Ms. Ines Wolff <ines@lark.example>")
        await shown.press("ctrl+s")
        assert shown.screen_name == "MessageScreen"
        (due,) = (f for f in shown.desk.plan.due if f.rule == "B1")
        assert (due.kind, due.round, due.status) == ("interview_confirmation", 2, Status.DUE)
        assert len(shown.desk.search.applications) == len(lark().applications)


async def test_one_that_is_confirmed_already_asks_for_no_message(folder: Path) -> None:
    async with dashboard(folder, lark()) as shown:
        await open_page(shown)
        await shown.press("r", "a", "ctrl+s")
        await shown.fill(when="tue 10:00", confirmed="yes")
        await shown.press("ctrl+s")
        assert shown.screen_name == "ApplicationScreen"
        assert shown.said == "Logged the interview with Lark Analytics. u undoes."
        assert not [f for f in shown.desk.plan.open if f.rule == "B1"]


def test_the_same_has_the_same_letter_under_both_keys() -> None:
    said, moved = ({(kind, words): key for key, words, kind, _ in answers} for answers in (SAID, MOVES))
    both = said.keys() & moved.keys()
    assert {kind for kind, _ in both} == {Rejected, Offer, OfferInWriting, Interview}
    assert all(said[each] == moved[each] for each in both)
    assert all(len({answer[0] for answer in answers}) == len(answers) for answers in (SAID, MOVES))
    kinds = {kind for kind, _ in said} & {kind for kind, _ in moved}
    assert kinds == {kind for kind, _ in both}


def test_every_kind_of_fact_has_a_key() -> None:
    by_answers = {recorded.kind for _, table in RECORDED.values() for recorded in table.values()}
    by_their_own_keys = {Interview, Debrief, Snooze, Dismiss, Override}
    only_imported = {Saved}
    assert by_answers | by_their_own_keys | only_imported == set(get_args(AnyFact))


async def test_a_fact_is_of_now_to_the_second_and_esc_records_nothing(folder: Path) -> None:
    async with dashboard(folder, lark()) as shown:
        before = facts_of(folder)
        shown.clock.now = instant("2026-04-15T11:05:42-04:00")
        shown.desk.saving.tick()
        for keys in (("n", "escape"), ("n", "n", "escape"), ("n", "x", "escape")):
            await shown.press(*keys)
            assert shown.screen_name == "TodayScreen"
        assert facts_of(folder) == before
        await shown.press("n", "n")
        await shown.fill(text="the lift is slow")
        await shown.press("ctrl+s")
        assert shown.desk.search.facts_of("a1")[-1].at == shown.clock.now


def test_who_is_new_is_made_with_the_fact() -> None:
    new = iter(("zelda", "fact"))
    form = form_of(lark(), "they said no", Rejected, new.__next__)
    typed = {"from_": "Zelda Quinn <zelda@lark.example>", "at": "yesterday 15:00"}
    rejected, people = form.value_of(read(form, typed))
    assert rejected == Rejected(id="fact", app="a1", at=THEN, from_="zelda")
    (zelda,) = people
    assert (zelda.name, zelda.email, zelda.company) == ("Zelda Quinn", "zelda@lark.example", "lark")
    said = {line.id: line.preview for line in form.fields}["from_"]
    assert said
    assert said("Zelda Quinn", {}) == "new: Zelda Quinn"
    assert said("dan", {}) == "Dana Osei"


def test_who_made_an_offer_is_likely_who_said_something_last() -> None:
    answered = Reply(id="r1", app="a1", at=instant("2026-04-15T10:00-04:00"), type="holding", from_="kim")
    form = form_of(lark().with_entry(answered), "they made an offer", Offer, iter(()).__next__)
    assert str({line.id: line.initial for line in form.fields}["from_"]).startswith("Kim")


def test_whom_one_asks_for_advice_belongs_to_no_company() -> None:
    new = iter(("ines", "fact"))
    form = form_of(lark(), "asked somebody for advice", NetworkRequest, new.__next__)
    asked, people = form.value_of(read(form, {"to": "Ines Wolff"}))
    assert asked.to == "ines"  # type: ignore[attr-defined]
    assert people == (Contact(id="ines", name="Ines Wolff"),)


async def test_somebody_new_is_recorded_with_what_they_said_and_undone_with_it(folder: Path) -> None:
    search = lark()
    async with dashboard(folder, search) as shown:
        await open_page(shown)
        await shown.press("r", "x")
        await shown.fill(from_="Zelda Quinn", back_on="fri")
        await shown.press("ctrl+s")
        assert "Zelda Quinn" in shown.said
        (zelda,) = (c for c in shown.desk.search.contacts.values() if c.name == "Zelda Quinn")
        assert zelda.company == search.applications["a1"].company
        await shown.press("u")
        assert shown.desk.search.contacts.keys() == search.contacts.keys()


async def test_somebody_new_comes_with_the_application(folder: Path) -> None:
    async with dashboard(folder, lark()) as shown:
        await open_page(shown)
        await shown.press("E")
        await shown.fill(contact="Bo Li", via_recruiter="Carla Diaz <carla@agency.example>")
        await shown.press("ctrl+s")
        search = shown.desk.search
        known = search.applications["a1"]
        bo, carla = search.contacts[known.contact or ""], search.contacts[known.via_recruiter or ""]
        assert (bo.name, bo.company) == ("Bo Li", known.company)
        assert (carla.name, carla.email, carla.company) == ("Carla Diaz", "carla@agency.example", None)


async def test_without_an_application_there_is_nothing_to_record_for(folder: Path) -> None:
    async with dashboard(folder, lark(Closed(id="c", app="a1", at=THEN))) as shown:
        for key in "rmnl":
            await shown.press(key)
            assert shown.said == "Move to an application first."
        for key, sentence in (
            ("e", "There is nothing to correct yet."),
            ("d", "There is nothing to delete."),
        ):
            await shown.press(key)
            assert shown.said == sentence


# What cannot be read

WRONG: dict[tuple[str, str], list[tuple[str, str, str]]] = {
    ("r", "h"): [
        ("needs_reply", "perhaps", "Answer yes or no."),
        ("decision_date", "blursday", "'blursday' is no day I understand."),
        (
            "from_",
            "Zelda",
            "Nobody called Zelda is recorded. Write the whole name of somebody new, "
            "with their address if you have it.",
        ),
        ("from_", "kim", "Which one: Kim Park, Kim Whitfield?"),
        ("at", "tomorrow 9:00", "That is still to come; write when it happened."),
        ("at", "", "When did it happen? Like: yesterday 15:00"),
    ],
    ("m", "t"): [
        ("deadline", "", "By when? Like: fri, 12 mar, tomorrow 17:00"),
        ("deadline", "none", "By when? Like: fri, 12 mar, tomorrow 17:00"),
        ("deadline", "blursday", "'blursday' is no day I understand."),
    ],
    ("n", "q"): [
        ("missed", "", "Which question?"),
        ("missed", ";", "Which question?"),
        ("round", "0", "Rounds are counted from 1."),
        ("round", "two", "Rounds are counted from 1."),
        ("round", "²", "Rounds are counted from 1."),
        ("round", "99999999999999999999", "Rounds are counted from 1."),
    ],
    ("n", "n"): [("text", "", "Write down what it was.")],
    ("l", "s"): [
        ("medium", "pigeon", "Answer with one of: email, letter, linkedin, call, text, in person."),
        ("kind", "", "Which message? Its first letters are enough, like: "),
    ],
    ("l", "c"): [("result", "shouted", "Answer with one of: reached, voicemail, no answer.")],
    ("l", "a"): [("to", "", "Who?")],
    ("l", "r"): [
        ("references", ",", "Whom did you name?"),
        ("references", "ruth, Zelda", "Nobody called Zelda is recorded."),
    ],
}
"""For the keys that open a form what is typed into which line, from the last line up: a form names the
first line that is wrong."""
RIGHT = {
    "missed": "Who reviews?", "text": "x", "kind": "thank", "to": "ruth", "references": "ruth",
    "deadline": "fri", "result": "reached",
}  # fmt: skip


ALL_WRONG = [(*keys, *wrong) for keys, wrongs in WRONG.items() for wrong in wrongs]


@pytest.mark.parametrize(("key", "answer", "name", "typed", "sentence"), ALL_WRONG)
def test_what_cannot_be_read_says_what_to_write(
    key: str, answer: str, name: str, typed: str, sentence: str
) -> None:
    _, words, kind, preset = next(each for each in RECORDED[key][0] if each[0] == answer)
    line = next(f for f in form_of(lark(), words, kind, preset=preset).fields if f.id == name)
    assert refusal(line, typed).startswith(sentence)


def refusal(line: Field, typed: str) -> str:
    """What the form says of a text in a line: that it cannot be read, or that something is needed."""
    try:
        value = line.read(typed) if typed.strip() or not line.required else None
    except ValueError as error:
        return str(error)
    return "" if value else line.required


async def test_what_cannot_be_read_is_named_at_its_line_and_everything_typed_stays(folder: Path) -> None:
    async with dashboard(folder, lark()) as shown:
        await open_page(shown)
        before = facts_of(folder)
        await shown.press("r", "h")
        for name, typed, sentence in WRONG["r", "h"][:2]:
            await shown.fill(**{name: typed})
            all_typed = shown.typed
            await shown.press("ctrl+s")
            assert shown.focused == name
            assert shown.wrong[name].startswith(f"! {sentence}")
            assert shown.typed == all_typed
        while shown.screen_name == "FactForm":
            await shown.press("escape")
        assert shown.screen_name == "ApplicationScreen"
        assert facts_of(folder) == before


async def test_of_two_namesakes_the_whole_name_and_those_of_the_company_come_first(folder: Path) -> None:
    elsewhere = Contact(id="dan", name="Dan Oldman")
    kim = a_contact("k", "Kim")
    search = a_search(
        an_interview(), a_debrief(), contacts=(DANA, elsewhere, kim, a_contact("kim", "Kim Park"))
    )
    async with dashboard(folder, search) as shown:
        for typed, contact in (("dan", "dana"), ("KIM", "k")):
            await shown.press("n", "n")
            await shown.fill(text="x", from_=typed)
            await shown.press("ctrl+s")
            note = shown.desk.search.facts_of("a1")[-1]
            assert isinstance(note, Note)
            assert note.from_ == contact
            shown.desk.saving.undo()


# Correcting and deleting


@dataclass(frozen=True)
class Corrected:
    """A fact, what is typed into its form, and what it says then."""

    fact: Fact
    given: Mapping[str, str]
    says: Mapping[str, Any]


def happened(kind: type[Fact], /, **says: Any) -> Fact:
    return kind(**{"id": kind.__name__.lower(), "app": "a1", "at": THEN, **says})


WHY = ({"reason": "the commute"}, {"reason": "the commute"})
CALL_KEY = "D1:a1:1:dana"
CORRECTED = (
    *(Corrected(happened(kind), *WHY) for kind in (Saved, Applied, Withdrawn, Accepted, Declined, Closed)),
    Corrected(happened(Prepared, round=1), {"round": "2"}, {"round": 2}),
    Corrected(happened(InterviewCancelled, round=2), {"round": "1"}, {"round": 1}),
    Corrected(happened(Missed, round=1, missed=("Who?",)), {"missed": "When?"}, {"missed": ("When?",)}),
    Corrected(happened(Omitted, round=1, omitted=("one",)), {"to": "dana"}, {"to": "dana"}),
    Corrected(happened(Feedback, text="one"), {"text": "two"}, {"text": "two"}),
    Corrected(happened(Note, text="one"), {"from_": "kim p"}, {"from_": "kim"}),
    Corrected(happened(Sent, kind="materials", to="dana"), {"medium": "letter"}, {"medium": "letter"}),
    Corrected(happened(Call, result="reached"), {"result": "v"}, {"result": "voicemail"}),
    Corrected(happened(Reply, type="courtesy"), {"type": "on hold"}, {"type": "on_hold"}),
    Corrected(happened(Rejected, from_="dana"), {"from_": ""}, {"from_": None}),
    Corrected(happened(Offer, written=True), {"written": "no"}, {"written": False}),
    Corrected(happened(OfferInWriting), {"conditions": "a medical"}, {"conditions": "a medical"}),
    Corrected(
        happened(OfferDeadline, deadline=DayOrInstant(FRIDAY)),
        {"deadline": "2026-04-20"},
        {"deadline": DayOrInstant(date(2026, 4, 20))},
    ),
    Corrected(
        happened(Snooze, key=CALL_KEY, until=DayOrInstant(date(2026, 4, 22))),
        {"until": "2026-04-23 10:00"},
        {"until": DayOrInstant(instant("2026-04-23T10:00-04:00"))},
    ),
    *(Corrected(happened(kind, key=CALL_KEY), *WHY) for kind in (Dismiss, Override)),
    Corrected(happened(NetworkRequest, to="dana"), {"to": "ruth"}, {"to": "ruth"}),
    Corrected(happened(NetworkTalk, with_="dana"), {"with_": "ruth"}, {"with_": "ruth"}),
    Corrected(
        happened(ReferencesGiven, references=("ruth",)), {"references": "dana"}, {"references": ("dana",)}
    ),
)  # fmt: skip


def test_every_kind_of_fact_is_corrected() -> None:
    by_their_own_forms = {Interview, Debrief}
    assert {type(case.fact) for case in CORRECTED} | by_their_own_forms == set(get_args(AnyFact))


@pytest.mark.parametrize("case", CORRECTED, ids=lambda case: type(case.fact).__name__)
def test_each_fact_is_corrected_and_back_dated(case: Corrected) -> None:
    form = form_of(lark(case.fact), "Correct", type(case.fact), known=case.fact)
    earlier = instant("2026-04-13T09:30-04:00")
    corrected = form.value_of(read(form, {"at": "2026-04-13 9:30", **case.given}))
    assert corrected == (msgspec.structs.replace(case.fact, at=earlier, **case.says), ())


async def test_a_fact_is_corrected_back_dated_and_deleted_on_the_page(folder: Path) -> None:
    cases = CORRECTED[10:20:4]
    async with dashboard(folder, lark(*(case.fact for case in cases)), size=(120, 40)) as shown:
        await open_page(shown)
        for case in cases:
            await shown.move_to(case.fact.id)
            words = told(shown.desk.search, case.fact, PLAIN)
            await shown.press("e")
            assert f"Correct: {words}" in shown.text
            await shown.fill(at="2026-04-13 9:30", **case.given)
            await shown.press("ctrl+s")
            assert shown.screen_name == "ApplicationScreen", shown.hint
            assert shown.said == f"Corrected: {words}. u undoes."
            now = facts_of(folder)[case.fact.id]
            earlier = instant("2026-04-13T09:30-04:00")
            assert now == msgspec.structs.replace(case.fact, at=earlier, **case.says)
            await shown.press("d")
            words = told(shown.desk.search, now, PLAIN)
            assert f" y   {words}"[:60] in shown.text
            assert case.fact.id in facts_of(folder)
            await shown.press("y")
            assert shown.said == f"Deleted: {words}. u undoes."
            assert case.fact.id not in facts_of(folder)


async def test_what_came_without_a_day_is_asked_when_it_was_and_has_follow_ups_from_then_on(
    folder: Path,
) -> None:
    applied = Applied(id="w", app="a1", at=THEN - timedelta(days=9))
    chat = Reply(id="r", app="a1", at=applied.at + timedelta(minutes=1), type="advance", undated=True)
    async with dashboard(folder, a_search(applied, chat)) as shown:
        await open_page(shown)
        assert "when is or was the interview? With its day come its follow-ups" in shown.text
        assert "i logs the interview, e gives it its day." in shown.text
        assert not shown.desk.plan.open
        await shown.press("e", "ctrl+s")
        assert facts_of(folder)["r"] == chat, "nothing is invented"
        await shown.press("e")
        await shown.fill(at="yesterday 9:30")
        await shown.press("ctrl+s")
        assert facts_of(folder)["r"] == msgspec.structs.replace(
            chat, at=instant("2026-04-14T09:30-04:00"), undated=False
        )
        assert "when is or was" not in shown.text
        assert [follow_up.rule for follow_up in shown.desk.plan.open] == ["A2"]


async def test_interview_and_debrief_are_corrected_and_deleted_on_the_page(folder: Path) -> None:
    async with dashboard(folder, lark()) as shown:
        await open_page(shown)
        await shown.move_to("d1")
        await shown.press("e")
        await shown.fill(decision="fri")
        await shown.press("ctrl+s")
        debrief = facts_of(folder)["d1"]
        assert debrief == a_debrief(decision_date=FRIDAY)
        await shown.move_to("i1")
        await shown.press("e")
        await shown.fill(when="2026-04-13 9:00-10:00")
        await shown.press("ctrl+s")
        interview = facts_of(folder)["i1"]
        assert isinstance(interview, Interview)
        assert (interview.start, interview.round) == (instant("2026-04-13T09:00-04:00"), 1)
        await shown.press("d", "y")
        assert list(facts_of(folder)) == ["d1"]
        await shown.press("e")
        assert shown.said == "The interview of this debrief is not recorded; i logs it."
        await shown.move_to("d1")
        await shown.press("d", "y")
        assert facts_of(folder) == {}
        assert "was invited to round" not in shown.text
        await shown.press("d")
        assert " a   Data Analyst at Lark Analytics" in shown.text
        await shown.press("escape", "u", "u")
        assert facts_of(folder) == {"d1": debrief, "i1": interview}


async def test_that_an_interview_was_not_confirmed_after_all_is_corrected(folder: Path) -> None:
    coming = an_interview(start=instant("2026-04-17T10:00-04:00"), confirmed=True)
    async with dashboard(folder, a_search(coming)) as shown:
        await open_page(shown)
        await shown.move_to("i1")
        await shown.press("e")
        assert shown.typed["confirmed"] == "yes"
        await shown.press("ctrl+s", "e")
        await shown.fill(confirmed="no")
        await shown.press("ctrl+s")
        corrected = facts_of(folder)["i1"]
        assert isinstance(corrected, Interview)
        assert not corrected.confirmed


async def test_a_line_left_as_it_stands_keeps_what_it_cannot_show(folder: Path) -> None:
    """Seconds, line breaks, no round, a kind that is none of ours, and which of two namesakes it was."""
    sent = Sent(
        id="s", app="a1", at=instant("2026-04-14T15:00:42-04:00"), kind="a kind of long ago", to="dana",
        text="Dear Dana,\n\n\tthank you.\x07",
    )  # fmt: skip
    talk = NetworkTalk(id="t", app="a1", at=instant("2026-04-14T15:00:41-04:00"), with_="kim2")
    people = (DANA, a_contact("kim", "Kim Park"), a_contact("kim2", "Kim Park"))
    search = a_search(an_interview(), a_debrief(), sent, talk, contacts=people)
    async with dashboard(folder, search) as shown:
        await open_page(shown)
        for fact in (sent, talk):
            await shown.move_to(fact.id)
            await shown.press("e", "ctrl+s")
            assert facts_of(folder)[fact.id] == fact
        await shown.move_to("s")
        await shown.press("e")
        await shown.fill(subject="Thanks")
        await shown.press("ctrl+s")
        assert facts_of(folder)["s"] == msgspec.structs.replace(sent, subject="Thanks")


async def test_on_today_the_newest_fact_is_corrected_and_deleted(folder: Path) -> None:
    note = Note(id="n", app="a1", at=NOW, text="the lift is slow")
    async with dashboard(folder, lark(note)) as shown:
        await shown.press("e")
        assert "Correct: note: the lift is slow" in shown.text
        await shown.press("escape", "d", "escape")
        assert facts_of(folder)["n"] == note
        await shown.press("d", "y")
        assert shown.said == "Deleted: note: the lift is slow. u undoes."
        await shown.press("u")
        assert facts_of(folder)["n"] == note


async def test_what_was_captured_by_mistake_is_deleted_from_page_list_and_people(folder: Path) -> None:
    interview = an_interview(interviewers=("dana", "kim"))
    async with dashboard(folder, a_search(interview, contacts=PEOPLE[:3])) as shown:
        before = shown.desk.search
        await open_page(shown)
        await shown.move_to("Contact:kim")
        await shown.press("d")
        assert " y   " not in shown.text
        await shown.press("p")
        assert shown.said == "Deleted Kim Park; one entry stays without the name. u undoes."
        assert shown.screen_name == "ApplicationScreen"
        assert "Kim Park" not in shown.text.replace(shown.said, "")
        await shown.press("u", "d", "a")
        assert shown.said == "Deleted Data Analyst at Lark Analytics with one interview. u undoes."
        assert shown.screen_name == "TodayScreen"
        assert not open_desk(folder).search.applications
        await shown.press("u", "2", "d", "w")
        assert [c.name for c in shown.desk.search.contacts.values()] == ["Kim Whitfield"]
        assert shown.said.startswith("Deleted Data Analyst at Lark Analytics")
        assert shown.screen_name == "ApplicationsScreen"
        await shown.press("u", "v", "d")
        assert "Delete: Data Analyst at Lark Analytics with one interview?" in shown.text
        await shown.press("y", "4", "d", "escape", "d", "y")
        assert shown.said == "Deleted Lark Analytics with three people. u undoes."
        assert not open_desk(folder).search
        await shown.press("u", "u")
        assert shown.desk.search == open_desk(folder).search == before
