"""What was typed into a form that was left without saving, kept until the program ends."""

from typing import Any
from weakref import WeakKeyDictionary

from textual.app import App

from afterword.interface.dialogs.field import Typed

_KEPT: WeakKeyDictionary[App[Any], dict[str, Typed]] = WeakKeyDictionary()


def half_typed(app: App[Any], form: str) -> Typed | None:
    """What stood in that form when it was left last; None where it was saved or never left."""
    return _KEPT.get(app, {}).get(form)


def all_half_typed(app: App[Any]) -> dict[str, Typed]:
    """What stands in every form that was left without saving."""
    return dict(_KEPT.get(app, {}))


def keep_half_typed(app: App[Any], form: str, typed: Typed) -> None:
    """Keeps what stands in a form."""
    _KEPT.setdefault(app, {})[form] = typed


def forget_half_typed(app: App[Any], form: str) -> None:
    """Forgets it: the form was saved, or is started over."""
    _KEPT.get(app, {}).pop(form, None)
