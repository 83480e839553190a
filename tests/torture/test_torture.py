"""A short torture, in every run of the tests; ``make torture`` is the long one."""

import errno
from pathlib import Path

import pytest

from torture import limits, trials
from torture.subjects import Ours, Plain


@pytest.fixture(autouse=True)
def few_records(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trials, "RECORDS", 12)
    monkeypatch.setattr(limits, "RECORDS", 12)
    monkeypatch.setattr(trials, "ERRORS", (errno.ENOSPC,))
    monkeypatch.setattr(trials, "TORN", (0.5,))


@pytest.mark.parametrize(
    "trial",
    [
        lambda subject, folder: trials.killed_near_writes(subject, folder, 12),
        lambda subject, folder: trials.killed_at_each_call(subject, folder, step=5),
        trials.after_power_cuts,
        trials.failing_at_each_call,
        lambda subject, folder: trials.two_at_once(subject, folder, runs=1, adds=8),
        lambda subject, folder: trials.replaced_outside(subject, folder, rounds=4),
        limits.at_limits_of_the_system,
        lambda subject, folder: limits.in_the_long_run(subject, folder, saves=60),
    ],
    ids=[
        "kills",
        "kill at each call",
        "power cuts",
        "failing disk",
        "two programs",
        "changed outside",
        "limits",
        "long run",
    ],
)
def test_nothing_is_lost(tmp_path: Path, trial: object) -> None:
    tally = trial(Ours(), tmp_path)  # type: ignore[operator]
    assert tally.notes == []
    assert tally.runs


def test_nothing_is_lost_on_a_disk_that_is_really_full(tmp_path: Path) -> None:
    tally = limits.on_a_full_disk(Ours(), tmp_path)
    assert tally.notes == []
    if not tally.runs:
        pytest.skip("this system lets nobody make a disk of their own")


def test_the_trials_see_what_they_are_for(tmp_path: Path) -> None:
    """Else they would prove nothing: the storage TinyDB comes with fails them."""
    assert not trials.after_power_cuts(Plain(), tmp_path).is_clean
    assert not trials.replaced_outside(Plain(), tmp_path, rounds=4).is_clean
