"""What every dialog has that is typed into: what is typed is saved, or kept for the next time."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from textual import on
from textual.content import Content
from textual.screen import ModalScreen

from afterword.domain.errors import AfterwordError
from afterword.interface.active_commands import key_for
from afterword.interface.bindings import bindings, bindings_while_typing
from afterword.interface.dialogs.choice_line import OF_A_CHOICE
from afterword.interface.dialogs.field import Typed
from afterword.interface.dialogs.half_typed import KeptTyping
from afterword.interface.dialogs.line import OF_A_LINE, Line
from afterword.interface.text import content

_NOT_SAVED = "Not saved yet: {key} saves. Once more leaves, and keeps what you typed for the next time."
_HERE_AGAIN = "Here is what you typed the last time. {key} starts over."
_PUT_ASIDE = "What you typed the last time cannot all be put back. It is kept in {path}"
OF_LINES = (*OF_A_LINE, *OF_A_CHOICE)
"""The commands of a form that its lines take."""

T = TypeVar("T")

Act = Callable[[T], object]
"""What is done with what was answered, before the dialog closes."""


class Asking(ModalScreen[T | None], Generic[T]):
    """Gives what was answered; None when the person left without saving.

    What is typed is kept when the dialog is left and soon after the last key, under its ``key``, and is
    there when it is opened again. ``act`` takes the answer before it closes: what it refuses is said, and
    nothing is lost.
    """

    BINDINGS = [  # noqa: RUF012 - Textual declares it so
        *(binding for binding in bindings("form") if getattr(binding, "id", "") not in OF_LINES),
        *bindings_while_typing(own=("quit",)),
    ]

    def __init__(self, key: str, act: Act[T]) -> None:
        super().__init__()
        self._act = act
        self._kept = KeptTyping(self, key)
        self._leaving = False

    # What each dialog says

    def blank(self) -> Typed:
        """What stands in it before anything is typed."""
        raise NotImplementedError

    def typed(self) -> Typed:
        """What stands in it."""
        raise NotImplementedError

    def put(self, typed: Typed) -> None:
        """Puts texts into it."""
        raise NotImplementedError

    def tell(self, notice: Content) -> None:
        """Says something about the dialog as a whole; nothing, if it is empty."""
        raise NotImplementedError

    # What all of them do

    def bring_back(self) -> bool:
        """Puts in what was typed the last time, if anything was; for each dialog to call once it is there."""
        is_back, aside = self._kept.bring_back()
        again = _HERE_AGAIN.format(key=key_for(self, "form.fresh")) if is_back else ""
        if notice := _PUT_ASIDE.format(path=aside) if aside else again:
            self.tell(content(notice, "$due"))
        return is_back

    def went_on(self) -> bool:
        """Whether it is not as it was opened: then what was said of leaving it is over. It is kept soon."""
        self._kept.keep_soon()
        if not self._kept.is_changed:
            return False
        self._leaving = False
        return True

    def give(self, answer: T) -> bool:
        """Has the answer recorded and closes; where it is refused it says why, and stays."""
        try:
            self._act(answer)
        except AfterwordError as error:
            self.tell(content(f"! {error}", "$late"))
            return False
        self._kept.forget()
        self.dismiss(answer)
        return True

    def action_cancel(self) -> None:
        """Leaves at once when nothing was typed, else when it is said a second time."""
        if self._may_leave():
            self.dismiss(None)

    def action_quit(self) -> None:
        """Ends the program, on the same terms."""
        if self._may_leave():
            self.app.exit()

    @on(Line.Interrupted)
    def _say_how_to_leave(self) -> None:
        save, leave, end = (key_for(self, name) for name in ("form.save", "form.cancel", "app.quit"))
        words = f"Nothing is lost: {save} saves, {leave} leaves and keeps what you typed, {end} quits."
        self.tell(content(words, "$due"))

    def action_fresh(self) -> None:
        """Starts over."""
        self._kept.start_over()
        self.tell(Content())

    def keep_typed(self) -> None:
        """Keeps what stands in it, since the program ends."""
        self._kept.keep()

    def keep_after_a_mistake(self) -> str:
        """Keeps it, or says where it is kept."""
        aside = self._kept.keep_after_a_mistake()
        return _PUT_ASIDE.format(path=aside) if aside else ""

    def _may_leave(self) -> bool:
        if self._kept.is_changed and not self._leaving:
            self._leaving = True
            self.tell(content(f"! {_NOT_SAVED.format(key=key_for(self, 'form.save'))}", "$late"))
            return False
        self._kept.put_down()
        return True


class Asked(Protocol[T]):
    """What can be asked in a dialog."""

    def dialog(self, act: Act[T], /) -> Asking[T]:
        """The dialog that asks it."""
