"""What is typed into a dialog is there when it is opened again, whatever ended it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from textual.app import App
from textual.timer import Timer

from afterword.desk.half_typed import HalfTyped, Typed

_KEEP_AFTER = 2.0
"""Seconds after the last key; what ends the program without a word takes no more than was typed in them."""


@runtime_checkable
class KeepsHalfTyped(Protocol):
    """An app that keeps what is half typed."""

    half_typed: HalfTyped


class TypedInto(Protocol):
    """A dialog that is typed into."""

    @property
    def app(self) -> App[Any]:
        """The app it stands in."""

    def blank(self) -> Typed:
        """What stands in it before anything is typed."""

    def typed(self) -> Typed:
        """What stands in it."""

    def put(self, typed: Typed, /) -> None:
        """Puts texts into it."""

    def set_timer(self, delay: float, callback: Callable[[], None]) -> Timer:
        """Has something done after so many seconds, while it is there."""


class KeptTyping:
    """What is typed into one dialog, kept under its ``key``: when it is left, and soon after the last key."""

    def __init__(self, dialog: TypedInto, key: str) -> None:
        self._dialog = dialog
        self._key = key
        self._opened_with: Typed = {}
        self._soon: Timer | None = None

    @property
    def is_changed(self) -> bool:
        """Whether the dialog is not as it was opened."""
        return self._dialog.typed() != self._opened_with

    def bring_back(self) -> tuple[bool, Path | None]:
        """Puts in what was typed the last time; whether anything was, and where the rest of it is kept."""
        brought, aside = self._forms.bring_back(self._key, self._dialog.blank())
        if brought:
            self._dialog.put(brought)
        self._opened_with = self._dialog.typed()
        return bool(brought), aside

    def start_over(self) -> None:
        """Forgets it, and puts in what stood there first."""
        self.forget()
        self._dialog.put(self._dialog.blank())
        self._opened_with = self._dialog.typed()

    def forget(self) -> None:
        """Forgets it, on disk too: it was saved, or is started over."""
        if self._soon:
            self._soon.stop()
        self._forms.forget(self._key)
        self._forms.put_down()

    def keep(self) -> None:
        """Keeps what stands there; what was emptied does not come back."""
        if self._dialog.typed() != self._dialog.blank():
            self._forms.keep(self._key, self._dialog.typed())
        elif self._opened_with:
            self._forms.forget(self._key)

    def keep_soon(self) -> None:
        """Has it on disk in a moment, unless more is typed until then."""
        if self._soon:
            self._soon.stop()
        if self._soon or self.is_changed:
            self._soon = self._dialog.set_timer(_KEEP_AFTER, self.put_down)

    def put_down(self) -> None:
        """Keeps it, on disk too."""
        self.keep()
        self._forms.put_down()

    def keep_after_a_mistake(self) -> Path | None:
        """Keeps it when the program had to stop; gives the file it was put aside into, where it was."""
        typed = self._dialog.typed() if self._opened_with else None
        return self._forms.keep_after_a_mistake(self._key, typed if typed != self._dialog.blank() else {})

    @property
    def _forms(self) -> HalfTyped:
        app = self._dialog.app
        assert isinstance(app, KeepsHalfTyped)
        return app.half_typed
