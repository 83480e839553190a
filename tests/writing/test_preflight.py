"""The checks on a message before it is sent."""

import time
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
import pytest

from afterword.domain.facts import DayOrInstant, Declined, Interview, Offer, Sent
from afterword.domain.follow_up import Status
from afterword.domain.people import Company, Contact
from afterword.domain.planning.planner import Planner
from afterword.domain.search import JobSearch, KeptDraft, Parameter
from afterword.writing.preflight import blocks, check
from afterword.writing.preflight.dates import dates_in
from afterword.writing.preflight.finding import Finding
from afterword.writing.preflight.letter import Letter, likeness
from afterword.writing.preflight.occasion import Occasion
from domain.plans import CADENCE
from every_kind import NOW, Names, a_search_for, at, case_of, fact, the_follow_up
from messages import occasion_of
from planted import measured

BODY = (
    "Dear Ms. Osei,\n\n"
    "Thank you for taking the time on Tuesday to talk with me about the Data Analyst position. "
    "I appreciate it all the more since your days are full.\n\n"
    "I keep thinking of the returns data that still arrives by fax. I moved such a feed to a form, "
    "and I believe I could be useful to you early on.{more}\n\n"
    "I am very interested in the position and look forward to hearing from you.\n\n"
    "Kind regards,\nRosa Lind\n+1 212 555 0142"
)


def known(name: str = "thank_you", names: Names | None = None, search: JobSearch | None = None) -> Occasion:
    case = case_of(name)
    return occasion_of(search or a_search_for(case, names), the_follow_up(case), NOW)


def found(more: str = "", *, text: str = "", occasion: Occasion | None = None) -> list[tuple[str, str]]:
    said = text or BODY.format(more=f" {more}" if more else "")
    return [(f.id, f.level) for f in check(said, occasion or known(), grammar=False)]


def test_every_class_of_mistake_is_found_and_good_texts_are_left_alone() -> None:
    tallies, missed, blocked, _ = measured(casts=2, each=1)
    assert all(tally.planted for tally in tallies.values()), tallies
    assert [(m.ids, m.level, m.text) for m in missed] == []
    assert blocked == []


def test_a_good_text_of_ones_own_is_left_alone() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Your colleague Cy Marlow was kind as well.", []),
        ("Ich freue mich sehr auf das Gespräch mit Ihnen.", [("PF-22", "warn")]),
        ("I know Bank für Sozialwirtschaft, Haus der Kunst and the Doppelkupplung well.", []),
        ("I could start in May; March was busy.", []),
        ("Please tell Omar Aydin.", [("PF-03", "block")]),
        ("I like Vesper Freight.", [("PF-03", "block")]),
        ("I could be your Route Planner.", [("PF-03", "warn")]),
        ("I like Lark Analitics.", [("PF-02", "block")]),
        ("I would love to join Northmoor Homes.", [("PF-03", "warn")]),
        ("I would love to join Lark.", []),
        ("My last job at Northmoor Homes was like it.", []),
        ("It is as useful as at Deloitte.", [("PF-03", "warn")]),
        ("At Deloitte I wrote two such reports.", []),
        ("I do hope to join Vesper.", [("PF-03", "warn")]),
        ("I am sure about the Senior Analyst role.", [("PF-03", "warn")]),
        ("I am sure about the Analyst role, and about the Data Analytics position.", []),
        ("Please thank Mr. Osei.", [("PF-11", "block")]),
        ("Please thank Cyrus Marlow.", [("PF-02", "block")]),
        ("I like Lark Analytics' people and your Analysts.", []),
        ("That is not <clear>.", [("PF-04", "block")]),
        ("Write to <rosa@lind.example> if a < b.", []),
        ("I would be glad to offer help.", []),
        ("I work well to a deadline.", []),
        ("I have received another offer.", [("PF-15", "block")]),
        ("I have a deadline on Friday.", [("PF-15", "block")]),
        ("Thank you! I mean it!", [("PF-12", "warn")]),
        ("My SQL and ETL are sound.", []),
        ("See the attachment.", [("PF-20", "warn")]),
        ("You will find the outline in the PDF below.", [("PF-20", "warn")]),
        ("There are no strings attached.", []),
        ("I am sorry to bother you again.", [("PF-12", "warn")]),
        ("I need an answer from you.", [("PF-12", "warn")]),
        ("I can send it right away.", []),
        ("I trust you will reply before Monday.", [("PF-12", "warn")]),
        ("It has been a month without so much as a line.", [("PF-12", "warn")]),
        ("Could somebody finally tell me what is happening?", [("PF-12", "warn")]),
        ("You will have my references no later than Wednesday.", []),
        ("I am still waiting for my registration to come through.", []),
        ("They need an answer from me by Friday.", []),
        ("I had expected a quiet ward and found a busy one.", []),
        ("My lab ran six weeks without an incident.", []),
        ("I make twenty-six an hour now.", [("PF-14", "warn")]),
        ("We plated eighty an hour on Sundays.", []),
        ("We met on DD.MM. at noon.", [("PF-04", "block")]),
        ("We talked about ### and the rest.", [("PF-04", "block")]),
        ("I hope for about $70,000.", [("PF-14", "warn")]),
        ("It saved us $70,000.", []),
        ("How many days off are there?", [("PF-14", "warn")]),
        ("I work at ABC Company.", [("PF-04", "block")]),
        ("Call me on (phone number).", [("PF-04", "block")]),
        ("As I said in this voicemail, I like it.", [("PF-16", "warn")]),
        ("What is the pay?", [("PF-14", "warn")]),
        ("I would of course be free.", []),
        ("It was was late.", [("PF-01", "warn")]),
        ("I could start on XX.XX.", [("PF-04", "block")]),
        ("It is like (insert example).", [("PF-04", "block")]),
        ("Our conversation on Monday was good.", [("PF-19", "warn")]),
        ("Our conversation on Tuesday was good.", []),
        ("We spoke on 13 April.", [("PF-19", "warn")]),
        ("We spoke on 14 April, and I applied on 1 April.", []),
        ("I enjoyed our talk last Friday.", [("PF-19", "warn")]),
        ("I enjoyed the answer you sent on Friday.", []),
        ("I could start on Monday, 6 April.", [("PF-19", "block")]),
        ("I shall be there on Monday.", []),
    ],
)
def test_a_sentence_is_judged_as_a_careful_reader_would(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert found(sentence) == expected


@pytest.mark.parametrize(
    ("salutation", "signed", "is_asked"), [("Dana", "Zo", False), ("", "Zo", True), ("", "Ro", False)]
)
def test_a_short_name_is_enough_where_it_is_known(salutation: str, signed: str, is_asked: bool) -> None:
    text = BODY.format(more="").replace("Ms. Osei", salutation or "Ms. Osei")
    text = text.replace("Rosa Lind\n+1 212 555 0142", signed)
    ids = {check for check, _ in found(text=text, occasion=known(names=Names(salutation=salutation)))}
    assert ("PF-05" in ids) is is_asked


def test_a_finding_says_where() -> None:
    text = BODY.format(more=" I like Vesper Freight.")
    (only,) = check(text, known(), grammar=False)
    assert (only.start, only.end) == (text.index("Vesper"), text.index("Vesper") + len("Vesper Freight"))
    assert list(only.row()) == ["id", "level", "message", "start", "end", "instead"]
    assert blocks((only,))
    assert not blocks(())


def test_what_blocks_comes_first() -> None:
    assert [level for _, level in found("Asap! Now! I like Vesper Freight. TODO.")] == [
        "block",
        "block",
        "warn",
        "warn",
    ]


# Names


@pytest.mark.parametrize(
    ("greeting", "blocked"),
    [
        ("Dear Ms. Osei,", False), ("Dear Dana,", False), ("Hello Dana Osei", False),
        ("Dear Dr. Osei:", False),
        ("Dear Mr. Osei,", True), ("Dear Ms. Whitfield,", True), ("Dear Ms. Oesi,", True),
        ("Dear hiring team,", True), ("Dear Kim,", True),
        ("Hi Dana and Cy,", False), ("Hi Dana and Kim,", True),
        ("Good morning, Ms. Osei,", False), ("Dana,", False), ("Kim,", True),
    ],
)  # fmt: skip
def test_the_salutation_is_the_recipients(greeting: str, blocked: bool) -> None:
    text = BODY.format(more="").replace("Dear Ms. Osei,", greeting)
    assert (("PF-11", "block") in found(text=text)) is blocked


def test_a_name_that_is_a_word_is_only_pointed_out_and_a_part_of_an_own_name_is_not() -> None:
    square = known(names=Names(other_company="Square"))
    check("Dear Ms. Osei,", square)
    text = BODY.format(more=" The Square is near.")
    assert [f.level for f in check(text, square) if f.id == "PF-03"] == ["warn"]
    own = known(names=Names(company="Square Deal Press", other_company="Square"))
    assert found("I like Square Deal Press.", occasion=own) == []


def test_people_one_knows_from_elsewhere_may_be_named() -> None:
    search = a_search_for(case_of("thank_you"))
    search = search.with_entry(Company(id="ngo", name="Helping Hands"))
    search = search.with_entry(Contact(id="jonas", company="ngo", name="Jonas Pratt"))
    assert found("Jonas Pratt of Helping Hands sends regards.", occasion=known(search=search)) == []


def test_the_legal_form_may_be_left_out() -> None:
    acme = known(names=Names(other_company="Acmeon GmbH"))
    assert found("I like Acmeon.", occasion=acme) == [("PF-03", "block")]


# Repetition


def with_sent(text: str, **given: Any) -> JobSearch:
    sent = fact(Sent, "16T09:00", **{"kind": "check_in", "to": "cy", "text": text} | given)
    return a_search_for(case_of("thank_you")).with_fact(sent)


def test_the_same_thank_you_is_not_sent_twice() -> None:
    again = with_sent("", kind="thank_you", to="dana", round=1)
    assert found(occasion=known(search=again)) == [("PF-09", "block")]
    other = with_sent("", kind="thank_you", to="cy", round=1)
    assert found(occasion=known(search=other)) == []


def test_a_text_like_another_to_the_company_or_another_draft_to_the_panel_is_pointed_out() -> None:
    assert found(occasion=known(search=with_sent(BODY.format(more="")))) == [("PF-09", "warn")]
    kept = KeptDraft(id="C2:a1:1:cy", body=BODY.format(more="").replace("Ms. Osei", "Cy Marlow"))
    search = a_search_for(case_of("thank_you")).with_entry(kept)
    assert found(occasion=known(search=search)) == [("PF-09", "warn")]


def test_likeness_counts_the_words_two_texts_share() -> None:
    assert likeness("one two three", "One, two four") == 0.5
    assert likeness("", "") == 0.0


# What the facts say


def test_an_offer_that_is_recorded_may_be_spoken_of() -> None:
    offer = fact(Offer, "16T09:00", app="a2", deadline=DayOrInstant(date(2026, 4, 30)))
    search = a_search_for(case_of("thank_you")).with_fact(offer)
    assert found("I have another offer, and my deadline is near.", occasion=known(search=search)) == []


def test_what_the_person_noted_may_be_quoted() -> None:
    case = case_of("thank_you")
    search = a_search_for(case, Names(role="Payroll and Benefits Clerk"))
    assert (
        found(text=occasion_of(search, the_follow_up(case), NOW).draft.words, occasion=known(search=search))
        == []
    )


def test_a_confirmation_across_zones_says_which_time() -> None:
    case = case_of("interview_confirmation")
    search = a_search_for(case)
    search = search.with_entry(msgspec.structs.replace(search.profile, tz="Europe/Berlin"))
    occasion = occasion_of(search, the_follow_up(case), NOW)
    assert not blocks(check(occasion.draft.words, occasion, grammar=False))
    bare = occasion.draft.words.replace(" Eastern time (my 8:00 p.m.)", "")
    assert [f.id for f in check(bare, occasion, grammar=False) if f.level == "block"] == ["PF-19"]


@pytest.mark.parametrize(
    ("text", "weekday", "day"),
    [
        ("Tuesday, 14 April", 1, date(2026, 4, 14)), ("Tue 14 Apr 2027", 1, date(2027, 4, 14)),
        ("Tuesday, April 14th", 1, date(2026, 4, 14)), ("Dienstag, den 14. April", 1, date(2026, 4, 14)),
        ("Dienstag, 14.04.2026", 1, date(2026, 4, 14)), ("2026-04-14", None, date(2026, 4, 14)),
        ("31 April", None, None), ("2 January", None, date(2026, 1, 2)),
        ("Tuesday the 14th", 1, date(2026, 4, 14)), ("Dien\u017ftag, 14. Apr\u0131l", 1, date(2026, 4, 14)),
        ("FR\u0130DAY the 17th", 4, date(2026, 4, 17)), ("Wednesday the 20th", 2, date(2026, 5, 20)),
        ("Monday the 20th", 0, date(2026, 4, 20)),
    ],
)  # fmt: skip
def test_dates_are_read_as_people_write_them(text: str, weekday: int | None, day: date | None) -> None:
    (dated,) = dates_in(f"We met on {text}, I think.", date(2026, 4, 21))
    assert (dated.weekday, dated.day) == (weekday, day)


@pytest.mark.parametrize(
    "text", ["in April 2026", "I may 3D-print it", "version 2.14.", "at 14:30", "route 66"]
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert list(dates_in(text, date(2026, 4, 21))) == []


# Length and parts


def test_a_letter_is_taken_apart() -> None:
    letter = Letter(BODY.format(more=""), "en", "email", "Rosa Lind")
    assert letter.reader == "Ms. Osei"
    assert letter.words.startswith("Thank you for taking")
    assert letter.words.endswith("hearing from you.")
    unsigned = Letter("Hi Dana!\nShort and good.\n\nRosa Lind\n+1 212 555 0142", "en", "email", "Rosa Lind")
    assert (unsigned.reader, unsigned.words) == ("Dana", "Short and good.")
    german = Letter(
        "Sehr geehrte Frau Osei,\n\nguten Tag.\n\nMit freundlichen Grüßen\nRosa", "de", "email", ""
    )
    assert (german.reader, german.words) == ("Frau Osei", "guten Tag.")
    assert Letter("", "en", "email", "").words == ""


def test_a_voicemail_alone_is_judged_as_one() -> None:
    occasion = known("status_call")
    voicemail = occasion.draft.voicemail or ""
    assert check(voicemail, occasion, grammar=False) == ()
    once = voicemail.partition("Once more")[0]
    assert ("PF-05", "block") in found(text=once, occasion=occasion)


def test_someone_without_any_number_or_address_is_not_blocked_for_it() -> None:
    search = a_search_for(case_of("thank_you"))
    search = search.with_entry(msgspec.structs.replace(search.profile, phone="", email=""))
    assert found(occasion=known(search=search)) == []


def test_german_has_its_own_words() -> None:
    occasion = known("status_email", Names(language="de"))
    assert occasion.language == "de"
    text = occasion.draft.words
    # What the person brings was noted in English.
    assert found(text=text, occasion=occasion) == [("PF-22", "warn")]
    pressing = text.replace(
        "\n\nMit freundlichen",
        "\n\nWarum haben Sie nicht geantwortet? Ich warte immer noch.\n\nMit freundlichen",
    )
    said = [("PF-12", "block"), ("PF-22", "warn"), ("PF-12", "warn")]
    assert found(text=pressing, occasion=occasion) == said


@pytest.mark.parametrize(
    "text", ["", "\n", "Dear", "[", "Dear [name of your interviewer],", "\x00\u202e", "🙂" * 50]
)
def test_any_text_can_be_checked(text: str) -> None:
    assert all(isinstance(finding, Finding) for finding in check(text, known(), grammar=False))


def test_the_quick_checks_take_no_longer_where_many_people_are_known() -> None:
    search = a_search_for(case_of("thank_you"))
    many = {f"m{n}": Contact(id=f"m{n}", company="vesper", name=f"Person{n} Surname{n}") for n in range(3000)}

    def taken(occasion: Occasion) -> float:
        """Seconds of processor time, whatever else the machine does."""
        times = []
        for _ in range(6):
            started = time.process_time()
            check(BODY.format(more=""), occasion, grammar=False)
            times.append(time.process_time() - started)
        return min(times)

    few = taken(known(search=search))
    assert taken(known(search=replace(search, contacts={**search.contacts, **many}))) < 3 * few


def at_the_hour(name: str, hour: str, **own: str | int) -> list[str]:
    """What PF-17 says of a good message at an hour of Tuesday, 21 April, where the cadence is one's own."""
    case = case_of(name)
    parameters = (Parameter(id=key.replace("__", "."), value=value) for key, value in own.items())
    search = a_search_for(case).with_entries(parameters)
    occasion = occasion_of(search, the_follow_up(case), at(f"21T{hour}"))
    found = check(occasion.draft.words, occasion, grammar=False)
    return [finding.message for finding in found if finding.id == "PF-17"]


def test_a_call_is_welcome_in_the_hours_the_person_set_and_in_no_others() -> None:
    assert at_the_hour("status_call", "10:10") == []
    assert at_the_hour("status_call", "16:10") == [
        "It is Tue 21 Apr 16:10 there; a better hour: Wed 22 Apr 09:30 there."
    ]
    assert at_the_hour("status_call", "16:10", call__windows="16:00-17:00") == []
    assert at_the_hour("status_call", "10:10", call__windows="16:00-17:00") == [
        "It is Tue 21 Apr 10:10 there; a better hour: Tue 21 Apr 16:00 there."
    ]
    assert at_the_hour("status_call", "10:10", call__windows="03:00-04:00") == [
        "It is Tue 21 Apr 10:10 there; no hour suits both your days, an e-mail is the better way."
    ]


def test_a_message_may_go_out_in_the_hours_the_person_set_and_in_no_others() -> None:
    assert at_the_hour("status_email", "20:30") == []
    assert at_the_hour("status_email", "22:30", email__sensible="00:00-23:59") == []
    assert at_the_hour("status_email", "20:30", email__sensible="08:00-18:00") == [
        "It is Tue 21 Apr 20:30 there; let it go out between 08:00 and 18:00."
    ]


@pytest.mark.parametrize(
    ("opens", "said"),
    [("21T13:00", "from 13:00 on it is sensible."), ("22T09:00", "from Wed 22 Apr on it is sensible.")],
)
def test_what_is_early_names_the_hour_where_that_is_today_and_else_the_day(opens: str, said: str) -> None:
    coming = msgspec.structs.replace(
        the_follow_up(case_of("thank_you")), status=Status.UPCOMING, opens=at(opens)
    )
    occasion = occasion_of(a_search_for(case_of("thank_you")), coming, NOW)
    found = check(occasion.draft.words, occasion, grammar=False)
    assert [f.message for f in found if f.id == "PF-18"] == [f"It is early; {said}"]


def test_an_offer_without_a_deadline_may_be_spoken_of_until_it_is_decided() -> None:
    search = a_search_for(case_of("thank_you")).with_fact(fact(Offer, "16T09:00", app="a2"))
    assert found("I have another offer.", occasion=known(search=search)) == []
    decided = search.with_fact(fact(Declined, "17T09:00", app="a2"))
    assert found("I have another offer.", occasion=known(search=decided)) == [("PF-15", "block")]


def test_what_was_sent_in_another_application_is_known_to_a_plan_that_was_kept() -> None:
    search, planner = a_search_for(case_of("thank_you")), Planner(CADENCE)
    planner.plan(search, NOW)
    sent = fact(Sent, "20T09:00", id="s9", app="a2", kind="thank_you", to="dana")
    story = planner.plan(search.with_fact(sent), NOW).story_of(the_follow_up(case_of("thank_you")))
    assert sent in story.search.all_facts()


def test_a_recipient_of_another_application_is_named() -> None:
    case = case_of("thank_you")
    strange = msgspec.structs.replace(the_follow_up(case), contact="omar", round=1)
    interview = fact(
        Interview, "10T09:00", id="i9", app="a2", round=1, start=at("12T10:00"), end=at("12T11:00")
    )
    occasion = occasion_of(a_search_for(case).with_fact(interview), strange, NOW)
    assert ("PF-11", "block") in found(occasion=occasion)


def test_a_text_in_another_language_is_one_finding_and_not_one_a_word() -> None:
    german = "Sehr geehrte Frau Osei,\n\nvielen Dank für das Gespräch am Dienstag, es hat mir gut gefallen."
    ids = [finding.id for finding in check(german, known(), grammar=True)]
    assert "PF-22" in ids
    assert ids.count("PF-01") == 0


@pytest.mark.parametrize(
    "kind", ["rejection_reply", "final_thanks", "reference_thanks", "acceptance", "written_offer_request"]
)
def test_a_message_of_ones_own_account_is_not_sent_before_it_is_true(kind: str) -> None:
    own = msgspec.structs.replace(the_follow_up(case_of("thank_you")), kind=kind, rule=kind)
    occasion = occasion_of(a_search_for(case_of("thank_you")), own, NOW)
    found = check(occasion.draft.words, occasion, grammar=False)
    assert "PF-21" in {finding.id for finding in found}


def test_a_line_in_the_other_language_is_pointed_out_and_not_each_of_its_words() -> None:
    occasion = known("withdrawal", Names(language="de"))
    body, line = occasion.draft.words, "I am looking forward to it, and I hope to hear from you."
    text = body.replace("\n\nMit", f"\n\n{line}\n\nMit")
    more = [f for f in check(text, occasion) if f.start is not None and text[f.start : f.end].strip() in line]
    assert [(f.id, f.level, text[f.start : f.end]) for f in more] == [("PF-22", "warn", line)]
    technical = body.replace(
        "\n\nMit", "\n\nMein Stack: Python, SQL, Data Warehouse, Continuous Delivery.\n\nMit"
    )
    assert "PF-22" not in {f.id for f in check(technical, occasion, grammar=False)}
