"""No module grows until nobody finds their way about in it."""

from checkout import ROOT

LONGEST = 300
"""Lines; a module that needs more has two reasons to change and wants to be two."""


def test_no_module_is_too_long() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / "tui").rglob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}
