"""The one door to the grammar checker, which runs beside this program (``checker.py``).

It is started when first asked, which takes about a second, never before.

English is checked whole. Of German only words are, those one slip away from one that a list knows: no
checker works offline and knows its compounds. What can be checked of a language is told with the language.
"""

import json
import re
import subprocess
import sys
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer
from typing import IO

import msgspec
from rapidfuzz.distance import OSA

from afterword.domain.languages import FIRST, language
from afterword.system import here
from afterword.writing.phrases import words_of
from afterword.writing.slips import engine_rules, words

_SPELLING, _LISTED = "SpellCheck", "Word"
"""The rules that look words up; all the others are about words that were confused."""

_ADDRESS = re.compile(r"(?<!\S)[^\s@]+@\S+|https?://\S+|www\.\S+")

_OPENS = re.compile(r"(?:^|[.!?:\n])[\s\"\u201c(]*$")
"""The end of what stands before a word that opens a sentence."""

_COUNTS, _COUNTED = re.compile(r"\.?\s+\d"), re.compile(r"\d[\w-]*\s+$")
_SHORT = 4
"""Letters of a word that has too many neighbours to be a slip of one."""
_LONGEST = 10_000
"""Characters of a text that is proofread: many times a message. The checker takes the square of some."""
_LONGEST_WORD = 50
"""Letters of the longest words of English."""
_SECONDS = 20.0
"""How long the checker may take over a text; it answers in some hundredths, and in a few when it starts."""

_CHECKER = Path(__file__).with_name("checker.py")

_one_at_a_time = Lock()
_loaded: set[tuple[str, str]] = set()


class NoChecker(RuntimeError):
    """The checker cannot be started, or came to an end over a text."""


class _Remark(msgspec.Struct, frozen=True, array_like=True):
    """What the checker says of a text; places are in characters."""

    rule: str
    problem: str
    message: str
    start: int
    end: int
    replacements: tuple[str, ...]


class Mistake(msgspec.Struct, frozen=True):
    """A slip in a text: where, and what to do about it."""

    start: int
    end: int
    message: str
    instead: str
    word: str


def is_loaded() -> bool:
    """Whether asking takes milliseconds by now."""
    return bool(_loaded)


def load(region: str = "US", code: str = FIRST) -> None:
    """Gets the checker ready; call it from a thread, so that nobody has to wait. Raises NoChecker."""
    _remarks("Ready.", checked := _checked(region, code))
    _loaded.add(checked)


def is_word(word: str) -> bool:
    """Whether ``word`` is an English word and no mere name. Raises NoChecker."""
    if len(word) > _LONGEST_WORD:
        return False
    return not any(remark.rule == _SPELLING for remark in _remarks(word.lower(), _checked("US", FIRST)))


def mistakes(text: str, names: Collection[str], region: str = "US", code: str = FIRST) -> tuple[Mistake, ...]:
    """The slips in a text in a language; a word of ``names`` is never one. Raises NoChecker."""
    if len(text) > _LONGEST:
        raise NoChecker("the text is too long")
    load(region, code)
    remarks = _remarks(text, _checked(region, code))
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    return tuple(
        Mistake(
            remark.start,
            remark.end,
            _told(remark),
            next(iter(_better(remark)), ""),
            remark.problem if remark.rule in (_SPELLING, _LISTED) else "",
        )
        for remark in remarks
        if not _is_idle(remark, names, text) and not any(a <= remark.start < b for a, b in addresses)
    )


def _is_idle(remark: _Remark, names: Collection[str], text: str) -> bool:
    """Whether a remark is about a name, an address, a number or a word of a trade."""
    if re.search(r"[\d@/]", remark.problem):
        return True
    parts = re.findall(r"[^\W\d_]+", remark.problem)
    if any(part in names or part.lower() in names for part in parts):
        return True
    if remark.rule != _SPELLING:
        return False
    is_name = remark.problem[0].isupper() and not _OPENS.search(text[: remark.start])
    # "med-surg": what is put together with a hyphen is cut short as a trade does.
    is_part = text[: remark.start].endswith("-") or text.startswith("-", remark.end)
    is_measure = len(remark.problem) <= _SHORT + 1 and (
        _COUNTS.match(text, remark.end) or _COUNTED.search(text[: remark.start])
    )
    return (
        is_name
        or is_part
        or bool(is_measure)
        or remark.problem.lower() in words(FIRST)
        or not _better(remark)
    )


def _better(remark: _Remark) -> list[str]:
    """What it may have been meant to be: of a word, only what is so close that a finger slipped.

    What no list knows is far more often a word of a trade, of a place or of another English.
    """
    found = [replacement for replacement in remark.replacements if replacement.strip()]
    if remark.rule != _SPELLING:
        return found
    word = remark.problem
    if sum(letter.isupper() for letter in word) > 1 or not (word.isalpha() and word.isascii()):
        return []
    slips = [each for each in found if _is_slip(word.lower(), each.lower())]
    # So short it is of a trade or abbreviated, unless it is close to what is in every letter.
    return slips if len(word) > _SHORT or words_of("common", FIRST) & set(map(str.lower, slips)) else []


def _is_slip(word: str, meant: str) -> bool:
    if not meant.isalpha() or word[0] != meant[0] or OSA.distance(word, meant, score_cutoff=1) > 1:
        return False
    is_british = word.replace("ll", "l") == meant and re.search("ll(ed|ing|er|ers)$", word)
    return word.rstrip("s") != meant.rstrip("s") and not is_british and not re.search("[ao]e", word)


def _told(remark: _Remark) -> str:
    better = [f"\u201c{replacement}\u201d" for replacement in _better(remark)][:2]
    if remark.rule in (_SPELLING, _LISTED):
        hint = f": {' or '.join(better)}?" if better else "."
        return f"Check the spelling of \u201c{remark.problem}\u201d{hint}"
    if better:
        return f"Write {' or '.join(better)}."
    message = remark.message.replace("`", '"').rstrip()
    return message if message[-1:] in ".?!" else f"{message}."


def _checked(region: str, code: str) -> tuple[str, str]:
    """The dialect by which a text is checked, and the list by which its words are; one of them is empty."""
    dialects = language(code).dialects
    dialect = dialects.get(region.partition("-")[0].upper()) or dialects.get("", "")
    return dialect, language(code).word_list


class _Checker:
    """The checker, running."""

    def __init__(self) -> None:
        # By file and with -P, so that no module that lies about is imported. In a session of its own:
        # ctrl+c in a terminal is for this program.
        self._process = subprocess.Popen(  # noqa: S603 - a fixed command, the text goes to standard input
            [sys.executable, "-P", str(_CHECKER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            **here().apart(),
        )
        assert self._process.stdin
        assert self._process.stdout
        self._questions: IO[bytes] = self._process.stdin
        self._answers: IO[bytes] = self._process.stdout

    def ask(self, *question: object) -> bytes:
        """The answer, which is empty where there is none in time. Raises OSError where it ended before."""
        too_late = Timer(_SECONDS, self._process.kill)
        too_late.daemon = True
        too_late.start()
        try:
            self._questions.write(json.dumps(question).encode() + b"\n")
            self._questions.flush()
            return self._answers.readline()
        finally:
            too_late.cancel()

    def end(self) -> None:
        """Ends it, whatever it does."""
        self._process.kill()
        for stream in (self._questions, self._answers):
            with suppress(OSError):
                stream.close()
        self._process.wait()


_running: list[_Checker] = []
"""The checker, once it was asked something."""


def _remarks(text: str, checked: tuple[str, str]) -> tuple[_Remark, ...]:
    """What the checker remarks on a text."""
    with _one_at_a_time:
        try:
            if not _running:
                _running.append(_Checker())
            answer = _running[0].ask(*checked, text, engine_rules(FIRST))
        except OSError as error:
            answer = json.dumps(str(error)).encode()
        if not answer.startswith(b"["):
            # Whatever state it is in now: the next text is for another one.
            while _running:
                _running.pop().end()
            _loaded.clear()
            raise NoChecker(json.loads(answer or '"it came to an end"'))
    return msgspec.json.decode(answer, type=tuple[_Remark, ...])
