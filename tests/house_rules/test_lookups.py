"""What was matched without regard to case is not looked up by ``lower``, which knows fewer pairs."""

import ast
from collections.abc import Iterator

from checkout import ROOT

_CASES = ("lower", "upper", "casefold")


def _lookups(tree: ast.AST) -> Iterator[ast.Subscript]:
    """Each ``table[… .lower()]`` that is read."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
            called = (call.func for call in ast.walk(node.slice) if isinstance(call, ast.Call))
            if any(isinstance(each, ast.Attribute) and each.attr in _CASES for each in called):
                yield node


def test_no_table_is_read_by_letters_made_small_on_the_way() -> None:
    """``letters.small`` before both, or ``get``: a dotless i matches ``i`` and is none in a table."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "tui").rglob("*.py")
        for node in _lookups(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []
    assert [*_lookups(ast.parse("MONTHS[match['month'].lower()]"))], "it would be seen"
