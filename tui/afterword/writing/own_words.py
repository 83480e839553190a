"""A line of the person's own in a message: what asks for it, where it is offered again, what share it is."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from afterword.domain.facts import Sent
from afterword.domain.follow_up import FollowUp
from afterword.domain.history.story import Story
from afterword.domain.languages import FIRST
from afterword.domain.languages.english_sentences import asked_of_writer, topic
from afterword.domain.letters import small
from afterword.domain.phrases import shortened
from afterword.writing.ingredients import Ingredients
from afterword.writing.phrases import Span

if TYPE_CHECKING:
    # The checks are loaded when a letter is checked, not with its first words.
    from afterword.writing.preflight.occasion import Occasion

_ASKED = {
    "thank_you": "What would you do first about {topic}?",
    "thank_you_letter": "What have you thought of since about {topic}?",
    "application_follow_up": "What drew you to {company}?",
    "status_email": "What have you thought of since about {topic}?",
    "check_in": "What is new that {name} would like to know?",
    "rejection_reply": "What will you take with you from {company}?",
    "re_contact": "What do you like about {company}?",
    "networking_thanks": "What will you do with the advice?",
    "reference_request": "What do you remember of working with {name}?",
    "offer_thanks": "What are you looking forward to most at {company}?",
    "acceptance": "What are you looking forward to most at {company}?",
}
"""What helps to say something individual, where that helps most."""
_LONGEST = 44
"""Characters of a topic in a question."""
_WITHOUT_TOPIC = "What did you like best in the conversation?"

ENOUGH = 0.2
"""The share of own words from which on nobody takes a letter for one of many."""


class Share(NamedTuple):
    """What of a letter is in the person's own words: where, and how many words of how many."""

    spans: tuple[Span, ...] = ()
    own: int = 0
    words: int = 0

    @property
    def part(self) -> float:
        """The own words of all, from 0 to 1."""
        return self.own / self.words if self.words else 0.0


def question(kind: str, facts: Ingredients) -> str:
    """What is asked for a line of one's own, made from the facts; empty where none helps much."""
    asked = _ASKED.get(kind, "")
    if "{topic}" in asked and not facts.key_point:
        return _WITHOUT_TOPIC
    name = facts.contact_name or "they"
    return asked.format(topic=_named(facts), company=facts.company or "them", name=name)


def offered(story: Story, follow_up: FollowUp) -> str:
    """The last line of one's own in this application that may be used again.

    Its reader must not be this one, nor anybody who took part in an interview with them.
    """
    for fact in reversed(story.of(Sent)):
        if (
            fact.own
            and fact.to != follow_up.contact
            and not _share_a_panel(story, fact.to, follow_up.contact)
        ):
            return fact.own
    return ""


def share(occasion: "Occasion", text: str) -> Share:
    """What of a message with ``text`` is the person's own: what the facts say in their words, and every
    sentence that is not as it was drafted.
    """
    letter, draft = occasion.letter(text), occasion.letter(occasion.draft.words)
    as_drafted = {draft.text[slice(*span)].strip() for span in draft.sentence_spans}
    said = tuple(map(small, _said_in(occasion.facts)))
    spans = list[Span]()
    for start, end in letter.sentence_spans:
        sentence = letter.text[start:end].strip()
        first = letter.text.index(sentence, start)
        spans += [(first + a, first + b) for a, b in _own_in(sentence, as_drafted, said)]
    return Share(tuple(spans), sum(len(_words(letter.text[a:b])) for a, b in spans), letter.count)


def _own_in(sentence: str, as_drafted: Collection[str], said: Iterable[str]) -> Iterator[Span]:
    """Where a sentence is in words of the person's own: all of it, or what it repeats of them."""
    plain = small(sentence)
    bare = plain.rstrip(".!?")
    if sentence not in as_drafted or any(bare in text for text in said):
        yield 0, len(sentence)
        return
    end = 0
    for start, text in sorted((plain.find(text), text) for text in said if text in plain):
        if start >= end:
            end = start + len(text)
            yield start, end


def _said_in(facts: Ingredients) -> Iterator[str]:
    said = (
        facts.own, facts.key_point, facts.value, facts.contribution, *facts.omitted, *facts.missed,
        *facts.materials, facts.feedback_point, facts.advice, facts.stress, facts.wish, facts.why,
        facts.reason,
    )  # fmt: skip
    return (text.strip(" .!?") for text in said if text and not text.startswith("["))


def _words(text: str) -> list[str]:
    return re.findall(r"\w[\w'\u2019@.-]*", text)


def _named(facts: Ingredients) -> str:
    """What was talked about, no longer than a question can hold."""
    noted = facts.key_point
    point = asked_of_writer(topic(noted)) if facts.language == FIRST else f"\u201c{noted}\u201d"
    return shortened(point, _LONGEST)


def _share_a_panel(story: Story, one: str | None, other: str | None) -> bool:
    return any({one, other} <= set(held.interviewers) for held in story.rounds.values())
