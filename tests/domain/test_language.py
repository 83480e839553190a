"""The language one writes in: said, else told by the posting, the position or the country."""

import msgspec
import pytest

from afterword.domain.facts import KeptMail, Reply
from afterword.domain.languages import language_of, read_language, writes_in
from afterword.domain.search import JobSearch
from builders import instant
from every_kind import a_search_for, case_of

GERMAN = "Wir suchen zum nächsten Termin eine Person, die mit uns das Team aufbaut. Sie sind neugierig."
ENGLISH = "We are looking for somebody to build the team with us. You are curious, and you have an open mind."


def a_search(
    *,
    posting: str = "",
    title: str = "Data Analyst",
    language: str = "",
    region: str = "US",
    name: str = "Lark Analytics",
    home: str = "",
    website: str = "",
    mail: str = "",
) -> JobSearch:
    search = a_search_for(case_of("status_email"))
    application, company = search.applications["a1"], search.companies["lark"]
    search = search.with_entry(
        msgspec.structs.replace(application, posting_text=posting, title=title, language=language)
    )
    if mail:
        kept = KeptMail(message_id="m", text=mail)
        search = search.with_fact(
            Reply(id="r", app="a1", at=instant("2026-04-20T10:00-04:00"), type="advance", mail=kept)
        )
    if home:
        search = search.with_entry(msgspec.structs.replace(search.profile, region=home))
    return search.with_entry(msgspec.structs.replace(company, name=name, region=region, website=website))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        (ENGLISH, "en"),
        (f"{GERMAN} Join our Data Analytics Team.", "de"),
        (f"{ENGLISH} {GERMAN}", ""),
        ("Data Analyst, Berlin, SQL, Python", ""),
        ("", ""),
    ],
)
def test_a_text_tells_its_language_or_nothing(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("search", "language"),
    [
        (a_search(), "en"),
        (a_search(posting=GERMAN), "de"),
        (a_search(posting=GERMAN, language="en"), "en"),
        (a_search(posting=ENGLISH, region="DE-BY"), "en"),
        (a_search(title="Data Analyst (m/w/d)"), "de"),
        (a_search(title="Data Analyst (m/f/d)"), "en"),
        (a_search(region="AT"), "de"),
        (a_search(region="", name="Müller Maschinenbau GmbH"), "de"),
        (a_search(region="", name="Nordlicht GmbH & Co. KG", posting=ENGLISH), "en"),
        (a_search(region="US", name="Müller USA GmbH"), "en"),
        (a_search(region="", name="GmbH Consultants"), "en"),
        (a_search(region="", home="DE"), "de"),
        (a_search(region="", home="DE", name="Pell & Rowe Ltd"), "en"),
        (a_search(region="", home="DE", name="Lark Analytics, Inc."), "en"),
        (a_search(region="", home="DE", name="Incorporated Minds"), "de"),
        (a_search(region="DE-BE", name="Pell & Rowe Ltd"), "de"),
        (a_search(region="", home="DE", website="https://www.foxley.co.uk/jobs"), "en"),
        (a_search(region="", home="DE", website="uk-post.example"), "de"),
        (a_search(region="", website="https://www.kraus-technik.at/jobs"), "de"),
        (a_search(region="", website="https://de.lark.example"), "en"),
        (a_search(region="", name="Kraus Technik e.K."), "de"),
        (a_search(region="", name="Kraus Technik Ges.m.b.H."), "de"),
        (a_search(posting=GERMAN, mail=ENGLISH), "en"),
        (a_search(posting=ENGLISH, mail=GERMAN), "de"),
        (a_search(region="DE", mail=ENGLISH, language="de"), "de"),
        (a_search(region="DE", mail="Ok."), "de"),
        (a_search(region="DE", language="fr"), "fr"),
    ],
)
def test_what_is_said_goes_before_the_posting_and_that_before_the_country(
    search: JobSearch, language: str
) -> None:
    assert writes_in(search, search.applications["a1"], "dana") == language


def test_without_an_application_the_country_of_the_reader_tells() -> None:
    search = a_search_for(case_of("networking_request"))
    adler = search.contacts["adler"]
    assert writes_in(search, None, "adler") == "en"
    assert writes_in(search.with_entry(msgspec.structs.replace(adler, region="DE")), None, "adler") == "de"


def test_a_language_is_named_as_people_name_it_or_a_sentence_says_which_there_are() -> None:
    assert [read_language(text) for text in ("German", " deutsch", "de", "DE-AT")] == ["de"] * 4
    assert [read_language(text) for text in ("English", "Englisch", "en-GB")] == ["en"] * 3
    assert read_language("") == ""
    with pytest.raises(ValueError, match="written in English or German"):
        read_language("Klingon")
