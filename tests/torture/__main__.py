"""``make torture``: every trial at full length, this program beside TinyDB's own storage, as a table."""

import os
import sys
import tempfile
import time
from pathlib import Path

from torture.subjects import Ours, Plain
from torture.trials import all_trials

KILLS = int(os.environ.get("KILLS", "1000"))


def main() -> int:
    """Prints the table; 1 where this program lost anything."""
    print("| trial | runs | program | unreadable | records lost | records twice | s |")
    print("|---|--:|---|--:|--:|--:|--:|")
    failed = []
    with tempfile.TemporaryDirectory(prefix="torture-", dir=sys.argv[1] if sys.argv[1:] else None) as folder:
        for name, trial in all_trials(KILLS):
            for subject in (Ours(), Plain()):
                started = time.monotonic()
                tally = trial(subject, Path(folder))
                seconds = time.monotonic() - started
                figures = f"{tally.unreadable} | {tally.lost} | {tally.doubled} | {seconds:.0f}"
                print(f"| {name} | {tally.runs} | {subject.name} | {figures} |", flush=True)
                if isinstance(subject, Ours) and not tally.is_clean:
                    failed += [f"{name}: {note}" for note in tally.notes]
    print("\n".join(failed), file=sys.stderr)
    return 1 if failed else 0


sys.exit(main())
