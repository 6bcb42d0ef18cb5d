"""Processor time and memory of processes, and the ratios between them."""

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
MB = 1_000_000 if sys.platform == "darwin" else 1_000_000 / 1024  # macOS counts memory in bytes, Linux in KiB


class Cost(NamedTuple):
    """What one run took: processor seconds, user and system together, and the most memory it held, in MB."""

    seconds: float
    peak: float


class Ratio(NamedTuple):
    """How many times one cost another: the median of the rounds, and between what the middle half of them lies."""

    median: float
    lower: float
    upper: float


Costs = Mapping[str, list[Cost]]


def process(*command: str | Path, folder: Path = ROOT) -> Cost:
    """The cost of a command as a whole process. It must end with status 0: what fails early would look quick."""
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as started:
        _, status, used = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise subprocess.CalledProcessError(started.returncode, command[:3])
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / MB)


def work(job: str, folder: Path, *first: Path, findings: int = 0) -> Cost:
    """The cost of a job of the worker, which must find just so much in the log."""
    command: list[str | Path] = [sys.executable, "-m", "benchmarks.worker", job, folder, *first]
    seconds, peak, found = subprocess.check_output(command, cwd=ROOT).split()
    if int(found) != findings:
        raise ValueError(f"{job} of {folder.name} found {int(found)} things in the log, not {findings}")
    return Cost(float(seconds), float(peak) / MB)


def in_turn(rounds: int, jobs: Mapping[str, Callable[[], Cost]]) -> Costs:
    """The costs of jobs that are done one after the other, round after round."""
    done = [{name: job() for name, job in jobs.items()} for _ in range(rounds)]
    return {name: [costs[name] for costs in done] for name in jobs}


def times(costs: Costs, one: str, other: str, *, beyond: str = "") -> Ratio:
    """How many times the processor time of the other one took; of what each took `beyond` a third, where named."""
    nothing = [Cost(0, 0)] * len(costs[one])
    rounds = zip(costs[one], costs[other], costs.get(beyond, nothing), strict=True)
    return _ratio((a.seconds - off.seconds) / (b.seconds - off.seconds) for a, b, off in rounds)


def together(costs: Costs, *names: str) -> list[Cost]:
    """What several jobs took together, round by round."""
    rounds = zip(*(costs[name] for name in names), strict=True)
    return [Cost(sum(one.seconds for one in each), max(one.peak for one in each)) for each in rounds]


def memory(costs: Costs, one: str, size: float) -> Ratio:
    """The peak memory as a share of what may be had: 20 MB, and 10 times the MB that are read."""
    return _ratio(cost.peak / (20 + 10 * size) for cost in costs[one])


def _ratio(rounds: Iterable[float]) -> Ratio:
    each = sorted(rounds)
    quarter = len(each) // 4
    return Ratio(statistics.median(each), each[quarter], each[-1 - quarter])
