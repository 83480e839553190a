"""The message for a follow-up."""

import re
import subprocess
import sys
from itertools import combinations
from typing import Any

import msgspec
import pytest

from afterword.domain.errors import NotFound
from afterword.domain.facts import (
    Accepted,
    Applied,
    Call,
    Declined,
    Fact,
    Missed,
    Offer,
    Omitted,
    Rejected,
    Reply,
    Sent,
)
from afterword.domain.follow_up import Status
from afterword.domain.reply_type import ReplyType
from afterword.domain.search import JobSearch, KeptDraft
from afterword.writing.catalogue import shipped_catalogue
from afterword.writing.draft import Draft
from afterword.writing.message import CONDITIONS, Message
from afterword.writing.preflight import check
from builders import (
    ANALYST,
    DANA,
    ROSA,
    a_contact,
    a_debrief,
    a_follow_up,
    a_search,
    an_interview,
    instant,
)
from messages import drafted, occasion_of

TUESDAY = instant("2026-04-14T14:00-04:00")
A_WEEK_LATER = instant("2026-04-21T09:40-04:00")
PANEL = tuple(
    a_contact(first.lower(), f"{first} {last}")
    for first, last in (("Ana", "Wu"), ("Bo", "Tran"), ("Cy", "Marlow"), ("Di", "Ruiz"), ("Ed", "Una"))
)
KEY_POINTS = {
    "ana": "Training apprentices",
    "bo": "we talked about the two-depot trial.",
    "cy": "half of the returns data arrives by fax",
    "di": "Night staffing in the summer",
    "ed": "how you bring new hires up to speed",
}


def find(kind: str, conditions: dict[str, bool]) -> Message:
    return shipped_catalogue().find(kind, conditions)


def written(search: JobSearch, kind: str = "thank_you", at: Any = TUESDAY, **given: Any) -> Draft:
    return drafted(search, a_follow_up(kind, **given), at)


def fields(made: Draft) -> list[str]:
    return [missing.field for missing in made.missing]


def text_of(made: Draft) -> str:
    """The text without salutation and signature; of a call, what comes before the branches."""
    paragraphs = made.body.split("\n\n")
    if made.medium == "email":
        return "\n\n".join(paragraphs[1:-1])
    return "\n\n".join(p for p in paragraphs if not p.startswith("If "))


def words(text: str) -> list[str]:
    return re.findall(r"\w[\w'@.-]*", text)


def assert_complete(made: Draft, message: Message) -> None:
    assert made.missing == ()
    assert not re.search(r"[\[\]{}<>]", made.subject + made.body + (made.voicemail or ""))
    assert message.words[0] <= len(words(text_of(made))) <= message.words[1], made.body
    for paragraph in made.body.split("\n\n")[:-1]:
        assert "\n" not in paragraph
        assert "  " not in paragraph
    assert ".." not in made.body
    assert " ," not in made.body
    assert " ." not in made.body


def a_panel(round_number: int = 1, **debriefed: Any) -> JobSearch:
    people = tuple(person.id for person in PANEL)
    given = {"round": round_number, "key_points": KEY_POINTS} | debriefed
    return a_search(
        *(an_interview(id=f"i{n}", round=n, interviewers=people) for n in range(1, round_number + 1)),
        a_debrief(**given),
        contacts=PANEL,
    )


def a_note(kind: str, to: str = "dana", at: str = "2026-04-15T09:00-04:00", **given: Any) -> Sent:
    return Sent(id="s1", app="a1", at=instant(at), kind=kind, to=to, **given)


# Complete drafts


CASES: dict[str, tuple[dict[str, Any], dict[str, bool]]] = {
    "first round": ({}, {}),
    "second round": ({"round": 2}, {"later_round": True}),
    "late": ({"status": Status.OVERDUE}, {"late": True}),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("person", [person.id for person in PANEL])
@pytest.mark.parametrize("value", ["ten years of payroll", "I moved such a feed to a form at Hollis Freight"])
def test_a_thank_you_is_complete_and_within_its_bounds(case: str, person: str, value: str) -> None:
    given, holds = CASES[case]
    made = written(a_panel(given.get("round", 1), value=value), contact=person, **given)
    assert_complete(made, find("thank_you", dict.fromkeys(CONDITIONS, False) | holds))


def test_what_one_brings_is_said_in_a_later_round_to_whom_it_was_not_said_before() -> None:
    panel = a_panel(2, value="")
    first = an_interview(id="i1", interviewers=("ana",), start=instant("2026-04-07T13:00-04:00"))
    told = panel.with_entry(first).with_entry(a_debrief(id="d0", round=1, value="I ran ten years of payroll"))
    assert "I ran ten years of payroll" in written(told, contact="bo", round=2).body
    assert fields(written(told, contact="ana", round=2)) == ["value"]


@pytest.mark.parametrize("kind", ["status_call", "status_email", "second_status_email"])
@pytest.mark.parametrize("more", [(), ("how big is the team?", "Who plans the season")])
def test_a_status_message_is_complete_and_within_its_bounds(kind: str, more: tuple[str, ...]) -> None:
    thanked = Sent(id="t", app="a1", at=TUESDAY, kind="thank_you", to="dana")
    # What is remembered after the thanks is still to be said.
    missed = Missed(id="m", app="a1", at=instant("2026-04-15T09:00-04:00"), round=1, missed=more)
    search = a_search(an_interview(), a_debrief(), thanked, *([missed] if more else []))
    made = written(search, kind, A_WEEK_LATER, rule="D1")
    assert_complete(made, find(kind, dict.fromkeys(CONDITIONS, False)))


@pytest.mark.parametrize("case", CASES)
def test_everything_there_is_to_say_still_fits(case: str) -> None:
    given, holds = CASES[case]
    people = ("ana", "bo")
    search = a_search(
        *(an_interview(id=f"i{n}", round=n, interviewers=people) for n in (1, 2)),
        a_debrief(
            round=given.get("round", 1),
            key_points=KEY_POINTS,
            next_step="",
            missed=("how big is the team?", "how much of the season is spent travelling?"),
            omitted=("I speak Spanish", "I hold a forklift licence"),
            contribution="a weekly count of what comes back by fax",
        ),
        contacts=PANEL,
    )
    made = written(search, contact="ana", pass_on=("cy",), **given)
    assert_complete(made, find("thank_you", dict.fromkeys(CONDITIONS, False) | holds))
    for said in ("How big is the team? How much of", "I speak Spanish. I hold a", "Cy Marlow"):
        assert said in made.body


@pytest.mark.parametrize("case", CASES)
def test_the_notes_to_a_panel_do_not_read_alike(case: str) -> None:
    given, _ = CASES[case]
    search = a_panel(given.get("round", 1))
    notes = [written(search, contact=person.id, **given).body for person in PANEL]
    for one, other in combinations([set(words(note.lower())) for note in notes], 2):
        assert len(one & other) / len(one | other) < 0.7


def test_two_drafts_of_one_follow_up_are_the_same() -> None:
    assert written(a_panel(), contact="cy").row() == written(a_panel(), contact="cy").row()


# What a thank-you says


def test_a_thank_you_says_what_was_discussed_and_what_one_brings() -> None:
    made = written(a_search())
    assert made.key == "C2:a1:1:dana"
    assert (made.kind, made.medium, made.to) == ("thank_you", "email", "dana")
    assert made.subject == "Thank you - Data Analyst"
    assert made.body.startswith("Dear Ms. Osei,\n\n")
    assert "half of the returns data arrives by fax" in made.body
    assert "I moved such a feed to a form at Hollis Freight." in made.body
    assert made.body.endswith("\n\nBest regards,\nRosa Lind\n212-555-0142\nrosa@lind.example")
    assert made.voicemail is None


def test_without_a_salutation_the_full_name_is_used() -> None:
    assert written(a_panel(), contact="bo").body.startswith("Dear Bo Tran,\n\n")


def test_a_second_round_is_thanked_for_with_its_own_key_point() -> None:
    search = a_search(
        an_interview(),
        a_debrief(),
        an_interview(id="i2", round=2, start=instant("2026-04-23T10:00-04:00")),
        a_debrief(
            id="d2", at=instant("2026-04-23T12:00-04:00"), round=2, key_points={"dana": "the two-depot trial"}
        ),
    )
    made = written(search, at=instant("2026-04-23T14:00-04:00"), round=2)
    assert made.subject == "Thanks again - Data Analyst"
    assert "the two-depot trial" in made.body
    assert "fax" not in made.body
    assert re.search("again|continue our|another|second|once more|follow-up", made.body)


def test_somebody_new_in_the_second_round_is_not_thanked_for_talking_again() -> None:
    search = a_search(
        an_interview(),
        an_interview(id="i2", round=2, interviewers=("bo",)),
        a_debrief(round=2, key_points=KEY_POINTS),
        contacts=(DANA, *PANEL),
    )
    assert not re.search("again|continue our|second", written(search, contact="bo", round=2).body)


@pytest.mark.parametrize("status", [Status.OVERDUE, Status.EXPIRED])
def test_a_late_thank_you_says_so_in_passing_and_needs_no_value(status: Status) -> None:
    made = written(a_search(an_interview(), a_debrief(value="")), status=status)
    assert re.search("[Ll]ate|still owe", made.body)
    assert "sorry" not in made.body.lower()
    assert made.missing == ()


def test_the_day_is_the_one_of_the_interviews_zone() -> None:
    late_evening = an_interview(start=instant("2026-04-15T03:30+00:00"), tz="America/New_York")
    later = instant("2026-04-17T10:00-04:00")
    assert "on Tuesday" in written(a_search(late_evening, a_debrief()), at=later).body


def test_what_was_today_is_said_to_be_today_and_never_named_by_its_weekday() -> None:
    for language in ("en", "de"):
        application = msgspec.structs.replace(ANALYST, language=language)
        search = a_search(an_interview(), a_debrief(), application=application)
        same_day, next_day = (written(search, at=instant(f"2026-04-{n}T16:00-04:00")).body for n in (14, 15))
        assert re.search("today|heute", same_day)
        assert not re.search("Tuesday|Dienstag", same_day)
        assert re.search("on Tuesday|Dienstag", next_day)


def test_points_and_questions_go_to_the_lead_unless_they_are_somebody_elses() -> None:
    search = a_panel(missed=("how big is the team?",), contribution="a weekly count")
    at = instant("2026-04-14T12:00-04:00")
    search = search.with_fact(Missed(id="m1", app="a1", at=at, round=1, missed=("Who plans?",), to="bo"))
    search = search.with_fact(Omitted(id="o1", app="a1", at=at, round=1, omitted=("I speak Spanish",)))
    lead, second = written(search, contact="ana").body, written(search, contact="bo").body
    assert "How big is the team?" in lead
    assert "I speak Spanish." in lead
    assert "Who plans?" not in lead
    assert "Who plans?" in second
    for leads in ("How big", "Spanish", "weekly"):
        assert leads not in second


def test_an_idea_to_contribute_goes_to_the_lead_where_there_is_room_for_it() -> None:
    idea = "a weekly count of the returns"
    assert idea in written(a_panel(contribution=idea), contact="ana").body
    assert idea not in written(a_panel(contribution=idea), contact="bo").body
    crowded = a_panel(contribution=idea, missed=("how big is the team?",), omitted=("I speak Spanish",))
    assert idea not in written(crowded, contact="ana").body


def test_a_fact_that_is_not_yet_does_not_count() -> None:
    made = written(a_search(), at=instant("2026-04-14T11:15-04:00"))
    assert fields(made) == ["key_point", "value"]


# Passing thanks on


def passing_on(*names: str, **given: Any) -> Draft:
    kim = a_contact("kim", "Kim Beale")
    search = a_search(
        an_interview(interviewers=("ana", "bo", "cy")),
        a_debrief(key_points=given.pop("key_points", KEY_POINTS), value=""),
        contacts=(*PANEL, kim),
    )
    return written(search, contact="kim", pass_on=names, **given)


@pytest.mark.parametrize("names", [("cy",), ("cy", "bo"), ("cy", "bo", "ana")])
def test_thanks_to_pass_on_are_complete_and_within_their_bounds(names: tuple[str, ...]) -> None:
    made = passing_on(*names)
    assert_complete(made, find("thank_you", dict.fromkeys(CONDITIONS, False) | {"pass_on": True}))
    assert made.subject == "Thank you, and a request"


def test_several_names_are_listed_each_with_its_key_point() -> None:
    body = passing_on("cy", "bo").body
    assert "Cy Marlow and Bo Tran" in body
    assert "talking with Cy Marlow is how half of the returns data arrives by fax." in body
    assert "With Bo Tran it was the two-depot trial." in body


def test_a_missing_key_point_of_somebody_thanked_that_way_is_asked_for() -> None:
    made = passing_on("cy", "bo", key_points={"bo": "the two-depot trial"})
    assert "[what you talked about with Cy Marlow]" in made.body
    assert [(m.field, m.contact) for m in made.missing] == [("key_point", "cy")]
    assert "Cy Marlow" in made.missing[0].sentence


def test_late_thanks_to_pass_on_are_still_thanks_to_pass_on() -> None:
    assert re.search("little late|still owe", passing_on("cy", status=Status.OVERDUE).body)


def test_a_recipient_who_took_part_is_thanked_and_asked_in_one_message() -> None:
    made = written(a_panel(), contact="ana", pass_on=("cy", "bo"))
    assert made.subject.startswith("Thank you - ")
    assert "training apprentices" in made.body.lower()
    assert re.search(r"(?:pass on my thanks to|thank) Cy Marlow and Bo Tran", made.body)


# Asking how things stand


def test_a_call_has_its_branches_and_the_voicemail_beside_it() -> None:
    made = written(a_search(), "status_call", A_WEEK_LATER, rule="D1")
    assert (made.subject, made.medium) == ("", "call")
    assert made.body.startswith("Hello Ms. Osei, this is Rosa Lind. I am calling about the Data Analyst")
    assert "our conversation on April 14" in made.body
    for branch in ("If it is decided:", "If it is not decided yet:", "If they are not available:"):
        assert f"\n\n{branch} " in made.body
    assert "still very interested" in made.body
    assert "anything else I can send or do" in made.body
    assert made.voicemail is not None
    assert made.voicemail.count("2 1 2, 5 5 5, 0 1 4 2") == 2


def test_a_call_before_any_interview_speaks_of_the_application() -> None:
    applied = a_search(Applied(id="a", app="a1", at=instant("2026-04-01T09:00-04:00")))
    made = written(applied, "status_call", A_WEEK_LATER, rule="status_call", round=None)
    assert made.body.startswith("Hello Ms. Osei, this is Rosa Lind. I applied for the Data Analyst position")
    assert made.voicemail is not None
    assert "my application" in made.voicemail
    for text in (made.body, made.voicemail):
        assert "We spoke" not in text
        assert "[" not in text


@pytest.mark.parametrize("number", ["555-0142", "212-555-0142", "+1 (212) 555-0142"])
@pytest.mark.parametrize("role", ["Controller", "Regional Operations and Returns Coordinator"])
def test_a_voicemail_takes_at_most_half_a_minute(number: str, role: str) -> None:
    search = a_search(
        profile=msgspec.structs.replace(ROSA, phone=number),
        application=msgspec.structs.replace(ANALYST, title=role),
    )
    voicemail = written(search, "status_call", A_WEEK_LATER).voicemail
    assert voicemail is not None
    least, most = find("voicemail", dict.fromkeys(CONDITIONS, False)).words
    assert least <= len(words(voicemail)) <= most
    assert "[" not in voicemail


@pytest.mark.parametrize("kind", ["status_call", "status_email"])
def test_a_decision_date_is_named_without_blame(kind: str) -> None:
    search = a_search(an_interview(), a_debrief(decision_date=instant("2026-04-24T00:00Z").date()))
    before = written(search, kind, instant("2026-04-24T20:00-04:00")).body
    after = written(search, kind, instant("2026-04-27T10:00-04:00")).body
    assert "Friday, April 24" in before
    assert "still the day" in before
    assert "Friday, April 24" in after
    assert "still the day" not in after
    holding = Reply(id="r1", app="a1", at=instant("2026-04-25T10:00-04:00"), type="holding")
    assert "April 24" not in written(search.with_fact(holding), kind, instant("2026-04-27T10:00-04:00")).body


@pytest.mark.parametrize(
    ("earlier", "said"),
    [
        (
            a_note("status_email", at="2026-04-21T10:00-04:00"),
            r"wrote on April 21|note of April 21|e-mail of April 21",
        ),
        (
            Call(id="c1", app="a1", at=instant("2026-04-22T02:30+00:00"), to="dana", result="voicemail"),
            r"message on April 21|voicemail of April 21",
        ),
        (
            Call(id="c1", app="a1", at=instant("2026-04-21T10:00-04:00"), to="dana", result="no_answer"),
            r"our conversation on April 14",
        ),
        (a_note("thank_you"), r"our conversation on April 14"),
    ],
)
def test_a_second_enquiry_names_the_earlier_contact_if_there_was_one(earlier: Fact, said: str) -> None:
    search = a_search(an_interview(), a_debrief(), earlier)
    made = written(search, "second_status_email", instant("2026-04-28T09:30-04:00"), rule="D3")
    assert made.subject == "Data Analyst - still very interested"
    assert re.search(said, made.body)
    assert "April 21" in said or "April 21" not in made.body


def test_what_the_thank_you_said_is_not_said_again() -> None:
    search = a_search(an_interview(), a_debrief(missed=("how big is the team?",)), a_note("thank_you"))
    later = Missed(
        id="m1", app="a1", at=instant("2026-04-16T09:00-04:00"), round=1, missed=("Who plans the season?",)
    )
    body = written(search.with_fact(later), "status_email", A_WEEK_LATER).body
    assert "How big" not in body
    assert "Who plans the season?" in body


# What is missing


@pytest.mark.parametrize(
    ("search", "field", "blank"),
    [
        (a_search(profile=msgspec.structs.replace(ROSA, name=" ")), "profile.name", "[your name]"),
        (
            a_search(profile=msgspec.structs.replace(ROSA, phone="", email="")),
            "profile.phone",
            "[your phone number or e-mail address]",
        ),
        (
            a_search(an_interview(), a_debrief(key_points={})),
            "key_point",
            "[what you talked about with Dana Osei]",
        ),
        (a_search(an_interview(), a_debrief(value="\n")), "value", "[what you would bring to the job]"),
        (a_search(contacts=(msgspec.structs.replace(DANA, email=""),)), "contact.email", ""),
        (a_search(a_debrief()), "interview.start", "[date of the interview]"),
    ],
)
def test_what_is_missing_is_a_blank_and_a_sentence(search: JobSearch, field: str, blank: str) -> None:
    made = written(search)
    assert field in fields(made)
    assert blank in made.body
    assert all(missing.sentence.endswith(".") for missing in made.missing)


@pytest.mark.parametrize("language", ["en", "de"])
def test_links_stand_under_the_contact_lines_of_e_mails_and_the_checks_do_not_mind(language: str) -> None:
    links = {"LinkedIn": "linkedin.com/in/rosa-lind", "rosa.example": "https://rosa.example/notes"}
    application = msgspec.structs.replace(ANALYST, language=language)
    search = a_search(
        an_interview(),
        a_debrief(key_points={"dana": "half of the returns data arrives by fax"}),
        profile=msgspec.structs.replace(ROSA, links=links),
        application=application,
    )
    made = written(search)
    assert made.body.splitlines()[-4:] == [
        ROSA.phone, ROSA.email, "LinkedIn: linkedin.com/in/rosa-lind", "https://rosa.example/notes",
    ]  # fmt: skip
    occasion = occasion_of(search, a_follow_up(), TUESDAY)
    plain = occasion_of(search.with_entry(ROSA), a_follow_up(), TUESDAY)
    assert check(made.words, occasion) == check(plain.draft.words, plain)
    assert "rosa.example" not in written(search, "thank_you_letter").body


def test_one_way_to_reach_you_is_enough_for_an_e_mail_but_a_call_needs_the_number() -> None:
    search = a_search(profile=msgspec.structs.replace(ROSA, phone=""))
    assert written(search).missing == ()
    assert written(search).body.endswith("Rosa Lind\nrosa@lind.example")
    made = written(search, "status_call", A_WEEK_LATER)
    assert fields(made) == ["profile.phone"]
    assert made.voicemail is not None
    assert made.voicemail.count("[your phone number]") == 2


def test_a_thank_you_to_nobody_known_asks_who_it_was() -> None:
    search = a_search(
        an_interview(interviewers=()),
        a_debrief(),
        application=msgspec.structs.replace(ANALYST, contact=None),
    )
    made = written(search, contact=None)
    assert made.to is None
    assert made.body.startswith("Dear [name of your interviewer],\n\n")
    assert fields(made) == ["contact.name", "contact.email", "key_point"]


def test_an_enquiry_goes_to_the_hiring_team_only_where_nobody_is_known() -> None:
    nobody = msgspec.structs.replace(ANALYST, contact=None)
    made = written(a_search(application=nobody), "status_email", A_WEEK_LATER, contact=None)
    assert made.body.startswith("Dear hiring team,\n\n")
    assert fields(made) == ["contact.name", "contact.email"]
    # Who is known there of another application may be meant, and is never just taken.
    assert made.missing[0].sentence.endswith("if you know it; you know Dana Osei there.")
    somebody = written(a_search(), "status_email", A_WEEK_LATER, contact=None)
    assert somebody.body.startswith("Dear [name of your interviewer],\n\n")
    assert fields(somebody) == ["contact.name", "contact.email"]


def test_what_is_missing_names_whose_it_is() -> None:
    search = a_search(
        an_interview(),
        a_debrief(value="", key_points={}),
        contacts=(msgspec.structs.replace(DANA, phone=""),),
    )
    assert [(m.field, m.contact) for m in written(search).missing] == [("key_point", "dana"), ("value", None)]
    call = written(search, "status_call", A_WEEK_LATER)
    assert [(m.field, m.contact) for m in call.missing] == [("contact.phone", "dana")]


def test_an_internal_follow_up_has_no_message() -> None:
    with pytest.raises(NotFound, match="'debrief'"):
        written(a_search(), "debrief")


def test_an_application_that_is_gone_is_named() -> None:
    with pytest.raises(NotFound, match="not in your search any more"):
        written(a_search(), application="zz")


# Hostile text


HOSTILE = "{{ 7*7 }}{% for x in y %} [/x] \x1b]52;c;aGk=\x07\x1b[31m\u202e{{ ''.__class__ }}\nend"


@pytest.mark.parametrize("kind", ["thank_you", "status_call", "status_email", "second_status_email"])
def test_no_text_of_anybody_is_run_or_reaches_the_terminal_as_a_command(kind: str) -> None:
    search = a_search(
        an_interview(),
        a_debrief(
            key_points={"dana": HOSTILE}, value=HOSTILE, omitted=(HOSTILE,), missed=(HOSTILE,), next_step=""
        ),
        profile=msgspec.structs.replace(ROSA, name=HOSTILE, phone=HOSTILE, email=HOSTILE),
        contacts=(msgspec.structs.replace(DANA, name=HOSTILE, salutation=HOSTILE),),
        application=msgspec.structs.replace(ANALYST, title=HOSTILE),
    )
    made = written(search, kind, A_WEEK_LATER)
    everything = made.subject + made.body + (made.voicemail or "")
    assert "{{ 7*7 }}{% for x in y %} [/x] ]52;c;aGk=[31m{{ ''.__class__ }} end" in everything
    assert "49" not in everything
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", everything)
    assert made.subject.count("\n") == 0


def test_a_name_of_nothing_but_controls_is_missing() -> None:
    made = written(a_search(contacts=(msgspec.structs.replace(DANA, name="\x1b\x07", salutation=""),)))
    assert "contact.name" in fields(made)


def test_the_template_engine_is_loaded_with_the_first_message_only() -> None:
    code = "import sys, afterword.writing.draft; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_friendly_thank_you_is_one_from_its_first_words() -> None:
    warm = a_search(contacts=(a_contact("dana", "Dana Osei", salutation="Dana"),))
    formal, friendly = written(a_search()), written(warm)
    assert friendly.body.startswith("Hi Dana,")
    assert friendly.subject == "Thanks for the conversation - Data Analyst"
    assert formal.subject == "Thank you - Data Analyst"
    assert "Best,\n" in friendly.body


# How one talked


MET = re.compile(r"\b(?:meet|meeting|see) you|\bMeeting you|kennenzulernen|wiedersehen")


@pytest.mark.parametrize(
    "kind", ["rejection_reply", "final_thanks", "stay_in_touch", "thank_you_letter", "status_call"]
)
@pytest.mark.parametrize("language", ["en", "de"])
def test_who_was_only_on_the_line_was_talked_with(kind: str, language: str) -> None:
    medium = {"thank_you_letter": "letter", "status_call": "call"}.get(kind, "email")
    number = 1 if kind in ("thank_you_letter", "status_call") else None
    application = msgspec.structs.replace(ANALYST, language=language)
    for held in ("phone", "video"):
        search = a_search(an_interview(kind=held), a_debrief(), application=application)
        made = written(search, kind, medium=medium, round=number, rule="X")
        assert not MET.search(made.body), made.body
    search = a_search(an_interview(kind="onsite"), a_debrief(), application=application)
    turned = [
        written(search.with_entry(KeptDraft(id=f"X:a1:{number or '-'}:dana", turned=(n,) * 4)), kind,
                medium=medium, round=number, rule="X").body
        for n in range(4)
    ]  # fmt: skip
    assert any(map(MET.search, turned))


TOOK_PART = re.compile(
    r"[Ww]e (?:spoke|talked|met)|[Oo]ur conversation|(?:talk|speak|meet)(?:ing)? (?:with )?you\b|"
    r"[Uu]nser(?:em)? Gespräch|kennenzulernen|mit Ihnen zu sprechen|wir .{0,60}gesprochen"
)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    "kind",
    ["status_email", "second_status_email", "check_in", "status_call", "materials", "withdrawal", "thank_you",
     "rejection_reply", "inform_other_company", "re_contact"],
)  # fmt: skip
def test_who_took_no_part_is_told_with_whom_one_talked(kind: str, language: str) -> None:
    application = msgspec.structs.replace(ANALYST, language=language)
    people = (DANA, a_contact("kim", "Kim Beale", role="recruiter"))
    search = a_search(an_interview(), a_debrief(), contacts=people, application=application)
    for turn in range(8):
        key = a_follow_up(kind, contact="kim").key
        kept = search.with_entry(KeptDraft(id=key, turned=(turn,) * 12))
        made = written(kept, kind, A_WEEK_LATER, contact="kim")
        assert not TOOK_PART.search(made.words), made.words
        if kind not in ("withdrawal", "re_contact"):
            assert "Dana Osei" in made.words, made.words


def test_people_are_told_of_with_their_degrees_and_without_how_they_are_addressed() -> None:
    people = (
        a_contact("anita", "Anita Shah", salutation="Dr. Shah", email=""),
        a_contact("ines", "Ines Wolff", salutation="Frau Prof. Dr. Wolff", email=""),
        a_contact("kim", "Dr. Kim Park", salutation="Dr. Park", email=""),
        a_contact("cy", "Cy Marlow", salutation="Mr. Marlow", email=""),
    )
    names = tuple(person.id for person in people)
    coming = an_interview(id="i2", start=instant("2026-04-24T10:00-04:00"), interviewers=("dana", *names))
    search = a_search(coming, contacts=(DANA, *people))
    told = "you, Dr. Anita Shah, Prof. Dr. Ines Wolff, Dr. Kim Park and Cy Marlow"
    assert told in written(search, "interview_confirmation", rule="B1").body
    held = a_search(an_interview(interviewers=("dana", "anita")), a_debrief(), contacts=(DANA, *people))
    thanks = written(held, pass_on=("anita",))
    assert re.search("(?:thanks to|thank) Dr. Anita Shah", " ".join(thanks.body.split()))
    known = occasion_of(held, a_follow_up(pass_on=("anita",)), TUESDAY)
    plain = thanks.body.replace("Dr. Anita", "Anita")
    assert not [found for found in check(plain, known) if "those you want to thank" in found.message]


def test_the_confirmation_of_a_further_round_goes_on_from_the_one_before() -> None:
    second = an_interview(
        id="i2", round=2, start=instant("2026-04-20T10:00-04:00"), interviewers=("dana", "kim")
    )
    search = a_search(an_interview(), second, contacts=(DANA, a_contact("kim", "Kim Beale")))
    first = written(search, "interview_confirmation", round=1).body
    assert "next" not in first.replace("next to", "")
    again = written(search, "interview_confirmation", round=2)
    assert re.search("next|again", again.body)


def test_a_wording_can_be_turned_and_the_rest_stays() -> None:
    search, key = a_search(), a_follow_up().key
    plain = written(search).body.split("\n\n")
    turned = written(search.with_entry(KeptDraft(id=key, turned=(0, 1)))).body.split("\n\n")
    assert plain[1] == turned[1]
    assert plain[2] != turned[2]
    assert plain[3:] == turned[3:]


LOU = msgspec.structs.replace(DANA, email="", name="Lou Marsh", salutation="")


def test_a_text_message_is_greeted_and_signed_and_has_no_subject() -> None:
    made = written(a_search(contacts=(LOU,)), medium="text")
    assert (made.medium, made.subject) == ("text", "")
    assert made.body.startswith("Dear Lou Marsh,\n\n")
    assert made.body.endswith("\n\nRosa Lind")
    assert "rosa@lind.example" not in made.body
    nameless = written(a_search(contacts=(msgspec.structs.replace(LOU, phone=""),)), medium="text")
    assert fields(nameless) == ["contact.phone"]


def test_what_is_said_in_person_is_the_words_alone() -> None:
    made = written(a_search(contacts=(LOU,)), medium="in_person")
    assert not made.body.startswith("Dear")
    assert "Rosa Lind" not in made.body
    assert made.missing == ()


@pytest.mark.parametrize("kind", ["application_follow_up", "status_email", "second_status_email", "check_in"])
def test_by_phone_one_asks_how_things_stand_in_the_words_of_a_call(kind: str) -> None:
    made = written(a_search(contacts=(LOU,)), kind, A_WEEK_LATER, medium="call")
    assert (made.kind, made.medium) == (kind, "call")
    assert "this is Rosa Lind" in made.body
    assert made.voicemail


def test_a_confirmation_by_phone_is_said_and_not_signed() -> None:
    made = written(a_search(contacts=(LOU,)), "interview_confirmation", medium="call")
    assert not made.body.startswith("Dear")
    assert "Kind regards" not in made.body


@pytest.mark.parametrize("medium", ["email", "text", "call"])
def test_who_was_never_thanked_is_thanked_with_the_question_how_things_stand(medium: str) -> None:
    kind = "status_call" if medium == "call" else "status_email"
    made = written(a_search(), kind, A_WEEK_LATER, medium=medium)
    assert "thank you for the time you took" in made.body
    assert "I2" in made.message.must
    assert "the time you took" not in (made.voicemail or "")
    at = instant("2026-04-14T15:00-04:00")
    thanked = Sent(id="t", app="a1", at=at, kind="thank_you", to="dana")
    for said in (thanked, Call(id="c", app="a1", at=at, result="voicemail", to="dana")):
        search = a_search(an_interview(), a_debrief(), said)
        assert "the time you took" not in written(search, kind, A_WEEK_LATER, medium=medium).body
    assert "the time you took" not in written(a_search(), "check_in", A_WEEK_LATER, medium=medium).body
    recruiter = written(
        a_search(contacts=(DANA, a_contact("kim", "Kim Park"))), kind, A_WEEK_LATER, contact="kim"
    )
    assert "the time you took" not in recruiter.body


def test_swiss_readers_get_no_sharp_s_but_in_a_name_and_their_own_opening() -> None:
    search = a_search(
        an_interview(), a_debrief(), application=msgspec.structs.replace(ANALYST, language="de")
    )
    search = search.with_entry(msgspec.structs.replace(search.companies["lark"], region="CH-ZH"))
    search = search.with_entry(msgspec.structs.replace(search.profile, name="Rosa Groß"))
    for turn in range(8):
        kept = search.with_entry(KeptDraft(id=a_follow_up().key, turned=(turn,) * 14))
        body = written(kept).body
        assert "ß" not in body.replace("Rosa Groß", "")
        assert body.endswith("Freundliche Grüsse\nRosa Groß\n212-555-0142\nrosa@lind.example")
        opening, text = body.split("\n\n")[:2]
        assert not opening.endswith(",")
        assert text[0].isupper()
        # Turned, each paragraph takes the place of the one before, in a text of one's own as well.
        assert written(kept).replaced_in(written(search).body, written(search)) == body


@pytest.mark.parametrize(
    ("language", "word", "task"),
    [("en", "interview", "my test task"), ("de", "mein Gespräch|meinem Gespräch", "Testaufgabe")],
)
def test_a_test_task_is_called_so(language: str, word: str, task: str) -> None:
    held = an_interview(kind="assignment", interviewers=())
    analyst = msgspec.structs.replace(ANALYST, language=language)
    for kind in ("status_email", "second_status_email", "check_in"):
        for turn in range(6):
            search = a_search(held, a_debrief(key_points={}), application=analyst)
            kept = search.with_entry(KeptDraft(id=a_follow_up(kind).key, turned=(turn,) * 14))
            body = written(kept, kind, A_WEEK_LATER).body
            assert task in body
            assert not re.search(word, body)


@pytest.mark.parametrize(("language", "yes"), [("en", "yes|accepted"), ("de", "zugesagt|angenommen")])
def test_a_yes_that_is_taken_back_is_owned_up_to(language: str, yes: str) -> None:
    def declined(*facts: Fact) -> str:
        search = a_search(*facts, application=msgspec.structs.replace(ANALYST, language=language))
        return written(search, "decline", A_WEEK_LATER, rule="G6", round=None).body

    offer = Offer(id="o", app="a1", at=instant("2026-04-16T09:00-04:00"), from_="dana")
    said_yes = Accepted(id="y", app="a1", at=instant("2026-04-17T09:00-04:00"), written=True)
    said_no = Declined(id="n", app="a1", at=instant("2026-04-21T09:00-04:00"))
    assert re.search(yes, declined(an_interview(), offer, said_yes, said_no))
    assert not re.search(yes, declined(an_interview(), offer, said_no))


def test_after_a_no_one_names_what_else_one_applied_for_there() -> None:
    no = Rejected(id="n", app="a1", at=instant("2026-04-20T09:00-04:00"), from_="dana")
    other = Applied(id="b", app="a2", at=instant("2026-04-10T09:00-04:00"))
    search = a_search(an_interview(), no).with_entries(
        [msgspec.structs.replace(ANALYST, id="a2", title="Planner"), other]
    )
    thanks = written(search, "rejection_reply", A_WEEK_LATER, rule="F1", round=None).body
    assert "applied for the Planner position" in thanks
    over = msgspec.structs.replace(no, id="n2", app="a2")
    again = an_interview(id="i2", app="a2", at=instant("2026-04-20T12:00-04:00"))
    assert (
        "Planner"
        in written(
            search.with_fact(over).with_fact(again), "rejection_reply", A_WEEK_LATER, rule="F1", round=None
        ).body
    )
    assert "Planner" not in written(search.with_fact(over), "rejection_reply", A_WEEK_LATER, rule="F1").body


def test_who_says_that_it_rests_is_not_told_of_ones_interest() -> None:
    def answered(kind: ReplyType) -> str:
        said = Reply(
            id="r", app="a1", at=instant("2026-04-21T09:00-04:00"), type=kind, from_="dana", needs_reply=True
        )
        return written(a_search(an_interview(), said), "reply", A_WEEK_LATER, rule="E1", round=None).body

    assert "interest" in answered("question")
    assert "interest" not in answered("on_hold")
