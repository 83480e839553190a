"""Each module of the interface is one screen's, one dialog's, one pane's or one widget's work."""

from importlib import import_module
from inspect import isclass
from pathlib import Path

import pytest
from textual.screen import Screen
from textual.widget import Widget

from afterword.interface.screens.base import DeskScreen
from checkout import ROOT

INTERFACE = ROOT / "tui" / "afterword" / "interface"
MODULES = [
    (path, Screen if folder in ("screens", "dialogs") else Widget)
    for folder in ("screens", "dialogs", "panes", "widgets")
    for path in sorted((INTERFACE / folder).glob("[a-z]*.py"))
]


def test_a_screen_has_one_base() -> None:
    """What keys do is found by the function's name in ``acts``, not in what a screen inherits."""
    for module in (INTERFACE / "screens").glob("[a-z]*.py"):
        import_module(f"afterword.interface.screens.{module.stem}")
    found = {DeskScreen}
    while below := {each for kind in found for each in kind.__subclasses__()} - found:
        found |= below
    assert {kind.__name__: kind.__bases__ for kind in found if len(kind.__bases__) > 1} == {}
    assert {"TodayScreen", "MessageScreen"} <= {kind.__name__ for kind in found}


@pytest.mark.parametrize(("path", "kind"), MODULES, ids=[path.stem for path, _ in MODULES])
def test_a_module_has_one_thing_to_show(path: Path, kind: type[Widget]) -> None:
    module = import_module(f"afterword.interface.{path.parent.name}.{path.stem}")
    own = [each for each in vars(module).values() if isclass(each) and each.__module__ == module.__name__]
    assert sum(issubclass(each, kind) for each in own) <= 1
    assert module.__doc__
