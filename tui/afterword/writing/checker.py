"""A program of its own: the checker of grammar and spelling, which prints what it likes on both outputs.

Those lead nowhere here, where nobody else writes: in the dashboard another thread paints the screen on them
at the same time. Run by file name, so that it imports neither this package nor Textual. It reads a question
a line, JSON: ``[dialect, word list, text, rules]``, one of the first two empty, and answers a line each: a
list of remarks, or as a text what went wrong. It ends with its standard input, and so with whoever asks.
"""

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harper import Linter
    from spellchecker import SpellChecker

_WORD = re.compile(r"(?<![\w@./-])[^\W\d_]{6,40}(?![\w@-])")
"""What is looked up: shorter words have too many neighbours, and what has a hyphen is put together freely."""
_NAMED = re.compile(
    r"(?:\b(?:Herrn?|Frau|Familie|Firma|Dr\.|Prof\.)|(?<=[a-z\u00df,] )[A-Z\u00c0-\u00de][\w.-]*) $"
)
_NAMING = re.compile(r" [A-Z\u00c0-\u00de]")
_READER = re.compile(r"(?:^ |\b)(?:Sie|Ihnen|Ihre?[mnrs]?)(?:\b| $)")
_BEFORE = 40
"""Characters before a word that are looked at."""
_PART = 3
"""Letters of the shortest word of which others are put together."""


def main() -> None:
    """Answers until there are no more questions."""
    # What was standard output is left to the answers alone; standard error leads nowhere already.
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)
    for line in sys.stdin.buffer:
        answers.write(f"{json.dumps(answer(*json.loads(line)))}\n")
        answers.flush()


def answer(dialect: str, word_list: str, text: str, rules: Sequence[str]) -> object:
    """What it remarks on a text by these rules; what went wrong, in words, where it cannot."""
    try:
        if not dialect:
            return list(misspelled(word_list, text, tuple(rules)))
        found = linter(dialect, tuple(rules)).organized_lints(text, language="plaintext")
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
    return [
        [rule, each.problem_text, each.message, each.span.start, each.span.end,
         [suggestion.replacement_text for suggestion in each.suggestions]]
        for rule, remarks in found.items()
        for each in remarks
    ]  # fmt: skip


@cache
def linter(dialect: str, rules: tuple[str, ...]) -> "Linter":
    """The checker for a dialect with no rules but these; takes about a second."""
    from harper import Dialect, Linter

    checker = Linter(Dialect[dialect])
    checker.set_lint_config({rule: rule in rules for rule in checker.get_default_lint_config()})
    return checker


def misspelled(word_list: str, text: str, rules: tuple[str, ...]) -> Iterator[Sequence[object]]:
    """The German words that no list knows, and that are one slip away from a word that it knows.

    What is neither is put together, of a trade or of a place far more often than it is wrong; English words
    (by ``rules``, one of which looks words up) are no mistake.
    """
    words = speller(word_list)
    known: Mapping[str, int] = words.word_frequency.dictionary
    for match in _WORD.finditer(text):
        word, low = match[0], match[0].lower()
        if not word[1:].islower() or _is_known(low, known) or _is_name(text, *match.span()):
            continue
        near = (each for each in words.edit_distance_1(low) if each in known and each[0] == low[0])
        meant = sorted(near, key=lambda each: (-known[each], each))[:2]
        if meant and not _is_english(low, rules):
            better = [each.capitalize() if word[0].isupper() else each for each in meant]
            yield ["Word", word, "", *match.span(), better]


def _is_known(word: str, known: Mapping[str, int]) -> bool:
    """Whether the list has it, also with an -s or as the Swiss write it, or what it is put together of."""
    forms = (word, word.removesuffix("s"), word.replace("ss", "\u00df"), word.replace("\u00df", "ss"))
    return any(form in known for form in forms) or any(
        word[:at] in known and (word[at:] in known or word[at:].removeprefix("s") in known)
        for at in range(_PART, len(word) - _PART + 1)
    )


def _is_english(word: str, rules: tuple[str, ...]) -> bool:
    return not linter("AMERICAN", rules).organized_lints(word, language="plaintext").get("SpellCheck")


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a word stands where names do: behind a title, or beside another word with a capital."""
    if text[start].islower():
        return False
    before, after = text[max(start - _BEFORE, 0) : start], text[end : end + _BEFORE]
    is_beside = _NAMED.search(before)
    return bool(is_beside and not _READER.search(is_beside[0])) or bool(
        _NAMING.match(after) and not _READER.match(after)
    )


@cache
def speller(word_list: str) -> "SpellChecker":
    """A list of words; takes about half a second."""
    from spellchecker import SpellChecker

    return SpellChecker(word_list, distance=1)


if __name__ == "__main__":
    main()
