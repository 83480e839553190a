"""The checks on a message before it is sent: PF-01 to PF-22 (R-CHECKS), one small function each.

Each takes the text taken apart (letter.Letter) and what is known (occasion.Occasion). All but the
grammar take a few milliseconds together, so that they can run on typing.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress

from afterword.domain.history.mistakes import spared
from afterword.writing import proofreading
from afterword.writing.preflight import (
    addressing,
    circumstances,
    completeness,
    dates,
    language,
    likeness,
    names,
    strangers,
    timeline,
    tone,
)
from afterword.writing.preflight.finding import Finding, warn
from afterword.writing.preflight.letter import Letter
from afterword.writing.preflight.occasion import Occasion

Check = Callable[[Letter, Occasion], Iterator[Finding]]

_MILD = frozenset({"PF-06", "PF-07", "PF-08", "PF-10", "PF-13", "PF-17", "PF-18"})
"""What is about the whole, and hurts nobody: it comes after everything else."""

CHECKS: tuple[Check, ...] = (
    language.tidy,
    language.slipped,
    names.exact_names,
    names.first_names,
    names.foreign_names,
    strangers.unknown_companies,
    strangers.unknown_positions,
    completeness.no_blanks,
    completeness.can_be_reached,
    completeness.right_length,
    completeness.has_key_point,
    completeness.has_ingredients,
    likeness.not_again,
    completeness.is_personal,
    addressing.right_reader,
    addressing.right_titles,
    addressing.one_register,
    addressing.spoken_to,
    tone.composed,
    tone.grateful,
    tone.nothing_private,
    circumstances.true_claims,
    circumstances.welcome,
    circumstances.fitting_words,
    circumstances.good_hour,
    circumstances.within_limits,
    dates.sound_dates,
    timeline.day_of_the_talk,
    timeline.day_beside_the_talk,
    timeline.as_appointed,
    circumstances.attached,
    circumstances.fitting_kind,
    language.right_language,
)
"""Every check that is quick, in the order of their ids."""


_LOOKED_AT = 8_000
"""Characters that are looked at, four times those of a long letter: somebody pastes a whole book."""


def check(text: str, occasion: Occasion, *, grammar: bool = True) -> tuple[Finding, ...]:
    """What there is to say about ``text`` (salutation, body, signature): the worst first, the same but once.

    With ``grammar`` spelling and grammar are checked too; the first time that takes about a second.
    Without it a name that is also a word counts as a name until the dictionary is loaded.
    """
    letter = occasion.letter(text[:_LOOKED_AT])
    if grammar:
        with suppress(proofreading.NoChecker):
            proofreading.load(occasion.search.profile.region)
    checks = (*CHECKS, language.proofread) if grammar else CHECKS
    found = {finding for one in checks for finding in _found(one, letter, occasion)}
    unasked = occasion.search.profile.unasked
    return tuple(
        finding
        for finding in _told_once(sorted(found, key=_order))
        if finding.level == "block" or finding.about not in unasked
    )


def _found(check: Check, letter: Letter, occasion: Occasion) -> tuple[Finding, ...]:
    """What a check finds; one that fails by a mistake of the program's own says so, and costs no other."""
    sentence = "One of the checks cannot read this text; look it over once more yourself."
    return spared(lambda: tuple(check(letter, occasion)), lambda _: (warn("PF", sentence),))


def blocks(findings: tuple[Finding, ...]) -> bool:
    """Whether any of them needs a fix, or a reason."""
    return any(finding.level == "block" for finding in findings)


def _order(finding: Finding) -> tuple[object, ...]:
    place = -1 if finding.start is None else finding.start
    return (finding.level, finding.id in _MILD, place, finding.id, finding.message)


def _told_once(findings: list[Finding]) -> Iterator[Finding]:
    """Of findings on the same words the worst, and of remarks that say the same the first."""
    told, places = set[tuple[str, str]](), list[Finding]()
    for finding in findings:
        said = (finding.id, finding.instead or re.sub(r"\u201c[^\u201d]*\u201d", "", finding.message))
        if finding.level == "warn" and (said in told or any(map(finding.is_on_words_of, places))):
            continue
        told.add(said)
        places.append(finding)
        yield finding
