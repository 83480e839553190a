"""Doing what a key says: beside the event loop, since it may ask; what is refused is said."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from textual.worker import Worker

from afterword.domain.errors import AfterwordError
from afterword.interface.subject import NothingToActOn

P = ParamSpec("P")
Work = Coroutine[Any, Any, None]

WORKERS = "acts"
"""The group of workers that actions run in."""


class Speaker(Protocol):
    """A screen that can tell the person something, and run an action beside the event loop."""

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Shows one sentence for a while."""

    def run_worker(self, work: Work, /, *, group: str) -> Worker[None]:
        """Runs the action; dialogs can then be awaited in it."""


S = TypeVar("S", bound=Speaker)


def begin(at: Speaker, act: Work) -> None:
    """Has an act run that may await dialogs; an error of ours becomes its sentence, nothing more."""

    async def run() -> None:
        try:
            await act
        except NothingToActOn as error:
            at.say(str(error))
        except AfterwordError as error:
            at.say(str(error), wrong=True)

    at.run_worker(run(), group=WORKERS)


def acting(method: Callable[Concatenate[S, P], Work]) -> Callable[Concatenate[S, P], None]:
    """Makes an action of a screen's own that may await dialogs."""

    @wraps(method)
    def action(self: S, /, *args: P.args, **kwargs: P.kwargs) -> None:
        begin(self, method(self, *args, **kwargs))

    return action
