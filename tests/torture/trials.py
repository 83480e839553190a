"""The trials: each ends programs, disks or files in many ways, and counts what became of the records."""

import errno
import os
import random
import shutil
import signal
import sys
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import pytest

from torture.power_cut import states_after_power_cuts
from torture.subjects import Subject
from torture.watched import Call, counted, watched

if sys.platform == "win32":
    pytest.skip("Windows neither forks nor kills like a Unix", allow_module_level=True)

RECORDS = 200
ERRORS = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS)
TORN = (0.01, 0.5, 0.99)


@dataclass
class Tally:
    """What became of the file in so many runs."""

    runs: int = 0
    unreadable: int = 0
    lost: int = 0
    doubled: int = 0
    grew: int = 0
    notes: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    """What was measured, good or bad."""

    @property
    def is_clean(self) -> bool:
        """Whether nothing was lost in any run, and nothing grew."""
        return not (self.unreadable or self.lost or self.doubled or self.grew)

    def judge(self, subject: Subject, raw: bytes, must: set[int], what: str) -> None:
        """Counts a run whose file is ``raw`` now and ``must`` hold these records, each once."""
        self.runs += 1
        try:
            numbers = subject.numbers(raw)
        except (ValueError, KeyError, TypeError, AttributeError, LookupError, UnicodeError) as error:
            self.unreadable += 1
            self.notes.append(f"{what}: {type(error).__name__}")
            return
        except Exception as error:
            self.unreadable += 1
            self.notes.append(f"{what}: {error}")
            return
        if not must <= set(numbers):
            self.lost += 1
            self.notes.append(f"{what}: {len(must - set(numbers))} records lost")
        elif len(numbers) != len(set(numbers)):
            self.doubled += 1
            self.notes.append(f"{what}: a record twice")


class Bench:
    """A folder with a file of ``RECORDS`` records, made anew for each run."""

    def __init__(self, subject: Subject, folder: Path) -> None:
        self.subject = subject
        self.home = folder / subject.name.replace(" ", "_")
        shutil.rmtree(self.home, ignore_errors=True)
        self.model = self.home / "model"
        self.model.mkdir(parents=True)
        session = subject.open(self.model)
        for number in range(RECORDS):
            session.add(number)

    def fresh(self) -> Path:
        """The folder as it was at the start."""
        place = self.home / "run"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.model, place)
        return place


def in_child(work: Callable[[], object]) -> int:
    """Does ``work`` in a process of its own and gives its exit status, less than 0 for a signal."""
    child = _fork()
    if not child:
        _end_with(work)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_at_each_call(subject: Subject, folder: Path, step: int = 1) -> Tally:
    """SIGKILL before, within and after every changing call of two saves, or every ``step``-th of them."""
    bench, tally = Bench(subject, folder), Tally()
    place = bench.fresh()
    session = subject.open(place)
    calls = counted(lambda: session.add(RECORDS))
    old = set(range(RECORDS))
    for number in range(0, calls, step):
        for moment in ("before", "after", *TORN):
            place = bench.fresh()
            in_child(lambda: _killed(subject, place, number, moment))  # noqa: B023 - done at once
            tally.judge(subject, (place / "data.json").read_bytes(), old, f"call {number}, {moment}")
    return tally


def _killed(subject: Subject, place: Path, number: int, moment: str | float) -> None:
    session = subject.open(place)
    calls = iter(range(1_000_000))

    def meddle(call: Call) -> Any:
        if next(calls) != number:
            return call.done()
        if moment == "after":
            call.done()
        elif isinstance(moment, float):
            call.half_done(moment)
        os.kill(os.getpid(), signal.SIGKILL)
        return None

    with watched(meddle):
        session.add(RECORDS)


def killed_near_writes(subject: Subject, folder: Path, kills: int, seed: int = 1) -> Tally:
    """SIGKILL at random moments while the program does nothing but save."""
    bench, tally, chance = Bench(subject, folder), Tally(), random.Random(seed)
    place, said, number = bench.fresh(), set(range(RECORDS)), RECORDS
    for kill in range(kills):
        if kill % 50 == 49:
            place, said = bench.fresh(), set(range(RECORDS))
        reading, writing = os.pipe()
        child = _fork()
        if not child:
            _end_with(lambda: _save_for_ever(subject, place, number, writing))  # noqa: B023 - done at once
        os.close(writing)
        told = os.read(reading, 4)
        time.sleep(chance.uniform(0, 0.02))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while more := os.read(reading, 65536):
            told += more
        os.close(reading)
        said |= {int.from_bytes(told[at : at + 4], "big") for at in range(0, len(told) - 3, 4)}
        number = max(number, *said) + 2
        before = tally.is_clean
        raw = (place / "data.json").read_bytes()
        broken = (tally.unreadable, tally.lost)
        tally.judge(subject, raw, said, f"kill {kill}")
        if not before or broken != (tally.unreadable, tally.lost):
            place, said = bench.fresh(), set(range(RECORDS))
    return tally


def _save_for_ever(subject: Subject, place: Path, number: int, writing: int) -> None:
    session = subject.open(place)
    for each in range(number, number + 10_000):
        if session.add(each):
            os.write(writing, each.to_bytes(4, "big"))


def failing_at_each_call(subject: Subject, folder: Path) -> Tally:
    """From each changing call on every one fails, for each error; then the disk is well again."""
    bench, tally = Bench(subject, folder), Tally()
    session = subject.open(bench.fresh())
    calls = counted(lambda: session.add(RECORDS))
    old = set(range(RECORDS))
    for error in ERRORS:
        for number in range(calls):
            place = bench.fresh()
            session = subject.open(place)
            with watched(_failing(number, error)):
                saved = session.add(RECORDS)
            what = f"{errno.errorcode[error]} from call {number}"
            must = old | {RECORDS} if saved else old
            tally.judge(subject, (place / "data.json").read_bytes(), must, what)
            if not saved:
                with suppress(Exception):
                    session.try_again(RECORDS)
            tally.judge(subject, (place / "data.json").read_bytes(), old | {RECORDS}, f"{what}, then well")
    return tally


def _failing(number: int, error: int) -> Callable[[Call], Any]:
    calls = iter(range(1_000_000))

    def meddle(call: Call) -> Any:
        if next(calls) >= number and call.name != "unlink":
            raise OSError(error, os.strerror(error))
        return call.done()

    return meddle


def after_power_cuts(subject: Subject, folder: Path) -> Tally:
    """Every state that a power cut may leave, after each call of one save and after its end."""
    bench, tally = Bench(subject, folder), Tally()
    place = bench.fresh()
    session = subject.open(place)
    old, new = set(range(RECORDS)), {*range(RECORDS), RECORDS}
    for what, raw, is_over in states_after_power_cuts(place, lambda: session.add(RECORDS)):
        tally.judge(subject, raw or b"", new if is_over else old, what)
    return tally


def two_at_once(subject: Subject, folder: Path, runs: int = 4, adds: int = 25) -> Tally:
    """Two programs that add records at the same time."""
    bench, tally = Bench(subject, folder), Tally()
    must = {*range(RECORDS), *range(1000, 1000 + adds), *range(2000, 2000 + adds)}
    for _ in range(runs):
        place = bench.fresh()
        children = []
        for first in (1000, 2000):
            child = _fork()
            if not child:
                _end_with(lambda: _add_all(subject, place, first, adds))  # noqa: B023 - done at once
            children.append(child)
        for child in children:
            os.waitpid(child, 0)
        tally.judge(subject, (place / "data.json").read_bytes(), must, "two programs")
    return tally


def _add_all(subject: Subject, place: Path, first: int, adds: int) -> None:
    session = subject.open(place)
    for number in range(first, first + adds):
        session.add(number)


def replaced_outside(subject: Subject, folder: Path, rounds: int = 20) -> Tally:
    """Another program adds a record between every two of ours, by replacing the file or writing into it."""
    bench, tally = Bench(subject, folder), Tally()
    for in_place in (False, True):
        place = bench.fresh()
        session = subject.open(place)
        file, must = place / "data.json", set(range(RECORDS))
        for turn in range(rounds):
            session.add(1000 + turn)
            must.add(1000 + turn)
            try:
                raw = subject.with_record(file.read_bytes(), 2000 + turn)
            except (ValueError, KeyError):
                break
            target = file if in_place else file.with_name("other")
            target.write_bytes(raw)
            if not in_place:
                target.replace(file)
            must.add(2000 + turn)
        session.add(3000)
        what = "written into" if in_place else "replaced"
        tally.judge(subject, file.read_bytes(), must | {3000}, what)
    return tally


def _fork() -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _end_with(work: Callable[[], object]) -> NoReturn:
    """Does ``work`` and ends this child, without what its parent would do at its own end."""
    status = 1
    try:
        work()
        status = 0
    finally:
        os._exit(status)
