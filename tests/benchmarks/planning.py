"""How long planning takes: from nothing, and after one fact.

    make bench ARGS=planning
    PYTHONPATH=tests python -m benchmarks.planning 1000    one process's figures as JSON

Each figure is the median of five fresh processes, at 100, 1,000 and 10,000 applications of which ten per
cent are live. "after" is with_fact, plan, lines and basket.
"""

import gc
import json
import statistics
import subprocess
import sys
import time
from datetime import timedelta

from afterword.domain.facts import DayOrInstant, Fact, Offer, Sent
from afterword.domain.insight.balance import balance
from afterword.domain.planning.planner import Planner
from afterword.domain.timing.cadence import cadence_from
from afterword.settings.shipped import shipped_table
from benchmarks.generator import NOW, accepted_in, generated

SIZES = (100, 1_000, 10_000)
PROCESSES = 5


def measure(applications: int) -> dict[str, float]:
    """The figures of one process, in milliseconds."""
    search = generated(applications)
    cadence = cadence_from(shipped_table("cadence.toml"))
    # The holidays library takes a quarter of a second to load, whatever the size; it is measured apart.
    started = time.perf_counter()
    Planner(cadence).plan(generated(40, seed=2), NOW)
    figures = {"holidays and first use": _since(started)}
    gc.collect()
    gc.freeze()
    planner = Planner(cadence)
    started = time.perf_counter()
    balance(planner.plan(search, NOW))
    figures["from nothing"] = _since(started)
    facts: dict[str, Fact] = {
        "sent": Sent(id="new", app="a50", at=NOW, kind="status_email", to="p50a"),
        "offer": Offer(
            id="new", app="a50", at=NOW, from_="p50a", deadline=DayOrInstant((NOW + timedelta(days=4)).date())
        ),
        "accepted": accepted_in("new"),
    }
    later = NOW
    for name, fact in facts.items():
        later += timedelta(seconds=1)
        planner.plan(search, later)
        started = time.perf_counter()
        plan = planner.plan(search.with_fact(fact), later)
        balance(plan)
        figures[f"after {name}"] = _since(started)
    return figures


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000


def main() -> None:
    """Prints the table."""
    print(f"{'milliseconds, median of ' + str(PROCESSES):<34}" + "".join(f"{size:>10,}" for size in SIZES))
    runs: dict[int, list[dict[str, float]]] = {size: [] for size in SIZES}
    for _ in range(PROCESSES):
        for size in SIZES:
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.planning", str(size)],
                capture_output=True,
                text=True,
                check=True,
            )
            runs[size].append(json.loads(done.stdout))
    for name in runs[SIZES[0]][0]:
        medians = (statistics.median(run[name] for run in runs[size]) for size in SIZES)
        print(f"{name:<34}" + "".join(f"{median:>10.2f}" for median in medians))


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
