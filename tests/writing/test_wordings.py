"""Which wording a paragraph gets: varied over a whole search, and the same for one draft."""

from datetime import timedelta
from functools import cache
from itertools import combinations, product

import msgspec
import pytest

from afterword.domain.facts import Sent
from afterword.domain.languages import LANGUAGES, language
from afterword.domain.search import JobSearch
from afterword.writing.catalogue import kinds, shipped_variants
from afterword.writing.wordings import marks
from builders import a_contact, a_debrief, a_follow_up, a_search, an_interview, instant
from messages import drafted

NOW = instant("2026-04-14T15:00-04:00")
TO_MANY = {"thank_you", "status_email", "application_follow_up", "interview_confirmation", "rejection_reply"}


def another(search: JobSearch, number: int) -> JobSearch:
    """The search with one more company, at which the same happened."""
    company = msgspec.structs.replace(search.companies["lark"], id=f"c{number}", name=f"Company {number}")
    person = a_contact(f"p{number}", f"Person{number} Surname", company=company.id)
    application = msgspec.structs.replace(
        search.applications["a1"], id=f"b{number}", company=company.id, contact=person.id
    )
    for entry in (company, person, application):
        search = search.with_entry(entry)
    told = {"app": application.id, "interviewers": (person.id,)}
    search = search.with_fact(an_interview(id=f"i{number}", **told))
    points = {person.id: f"the {number}th thing"}
    return search.with_fact(a_debrief(id=f"d{number}", app=application.id, key_points=points))


@cache
def thanked(companies: int) -> list[list[str]]:
    """The paragraphs of the first thank-yous to that many companies, each sent before the next is drafted."""
    search, notes = a_search(an_interview(), a_debrief()), list[list[str]]()
    for number in range(companies):
        search = another(search, number)
        asked = a_follow_up(application=f"b{number}", contact=f"p{number}", company=f"c{number}")
        body = drafted(search, asked, NOW + timedelta(minutes=number)).body
        notes.append(body.split("\n\n")[1:-1])
        at = NOW + timedelta(minutes=number, seconds=30)
        sent = Sent(id=f"s{number}", app=f"b{number}", at=at, kind="thank_you", to=f"p{number}", text=body)
        search = search.with_fact(sent)
    return notes


def fives(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


def test_twenty_companies_never_get_the_same_opening_and_ending() -> None:
    notes = thanked(20)
    openings, endings = (
        [note[at].replace(f"Company {number}", "") for number, note in enumerate(notes)] for at in (0, -1)
    )
    assert len(set(zip(openings, endings, strict=True))) == len(notes)
    for said in (openings, endings):
        assert len(set(said[:16])) == len(set(said)) == 16
    known = [
        a in openings[:n] and b in endings[:n] for n, (a, b) in enumerate(zip(openings, endings, strict=True))
    ]
    assert sum(known) <= 4


def test_two_first_thank_yous_have_little_in_common() -> None:
    shared = [
        len(fives(one) & fives(other)) / min(len(fives(one)), len(fives(other)))
        for one, other in combinations(("\n".join(note[:2] + note[3:]) for note in thanked(20)), 2)
    ]
    assert sum(shared) / len(shared) < 0.15


@pytest.mark.parametrize("language_code", LANGUAGES)
def test_each_wording_is_known_again_by_words_of_its_own(language_code: str) -> None:
    as_to = language(language_code).as_to
    for kind in kinds():
        for message in shipped_variants(kind, language_code):
            for lines, familiar in product(message.paragraphs, (False, True)):
                known_by = [marks(as_to(line, familiar)) for line in lines]
                alike = [
                    (a, b)
                    for one, other in combinations(known_by, 2)
                    for a, b in product(one, other)
                    if a in b or b in a
                ]
                assert all(known_by) or len(lines) == 1, (kind, lines)
                assert not alike, (kind, alike)


def test_what_goes_to_many_employers_has_many_wordings() -> None:
    for kind, code in product(TO_MANY | {"withdrawal"}, LANGUAGES):
        for message in shipped_variants(kind, code):
            if {"late", "pass_on", "bystander", "later_round", "by_text"} & {
                n for n, holds in message.when.items() if holds
            }:
                continue
            first, last = message.paragraphs[0], message.paragraphs[-1]
            assert min(len(first), len(last)) >= 6, (kind, code, message.when)
