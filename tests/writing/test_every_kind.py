"""A draft of every kind: complete, within its bounds, fit to be sent; and never a gap in disguise."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations, islice

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afterword.domain.facts import Debrief, Interview, Sent
from afterword.domain.people import Company
from afterword.domain.search import JobSearch, KeptDraft, Register
from afterword.writing import proofreading
from afterword.writing.blanks import IN_THE_TEXT
from afterword.writing.catalogue import kinds
from afterword.writing.filling import fill
from afterword.writing.optional import AT_MOST
from afterword.writing.preflight import check
from afterword.writing.preflight.letter import likeness
from afterword.writing.preflight.occasion import Occasion
from afterword.writing.rendering import Rendered
from every_kind import (
    CASES,
    NOW,
    Case,
    Names,
    a_search_for,
    at,
    case_of,
    every_case,
    fact,
    filled_in,
    supplied,
    the_follow_up,
)  # fmt: skip
from messages import drafted, occasion_of

STRANGE = Names(
    company="Moss & Daughters GmbH", person="Siobhán O'Brien-Müller", salutation="",
    role="C++ Engineer (f/m/d)",
    other_company="Target", other_person="May Chen", other_role="Buyer",
)  # fmt: skip
_WORDS_A_SECOND = 160 / 60
"""Spoken clearly; every digit is a word."""
PANEL = ("Ana Wu", "Bo Tran", "Cy Marlow", "Di Ruiz", "Ed Una", "Flo Hart")


def occasion(case: Case, names: Names | None = None) -> Occasion:
    return occasion_of(a_search_for(case, names), the_follow_up(case), NOW)


def test_every_kind_has_its_case() -> None:
    assert {case.kind for case in CASES} | {"voicemail"} == set(kinds())


@pytest.mark.parametrize(
    "names", [Names(), Names(language="de"), STRANGE], ids=["english", "german", "strange"]
)
def test_a_good_draft_passes_its_own_checks(names: Names) -> None:
    for case in CASES:
        known = occasion(case, names)
        assert {missing.field for missing in known.draft.missing} <= {IN_THE_TEXT}, case.name
        found = check(supplied(case, known.draft.words), known)
        # All but plain kinds are asked for a sentence of one's own, and English is said to be English.
        asked = set() if known.kind.is_plain else {"PF-10"}
        assert {finding.id for finding in found} <= {*asked, "PF-22"}, (case.name, found)
        least, most = known.draft.message.words
        assert least <= known.letter(supplied(case, known.draft.words)).count <= most, case.name


FITTING = {
    "[your reason]": "I want to talk it over with my family first",
    "[your idea for their work]": "a page that shows each depot its own share of late returns",
    "[what you forgot to say]": "I have led two migrations of a reporting database",
    "[what you forgot to ask]": "how large is the team",
    "[link to the posting]": "https://lark.example/jobs/4471",
    "[the day until which you ask for time]": "Monday, 4 May",
    "[two or three days and times]": "on Tuesday, 28 April, all day and on 29 April in the morning",
    "[what you would bring to the job]": "I moved such a feed to a form",
}


def chosen_otherwise(language: str) -> Iterator[tuple[Case, KeptDraft]]:
    """Every case with each one or two of its optional ingredients, with none, in the other register, and in
    every wording.
    """
    for case in CASES:
        plain = occasion(case, Names(language=language))
        key = plain.follow_up.key
        for number in range(AT_MOST + 1):
            for some in combinations(plain.draft.message.optional, number):
                yield case, KeptDraft(id=key, optional=some)
        yield case, KeptDraft(id=key, register="friendly")
        most = max(len(lines) for lines in plain.draft.message.paragraphs)
        yield from ((case, KeptDraft(id=key, turned=(n,) * 20)) for n in range(1, most))


def batched(sentences: Iterable[str], most: int) -> Iterator[tuple[str, ...]]:
    """Some of them at a time: the checker takes no text as long as all of them."""
    rest = iter(sentences)
    while some := tuple(islice(rest, most)):
        yield some


@pytest.mark.parametrize("language", ["en", "de"])
def test_it_stays_good_whatever_is_chosen(language: str) -> None:
    sentences: dict[str, None] = {}
    for case, choice in chosen_otherwise(language):
        search = a_search_for(case, Names(language=language)).with_entry(choice)
        known = occasion_of(search, the_follow_up(case), NOW)
        text = filled_in(supplied(case, known.draft.words), FITTING)
        found = check(text, known, grammar=False)
        assert {finding.id for finding in found} <= {"PF-10", "PF-22"}, (case.name, choice, found)
        letter = known.letter(text)
        least, most = known.draft.message.words
        assert least <= letter.count <= most, (case.name, choice, letter.count)
        sentences |= dict.fromkeys(letter.sentences)
    if language == "en":
        names = occasion(CASES[0]).known_words
        for some in batched(sentences, 50):
            assert proofreading.mistakes("\n\n".join(some), names) == ()


SHORT = {
    "thank_you", "application_follow_up", "interview_confirmation", "rebook", "decline_invitation", "reply",
    "decline", "withdrawal", "status_email", "second_status_email", "check_in", "rejection_reply",
    "offer_thanks",
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "de"])
def test_as_a_text_thanks_and_short_answers_have_words_of_their_own_in_300_characters(language: str) -> None:
    registers: tuple[Register, ...] = ("formal", "friendly", "formal")
    for case in CASES:
        if case.kind not in SHORT or case.given.get("medium"):
            continue
        asked = msgspec.structs.replace(the_follow_up(case), medium="text")
        for turn, register in enumerate(registers):
            kept = KeptDraft(id=asked.key, register=register, turned=(turn,) * 9)
            known = occasion_of(a_search_for(case, Names(language=language)).with_entry(kept), asked, NOW)
            text = filled_in(supplied(case, known.draft.words), FITTING)
            assert known.draft.message.when["by_text"], case.name
            assert len(text) <= 300, text
            found = {finding.id for finding in check(text, known, grammar=False)}
            assert found <= {"PF-10", "PF-22"}, (case.name, found, text)


def test_friendly_is_lighter_and_formal_is_not() -> None:
    case = case_of("status_email")
    key = the_follow_up(case).key
    for choice, opening, ending, words in (
        (KeptDraft(id=key, register="formal"), "Dear Ms. Osei,", "Best regards,", "I would"),
        (KeptDraft(id=key, register="friendly"), "Hi Dana,", "Best,", "I'd"),
    ):
        body = drafted(a_search_for(case).with_entry(choice), the_follow_up(case), NOW).body
        assert body.startswith(opening)
        assert ending in body
        assert words in body
        assert "I moved such a feed" in body


def test_what_is_left_out_is_not_said_and_what_is_asked_for_is_asked() -> None:
    case = case_of("status_email")
    search, follow_up = a_search_for(case), the_follow_up(case)
    without = search.with_entry(KeptDraft(id=follow_up.key, optional=()))
    assert "such a feed" not in drafted(without, follow_up, NOW).body
    asked = search.with_entry(KeptDraft(id=follow_up.key, optional=("I11",)))
    made = drafted(asked, follow_up, NOW)
    assert "[what you forgot to ask]" in made.body
    assert [missing.field for missing in made.missing] == ["missed"]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", ["thank_you", "thank_you_late", "thank_you_later", "thank_you_letter"])
def test_what_a_panel_gets_does_not_read_alike(name: str, language: str) -> None:
    case = case_of(name)
    follow_up = the_follow_up(case)
    search, people = a_search_for(case, Names(language=language)), [f"p{n}" for n in range(len(PANEL))]
    points = ("the feed", "two depots", "the night shift", "new people", "the map room", "summer")
    for person, full_name in zip(people, PANEL, strict=True):
        search = search.with_entry(
            msgspec.structs.replace(search.contacts["dana"], id=person, name=full_name)
        )
    for fact_of_round in search.facts_of("a1"):
        if isinstance(fact_of_round, Interview):
            booked = msgspec.structs.replace(fact_of_round, interviewers=tuple(people))
            search = search.with_fact(booked)
        elif isinstance(fact_of_round, Debrief):
            noted = msgspec.structs.replace(fact_of_round, key_points=dict(zip(people, points, strict=True)))
            search = search.with_fact(noted)
    notes = []
    for person in people:
        known = occasion_of(search, msgspec.structs.replace(follow_up, contact=person), NOW)
        notes.append(known.letter(known.draft.words).words)
    assert max(likeness(one, other) for one, other in combinations(notes, 2)) < 0.7


def test_a_letter_does_not_repeat_the_e_mail() -> None:
    letter, email = occasion(case_of("thank_you_letter")), occasion(case_of("thank_you"))
    assert likeness(letter.draft.body, email.draft.body) < 0.7
    assert letter.draft.body.startswith(
        "Rosa Lind\n+1 212 555 0142\nrosa@lind.example\n\nDana Osei\n12 Harbor"
    )
    assert "\n\nApril 21, 2026\n\nDear Ms. Osei,\n\n" in letter.draft.body


def test_one_check_in_is_not_the_next() -> None:
    case = case_of("check_in")
    search, seen = a_search_for(case), []
    for day in ("17", "18", "19", "20"):
        known = occasion_of(search, the_follow_up(case), NOW)
        seen.append(known.letter(known.draft.words).words)
        search = search.with_fact(fact(Sent, f"{day}T09:00", kind="check_in", to="dana"))
    assert max(likeness(one, other) for one, other in combinations(seen, 2)) < 0.5


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", ["status_call", "inform_other_company_call"])
def test_a_voicemail_takes_half_a_minute_and_says_name_and_number_twice(name: str, language: str) -> None:
    voicemail = occasion(case_of(name), Names(language=language)).draft.voicemail
    assert voicemail is not None
    words = re.findall(r"\w[\w'\u2019@.-]*", voicemail)
    assert len(words) <= 30 * _WORDS_A_SECOND
    assert voicemail.count("Rosa Lind") == 2
    assert voicemail.count("2 1 2, 5 5 5, 0 1 4 2") == 2


def test_an_invitation_fits_into_what_linkedin_takes() -> None:
    assert len(occasion(case_of("stay_in_touch"), STRANGE).draft.words) <= 280


def test_people_are_addressed_as_one_knows_them() -> None:
    assert "Hi Ruth,\n" in occasion(case_of("reference_thanks")).draft.body
    assert "Best,\n" in occasion(case_of("reference_thanks")).draft.body
    german = [
        ("Frau Osei", "Sehr geehrte Frau Osei,"), ("Mr. Osei", "Sehr geehrter Herr Osei,"),
        ("", "Guten Tag Dana Osei,"), ("Frau Dr. Osei", "Sehr geehrte Frau Dr. Osei,"),
        ("Dr. Osei", "Guten Tag Dr. Osei,"), ("Dana", "Hallo Dana,"),
    ]  # fmt: skip
    for salutation, opening in german:
        names = Names(language="de", salutation=salutation)
        assert occasion(case_of("thank_you"), names).draft.body.startswith(opening)
    for salutation, opening in (("Frau Dr. Osei", "Dear Dr. Osei,"), ("Herr Osei", "Dear Mr. Osei,")):
        assert occasion(case_of("thank_you"), Names(salutation=salutation)).draft.body.startswith(opening)
    untitled = Names(language="de", person="Frau Dr. Ewa Kaya", salutation="")
    assert occasion(case_of("thank_you"), untitled).draft.body.startswith("Sehr geehrte Frau Dr. Kaya,")


_FORMAL_WORDS = re.compile(r"\b(?:Ihnen|Ihre?[mnrs]?)\b|(?<=[a-zäöüß,] )Sie\b")
_FAMILIAR_WORDS = re.compile(r"\b(?:[Dd](?:u|ich|ir|eine?[mnrs]?)|[Ee]u(?:ch|er|re[mnrs]?)|ihr)\b")


def test_in_german_the_first_name_goes_with_du_and_a_title_with_sie() -> None:
    for case in CASES:
        key, search = the_follow_up(case).key, a_search_for(case, Names(language="de"))
        if drafted(search, the_follow_up(case), NOW).language != "de":
            continue
        registers: tuple[tuple[Register, re.Pattern[str]], ...] = (
            ("formal", _FAMILIAR_WORDS), ("friendly", _FORMAL_WORDS)
        )  # fmt: skip
        for register, wrong in registers:
            chosen = search.with_entry(KeptDraft(id=key, register=register))
            made = drafted(chosen, the_follow_up(case), NOW)
            # Whoever else answers the telephone is a stranger.
            words = made.words.replace("Würden Sie bitte ausrichten", "")
            assert not wrong.search(f"{made.subject}\n{words}"), (case.name, register, words)
            assert made.register == register
            assert "«" not in words
    nobody = msgspec.structs.replace(the_follow_up(case_of("decline")), contact=None)
    search = a_search_for(case_of("decline"), Names(language="de"))
    search = search.with_entry(msgspec.structs.replace(search.applications["a1"], contact=None))
    made = drafted(search.with_entry(KeptDraft(id=nobody.key, register="friendly")), nobody, NOW)
    assert made.body.startswith("Sehr geehrte Damen und Herren,")
    assert made.register == "formal"


def test_a_family_name_alone_is_nobodys_first_name() -> None:
    case = case_of("status_email")
    friendly = KeptDraft(id=the_follow_up(case).key, register="friendly")
    search = a_search_for(case, Names(person="Ms. Osei")).with_entry(friendly)
    assert drafted(search, the_follow_up(case), NOW).body.startswith("Dear Ms. Osei,")


def test_in_german_what_one_brings_is_a_sentence_and_the_company_has_its_article() -> None:
    names = Names(language="de", company="Bärenfels Versicherung AG")
    case = case_of("thank_you")
    told = fact(
        Debrief, "14T11:30", id="d1", round=1, key_points={"dana": "Ihr Plan, die Berichte zu bündeln"},
        value="ich baue seit zwei Jahren SQL-Auswertungen",
    )  # fmt: skip
    body = drafted(a_search_for(case, names).with_fact(told), the_follow_up(case), NOW).body
    assert ": Ihr Plan, die Berichte zu bündeln.\n\n" in body
    assert "Ich baue seit zwei Jahren SQL-Auswertungen." in body
    for case in CASES:
        made = drafted(a_search_for(case, names), the_follow_up(case), NOW)
        if made.language == "de":
            assert not re.search(r"(?<![Bb]ei der )(?<![Vv]on der )Bärenfels", made.words), (
                case.name,
                made.words,
            )


def test_a_day_of_decision_that_will_have_passed_is_not_asked_about() -> None:
    case = case_of("status_email")
    told = fact(Debrief, "14T11:30", id="d1", round=1, decision_date=date(2026, 4, 25))
    search = a_search_for(case).with_fact(told)
    planned = msgspec.structs.replace(the_follow_up(case), opens=at("27T09:00"))
    assert "Saturday, April 25" in drafted(search, planned, NOW).body
    assert "still" not in drafted(search, planned, NOW).body.partition("April 25")[2].partition("?")[0]
    due = drafted(search, the_follow_up(case), NOW).body
    assert re.search("Is Saturday, April 25, still|whether Saturday, April 25, still", due)


def test_the_news_of_an_offer_speaks_of_the_interview_to_come() -> None:
    case = case_of("inform_other_company")
    first = fact(Interview, "20T09:00", id="i1", round=1, start=at("28T14:00"), end=at("28T15:00"),
                 interviewers=("dana",))  # fmt: skip
    for language, words in (
        ("en", "We are scheduled to talk about the Data Analyst position on Tuesday, April 28"),
        ("de", "am Dienstag, 28. April sprechen wir über die Stelle als Data Analyst"),
    ):
        search = a_search_for(case, Names(language=language)).with_fact(first)
        for debrief in search.facts_of("a1"):
            search = search.without(debrief) if isinstance(debrief, Debrief) else search
        known = occasion_of(search, msgspec.structs.replace(the_follow_up(case), round=None), NOW)
        assert words in known.draft.body
        assert "PF-08" not in {finding.id for finding in check(known.draft.words, known)}


def test_what_shares_a_message_is_in_it() -> None:
    case = case_of("thank_you")
    promised = fact(
        Debrief, "14T12:00", id="d1", round=1, key_points={"dana": "the feed"}, value="I built one",
        promised_materials=("the outline of the form",),
    )  # fmt: skip
    together = msgspec.structs.replace(the_follow_up(case), together=("C5:a1:1:dana",))
    search = a_search_for(case).with_fact(promised)
    assert "the outline of the form." in drafted(search, together, NOW).body
    assert "the outline" not in drafted(search, the_follow_up(case), NOW).body


def test_a_talk_by_phone_needs_no_place() -> None:
    for spoken in ("en", "de"):
        case = case_of("interview_confirmation")
        search = a_search_for(case)
        search = search.with_entry(msgspec.structs.replace(search.applications["a1"], language=spoken))
        (coming,) = (f for f in search.facts_of("a1") if isinstance(f, Interview) and f.round == 2)
        by_phone = search.with_fact(msgspec.structs.replace(coming, kind="phone", place=""))
        made = drafted(by_phone, the_follow_up(case), NOW)
        assert made.missing == ()
        assert re.search("phone|elefon", made.body)


def test_two_zones_are_both_named_in_a_confirmation() -> None:
    case = case_of("interview_confirmation")
    search = a_search_for(case)
    search = search.with_entry(msgspec.structs.replace(search.profile, tz="Europe/Berlin"))
    made = drafted(search, the_follow_up(case), NOW)
    assert made.subject.endswith("April 28, 2:00 p.m. Eastern time (my 8:00 p.m.)")
    assert "Tuesday, April 28, 2:00 p.m. Eastern time (my 8:00 p.m.)" in made.body
    near = drafted(a_search_for(case), the_follow_up(case), NOW)
    assert "Tuesday, April 28, 2:00 p.m." in near.body
    assert "Eastern" not in near.body


# Properties

_TEXT = st.text(alphabet="abcdeXYZ ÄéÖß.,'-&?!\n\t", max_size=24)
_FEW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def bare(search: JobSearch, texts: list[str]) -> JobSearch:
    """The search with its debriefs told in other words, or not told at all."""
    point, value, omitted, missed = texts
    for told in search.facts_of("a1"):
        if isinstance(told, Debrief):
            search = search.without(told)
            other = {"key_points": {"dana": point}, "value": value, "contribution": missed}
            lists = {"omitted": (omitted,), "missed": (missed,)}
            if any(texts):
                search = search.with_fact(msgspec.structs.replace(told, **other, **lists))
    return search


@_FEW
@given(
    case=st.sampled_from(CASES),
    language=st.sampled_from(["en", "de", "fr"]),
    names=st.tuples(_TEXT, _TEXT, _TEXT, _TEXT, _TEXT),
    told=st.lists(_TEXT, min_size=4, max_size=4),
)
def test_a_draft_never_hides_a_gap_nor_names_anybody_else(
    case: Case, language: str, names: tuple[str, ...], told: list[str]
) -> None:
    company, person, salutation, role, user = names
    cast = replace(
        Names(),
        company=company,
        person=person,
        salutation=salutation,
        role=role,
        user=user,
        language=language,
    )
    made = drafted(bare(a_search_for(case, cast), told), the_follow_up(case), NOW)
    everything = "\n\n".join(part for part in (made.subject, made.words) if part)
    assert not re.search(r"None|  |\n\n\n|Vesper|Omar|Aydin|\{\{|\{%", everything), everything
    marked = {missing.blank for missing in made.missing if missing.blank}
    assert set(re.findall(r"\[[^\]]*\]", everything)) <= marked


_WORDS = st.lists(st.sampled_from(["depot", "night", "plan", "winter", "ward"]), min_size=2, max_size=14)


@_FEW
@given(
    language=st.sampled_from(["en", "de"]), register=st.sampled_from(["formal", "friendly"]), point=_WORDS,
    value=_WORDS, role=st.lists(st.sampled_from(["Senior", "Data", "Nurse"]), min_size=1, max_size=3),
    turned=st.lists(st.integers(0, 15), min_size=12, max_size=12), remote=st.booleans(),
)  # fmt: skip
def test_a_first_thank_you_has_sixty_to_a_hundred_and_ten_words(
    language: str, register: Register, point: list[str], value: list[str], role: list[str],
    turned: list[int], remote: bool,
) -> None:  # fmt: skip
    case = case_of("thank_you")
    kept = KeptDraft(id=the_follow_up(case).key, register=register, turned=tuple(turned))
    search = a_search_for(case, Names(language=language, role=" ".join(role))).with_entry(kept)
    beginning = "I know the" if language == "en" else "ich kenne das"
    noted = {"key_points": {"dana": " ".join(["the", *point])}, "value": " ".join([beginning, *value])}
    for told in search.facts_of("a1"):
        if isinstance(told, Debrief):
            search = search.with_fact(msgspec.structs.replace(told, **noted))
        elif isinstance(told, Interview) and remote:
            search = search.with_fact(msgspec.structs.replace(told, kind="video"))
    known = occasion_of(search, the_follow_up(case), NOW)
    assert 60 <= known.letter(known.draft.words).count <= 110, known.draft.words


AS_TO_THE_EMPLOYER = {
    "en": r"\byour (?:team|decision|offer|start)|\bjoin you|\bwith (?:all of )?you (?:as|for|soon|and)|"
    r"\b(?:handy|useful|of it) here|\boffering me|\bconfidence in|\bon your side|\bforward to working",
    "de": r"\bbei (?:Ihnen|euch) (?:zu|mit|ein|an|gut|sehr gern|vor)|\b(?:in|Teil) (?:Ihr|eur)|"
    r"\b(?:Ihre|eure) Entscheidung|\bfür (?:Ihr|euer) Vertrauen|\bwir uns zum|\bZusammenarbeit",
}


@pytest.mark.parametrize("language", ["en", "de"])
def test_an_agency_reads_of_the_employer_by_its_name_and_never_as_if_it_were_it(language: str) -> None:
    for case, search, follow_up in every_case(Names(language=language)):
        reader = search.contacts[follow_up.contact or ""]
        if reader.company != "lark" or case.given.get("medium"):
            continue
        search = search.with_entry(Company(id="prairie", name="Prairie Staffing", kind="agency", region="US"))
        search = search.with_entry(msgspec.structs.replace(reader, company="prairie", role="recruiter"))
        for medium in ("email", "text"):
            known = drafted(search, msgspec.structs.replace(follow_up, medium=medium), NOW)
            assert "Lark Analytics" in f"{known.subject} {known.words}", (case.name, known.words)
            each = tuple((line,) for lines in known.message.paragraphs for line in lines)
            values = {**fill(known.message, None, known.facts).values, "I6": True, "I17": True}
            said = Rendered(known.facts, values).passages(
                msgspec.structs.replace(known.message, paragraphs=each)
            )
            spoken = [p.text for p in said if re.search(AS_TO_THE_EMPLOYER[language], p.text)]
            assert not spoken, (case.name, spoken)


def test_the_subject_of_a_letter_about_two_placements_of_an_agency_names_both_employers() -> None:
    case = case_of("status_email")
    search = a_search_for(case).with_entry(Company(id="prairie", name="Prairie Staffing", kind="agency"))
    dana = msgspec.structs.replace(search.contacts["dana"], company="prairie", role="recruiter")
    follow_up = msgspec.structs.replace(the_follow_up(case), carries=("D1:a2:1:dana",))
    both = drafted(search.with_entry(dana), follow_up, NOW)
    assert both.subject == "Data Analyst at Lark Analytics / Route Planner at Vesper Freight - following up"
    assert drafted(search, follow_up, NOW).subject == "Data Analyst / Route Planner - following up"
