"""How well the checks read letters that people might write: a table for each language.

    PYTHONPATH=tui:tests python -m benchmarks.letters [--verbose]

Of the good letters of ``tests/letters`` it counts what blocks and what is remarked, of the mistakes planted
into them those that a check finds which is about them.
"""

import collections
import sys

from afterword.writing import proofreading
from afterword.writing.preflight import check
from letters import cases


def main(*, verbose: bool) -> None:
    """Prints the figures, and with ``verbose`` everything that is not as it should be."""
    proofreading.load()
    for language in ("english", "german"):
        blocked = warned = good = found = planted = 0
        kinds: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
        for case in cases(language):
            before = check(case.text, case.occasion)
            good += 1
            blocked += any(each.level == "block" for each in before)
            warned += sum(each.level == "warn" for each in before)
            for each in before if verbose else ():
                at = "" if each.start is None else repr(case.text[each.start : each.end][:40])
                print(f"{each.level:<5} {case.name}: {each.id} {each.message} {at}")
            for mistake in case.letter.planted:
                after = check(case.with_mistake(mistake), case.occasion)
                is_found = case.shows(mistake, after, before)
                planted += 1
                found += is_found
                kinds[mistake.what][0] += is_found
                kinds[mistake.what][1] += 1
                if verbose and not is_found:
                    print(f"missed {case.name}: {mistake.what} {mistake.write!r}")
        print(", ".join(f"{what} {some}/{every}" for what, (some, every) in sorted(kinds.items())))
        print(
            f"{language}: found {found} of {planted}; blocks {blocked} of {good}; "
            f"{warned / good:.2f} warnings a good letter"
        )


if __name__ == "__main__":
    main(verbose="--verbose" in sys.argv)
