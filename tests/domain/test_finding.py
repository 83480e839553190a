"""Applications and people are found by words anywhere, whatever their case and accents."""

import msgspec
import pytest

from afterword.domain.application import Application
from afterword.domain.facts import Applied, Call, Interview, Rejected, Reply, Saved, Sent
from afterword.domain.history.story import Story
from afterword.domain.insight.finding import Finder, is_found
from afterword.domain.insight.standing import ORDERS, last_contact, stage_text, standing_of
from afterword.domain.letters import folded
from afterword.domain.people import Company, Contact
from afterword.domain.search import JobSearch, job_search
from builders import ANALYST, DANA, LARK, ROSA, instant
from interface.dashboards import CADENCE

NOW = instant("2026-04-20T10:00-04:00")
ZOE = Company(id="zoe", name="Zoë Straße GmbH")
CLERK = Application(id="a2", company="zoe", title="Night Clerk", tags=("first choice",), contact="lou")
KEPT = Application(id="a3", company="zoe", title="Archivist", location="Łódź or Köln")
LOU = Contact(id="lou", company="zoe", name="Lou Ångström")

FACTS = (
    Applied(id="f1", app="a1", at=instant("2026-04-01T09:00-04:00")),
    Sent(
        id="f2", app="a1", at=instant("2026-04-10T09:00-04:00"), kind="status_email", to="dana",
        subject="A question", text="half of the returns arrive by fax",
    ),
    Applied(id="f3", app="a2", at=instant("2026-04-02T09:00-04:00")),
    Saved(id="f4", app="a3", at=instant("2026-04-03T09:00-04:00")),
)  # fmt: skip


def a_search(*more: Applied | Rejected | Sent | Reply) -> JobSearch:
    return job_search([ROSA, LARK, ZOE, DANA, LOU, ANALYST, CLERK, KEPT, *FACTS, *more], {})


def stories(search: JobSearch) -> list[Story]:
    return [Story(search, application, CADENCE, NOW) for application in search.applications.values()]


def found(query: str, search: JobSearch | None = None) -> list[str]:
    search = search or a_search()
    return [story.application.id for story in Finder().found(query, search, stories(search))]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", ["a1", "a2", "a3"]),
        ("  ", ["a1", "a2", "a3"]),
        ("LARK", ["a1"]),
        ("zoe strasse", ["a2", "a3"]),
        ("angstrom", ["a2"]),
        ("Dana", ["a1"]),
        ("koln", ["a3"]),
        ("first", ["a2"]),
        ("RETURNS fax", ["a1"]),
        ("fax question", ["a1"]),
        ("saved", ["a3"]),
        ("clerk lark", []),
        ("[/x]", []),
    ],
)
def test_every_word_must_occur_somewhere(query: str, ids: list[str]) -> None:
    assert found(query) == ids


def test_what_was_found_follows_the_facts() -> None:
    finder, search = Finder(), a_search()
    first = stories(search)
    assert not finder.found("rejected", search, first)
    assert not finder.found("pigeon", search, first)
    note = Sent(id="f9", app="a2", at=NOW, kind="check_in", text="by pigeon")
    after = search.with_fact(Rejected(id="f8", app="a1", at=NOW)).with_fact(note)
    later = stories(after)
    assert [s.application.id for s in finder.found("rejected", after, later)] == ["a1"]
    assert [s.application.id for s in finder.found("pigeon", after, later)] == ["a2"]
    renamed = after.with_entry(msgspec.structs.replace(LOU, name="Ben Moss"))
    again = stories(renamed)
    assert [s.application.id for s in finder.found("moss", renamed, again)] == ["a2"]
    assert not finder.found("angstrom", renamed, again)


def test_texts_are_folded_once_until_facts_change(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def counted(text: str) -> str:
        calls.append(text)
        return folded(text)

    monkeypatch.setattr("afterword.domain.insight.finding.folded", counted)
    finder, search = Finder(), a_search()
    finder.found("a", search, stories(search))
    calls.clear()
    finder.found("an", search, stories(search))
    assert calls == ["an"], "nothing is folded anew but what was typed"
    after = search.with_fact(Reply(id="f9", app="a2", at=NOW, type="holding", text="soon"))
    calls.clear()
    finder.found("an", after, stories(after))
    assert len(calls) == 2, "only the application with a new fact"


def test_words_of_a_person() -> None:
    assert is_found("osei ANALYST", "Dana Osei", "Head Analyst")
    assert not is_found("osei clerk", "Dana Osei", "Head Analyst")
    assert is_found("", "Dana Osei")


# Where an application stands


def test_standing_and_stage() -> None:
    end = Rejected(id="f9", app="a1", at=NOW)
    told = {s.application.id: (standing_of(s), stage_text(s)) for s in stories(a_search(end))}
    assert told == {"a1": ("closed", "rejected"), "a2": ("live", "applied"), "a3": ("saved", "saved")}
    long_after = instant("2026-08-20T10:00-04:00")
    quiet = Story(a_search(), CLERK, CADENCE, long_after)
    assert (standing_of(quiet), stage_text(quiet)) == ("quiet", "gone quiet")


def test_last_contact_is_in_either_direction() -> None:
    search = a_search()
    assert [last_contact(story) for story in stories(search)] == [FACTS[1].at, None, None]
    ringing = Call(id="f9", app="a2", at=instant("2026-04-12T10:00-04:00"), result="no_answer")
    answer = Reply(id="f10", app="a2", at=instant("2026-04-11T10:00-04:00"), type="courtesy")
    talk = Interview(
        id="f11", app="a1", at=instant("2026-04-11T10:00-04:00"), round=1,
        start=instant("2026-04-14T10:00-04:00"), end=instant("2026-04-14T11:00-04:00"),
    )  # fmt: skip
    after = search.with_fact(ringing).with_fact(answer).with_fact(talk)
    assert [last_contact(story) for story in stories(after)] == [talk.end, answer.at, None]


def test_orders() -> None:
    told = stories(a_search(Rejected(id="f9", app="a2", at=NOW)))
    ids = {order: [s.application.id for s in sorted(told, key=key)] for order, key in ORDERS.items()}
    assert ids == {
        "by last contact": ["a2", "a1", "a3"],
        "by company": ["a1", "a3", "a2"],
        "by stage": ["a2", "a1", "a3"],
        "newest first": ["a3", "a2", "a1"],
    }
