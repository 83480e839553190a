"""How well the checks on messages find mistakes: a table of mistakes planted by program.

    PYTHONPATH=tui:tests python -m benchmarks.checks [CASTS]

Each class of mistake goes into drafts of every kind, about 300 casts of people and companies, some of
whose names are words (May, Mark, Kim, Bea, Target, Square). Then come the mistakes that were missed and
the good texts that blocked.
"""

import sys

from afterword.writing import proofreading
from planted import measured

CASTS = 300


def main(casts: int) -> None:
    """Prints the table."""
    proofreading.load()
    tallies, missed, blocked, count = measured(casts)
    print(f"{'mistake':<24}{'planted':>9}{'found':>9}{'missed':>9}")
    for name, tally in tallies.items():
        print(f"{name:<24}{tally.planted:>9}{tally.found:>9}{tally.planted - tally.found:>9}")
    print(f"\n{count} good texts, {len(blocked)} of them blocked")
    for one in missed[:20]:
        print(f"\nmissed {one.ids} {one.level} in {one.follow_up.kind}:\n{one.text}")
    for one in blocked[:20]:
        print(f"\nblocked in {one.follow_up.kind}: {[f for f in one.findings() if f.level == 'block']}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CASTS)
