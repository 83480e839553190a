"""Which wording each paragraph of a message gets, so that no two employers read the same text.

Every paragraph is chosen on its own: what was sent least in this search comes first, and a paragraph that
stood beside the same other ones before comes last; what is left is decided by who writes to which
employer, so that a draft stays as it is. Those who read one another's letters, as the members of a panel,
get the wordings one after the other.
"""

import re
from functools import cache
from hashlib import blake2b

from afterword.domain.follow_up import FollowUp
from afterword.domain.history.story import Story
from afterword.domain.languages import language
from afterword.writing.ingredients import Ingredients
from afterword.writing.message import Message

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_QUOTED = re.compile(r'"([^"]*)"')
_FEW = 2
"""Blanks in what is too little to know a wording by."""


def wordings(message: Message, facts: Ingredients) -> tuple[int, ...]:
    """The number of the wording of each paragraph, for the reader whose turn it is among those who compare
    their letters.
    """
    story, follow_up, turn = facts.story, facts.follow_up, facts.turn
    seed = f"{story.search.profile.name}\0{story.company.name}\0{story.application.id}\0{message.kind}"
    if not story.application.id:
        seed += f"\0{follow_up.contact}"
    sent = [_used(message, text) for text in _sent_to_others(story, follow_up)]
    turned = facts.kept.turned
    chosen: list[int] = []
    for place, lines in enumerate(message.paragraphs):
        before = {(at, one) for at, one in enumerate(chosen) if len(message.paragraphs[at]) > 1}
        order = sorted(
            range(len(lines)),
            key=lambda line: (
                max((len(before & used) for used in sent if (place, line) in used), default=0),
                sum((place, line) in used for used in sent),
                blake2b(f"{seed}\0{place}\0{line}".encode(), digest_size=8).digest(),
            ),
        )
        step = turn + (turned[place] if place < len(turned) else 0) + place * (turn // len(lines))
        chosen.append(order[step % len(order)])
    return tuple(chosen)


def marks(template: str) -> frozenset[str]:
    """The words by which a wording is known again in a text, any of them: the longest it always holds.

    Where those are few, it is what it may hold.
    """
    longest = max((part.strip() for part in _TAG.split(template)), key=len)
    if longest.count(" ") >= _FEW:
        return frozenset({longest})
    held = (part.strip() for tag in _TAG.findall(template) for part in _QUOTED.findall(tag))
    return frozenset(part for part in held if part.count(" ") >= _FEW) or frozenset({longest} - {""})


def _sent_to_others(story: Story, follow_up: FollowUp) -> list[str]:
    """What was sent of this kind before, to anybody who has nothing to do with this application."""
    return [
        fact.text
        for fact in story.search.sent
        if fact.kind == follow_up.kind
        and fact.at < story.now
        and (fact.app != follow_up.application if follow_up.application else fact.to != follow_up.contact)
    ]


def _used(message: Message, text: str) -> frozenset[tuple[int, int]]:
    """Which wording of which paragraph stands in a text that was sent."""
    flat = " ".join(text.split())
    return frozenset(
        (place, line)
        for place, lines in enumerate(message.paragraphs)
        if len(lines) > 1
        for line, known_by in enumerate(_marks(lines, message.language))
        if any(words in flat for words in known_by)
    )


@cache
def _marks(lines: tuple[str, ...], code: str) -> tuple[frozenset[str], ...]:
    as_to = language(code).as_to
    return tuple(marks(as_to(line, False)) | marks(as_to(line, True)) for line in lines)
