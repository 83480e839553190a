"""``make torture``: every trial at full length, this program beside TinyDB's own storage, as a table."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from torture import limits, trials
from torture.subjects import Ours, Plain, Subject

KILLS = int(os.environ.get("KILLS", "1000"))
SAVES = int(os.environ.get("SAVES", "10000"))


def all_trials() -> Iterator[tuple[str, Callable[[Subject, Path], trials.Tally]]]:
    """Each trial with its name, in the order of the table."""
    yield f"{KILLS:,} SIGKILLs near writes", partial(trials.killed_near_writes, kills=KILLS)
    yield "SIGKILL before, in, after each call", trials.killed_at_each_call
    yield "power cut after each call", trials.after_power_cuts
    yield "ENOSPC, EIO, EDQUOT, EROFS from each call on", trials.failing_at_each_call
    yield "a real disk, full but for some pages", limits.on_a_full_disk
    yield "no more open files; no long files", limits.at_limits_of_the_system
    yield "two programs at once", trials.two_at_once
    yield "changed by another program", trials.replaced_outside
    yield f"{SAVES:,} saves in one session", partial(limits.in_the_long_run, saves=SAVES)


def main() -> int:
    """Prints the table; 1 where this program lost anything."""
    print("| trial | runs | program | unreadable | records lost | records twice | grew | s |")
    print("|---|--:|---|--:|--:|--:|--:|--:|")
    failed = []
    with tempfile.TemporaryDirectory(prefix="torture-", dir=sys.argv[1] if sys.argv[1:] else None) as folder:
        for name, trial in all_trials():
            for subject in (Ours(), Plain()):
                started = time.monotonic()
                tally = trial(subject, Path(folder))
                seconds = time.monotonic() - started
                figures = (
                    f"{tally.unreadable} | {tally.lost} | {tally.doubled} | {tally.grew} | {seconds:.0f}"
                )
                print(f"| {name} | {tally.runs} | {subject.name} | {figures} |", flush=True)
                for told in tally.told:
                    print(f"{subject.name}: {told}", file=sys.stderr)
                if isinstance(subject, Ours) and not tally.is_clean:
                    failed += [f"{name}: {note}" for note in tally.notes]
    print("\n".join(failed), file=sys.stderr)
    return 1 if failed else 0


sys.exit(main())
