"""No class grows until nobody finds their way about in it, not by way of what it inherits either."""

import ast
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checkout import ROOT

LONGEST, DEEPEST = 400, 3
"""Lines of a class with its ancestors of ours, and how many of those it may have."""


class Measured(NamedTuple):
    """A class as it is written: how many lines, and on which others it rests."""

    lines: int
    bases: tuple[str, ...]


def classes() -> dict[str, Measured]:
    found = {}
    for path in sorted((ROOT / "tui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases = tuple(ast.unparse(base).partition("[")[0] for base in node.bases)
                found[node.name] = Measured((node.end_lineno or 0) - node.lineno + 1, bases)
    return found


def lineage(name: str, known: Mapping[str, Measured]) -> Iterator[str]:
    """A class and all it inherits from, as far as that is ours."""
    for base in known[name].bases:
        if base in known and base != name:
            yield base
            yield from lineage(base, known)


def test_no_class_is_too_large_with_what_it_inherits() -> None:
    known = classes()
    too_large = {}
    for name, measured in known.items():
        ancestors = set(lineage(name, known))
        lines = measured.lines + sum(known[ancestor].lines for ancestor in ancestors)
        if lines > LONGEST or len(ancestors) > DEEPEST:
            too_large[name] = (lines, len(ancestors))
    assert too_large == {}
