"""The one door to the grammar checker. It is loaded when first asked (about a second), never before.

Only English is checked by it; German has no checker that works offline and knows its compounds, so
``is_checked`` says plainly that the person has to read those texts with care.
"""

import re
from collections.abc import Collection
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from harper import Lint, Linter

UNCHECKED = "Spelling and grammar are checked in English only; read this one once more with care."
"""What to say of a text in another language."""

_SPELLING = frozenset({"Spelling", "Typo", "Capitalization"})
_NOT_OURS = frozenset({"Readability", "Style", "Enhancement", "Formatting"})
"""Matters of taste: how long a sentence is has its own check."""
_DIALECTS = {"GB": "BRITISH", "IE": "BRITISH", "NZ": "BRITISH", "ZA": "BRITISH", "AU": "AUSTRALIAN",
             "CA": "CANADIAN", "IN": "INDIAN"}  # fmt: skip

_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")

_one_at_a_time = Lock()
_loaded: set[str] = set()


class Mistake(msgspec.Struct, frozen=True):
    """A slip in a text: where, and what to do about it."""

    start: int
    end: int
    message: str


def is_checked(language: str) -> bool:
    """Whether spelling and grammar of a language can be checked."""
    return language == "en"


def is_loaded() -> bool:
    """Whether asking takes milliseconds by now."""
    return bool(_loaded)


def load(region: str = "US") -> None:
    """Gets the checker ready; call it from a thread, so that nobody has to wait."""
    with _one_at_a_time:
        _linter(_dialect(region)).lint("Ready.", language="plaintext")
        _loaded.add(_dialect(region))


def is_word(word: str) -> bool:
    """Whether ``word`` is an English word and no mere name."""
    with _one_at_a_time:
        lints = _linter(_dialect("US")).lint(word.lower(), language="plaintext")
    return not any(lint.lint_kind in _SPELLING for lint in lints)


def mistakes(text: str, names: Collection[str], region: str = "US") -> tuple[Mistake, ...]:
    """The slips in an English text; a word of ``names`` is never one."""
    load(region)
    with _one_at_a_time:
        lints = _linter(_dialect(region)).lint(text, language="plaintext")
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    return tuple(
        Mistake(lint.span.start, lint.span.end, _told(lint))
        for lint in lints
        if not _is_idle(lint, names) and not any(a <= lint.span.start < b for a, b in addresses)
    )


def _is_idle(lint: "Lint", names: Collection[str]) -> bool:
    """Whether a remark is a matter of taste, or about a name, an address or a number."""
    if lint.lint_kind in _NOT_OURS:
        return True
    problem = lint.problem_text
    if re.search(r"[\d@/]", problem):
        return True
    parts = re.findall(r"[^\W\d_]+", problem)
    if lint.lint_kind == "Repetition":
        return not parts
    return any(part in names for part in parts)


def _told(lint: "Lint") -> str:
    better = [f"\u201c{s.replacement_text}\u201d" for s in lint.suggestions if s.replacement_text][:2]
    if lint.lint_kind in _SPELLING:
        hint = f": {' or '.join(better)}?" if better else "."
        return f"Check the spelling of \u201c{lint.problem_text}\u201d{hint}"
    hint = f" Try {' or '.join(better)}." if better else ""
    message = lint.message.replace("`", '"').rstrip()
    return f"{message if message[-1:] in '.?!' else message + '.'}{hint}"


def _dialect(region: str) -> str:
    return _DIALECTS.get(region.partition("-")[0].upper(), "AMERICAN")


@cache
def _linter(dialect: str) -> "Linter":
    from harper import Dialect, Linter

    return Linter(Dialect[dialect])
