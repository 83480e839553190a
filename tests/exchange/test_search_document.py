"""The search document: what is exported is what is imported, and every mistake has a place."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from afterword.domain.errors import InvalidEntry
from afterword.domain.facts import Note, Offer
from afterword.domain.search import JobSearch, KeptDraft, Parameter
from afterword.exchange.search_document import read_document, write_document
from builders import a_search, instant
from searches import NASTY, searches

MISSING = object()


def a_document(**given: Any) -> dict[str, Any]:
    """A small search document with the given sections in the place of its own."""
    plain: dict[str, Any] = {
        "afterword": 1,
        "profile": {"name": "Rosa Lind", "tz": "America/New_York", "region": "US"},
        "companies": {"lark": {"name": "Lark Analytics"}},
        "contacts": {"dana": {"company": "lark", "name": "Dana Osei"}},
        "applications": {"a1": {"company": "lark", "title": "Data Analyst", "contact": "dana"}},
        "facts": [
            {"id": "f1", "fact": "applied", "app": "a1", "at": "2026-04-08T09:00-04:00"},
            {"id": "f2", "fact": "interview", "app": "a1", "at": "2026-04-10T09:00-04:00", "round": 1,
             "start": "2026-04-14T10:00-04:00", "end": "2026-04-14T11:00-04:00", "interviewers": ["dana"]},
        ],
    }  # fmt: skip
    return plain | given


def with_fact(**fields: Any) -> dict[str, Any]:
    """The document with a third fact, a note; a field given as MISSING is not there."""
    note = {"id": "f3", "fact": "note", "at": "2026-04-15T09:00-04:00", "text": "", **fields}
    note = {name: value for name, value in note.items() if value is not MISSING}
    return a_document(facts=[*a_document()["facts"], note])


@given(search=searches(texts=NASTY, unknown_fields=True))
@settings(max_examples=30, deadline=None)
def test_an_export_imports_as_an_equal_search(search: JobSearch) -> None:
    text = write_document(search)
    imported = read_document(text)
    assert imported.search == search
    assert bool(imported.warnings) == bool(search.unread)
    assert write_document(imported.search) == text
    assert read_document(text.encode()).search == search


def test_an_empty_search_round_trips() -> None:
    assert read_document(write_document(JobSearch())).search == JobSearch()
    assert read_document('{"afterword": 1}').search == JobSearch()


def test_the_export_is_sorted_and_its_facts_stand_in_order() -> None:
    late = Note(id="a_late", at=instant("2026-05-01T09:00-04:00"), text="")
    early = Note(id="z_early", at=instant("2026-04-01T09:00-04:00"), text="")
    search = a_search(late, early).with_entry(Parameter(id="status.default_medium", value="email"))
    search = search.with_entry(KeptDraft(id="C2:a1:1:dana", body="Dear Ms. Osei"))
    text = write_document(search)
    document = json.loads(text)
    assert text == json.dumps(document, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    assert document["afterword"] == 1
    assert document["cadence"] == {"status.default_medium": "email"}
    assert document["drafts"] == {"C2:a1:1:dana": {"body": "Dear Ms. Osei"}}
    assert [fact["id"] for fact in document["facts"]] == ["z_early", "a_late"]
    assert document["facts"][0]["at"] == "2026-04-01T09:00:00-04:00"


def test_instants_may_lack_seconds_and_a_byte_order_mark_is_read() -> None:
    search = read_document(b"\xef\xbb\xbf" + json.dumps(a_document()).encode()).search
    assert search.facts["a1"][0].at == instant("2026-04-08T09:00:00-04:00")


INTERVIEW = a_document()["facts"][1]

MISTAKES: dict[str, tuple[Any, str]] = {
    "no JSON": ('{"afterword": 1,\n "facts": [}', "line 2, column 12: this is not JSON"),
    "cut off": ('{"afterword": 1,\n "facts": [', "line 2, column 12: this is not JSON"),
    "a text that is half a character": (
        '{"afterword": 1, "x": "\udc80"}',
        "line 1, column 24: this is not UTF-8",
    ),
    "NaN": ('{"afterword": NaN}', "line 1, column 15: this is not JSON"),
    "a list": ("[]", "$: a search document is"),
    "no version": ({"facts": []}, "$.afterword: this field is missing"),
    "a version that is none": ({"afterword": True}, "$.afterword: this is the document's version"),
    "a newer version": ({"afterword": 2}, "$.afterword: this document has version 2"),
    "a repeated section": ('{"afterword": 1, "facts": [], "facts": []}', '$: "facts" stands twice'),
    "a repeated company": (
        '{"afterword": 1, "companies": {"lark": {"name": "A"}, "lark": {"name": "B"}}}',
        '$.companies: "lark" stands twice',
    ),
    "a repeated field": ('{"afterword": 1, "facts": [{"at": 1, "at": 2}]}', '$.facts[0]: "at" stands twice'),
    "a section that is a list": (a_document(companies=[]), "$.companies: this must be an object"),
    "facts that are an object": (a_document(facts={}), "$.facts: this must be a list"),
    "a profile that is nothing": (a_document(profile=None), "$.profile: this must be an object"),
    "a fact that is a text": (a_document(facts=["x"]), "$.facts[0]: this must be an object"),
    "a company without a name": (
        a_document(companies={"lark": {}}),
        "$.companies.lark.name: this field is missing",
    ),
    "a company with a blank name": (
        a_document(companies={"lark": {"name": " "}}),
        "$.companies.lark.name: a name",
    ),
    "an id with a slash": (a_document(companies={"l/k": {"name": "A"}}), "$.companies.l/k: the id 'l/k'"),
    "an application without a title": (
        a_document(applications={"a1": {"company": "lark"}}),
        "$.applications.a1.title: this field is missing",
    ),
    "a fact without a kind": (with_fact(fact=MISSING), "$.facts[2].fact: this field is missing"),
    "an unknown fact": (with_fact(fact="dreamt"), "$.facts[2].fact: 'dreamt' is not a kind of fact"),
    "a fact without its time": (with_fact(at=MISSING), "$.facts[2].at: this field is missing"),
    "a bad date": (
        with_fact(at="2026-02-30T09:00-05:00"),
        "$.facts[2].at: '2026-02-30T09:00-05:00' is not a date",
    ),
    "an instant without offset": (
        with_fact(at="2026-04-15T09:00"),
        "$.facts[2].at: '2026-04-15T09:00' needs its",
    ),
    "an instant that is a number": (with_fact(at=5), "$.facts[2].at: expected"),
    "an offset with seconds": (with_fact(at="2026-04-15T09:00+00:00:01"), "$.facts[2].at: "),
    "a fact without its text": (with_fact(text=MISSING), "$.facts[2].text: this field is missing"),
    "a text that is a number": (with_fact(text=1), "$.facts[2].text: expected `str`, got `int`"),
    "a repeated fact": (with_fact(id="f1"), '$.facts[2].id: "f1" stands twice, first at $.facts[0]'),
    "a fact's id that is a number": (with_fact(id=3), "$.facts[2].id: an id must be a text"),
    "a fact's id with a space": (with_fact(id="f 3"), "$.facts[2].id: the id 'f 3'"),
    "a bad day or instant": (
        with_fact(fact="snooze", text=MISSING, key="C2:a1:1:dana", until="friday"),
        "$.facts[2].until: this must be",
    ),
    "a decision date that is none": (
        with_fact(fact="reply", type="holding", decision_date="2026-04-31"),
        "$.facts[2].decision_date: ",
    ),
    "an interview that ends first": (
        a_document(facts=[{**INTERVIEW, "end": INTERVIEW["start"]}]),
        "$.facts[0].end: an interview must end after",
    ),
    "an interviewer that is a number": (
        a_document(facts=[{**INTERVIEW, "interviewers": ["dana", 3]}]),
        "$.facts[0].interviewers[1]: expected `str`",
    ),
    "a role that is none": (
        a_document(contacts={"dana": {"name": "Dana", "role": "boss"}}),
        "$.contacts.dana.role: invalid",
    ),
    "a zone that is none": (
        a_document(profile={"tz": "Mars/Base"}),
        "$.profile.tz: 'Mars/Base' is not a time zone",
    ),
    "a parameter that is an object": (
        a_document(cadence={"status.default_medium": {}}),
        "$.cadence.status.default_medium: expected",
    ),
    "an unknown company": (
        a_document(applications={"a1": {"company": "finch", "title": "x"}}),
        '$.applications.a1.company: there is no company "finch"',
    ),
    "a contact's unknown company": (
        a_document(contacts={"dana": {"name": "Dana", "company": "finch"}}),
        "$.contacts.dana.company: there is no",
    ),
    "an unknown contact": (
        a_document(applications={"a1": {"company": "lark", "title": "x", "references": ["dana", "ben"]}}),
        '$.applications.a1.references[1]: there is no contact "ben"',
    ),
    "an unknown application": (with_fact(app="a2"), '$.facts[2].app: there is no application "a2"'),
    "an unknown sender": (with_fact(**{"from": "ben"}), '$.facts[2].from: there is no contact "ben"'),
    "an unknown interviewer": (
        a_document(facts=[{**INTERVIEW, "interviewers": ["dana", "ben"]}]),
        "$.facts[0].interviewers[1]: there is no",
    ),
    "an unknown person with a key point": (
        with_fact(fact="debrief", text=MISSING, app="a1", round=1, key_points={"ben": "x"}),
        '$.facts[2].key_points.ben: there is no contact "ben"',
    ),
    "an unknown partner of a talk": (
        with_fact(fact="network_talk", text=MISSING, **{"with": "ben"}),
        "$.facts[2].with: there is no contact",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_one_sentence_that_names_its_place(name: str) -> None:
    document, sentence = MISTAKES[name]
    with pytest.raises(InvalidEntry) as mistake:
        read_document(document if isinstance(document, str) else json.dumps(document))
    assert str(mistake.value).startswith(sentence)
    assert "\n" not in str(mistake.value)


def test_unknown_fields_are_kept_and_named() -> None:
    document = with_fact(mood="sunny")
    document["facts"][1]["mood"] = "gray"
    document |= {"weather": {}, "cadence": {"status.colour": "blue"}}
    document["profile"]["pronouns"] = "she"
    imported = read_document(json.dumps(document))
    assert imported.warnings == (
        "$.weather is not known to this version; it was left out.",
        "$.profile.pronouns is not known to this version; it was kept.",
        "$.cadence.status.colour is not known to this version; it was kept.",
        "$.facts[1].mood is not known to this version, nor is it in 1 more of the entries; it was kept.",
    )
    again = json.loads(write_document(imported.search))
    assert again["facts"][2]["mood"] == "sunny"
    assert again["profile"]["pronouns"] == "she"
    assert again["cadence"] == {"status.colour": "blue"}


def test_a_fact_without_an_id_gets_the_same_one_each_time_and_twins_stay_apart() -> None:
    document = with_fact(id=MISSING)
    document["facts"] += [document["facts"][2], {**document["facts"][2], "text": "other"}]
    first, second = (read_document(json.dumps(document)).search for _ in range(2))
    assert first == second
    ids = [fact.id for fact in first.facts[""]]
    assert len(set(ids)) == 3
    assert all(fact_id.startswith("h") for fact_id in ids)
    document["facts"][2]["at"] = "2026-04-15T09:00:00-04:00"
    assert read_document(json.dumps(document)).search == first


def test_an_id_from_content_never_takes_one_that_is_given() -> None:
    nameless = with_fact(id=MISSING)
    (made,) = (fact.id for fact in read_document(json.dumps(nameless)).search.facts[""])
    nameless["facts"].append({**nameless["facts"][2], "id": made, "text": "other"})
    assert len(read_document(json.dumps(nameless)).search.facts[""]) == 2


def test_a_company_that_was_marked_as_an_agency_is_one_of_that_kind() -> None:
    companies = {
        "old": {"name": "Prairie Staffing", "agency": True},
        "not": {"name": "Lark", "agency": False},
        "both": {"name": "Hire", "agency": True, "kind": "small"},
    }
    imported = read_document(json.dumps({"afterword": 1, "companies": companies}))
    assert imported.warnings == ()
    assert {company.id: company.kind for company in imported.search.companies.values()} == {
        "old": "agency", "not": "", "both": "small",
    }  # fmt: skip
    written = json.loads(write_document(imported.search))["companies"]
    assert written["old"] == {"name": "Prairie Staffing", "kind": "agency"}
    assert written["not"] == {"name": "Lark"}


def test_an_offer_that_is_not_on_paper_is_another_than_one_of_which_nobody_said() -> None:
    offers = [
        {"id": word, "fact": "offer", "app": "a1", "at": "2026-04-20T09:00-04:00", **more}
        for word, more in (("said", {"written": False}), ("unsaid", {}))
    ]
    document = a_document(facts=offers)
    imported = read_document(json.dumps(document)).search
    assert [fact.written for fact in imported.facts["a1"] if isinstance(fact, Offer)] == [False, None]
    said, unsaid = json.loads(write_document(imported))["facts"]
    assert said["written"] is False
    assert "written" not in unsaid
