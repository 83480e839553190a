"""Who stands in the cells of a table: only what looks like a person's name becomes a person."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from afterword.domain.capturing.capture import CapturedPerson
from afterword.exchange.sheets.vocabulary import Vocabulary, bare
from afterword.reading.people import read_person

_BETWEEN = re.compile(r"(?<!\s)\s*(?:[;&\n]|(?<![\d/:])/(?![\d/])|\band\b|\bund\b|\bet\b|\by\b)\s*")
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_]*(?:[-'’.][^\W\d_]*)*")
_BESIDE = re.compile(r"\([^)]*\)|<[^>]*>|\S+@\S+|\+?\d[\d\s()./-]{5,}")
"""What may stand beside a name: a role, an address, a number."""
_LONGEST = 200
"""Characters; a longer cell names nobody in particular."""
_MOST_NAMES = 5
"""Words; no person's name has more."""


class NamedPerson(NamedTuple):
    """The people of a row, and what stands in their cells that is no name."""

    people: tuple[CapturedPerson, ...]
    left: tuple[str, ...]


def named_in(
    cell: str, email: str, phone: str, words: Vocabulary, is_day: Callable[[str], bool]
) -> NamedPerson:
    """The people in a cell; address and number stand in cells of their own, and are of one person only."""
    if not cell or len(cell) > _LONGEST:
        return NamedPerson((), tuple(filter(None, (cell, email, phone))))
    people: list[CapturedPerson] = []
    left: list[str] = []
    for part in _parts(cell, words, is_day):
        person = _person_in(part, words, is_day)
        if person is None:
            left.append(part)
        else:
            people.append(person)
    if len(people) == 1:
        one = replace(people[0], email=people[0].email or email, phone=people[0].phone or phone)
        return NamedPerson((one,), tuple(left))
    return NamedPerson(tuple(people), tuple(filter(None, (*left, email, phone))))


def _parts(cell: str, words: Vocabulary, is_day: Callable[[str], bool]) -> list[str]:
    """The parts of a cell that are about one person each; a comma parts people only if each side is one."""
    sides = [side.strip() for side in cell.split(",")]
    if len(sides) > 1 and all(len(side.split()) > 1 and _person_in(side, words, is_day) for side in sides):
        return sides
    if _person_in(cell, words, is_day):
        return [cell]
    return [part for part in _BETWEEN.split(cell) if part]


def _person_in(text: str, words: Vocabulary, is_day: Callable[[str], bool]) -> CapturedPerson | None:
    """The person a text names, if nothing else; what a comma sets off is said about them."""
    name, _, said = text.partition(",")
    title, _, rest = name.strip().partition(" ")
    if bare(title) in words.address and rest:
        # Those that say how to write to somebody are read with the name.
        name = name if bare(title) in ("frau", "herr", "mr", "mrs", "ms") else rest
    named = " ".join(_BESIDE.sub(" ", name).split())
    person = _read(" ".join((name, *_BESIDE.findall(said))))
    if person is None or not named:
        return None
    parts = person.name.split()
    keys = bare(person.name).split()
    looks_like_one = (
        0 < len(parts) <= _MOST_NAMES
        and all(_NAME_WORD.fullmatch(word) for word in parts)
        and words.nobody.isdisjoint(keys)
        and words.remark.isdisjoint(keys[:1])
        and (parts[0][:1].isupper() or not parts[0].isascii())
        and (len(parts) > 1 or not is_day(person.name))
    )
    if not looks_like_one:
        return None
    about = " ".join(_BESIDE.sub(" ", said).split())
    return replace(person, note="; ".join(filter(None, (person.note, about))))


@lru_cache(maxsize=1_000)
def _read(text: str) -> CapturedPerson | None:
    try:
        return read_person(text)
    except ValueError:
        return None
