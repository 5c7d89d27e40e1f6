"""A command → what its process took: wall time, processor time, peak memory.

POSIX only: `wait4` tells a single child's peak, which other systems do not.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "build" / "bench"
ISSUE = ROOT / "data" / "2025-02-25-qinyuan" / "issue.yaml"
LAYOUT = "broadsheet"

# The kernel counts a child's peak from its parent's size: who measures must stay small.
_MIB = 1024 if sys.platform.startswith("linux") else 1024 * 1024


class Took(Struct, frozen=True):
    """One run: seconds on the clock, seconds of processor, MiB at the peak."""

    wall: float
    cpu: float
    peak: float


def run(command: Sequence[str], folder: Path = ROOT) -> Took:
    """What the command, run in the folder, took; leaves with its words when it fails."""
    with (BUILT / "said.txt").open("wb") as said:
        start = time.perf_counter()
        child = subprocess.Popen(  # noqa: S603 (our own commands)
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit((BUILT / "said.txt").read_text(encoding="utf-8"))
    return Took(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _MIB)


def in_turn(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, list[Took]]:
    """Every command so many times, A B A B, so that a busy spell falls on all alike."""
    found: dict[str, list[Took]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            found[name].append(run(command))
    return found


def python(*words: str) -> list[str]:
    """The command that runs this Python with these words."""
    return [sys.executable, *words]


def told(*words: str) -> bytes:
    """What a module of ours, run in a process of its own, writes."""
    done = subprocess.run(  # noqa: S603 (our own modules)
        python("-m", *words), cwd=ROOT, stdout=subprocess.PIPE, check=False
    )
    if done.returncode:
        raise SystemExit(done.returncode)
    return done.stdout


def clock(work: Callable[[], object]) -> float:
    """The processor seconds that `work` takes: waiting for a busy machine does not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def least_and_middle(values: Sequence[float]) -> tuple[float, float]:
    """The least and the median: what the program needs, and what it got."""
    return min(values), statistics.median(values)
