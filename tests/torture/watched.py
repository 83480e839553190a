"""Every call by which a program changes files, watched and spoilt on request.

Both programs that are tried here change files by functions of ``os`` only: ours does, and for TinyDB's
own storage ``subjects.py`` opens the file so that it does.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

CHANGING = ("open", "write", "ftruncate", "fsync", "chmod", "replace", "link", "unlink", "mkdir")
"""The functions of ``os`` that change files, or wait until a change is on disk."""

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Call(NamedTuple):
    """One call: the function's name, what it is given, and how it is really done."""

    name: str
    given: tuple[Any, ...]
    really: Callable[..., Any]

    def done(self) -> Any:
        """Does it, and gives what it gives."""
        return self.really(*self.given)

    def half_done(self, part: float) -> None:
        """Does so much of it: of a write the first bytes, of anything else nothing."""
        if self.name == "write":
            handle, data = self.given
            self.really(handle, bytes(data)[: int(len(data) * part)])


@contextmanager
def watched(meddle: Callable[[Call], Any]) -> Iterator[None]:
    """While this lasts, ``meddle`` does each changing call, or does something else."""
    real = {name: getattr(os, name) for name in CHANGING}

    def standing_for(name: str) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            changes = name != "open" or given[1] & _WRITES
            if named or not changes:
                return real[name](*given, **named)
            return meddle(Call(name, given, real[name]))

        return call

    for name in CHANGING:
        setattr(os, name, standing_for(name))
    try:
        yield
    finally:
        for name, function in real.items():
            setattr(os, name, function)


def counted(work: Callable[[], object]) -> int:
    """How many changing calls ``work`` makes."""
    calls = 0

    def count(call: Call) -> Any:
        nonlocal calls
        calls += 1
        return call.done()

    with watched(count):
        work()
    return calls
