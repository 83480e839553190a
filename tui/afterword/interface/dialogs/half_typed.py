"""Where a dialog finds what was typed into it before."""

from typing import Any, Protocol, runtime_checkable

from textual.app import App

from afterword.desk.half_typed import HalfTyped


@runtime_checkable
class KeepsHalfTyped(Protocol):
    """An app that keeps what is half typed."""

    half_typed: HalfTyped


def half_typed_in(app: App[Any]) -> HalfTyped:
    """What the app keeps of forms that were not saved."""
    assert isinstance(app, KeepsHalfTyped)
    return app.half_typed
