"""Everything that is measured, as tables of ratios.

    make bench                                       what the help names: `data/help/speed.md`; six minutes
    make bench ARGS="--runs 5 --sizes 1000 starting" so many rounds, sizes and parts

Ratios carry from one machine to another, milliseconds do not: the floor of each figure is measured in the
same round.
"""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from benchmarks import answering, loading, mails, planning, resting, saving, starting
from benchmarks.figures import Figure, machine, table

_PARTS: dict[str, Callable[[Path, Sequence[int], int], list[Figure]]] = {
    "loading": loading.measured,
    "mails": mails.measured,
    "starting": starting.measured,
    "answering": answering.measured,
    "resting": resting.measured,
}
_IN_THE_HELP = ("starting", "answering", "resting", "saving")
_TABLES: dict[str, Callable[[], None]] = {"planning": planning.main, "saving": saving.main}


@click.command()
@click.option("--runs", default=3, show_default=True, help="Rounds of each.")
@click.option("--sizes", default="100,1000,10000", show_default=True, help="Numbers of applications.")
@click.argument("parts", nargs=-1, type=click.Choice([*_PARTS, *_TABLES]))
def main(runs: int, sizes: str, parts: Sequence[str]) -> None:
    """Measures and prints."""
    click.echo(machine())
    for part in parts or _IN_THE_HELP:
        click.echo(f"\n{part}")
        if part in _TABLES:
            _TABLES[part]()
            continue
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            for line in table(_PARTS[part](Path(folder), [int(size) for size in sizes.split(",")], runs)):
                click.echo(line)


if __name__ == "__main__":
    main()
