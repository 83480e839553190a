"""Who and what a row is about: the company and the position, and who else stands in their cells."""

import re
from collections.abc import Callable
from typing import NamedTuple

from afterword.domain.capturing.capture import CapturedPerson
from afterword.domain.capturing.table_import import PAIRS
from afterword.exchange.sheets.contacts import named_in
from afterword.exchange.sheets.marks import MARKDOWN_LINK, as_name
from afterword.exchange.sheets.one_row import OneRow
from afterword.exchange.sheets.vocabulary import Vocabulary, bare
from afterword.reading.links import LINK

_REMARK = re.compile(r"\s?\([^()]*\)")
_BETWEEN_NAMES = re.compile(r"(?<!\s)\s+[-–—|·]\s+")
_PLACED = re.compile(r"(?P<title>\S.{0,80}?)\s(?:@|at|bei|chez)\s(?P<company>\S.{0,80})")
"""A position and where it is, however the cell is meant."""
_OR_ELSE = re.compile(r"[,:;]\s|\s/\s|\n")
"""What parts two names where no dash does."""
_FEW_WORDS = 3
"""Words of a name that stands where two are expected; a longer one is a remark."""
_ADDRESS = re.compile(r"([^,\n]{2,80}),\s?([^\n]*\b\d{4,6}\b[^\n]*)")
"""A company with its address behind it."""


class Names(NamedTuple):
    """The company and the position, and the lines below the company that name somebody."""

    company: str
    title: str
    people: tuple[str, ...] = ()


def names_of(one: OneRow, *, is_typed: bool) -> Names:
    """The names of a row, without marks; what else stands in their cells is kept.

    In a table that ``is_typed`` by hand an address and a person may stand below a company.
    """
    names = {name: named(one.raw(name), one.words) for name in ("company", "title")}
    for pair in PAIRS:
        cell = named(one.raw(pair), one.words)
        if placed := _PLACED.fullmatch(cell):
            names["title"] = names["title"] or placed["title"]
            names["company"] = names["company"] or placed["company"]
            continue
        parts = _BETWEEN_NAMES.split(cell, maxsplit=1)
        if len(parts) == 1:
            parts = _OR_ELSE.split(cell, maxsplit=1)
        if len(parts) == 1 and len(parts[0].split()) > _FEW_WORDS:
            # A remark rather than a name.
            one.keep(pair, parts[0])
        elif parts[0]:
            first, second = pair.split("+")
            names[first] = names[first] or parts[0]
            names[second] = names[second] or (parts[1] if len(parts) > 1 else "")
    if not names["company"] and (placed := _PLACED.fullmatch(names["title"])):
        names |= placed.groupdict()
    for name, text in names.items():
        if text.startswith("↳"):
            names[name] = text.removeprefix("↳").strip()
        elif one.words.is_blank(_REMARK.sub("", text).strip()):
            names[name] = ""
    header = one.header_of("company") or "Address"
    company, *below = _lines(names["company"], one.words) if is_typed else [names["company"]]
    if located := _ADDRESS.fullmatch(company):
        company = located[1]
        one.keep(header, located[2])
    people = tuple(line for line in below if bare(line).partition(" ")[0] in one.words.address)
    one.kept += [f"{header}: {line}" for line in below if line not in people]
    return Names(company, names["title"], people)


def _lines(company: str, words: Vocabulary) -> list[str]:
    """A company, and what stands below it in its cell: its address, who one spoke to."""
    first, *below = company.splitlines() or [""]
    while below and set(bare(below[0]).split()) <= words.legal_forms:
        first = f"{first} {below.pop(0)}"
    return [first, *below]


def named(cell: str, words: Vocabulary) -> str:
    """The name in a cell; empty where it says nothing."""
    return "" if words.is_blank(name := as_name(cell)) else name


def link_of(one: OneRow) -> str:
    """The link of its own column, else the one that lies behind the position or the company."""
    raw = one.raw("url")
    hidden = (MARKDOWN_LINK.search(one.raw(name)) for name in ("url", "title", "company"))
    behind = next((match[2] for match in hidden if match), "")
    found = LINK.search(raw)
    if not behind and raw and not found:
        one.kept.append(raw)
    return behind or (found[0] if found else "")


def people_of(one: OneRow, names: Names, is_day: Callable[[str], bool]) -> tuple[CapturedPerson, ...]:
    """The people of a row; what is no name goes into the notes."""
    email, phone = one.text("email"), one.text("phone")
    cell = "\n".join(filter(None, (one.text("contact"), *names.people)))
    people, left = named_in(cell, email, phone, one.words, is_day)
    if left:
        one.kept.append(f"Contact: {'; '.join(left)}")
    return people
