"""A line of one's own: offered again to others of the application, never within a panel."""

from datetime import timedelta

import pytest

from afterword.domain.facts import Sent
from afterword.domain.languages.english_sentences import asked_of_writer
from afterword.domain.search import KeptDraft
from afterword.writing.ingredients import nothing_known
from afterword.writing.own_words import offered, question, share
from builders import a_contact, a_debrief, a_follow_up, a_search, an_interview, instant
from messages import drafted, occasion_of, story_of

NOW = instant("2026-04-16T10:00-04:00")
LINE = "I would start with the two depots"
PEOPLE = tuple(a_contact(name, f"{name.title()} Lee") for name in ("dana", "kim", "bo"))
THANKED = Sent(id="s", app="a1", at=NOW - timedelta(days=1), kind="thank_you", to="dana", text=LINE, own=LINE)


def test_it_stands_before_the_last_paragraph_and_ends_as_a_sentence() -> None:
    asked = a_follow_up()
    search = a_search(an_interview(), a_debrief()).with_entry(KeptDraft(id=asked.key, answers={"own": LINE}))
    assert drafted(search, asked, NOW).body.split("\n\n")[-3] == f"{LINE}."


def test_it_is_offered_to_others_of_the_application_but_not_within_a_panel() -> None:
    search = a_search(an_interview(interviewers=("dana", "kim")), a_debrief(), THANKED, contacts=PEOPLE)
    for reader, again in (("kim", ""), ("dana", ""), ("bo", LINE)):
        asked = a_follow_up("status_email", rule="D1", contact=reader)
        assert offered(story_of(search, asked, NOW), asked) == again


def test_what_asks_for_it_is_made_from_the_facts() -> None:
    facts = drafted(a_search(an_interview(), a_debrief()), a_follow_up(), NOW).facts
    assert question("thank_you", facts) == (
        "What would you do first about how half of the returns data arrives by fax?"
    )
    assert question("thank_you", nothing_known(facts.spoken)).startswith("What did you like")
    assert question("withdrawal", facts) == ""


@pytest.mark.parametrize(
    ("topic", "asked"),
    [
        ("your plan to merge the depots", "their plan to merge the depots"),
        ("how you plan the night shift yourselves", "how they plan the night shift themselves"),
        ("the tool your team built for you", "the tool their team built for them"),
        ("the customer who called you at night", "the customer who called them at night"),
        ("the training you give new nurses", "the training they give new nurses"),
        ("why I was asked about my thesis", "why you were asked about your thesis"),
        ("how we could split the work", "how we could split the work"),
    ],
)
def test_a_topic_is_asked_about_from_where_the_writer_stands(topic: str, asked: str) -> None:
    assert asked_of_writer(topic) == asked
    facts = drafted(a_search(an_interview(), a_debrief(key_points={"dana": topic})), a_follow_up(), NOW).facts
    assert question("thank_you", facts) == f"What would you do first about {asked}?"


def test_the_share_that_is_ones_own_grows_with_what_one_writes() -> None:
    occasion = occasion_of(a_search(an_interview(), a_debrief()), a_follow_up(), NOW)
    drafted = occasion.draft.words
    more = share(occasion, drafted.replace("\n\nBest", f"\n\n{LINE}.\n\nBest"))
    assert 0 < share(occasion, drafted).part < more.part < 1


def test_where_it_is_ones_own_is_told_word_for_word() -> None:
    occasion = occasion_of(a_search(an_interview(), a_debrief()), a_follow_up(), NOW)
    text = occasion.draft.words.replace("\n\nBest", f"\n\n{LINE}.\n\nBest")
    own = share(occasion, text)
    told = [text[start:end] for start, end in own.spans]
    assert occasion.facts.key_point in told
    assert f"{LINE}." in told
    assert own.own == sum(len(each.split()) for each in told)
