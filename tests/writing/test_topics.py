"""What was talked about, as people note it, and as its reader gets it."""

from typing import Any

import msgspec
import pytest

from afterword.domain.facts import Rejected
from afterword.domain.follow_up import Status
from afterword.domain.languages import language
from afterword.domain.languages.english_sentences import topic
from afterword.domain.search import JobSearch, KeptDraft, Register
from afterword.writing.preflight import check
from builders import ANALYST, DANA, a_contact, a_debrief, a_follow_up, a_search, an_interview, instant
from messages import drafted, occasion_of

NOW = instant("2026-04-15T14:00-04:00")

ENGLISH = {
    "we talked about how they migrate dashboards": "how you migrate dashboards",
    "We talked about how they migrate their dashboards.": "how you migrate your dashboards",
    "how they migrate to dbt": "how you migrate to dbt",
    "that they plan to double the team": "that you plan to double the team",
    "they are hiring two more analysts": "you are hiring two more analysts",
    "They're hiring two more analysts": "you're hiring two more analysts",
    "what they expect in the first three months": "what you expect in the first three months",
    "which tools they use": "which tools you use",
    "why they left the old tool": "why you left the old tool",
    "the way they plan the season": "the way you plan the season",
    "the dashboards they migrate": "the dashboards you migrate",
    "their plan to merge the depots": "your plan to merge the depots",
    "how do they deploy?": "how do you deploy?",
    "she explained how they review queries": "how you review queries",
    "they said they want to double the team": "you want to double the team",
    "he told me about the night shift": "the night shift",
    "I asked whether they use dbt": "whether you use dbt",
    "they asked me about my own project": "my own project",
    "discussed the style guide": "the style guide",
    "we had a good chat about the depots": "the depots",
    "We covered the roadmap": "the roadmap",
    "we spoke at length about their move to Leeds": "your move to Leeds",
    "asking about dbt": "dbt",
    "about the two-depot trial": "the two-depot trial",
    # Others may be meant, or nothing is wrong: it stays as it was typed.
    "about half of the returns data arrives by fax": "about half of the returns data arrives by fax",
    "how they give apprentices their own budget": "how you give apprentices their own budget",
    "how they keep dashboards useful when they grow": "how you keep dashboards useful when they grow",
    "how they help a new hire find their way": "how you help a new hire find their way",
    "drivers who plan their week": "drivers who plan their week",
    "how the team reviews each other's queries": "how the team reviews each other's queries",
    "your plan to merge the depots": "your plan to merge the depots",
    "the history of the depots": "the history of the depots",
    "how a new hire finds their way": "how a new hire finds their way",
    "we talked about": "we talked about",
}
GERMAN = {
    "wir haben über die Migration gesprochen": ("die Migration", "die Migration"),
    "Wir haben uns lange über den geplanten Umzug unterhalten.": ("der geplante Umzug", "der geplante Umzug"),
    "wir haben darüber gesprochen, wie sie umziehen": ("wie Sie umziehen", "wie ihr umzieht"),
    "wie sie die Dashboards umziehen": ("wie Sie die Dashboards umziehen", "wie ihr die Dashboards umzieht"),
    "dass sie das Team verdoppeln wollen": (
        "dass Sie das Team verdoppeln wollen",
        "dass ihr das Team verdoppeln wollt",
    ),
    "sie stellen zwei Analysten ein": ("Sie stellen zwei Analysten ein", "Ihr stellt zwei Analysten ein"),
    "sie sind im Umzug": ("Sie sind im Umzug", "Ihr seid im Umzug"),
    "sie planen, das Team zu verdoppeln": (
        "Sie planen, das Team zu verdoppeln",
        "Ihr plant, das Team zu verdoppeln",
    ),
    "sie hat erklärt, wie sie arbeiten, wenn viel los ist": (
        "wie Sie arbeiten, wenn viel los ist",
        "wie ihr arbeitet, wenn viel los ist",
    ),
    "wie sie ihr Team führen": ("wie Sie Ihr Team führen", "wie ihr euer Team führt"),
    "wie oft sie ausliefern": ("wie oft Sie ausliefern", "wie oft ihr ausliefert"),
    "ihr Plan für die Depots": ("Ihr Plan für die Depots", "euer Plan für die Depots"),
    "ihre neue Migration": ("Ihre neue Migration", "eure neue Migration"),
    "es ging um einen neuen Versuch": ("ein neuer Versuch", "ein neuer Versuch"),
    "wir sprachen über Preise": ("Preise", "Preise"),
    "über die Nachtschicht": ("die Nachtschicht", "die Nachtschicht"),
    "über 200 Dashboards sind veraltet": ("über 200 Dashboards sind veraltet",) * 2,
    "der Umzug ins neue Lager": ("der Umzug ins neue Lager",) * 2,
    "wie das Team Abfragen prüft": ("wie das Team Abfragen prüft",) * 2,
    "die Hälfte der Retouren kommt per Fax": ("die Hälfte der Retouren kommt per Fax",) * 2,
}


@pytest.mark.parametrize("noted", ENGLISH)
def test_a_topic_is_read_by_the_one_it_speaks_of(noted: str) -> None:
    assert language("en").fit(noted) == ENGLISH[noted]
    assert language("en").fit(ENGLISH[noted]) == ENGLISH[noted]
    assert language("en").odd(ENGLISH[noted]) is None


@pytest.mark.parametrize("noted", GERMAN)
def test_a_german_topic_is_read_by_the_one_it_speaks_of(noted: str) -> None:
    for friendly, read in zip((False, True), GERMAN[noted], strict=True):
        assert language("de").fit(noted, friendly=friendly) == read
        assert language("de").odd(read) is None


def test_a_half_typed_topic_stays() -> None:
    for noted in ("sie \u00a0, also alle", "sie", "ihr", "wir haben über gesprochen"):
        assert language("de").fit(noted, friendly=True) == noted


def test_who_works_elsewhere_hears_of_them() -> None:
    assert language("en").fit("we talked about how they migrate", outside=True) == "how they migrate"
    assert language("en").odd("how they migrate", outside=True) is None
    assert language("de").fit("wie sie umziehen", outside=True) == "wie sie umziehen"
    assert language("de").odd("wie sie umziehen", outside=True) is None


@pytest.mark.parametrize(
    ("noted", "code", "word", "instead"),
    [
        ("his plan to merge the depots", "en", "his", "your"),
        ("how she brings new people up to speed", "en", "she", "you"),
        ("dbt and how they deploy it", "en", "they", "you"),
        ("their office, 12 Dock Street", "en", "their", "your"),
        ("the way about their night shift", "en", "their", "your"),
        ("how important testing is to them", "en", "them", "you"),
        ("the migration to dbt they are doing", "en", "they", "you"),
        ("told them my story", "en", "told", ""),
        ("talked", "en", "talked", ""),
        ("because of the fax", "en", "because", ""),
        ("because they grow quickly", "en", "because", ""),
        ("wie sie das Team führt", "de", "sie", ""),
        ("er will umziehen", "de", "er", ""),
        ("weil sie wachsen", "de", "weil", ""),
        ("den Kunden", "de", "den", ""),
    ],
)
def test_what_cannot_be_made_fit_is_found(noted: str, code: str, word: str, instead: str) -> None:
    odd = language(code).odd(noted)
    assert odd is not None
    assert (noted[odd.start : odd.end], odd.instead) == (word, instead)


@pytest.mark.parametrize(
    "noted",
    [
        "Kim and her plan for the depots", "a patient and her daughter", "what Dana does with his team",
        "the night shift, which she leads", "how nurses hand over to him",
    ],
)  # fmt: skip
def test_a_word_for_one_person_behind_another_who_may_be_meant_is_left_alone(noted: str) -> None:
    assert language("en").odd(noted) is None


KINDS: dict[str, dict[str, Any]] = {
    "thank_you": {},
    "thank_you, later": {"round": 2},
    "thank_you, late": {"status": Status.OVERDUE},
    "thank_you, to pass on": {"contact": "kim", "pass_on": ("dana",)},
    "thank_you_letter": {"medium": "letter"},
    "final_thanks": {"round": None},
    "rejection_reply": {"round": None},
}
"""The messages a topic goes into."""


def noting(topic: str, code: str, register: Register) -> JobSearch:
    dana = msgspec.structs.replace(DANA, postal="1 Mill Row", salutation="Frau Osei" if code == "de" else "")
    search = a_search(
        an_interview(),
        an_interview(id="i2", round=2, start=instant("2026-04-14T12:00-04:00")),
        *(a_debrief(id=f"d{n}", round=n, key_points={"dana": topic}) for n in (1, 2)),
        Rejected(id="r1", app="a1", at=instant("2026-04-15T09:00-04:00"), from_="dana"),
        contacts=(dana, a_contact("kim", "Kim Lee")),
        application=msgspec.structs.replace(ANALYST, language=code),
    )
    for kind, given in KINDS.items():
        key = a_follow_up(kind.partition(",")[0], **given).key
        search = search.with_entry(KeptDraft(id=key, register=register))
    return search


@pytest.mark.parametrize("kind", KINDS)
def test_every_message_takes_the_topic_as_its_reader_hears_it(kind: str) -> None:
    asked = a_follow_up(kind.partition(",")[0], **KINDS[kind])
    tables: list[tuple[str, Register, str, str]] = [
        ("en", "formal", noted, read) for noted, read in ENGLISH.items()
    ]
    tables += [("de", "formal", noted, read[0]) for noted, read in GERMAN.items()]
    tables += [("de", "friendly", noted, read[1]) for noted, read in GERMAN.items()]
    for code, register, noted, read in tables:
        body = drafted(noting(noted, code, register), asked, NOW).body
        first = f"{read[0].upper()}{read[1:]}"
        forms = (topic(read),) if code == "en" else (f": {read}.", f"\n{first}, ", f": \u201e{first}\u201c")
        said = next((form for form in forms if form in body), None)
        assert said, (noted, body)
        assert noted == read or noted not in body.replace(said, "")


@pytest.mark.parametrize("code", ["en", "de"])
def test_what_reads_oddly_is_said_where_it_stands(code: str) -> None:
    noted = {"en": "because they grow quickly", "de": "weil sie wachsen"}[code]
    occasion = occasion_of(noting(noted, code, "formal"), a_follow_up(), NOW)
    text = occasion.draft.words
    (found,) = [f for f in check(text, occasion, grammar=False) if f.id == "PF-11"]
    assert found.level == "warn"
    assert found.message.startswith(
        f"Reads oddly: “{noted}”. Write what you talked about as a topic, such as “"
    )
    assert text[found.start :].startswith(noted)


@pytest.mark.parametrize(
    ("reader", "other", "noted", "is_told"),
    [
        ("Ms. Osei", "", "her plan to merge the depots", True),
        ("Mr. Osei", "", "her plan to merge the depots", False),
        ("Ms. Osei", "Mr. Lee", "her plan to merge the depots", True),
        ("Ms. Osei", "Ms. Lee", "her plan to merge the depots", False),
        ("Ms. Osei", "Lee", "how she plans the night shift", False),
        ("Mr. Osei", "Ms. Lee", "his plan to merge the depots", True),
        ("Frau Osei", "Frau Lee", "wie sie die Nachtschicht plant", False),
        ("Frau Osei", "", "wie sie die Nachtschicht plant", True),
        ("Frau Osei", "", "wie er die Nachtschicht plant", False),
    ],
)
def test_her_is_the_reader_only_where_no_other_woman_can_be_meant(
    reader: str, other: str, noted: str, is_told: bool
) -> None:
    search = noting(noted, "de" if reader.startswith("Frau") else "en", "formal")
    search = search.with_entry(msgspec.structs.replace(search.contacts["dana"], salutation=reader))
    search = search.with_entry(msgspec.structs.replace(search.contacts["kim"], salutation=other))
    if other:
        search = search.with_fact(an_interview(interviewers=("dana", "kim")))
    occasion = occasion_of(search, a_follow_up(), NOW)
    told = [f for f in check(occasion.draft.words, occasion, grammar=False) if f.id == "PF-11"]
    assert bool(told) is is_told


ODD = str.maketrans({"i": "\u0131", "I": "\u0130", "s": "\u017f", "k": "\u212a"})
"""Letters that match these without regard to case, and are others."""


@pytest.mark.parametrize("topic", [*ENGLISH, *GERMAN])
def test_a_topic_in_letters_that_only_look_alike_is_written_as_it_is_understood(topic: str) -> None:
    odd = topic.translate(ODD)
    for code in ("en", "de"):
        for friendly in (False, True):
            assert language(code).fit(odd, friendly=friendly)
        language(code).odd(odd)
    assert language("en").fit("the\u0131r plan for the reports") == "your plan for the reports"
    found = language("en").odd("we spoke of the\u0131r plan")
    assert found
    assert found.instead == "your"
