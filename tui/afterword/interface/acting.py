"""What every action that asks something or changes something has in common."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from textual.worker import Worker

from afterword.domain.errors import AfterwordError

P = ParamSpec("P")
Act = Coroutine[Any, Any, None]

ACTS = "acts"
"""The group of workers that actions run in."""


class Speaker(Protocol):
    """A screen that can tell the person something, and run an action beside the event loop."""

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Shows one sentence for a while."""

    def run_worker(self, work: Act, /, *, group: str) -> Worker[None]:
        """Runs the action; dialogs can then be awaited in it."""


S = TypeVar("S", bound=Speaker)


def acting(method: Callable[Concatenate[S, P], Act]) -> Callable[Concatenate[S, P], None]:
    """Makes an action that may await dialogs; an error of ours becomes its sentence, nothing more."""

    @wraps(method)
    def action(self: S, /, *args: P.args, **kwargs: P.kwargs) -> None:
        async def act() -> None:
            try:
                await method(self, *args, **kwargs)
            except AfterwordError as error:
                self.say(str(error), wrong=True)

        self.run_worker(act(), group=ACTS)

    return action
