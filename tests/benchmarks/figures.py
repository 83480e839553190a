"""Figures of several runs beside their floor, as one table of medians, spreads and ratios."""

import os
import platform
import statistics
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual import __version__ as textual_version

if sys.platform == "win32":
    sys.exit("What is measured here only a Unix tells.")


class Figure(NamedTuple):
    """What was measured in each run and what the floor took in the same run, in ``unit``."""

    name: str
    values: Sequence[float]
    floor: Sequence[float]
    aim: float | None = None
    """The ratio that is aimed at."""
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """The median of the ratios within the runs: both parts of each were measured under the same load."""
        pairs = zip(self.values, self.floor, strict=True)
        return statistics.median(value / floor for value, floor in pairs)

    def row(self) -> str:
        """One line of the table."""
        middle, (low, high) = statistics.median(self.values), quartiles(self.values)
        aim = f"{self.aim:g}" if self.aim else ""
        spread = f"{low:.1f}–{high:.1f}"
        floor = statistics.median(self.floor)
        return (
            f"| {self.name} | {middle:.1f} {self.unit} | {spread} | {floor:.1f} | {self.ratio:.2f} | {aim} |"
        )


def quartiles(values: Sequence[float]) -> tuple[float, float]:
    """Between which two figures the middle half lies."""
    low, _, high = statistics.quantiles(values, n=4) if len(values) > 1 else (values[0],) * 3
    return low, high


def percentile(values: Sequence[float], per_cent: int) -> float:
    """The figure that so many per cent of them do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) * per_cent // 100, len(ordered) - 1)]


def table(figures: Sequence[Figure]) -> Iterator[str]:
    """The lines of the table."""
    yield "| what | median | middle half | floor | ratio | aim |"
    yield "|---|---|---|---|---|---|"
    yield from (figure.row() for figure in figures)


def machine() -> str:
    """On what it was measured, naming neither place nor person."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{platform.system()}, {_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB; "
        f"Python {platform.python_version()}, Textual {textual_version}; "
        f"{os.getloadavg()[0]:.1f} other programs running"
    )


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:  # noqa: PTH123
            return next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()
