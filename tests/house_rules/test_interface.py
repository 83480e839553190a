"""Each module of the interface is one screen's, one dialog's, one pane's or one widget's work."""

from importlib import import_module
from inspect import isclass
from pathlib import Path

import pytest
from textual.screen import Screen
from textual.widget import Widget

from checkout import ROOT

INTERFACE = ROOT / "tui" / "afterword" / "interface"
MODULES = [
    (path, Screen if folder in ("screens", "dialogs") else Widget)
    for folder in ("screens", "dialogs", "panes", "widgets")
    for path in sorted((INTERFACE / folder).glob("[a-z]*.py"))
]


@pytest.mark.parametrize(("path", "kind"), MODULES, ids=[path.stem for path, _ in MODULES])
def test_a_module_has_one_thing_to_show(path: Path, kind: type[Widget]) -> None:
    module = import_module(f"afterword.interface.{path.parent.name}.{path.stem}")
    own = [each for each in vars(module).values() if isclass(each) and each.__module__ == module.__name__]
    assert sum(issubclass(each, kind) for each in own) <= 1
    assert module.__doc__
