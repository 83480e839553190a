"""English: what the person noted in a few words, as a sentence or as a topic one can write about."""

import re
from collections.abc import Sequence

from afterword.domain.letters import small
from afterword.domain.phrasing import ended, fragment


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PAST = _words(
    """
    became began bought brought built came caught chose cut did drew drove fed fell flew forgot fought
    found gave got grew had heard held hit kept knew laid led left lent lost made met oversaw paid put
    ran read rebuilt redid rewrote rode rose said sang sat saw sent set shot shut sold spent spoke stood
    swam taught thought threw told took understood undertook went won wrote co-led co-wrote
    """
)
_NO_VERB = _words(
    """
    need feed seed speed breed bed red embed indeed skilled experienced certified licensed qualified
    interested dedicated motivated organized organised detailed limited advanced united bilingual used
    well-organized
    """
)
"""Words in -ed that say how somebody is, not what they did."""
_PRESENT = _words(
    """
    am bring can could do enjoy have hold know like love manage need own run speak teach train
    understand want work write would
    """
)
_NOUN_TOO = _words("hold like love manage need own run train work want write do")
"""Verbs that are nouns as well, unless a word follows that a verb wants."""
_AFTER_VERB = re.compile(
    r"\w+ (?:a|an|the|with|as|in|for|at|on|to|my|all|every|both|several|many|little|no|\d+|\w+ly|\w+s)\b"
)
_ADVERB = re.compile(
    r"(?:also|recently|once|just|always|often|usually|successfully|personally|mainly|mostly|currently|"
    r"single-handedly|regularly|quickly) (?=\w)"
)
_IS = _words(
    """
    able available bilingual calm capable careful certified comfortable confident creative curious
    dedicated detail-oriented diligent easy-going efficient experienced familiar fast flexible fluent
    friendly good great handy hard-working hands-on honest keen licensed motivated organized organised
    passionate patient polite proficient punctual qualified quick ready reliable responsible skilled
    strong team-oriented trained used well-organized willing
    """
)
_HOW_ONE_IS = re.compile(r"\w[\w-]*(?: (?:with|at|in|to|on|about|under|and|for|as|of|enough)\b|,|$)")
"""What follows a word for how somebody is, where it stands for itself: ``good with people``."""
_WHAT_ONE_IS = re.compile(
    r"(?:[\w-]+ ){1,3}?(?:\w+(?:er|or|ist|ian)|nurse|cook|chef|assistant|accountant|technician|clerk)"
    r"(?= (?:with|in|of|for|and|at)\b|,|$)"
)
"""``good listener``, ``skilled welder with eight years``."""
_OURS = re.compile(rf"(?:my|our) [\w-]+ (?:{'|'.join(sorted(_PAST))}|[a-z-]{{3,}}ed) \w", re.IGNORECASE)
"""``my team cut the costs``."""
_SUBJECT = re.compile(
    r"(?:i|we|you|they|he|she|it|there|nobody|everybody|everyone|somebody|someone)(?:'\w+)? \w", re.IGNORECASE
)
_LED_IN = re.compile(
    r"(?:at|in|as|when|while|for|during|after|since|with|before|by|once|last|there|from|on|over|within|until|besides)\b"
    r"[^.?!]* I \w",
    re.IGNORECASE,
)
"""``at Hollis Freight I moved …``"""
_FINITE = "|".join(
    _words(
        """
    is are was were has have had will would can could should may might must does do did isn't aren't
    wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't doesn't don't didn't arrives
    comes goes takes makes wants gets keeps depends happens means matters lasts becomes brings gives
    seems took went ran grew came gave
    """
    )
)
_STATES = re.compile(
    r"(?:(?!(?:who|that|which|whose|where|when|how|why|what|whether|if|after|before|because|while|since|as|until|"
    r"than)\b)"
    rf"[\w'’.,-]+ ){{1,7}}?(?:{_FINITE}) \S",
    re.IGNORECASE,
)
"""A subject with its verb: ``the budget is tight``; what only follows ``who`` is no sentence."""

_LAST_COMMA = re.compile(r", (?=[^,]{1,30}$)(?!who |which |where |and |or |but )(?!.* and )")
"""Of a few things one brings: between the last two stands no comma alone."""
_MAY_ASK = r"(?:is|are|was|were|do|does|did|can|could|will|would|should|may|might|must|has|have|had|am)"
_SOMEBODY = (
    r"(?:the|an?|your|their|my|our|its|this|that|these|those|there|i|you|we|they|he|she|it|any(?:body|one)?)"
)
_ASKS = re.compile(
    rf"(?:who|what|when|where|why|which|how)(?: (?!{_SOMEBODY}\b)[\w-]+){{0,3}}? {_MAY_ASK} \S|"
    rf"{_MAY_ASK} {_SOMEBODY} \S",
    re.IGNORECASE,
)
"""``how large is the team``, but not ``how large the team is``."""


def asked(text: str | Sequence[str]) -> str:
    """A question as a sentence: ``How large is the team?``; what is no question of its own keeps its stop."""
    if not isinstance(text, str):
        return " ".join(map(asked, text))
    if not _ASKS.match(text) and not text.endswith("?"):
        return ended(text)
    return f"{text[:1].upper()}{text[1:].rstrip('?')}?"


def of_oneself(text: str) -> str:
    """What the person brings, as a sentence: ``I led the move`` for ``led the move``.

    A name for a thing becomes ``I would bring …``. A blank stays one.
    """
    said = fragment(text)
    if not said or said.startswith("["):
        return ended(said)
    if re.match(r"I\b", said) or _LED_IN.match(said) or _SUBJECT.match(said) or said.endswith(("?", "!")):
        return ended(said[0].upper() + said[1:])
    adverb = _ADVERB.match(small(said))
    rest = said[adverb.end() :] if adverb else said
    first = small(re.split(r"[\s,]", rest, maxsplit=1)[0])
    if first == "has":
        return ended(f"I have{rest[len('has') :]}")
    if _is_verb(first, small(rest)):
        return ended(f"I {said[0].lower()}{said[1:]}")
    if first in _IS and _HOW_ONE_IS.match(small(rest)):
        return ended(f"I am {said[0].lower()}{said[1:]}")
    if first in _IS and _WHAT_ONE_IS.match(small(rest)):
        return ended(f"I am {'an' if first[0] in 'aeiou' else 'a'} {said[0].lower()}{said[1:]}")
    if first.endswith("ing") and re.match(r"\w+ing \w", rest) and len(first) > len("during"):
        return ended(f"I have experience {said[0].lower()}{said[1:]}")
    if _STATES.match(said) or _OURS.match(said):
        return ended(said[0].upper() + said[1:])
    return ended(f"I would bring {_LAST_COMMA.sub(' and ', said)}")


def topic(text: str) -> str:
    """What was talked about, as it can follow ``about``: ``how you lost a customer`` for a sentence."""
    if text.startswith("["):
        return text
    if text.endswith("?"):
        return f"the question \u201c{text}\u201d"
    bare = re.sub(r"^that (?=\w)", "", text)
    if bare != text or _SUBJECT.match(text) or _STATES.match(text):
        return f"how {bare.rstrip('!')}"
    return re.sub(r"^about (?=\w)", "", text)


_TO_WRITER = {
    "you": "they", "your": "their", "yours": "theirs", "yourself": "themselves", "yourselves": "themselves",
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself",
}  # fmt: skip
_I_AM = {"am": "are", "was": "were", "'m": "'re"}
_PERSON = re.compile(
    rf"\b(?P<i>I)(?P<verb> (?:am|was)|'m)\b|\b(?P<word>{'|'.join(_TO_WRITER)})\b"
    r"(?P<object>$|(?=[,;.?!]| (?:about|to|for|with|by|of|from|at|on|in|through|and)\b))?",
    re.IGNORECASE,
)
_GOVERNS = re.compile(r"\b(?:to|for|with|by|of|from|about|at|on|between|than) $")
"""What stands before ``them`` and not before ``they``."""


def asked_of_writer(topic: str) -> str:
    """A topic of a letter, for who writes it: ``their plan`` for ``your plan``, ``you`` for ``I``."""

    def told(found: re.Match[str]) -> str:
        if verb := found["verb"]:
            return f"you{' ' * verb.startswith(' ')}{_I_AM[verb.strip()]}"
        said = _TO_WRITER[small(found["word"])]
        is_object = found["object"] is not None or _GOVERNS.search(topic, 0, found.start())
        return "them" if said == "they" and is_object else said

    return _PERSON.sub(told, topic)


def _is_verb(first: str, rest: str) -> bool:
    if first in _PAST:
        return True
    if first in _PRESENT:
        return first not in _NOUN_TOO or bool(_AFTER_VERB.match(rest))
    return bool(re.fullmatch(r"[a-z-]{3,}ed", first)) and first not in _NO_VERB and " " in rest
