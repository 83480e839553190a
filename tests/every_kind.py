"""A follow-up of every kind of message, with the facts that make its draft complete."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import msgspec

from afterword.domain.application import Application
from afterword.domain.facts import (
    Accepted,
    Applied,
    Closed,
    DayOrInstant,
    Debrief,
    Declined,
    Fact,
    Feedback,
    Interview,
    InterviewCancelled,
    NetworkRequest,
    NetworkTalk,
    Note,
    Offer,
    Omitted,
    ReferencesGiven,
    Rejected,
    Reply,
    Sent,
    Withdrawn,
)
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.languages import language
from afterword.domain.people import Company, Contact, Profile
from afterword.domain.search import JobSearch, job_search
from afterword.writing.blanks import BLANKS, text_of
from afterword.writing.filling import put_in
from builders import instant

NOW = instant("2026-04-21T10:00-04:00")


@dataclass(frozen=True, kw_only=True)
class Names:
    """Who and what a search is about; everything else stays the same."""

    company: str = "Lark Analytics"
    person: str = "Dana Osei"
    salutation: str = "Ms. Osei"
    role: str = "Data Analyst"
    colleague: str = "Cy Marlow"
    other_company: str = "Vesper Freight"
    other_person: str = "Omar Aydin"
    other_role: str = "Route Planner"
    user: str = "Rosa Lind"
    language: str = "en"


@dataclass(frozen=True, kw_only=True)
class Case:
    """A follow-up with what has to be known beside the interview and its debrief."""

    name: str
    kind: str
    rule: str
    facts: tuple[Fact, ...] = ()
    given: dict[str, Any] = field(default_factory=dict)
    supplied: dict[str, str] = field(default_factory=dict)


def at(text: str) -> datetime:
    return instant(f"2026-04-{text}-04:00")


def fact(struct: type[Fact], when: str, /, **given: Any) -> Fact:
    plain: dict[str, Any] = {"id": f"x{struct.__name__}{when[:2]}{when[3:5]}", "app": "a1", "at": at(when)}
    return struct(**plain | given)


def no_round(**given: Any) -> dict[str, Any]:
    return {"round": None} | given


REJECTED = fact(Rejected, "20T11:00", from_="dana")
OFFERED = fact(Offer, "20T11:00", from_="dana", terms="full time, starting on 1 June")
LATER = {"round": 2}
SECOND = (
    fact(Interview, "17T09:00", id="i2", round=2, start=at("20T10:00"), end=at("20T11:00"),
         interviewers=("dana", "cy")),
    fact(Debrief, "20T12:00", id="d2", round=2, next_step="they decide together",
         key_points={"dana": "the trial with two depots", "cy": "how the night shift plans its week"},
         value="I ran a pilot like it for a whole winter"),
)  # fmt: skip
COMING = fact(
    Interview, "20T09:00", id="i3", round=2, start=at("28T14:00"), end=at("28T15:00"),
    interviewers=("dana",), place="12 Harbor Street",
)  # fmt: skip
OMITTED = fact(Omitted, "16T09:00", round=1, omitted=("I have led two migrations of a reporting database",))
NEWS = fact(
    Omitted, "20T09:00", id="n1", round=1, omitted=("I finished the course in forecasting I told you about",)
)
ELSEWHERE = fact(Offer, "20T16:00", id="o2", app="a2", deadline=DayOrInstant(date(2026, 4, 30)))
SLOTS = {
    "[two or three days and times]": "on Tuesday, 28 April, all day and on 29 April in the morning",
}

CASES: tuple[Case, ...] = (
    Case(name="thank_you", kind="thank_you", rule="C2"),
    Case(name="thank_you_colleague", kind="thank_you", rule="C2", given={"contact": "cy"}),
    Case(name="thank_you_later", kind="thank_you", rule="C2", facts=SECOND, given=LATER),
    Case(name="thank_you_late", kind="thank_you", rule="C2", given={"status": Status.OVERDUE}),
    Case(
        name="thank_you_pass_on", kind="thank_you", rule="C2",
        given={"contact": "kim", "pass_on": ("dana", "cy")},
    ),
    Case(name="thank_you_recruiter", kind="thank_you", rule="C2", given={"contact": "kim"}),
    Case(name="thank_you_referrer", kind="thank_you", rule="C2", given={"contact": "ruth"}),
    Case(name="thank_you_letter", kind="thank_you_letter", rule="C3", given={"medium": "letter"}),
    Case(name="clarification", kind="clarification", rule="C4", facts=(OMITTED,)),
    Case(
        name="materials", kind="materials", rule="C5",
        facts=(fact(Debrief, "14T12:00", id="d1", round=1, key_points={"dana": "the fax feed"},
                    promised_materials=("the outline of the form", "two sample reports")),),
    ),
    Case(name="status_call", kind="status_call", rule="D1", given={"medium": "call"}),
    Case(
        name="status_call_applied", kind="status_call", rule="A1", facts=(fact(Applied, "01T09:00"),),
        given=no_round(medium="call"),
    ),
    Case(name="status_email", kind="status_email", rule="D1"),
    Case(
        name="status_email_applied", kind="status_email", rule="A2",
        facts=(fact(Applied, "01T09:00"), fact(Reply, "07T09:00", type="holding", from_="dana")),
        given=no_round(),
    ),
    Case(
        name="second_status_email", kind="second_status_email", rule="D3",
        facts=(fact(Sent, "17T09:00", kind="status_email", to="dana", text="How do things stand?"),),
    ),
    Case(name="check_in", kind="check_in", rule="D4", facts=(NEWS,)),
    Case(
        name="application_follow_up", kind="application_follow_up", rule="A1",
        facts=(fact(Applied, "09T09:00"),), given=no_round(),
        supplied={
            "[what you would bring to the job]": "I brought sixty seasonal staff on board in one spring"
        },
    ),
    Case(name="interview_confirmation", kind="interview_confirmation", rule="B1", facts=(COMING,),
         given=LATER),
    Case(
        name="rebook", kind="rebook", rule="B3",
        facts=(COMING, fact(InterviewCancelled, "20T13:00", round=2)), given=LATER, supplied=SLOTS,
    ),
    Case(
        name="rebook_nobody_came", kind="rebook", rule="B3",
        facts=(COMING, fact(InterviewCancelled, "20T13:00", round=2, why="nobody_came")), given=LATER,
        supplied=SLOTS,
    ),
    Case(
        name="reply", kind="reply", rule="E1",
        facts=(fact(Reply, "20T09:00", type="question", from_="dana", needs_reply=True,
                    text="When could you start?"),),
        given=no_round(),
        supplied={"[your answer to: When could you start?]": "I could start on Monday, 1 June"},
    ),
    Case(
        name="feedback_thanks", kind="feedback_thanks", rule="E1",
        facts=(REJECTED, fact(Feedback, "20T15:00", text="Concrete figures would have helped")),
        given=no_round(),
    ),
    Case(name="rejection_reply", kind="rejection_reply", rule="F1", facts=(REJECTED,), given=no_round()),
    Case(name="final_thanks", kind="final_thanks", rule="F2", facts=(REJECTED,),
         given=no_round(contact="cy")),
    Case(name="final_thanks_advice", kind="final_thanks", rule="F2",
         facts=(fact(Rejected, "20T15:00", from_="kim"),), given=no_round()),
    Case(name="rejection_reply_recruiter", kind="rejection_reply", rule="F1",
         facts=(fact(Rejected, "20T15:00", from_="kim"),), given=no_round(contact="kim")),
    Case(name="final_thanks_accepted", kind="final_thanks", rule="F2",
         facts=(fact(Accepted, "20T15:00"),), given=no_round()),
    Case(name="final_thanks_declined", kind="final_thanks", rule="F2",
         facts=(fact(Declined, "20T15:00"),), given=no_round()),
    Case(name="stay_in_touch", kind="stay_in_touch", rule="F3", facts=(REJECTED,),
         given=no_round(medium="linkedin")),
    Case(name="re_contact", kind="re_contact", rule="F4",
         facts=(fact(Closed, "18T15:00"), NEWS), given=no_round()),
    Case(name="offer_thanks", kind="offer_thanks", rule="G1", facts=(OFFERED,), given=no_round()),
    Case(name="offer_thanks_and_time", kind="offer_thanks", rule="G1",
         facts=(fact(Offer, "20T11:00", from_="dana", deadline=DayOrInstant(date(2026, 4, 27))),),
         given=no_round(ask_until=date(2026, 5, 4), together=("G4:a1:-:dana",))),
    Case(name="rebook_oneself", kind="rebook", rule="B3", facts=(COMING,), given=LATER, supplied=SLOTS),
    Case(name="ask_for_time", kind="ask_for_time", rule="G4",
         facts=(fact(Offer, "20T11:00", from_="dana", deadline=DayOrInstant(date(2026, 4, 27))),),
         given=no_round(ask_until=date(2026, 5, 4))),
    Case(name="inform_other_company", kind="inform_other_company", rule="G3", facts=(ELSEWHERE,),
         given=no_round()),
    Case(name="inform_other_company_call", kind="inform_other_company", rule="G3", facts=(ELSEWHERE,),
         given=no_round(medium="call")),
    Case(name="written_offer_request", kind="written_offer_request", rule="G5", facts=(OFFERED,),
         given=no_round()),
    Case(name="written_offer_request_after_yes", kind="written_offer_request", rule="G5",
         facts=(OFFERED, fact(Accepted, "20T15:00")), given=no_round()),
    Case(name="acceptance", kind="acceptance", rule="G6", facts=(OFFERED, fact(Accepted, "20T15:00")),
         given=no_round()),
    Case(name="negotiation", kind="negotiation", rule="G4", facts=(OFFERED,), given=no_round(),
         supplied={
             "[what you would like to change: pay, start, hours or place]": "I would like to start on 1 July",
             "[why, in one sentence]": "I want to hand over my current work properly",
         }),
    Case(name="decline_invitation", kind="decline_invitation", rule="B1", facts=(COMING,), given=LATER),
    Case(name="feedback_request", kind="feedback_request", rule="F1", facts=(REJECTED,), given=no_round()),
    Case(name="referrer_update", kind="referrer_update", rule="H4", given=no_round(contact="ruth")),
    *(Case(name=f"referrer_update_{word}", kind="referrer_update", rule="H4",
           facts=(OFFERED, fact(ending, "20T15:00")), given=no_round(contact="ruth"))
      for word, ending in (("accepted", Accepted), ("declined", Declined), ("withdrawn", Withdrawn),
                           ("rejected", Rejected))),
    Case(name="reference_request", kind="reference_request", rule="H3", given=no_round(contact="ruth")),
    Case(name="decline", kind="decline", rule="G6", facts=(OFFERED, fact(Declined, "20T15:00")),
         given=no_round()),
    Case(name="withdrawal", kind="withdrawal", rule="G7", facts=(fact(Withdrawn, "20T15:00"),),
         given=no_round()),
    Case(
        name="networking_request", kind="networking_request", rule="H0",
        given={"round": None, "application": None, "contact": "adler"},
        supplied=SLOTS | {
            "[who suggested that you write, or what connects you with Ines Adler]":
                "Jonas Pratt suggested that I write to you",
            "[what you do, and where you would like to go]":
                "I have planned routes for ten years and would like to move into museum work",
        },
    ),
    Case(
        name="networking_reminder", kind="networking_reminder", rule="H1",
        facts=(fact(NetworkRequest, "10T09:00", app=None, to="adler"),),
        given={"round": None, "application": None, "contact": "adler"},
    ),
    Case(
        name="networking_thanks", kind="networking_thanks", rule="H2",
        facts=(fact(NetworkTalk, "20T16:00", app=None, with_="adler"),
               fact(Note, "20T17:00", app=None, from_="adler", text="Write to the registrar first")),
        given={"round": None, "application": None, "contact": "adler"},
    ),
    Case(name="reference_heads_up", kind="reference_heads_up", rule="H3",
         facts=(fact(ReferencesGiven, "20T15:00", references=("ruth",)),), given=no_round(contact="ruth"),
         supplied={"[two or three things Ruth Hollis could mention]": "the season we ran two depots"}),
    Case(name="reference_thanks", kind="reference_thanks", rule="G8", facts=(fact(Accepted, "20T15:00"),),
         given=no_round(contact="ruth")),
)  # fmt: skip


def case_of(name: str) -> Case:
    return next(case for case in CASES if case.name == name)


def a_search_for(case: Case, names: Names | None = None) -> JobSearch:
    """Everything that is known in that case: two applications, the interview and its debrief."""
    names = names or Names()
    german = {"Ms. Osei": "Frau Osei"} if names.language == "de" else {}
    lark = Company(id="lark", name=names.company, region="US", tz="America/New_York")
    dana = Contact(
        id="dana", company="lark", name=names.person, email="dana@lark.example", phone="212-555-0187",
        salutation=german.get(names.salutation, names.salutation), postal="12 Harbor Street\nNew York",
    )  # fmt: skip
    people = (
        dana,
        Contact(id="cy", company="lark", name=names.colleague, email="cy@lark.example"),
        Contact(id="kim", company="lark", name="Kim Beale", role="recruiter", email="kim@lark.example"),
        Contact(id="omar", company="vesper", name=names.other_person, email="omar@vesper.example"),
        Contact(id="ruth", name="Ruth Hollis", role="reference", email="ruth@hollis.example"),
        Contact(id="adler", name="Ines Adler", salutation="Ms. Adler", email="ines@adler.example"),
    )
    begun = [
        fact(Applied, "01T09:00", id="b0"),
        fact(Interview, "10T09:00", id="i1", round=1, start=at("14T10:00"), end=at("14T11:00"),
             interviewers=("dana", "cy")),
        fact(Debrief, "14T11:30", id="d1", round=1, next_step="they call the references",
             key_points={"dana": "half of the returns data arrives by fax",
                         "cy": "how new people are brought up to speed"},
             value="I moved such a feed to a form and cut the corrections by a third"),
    ]  # fmt: skip
    never_met = case.rule in ("A1", "A2")
    facts = {f.id: f for f in (*(begun[:0] if never_met else begun), *case.facts)}
    return job_search(
        [
            Profile(name=names.user, email="rosa@lind.example", phone="+1 212 555 0142",
                    tz="America/New_York", region="US"),
            lark,
            Company(id="vesper", name=names.other_company, region="US", tz="America/New_York"),
            *people,
            Application(id="a1", company="lark", title=names.role, contact="dana", via_recruiter="kim",
                        referrer="ruth", references=("ruth",), language=names.language),
            Application(id="a2", company="vesper", title=names.other_role, contact="omar"),
            *facts.values(),
            fact(Applied, "08T09:00", id="z1", app="a2"),
        ],
        {},
    )  # fmt: skip


def bare(case: Case, names: Names | None = None) -> JobSearch:
    """The search of a case with hardly anything known."""
    search = a_search_for(case, names)
    for fact in (*search.facts_of("a1"), *search.facts_of("")):
        match fact:
            case Debrief() | Applied() | Feedback() | Note() | Omitted():
                search = search.without(fact)
            case Interview():
                search = search.with_fact(msgspec.structs.replace(fact, place=""))
            case Offer():
                search = search.with_fact(msgspec.structs.replace(fact, terms=""))
    for contact in tuple(search.contacts.values()):
        search = search.with_entry(msgspec.structs.replace(contact, email="", phone="", postal=""))
    nobody = msgspec.structs.replace(search.profile, name="", phone="", email="")
    return search.with_entry(nobody)


def the_follow_up(case: Case) -> FollowUp:
    plain: dict[str, Any] = {
        "rule": case.rule, "kind": case.kind, "medium": "email", "company": "lark", "application": "a1",
        "round": 1, "contact": "dana", "opens": at("14T13:00"), "due": at("21T10:00"),
        "overdue": at("22T17:00"), "expires": at("28T17:00"), "zone": "America/New_York",
        "status": Status.DUE, "reason": "",
    }  # fmt: skip
    return FollowUp(**plain | case.given)


def supplied(case: Case, text: str) -> str:
    """``text`` with what only the person can write in the place of its blanks."""
    return filled_in(text, case.supplied)


def filled_in(text: str, answers: dict[str, str]) -> str:
    """``text`` with an answer in the place of each blank, told in English, whatever language it is in."""
    needs = {blank.text.partition("{")[0]: need for need, blank in BLANKS.items() if blank.text}
    for english, answer in answers.items():
        need = next(need for start, need in needs.items() if english.startswith(start))
        german, _, _ = text_of(need, language("de")).rstrip("]").partition("{")
        found = re.search(rf"{re.escape(german)}[^\]]*\]", text)
        text = put_in(text, {english: answer} | ({found[0]: answer} if found else {}))
    return text


def every_case(names: Names | None = None) -> Iterator[tuple[Case, JobSearch, FollowUp]]:
    for case in CASES:
        yield case, a_search_for(case, names), the_follow_up(case)


def without_salutation(search: JobSearch, contact: str) -> JobSearch:
    return search.with_entry(msgspec.structs.replace(search.contacts[contact], salutation=""))
