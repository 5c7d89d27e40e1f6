"""The bench: our page beside Typst's, cold and warm, long text, many pages → tables.

`make bench`: under three minutes. `make bench-long` (`--long`): up to 1,000,000 字, with a
picture of the growth. Nothing here passes or fails: a time says as much of the machine as of the
program.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from bench import processes
from bench.processes import BUILT, ISSUE, LAYOUT, ROOT, Took, least_and_middle, python

_LENGTHS: Final = (10_000, 30_000, 100_000)
_LONG_LENGTHS: Final = (10_000, 30_000, 100_000, 300_000, 1_000_000)
_PAGES: Final = 200

Series = dict[str, list[float]]


def main() -> None:
    """Runs all parts; their tables go to the terminal and to build/bench/results.md."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--long", action="store_true", help="到 1,000,000 字 | to 1,000,000 字")
    parser.add_argument("--rounds", type=int, default=15, help="冷启动轮数 | cold rounds")
    given = parser.parse_args()
    BUILT.mkdir(parents=True, exist_ok=True)
    # As pip does when it installs: a program runs from its bytecode.
    processes.run(python("-m", "compileall", "-q", "typeset"))
    processes.run(python("-m", "bench.page", "prepare"))
    with (BUILT / "results.md").open("w", encoding="utf-8") as file:
        paper = Paper(file.write, sys.stdout.write)
        _cold(given.rounds, paper)
        _warm(given.rounds, paper)
        growth = _long_text(_LONG_LENGTHS if given.long else _LENGTHS, paper)
        _many_pages(_PAGES, paper)
        if given.long:
            _draw_growth(growth, paper)


class Paper:
    """Where tables are written, all of it to each."""

    def __init__(self, *pens: Callable[[str], object]) -> None:
        self.pens = pens

    def say(self, line: str) -> None:
        """A line."""
        for pen in self.pens:
            pen(f"{line}\n")
        sys.stdout.flush()

    def table(self, *rows: tuple[str, ...]) -> None:
        """Rows, the first one the head."""
        head, *others = rows
        for row in (head, ("---",) * len(head), *others):
            self.say(f"| {' | '.join(row)} |")


def _cold(rounds: int, paper: Paper) -> None:
    ours, theirs, rival = BUILT / "ours.pdf", BUILT / "typst.pdf", BUILT / "rival"
    # Without the gate, which no rival has; it is timed apart.
    page = [str(Path(sys.executable).with_name("typeset")), "build", "--no-gate", str(ISSUE)]
    page += ["--layout", LAYOUT]
    commands = {
        "typeset": [*page, "-o", str(ours)],
        "Typst": _typst(rival / "rival.typ", theirs, rival / "fonts"),
    }
    processes.in_turn(commands, 1)  # both find their files in memory
    before = _digest(ours)
    took = processes.in_turn(commands, rounds)
    paper.say("\n冷启动：新进程，字体在位；毫秒，MiB | cold: new process, ms and MiB\n")
    paper.table(
        ("", "墙钟 min", "中位 median", "CPU min", "峰值 peak", "PDF KB"),
        *(
            (name, *_figures(runs), f"{path.stat().st_size / 1000:.0f}")
            for (name, runs), path in zip(took.items(), (ours, theirs), strict=True)
        ),
        ("typeset / Typst", *_ratios(took["typeset"], took["Typst"]), ""),
    )
    # What is made once and kept stands in `build` of the folder that the command is given in.
    fresh = BUILT / "first"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    first = processes.run([*page, "-o", str(fresh / "page.pdf")], fresh)
    paper.say(
        f"\n头一回（图表、输出特性文件都还没存） | first build, nothing kept: {first.wall:.2f} s"
    )
    same = "相同 same" if _digest(ours) == before else "不同 DIFFERENT"
    paper.say(f"\n两次构建的字节 | bytes of two builds: {same}")


def _warm(rounds: int, paper: Paper) -> None:
    found = _series("warm", rounds)
    page, floor = least_and_middle(found["page"]), least_and_middle(found["floor"])
    fresh = least_and_middle(found["fresh"])
    paper.say("\n同一进程里再排一遍，CPU 毫秒 | the page again in one process, processor ms\n")
    paper.table(
        ("", "min", "中位 median"),
        ("整版，全部文字都是新的 page, every word new", *_ms(*fresh)),
        ("整版，同一版再排 page, the same again", *_ms(*page)),
        ("底线 floor：塑形、子集、压缩", *_ms(*floor)),
        ("新版 / 底线 new page / floor", *_shares(fresh, floor)),
        ("再排 / 底线 same page / floor", *_shares(page, floor)),
    )


def _long_text(lengths: tuple[int, ...], paper: Paper) -> dict[int, float]:
    """Writes the table; returns the seconds of breaking and justifying for each length."""
    rows = []
    growth = {}
    for length in lengths:
        told = processes.told("bench.lines", "ours", str(length))
        ours = msgspec.json.decode(told, type=dict[str, float])
        growth[length] = set_ = ours["break"] + ours["justify"]
        processes.run(python("-m", "bench.lines", "typst", str(length)))
        folder = BUILT / "lines"
        command = _typst(folder / "lines.typ", folder / "lines.pdf", folder / "fonts")
        # On a busy machine the clock flatters us, who are counted in processor time.
        runs = [processes.run(command) for _ in range(3)]
        typst = min(min(took.wall, took.cpu) for took in runs)
        steps = _ms(ours["shape"], ours["every"], ours["break"], ours["justify"], typst)
        rows.append((f"{length:,}", *steps, f"{set_ / length * 1e6:.1f}", f"{set_ / typst:.2f}"))
    paper.say(
        "\n长文，17 字行，CPU 毫秒；Typst 为整个进程 | long text, processor ms; Typst: all of it\n"
    )
    paper.table(
        (
            "字",
            "塑形 shape",
            "各种行数 every count",
            "断行 break",
            "匀排 justify",
            "Typst",
            "断+匀 μs/字",
            "断+匀 / Typst",
        ),
        *rows,
    )
    return growth


def _draw_growth(growth: dict[int, float], paper: Paper) -> None:
    """The growth as a picture that Markdown draws: in line with length, all bars are as high."""
    each = {length: seconds / length * 1e6 for length, seconds in growth.items()}
    names = ", ".join(f'"{length:,}"' for length in each)
    paper.say("\n```mermaid\nxychart-beta")
    paper.say('    title "断行与匀排，每字微秒 | breaking and justifying, μs per 字"')
    paper.say(f"    x-axis [{names}]")
    paper.say(f'    y-axis "μs" 0 --> {max(each.values()) * 1.5:.0f}')
    paper.say(f"    bar [{', '.join(f'{value:.2f}' for value in each.values())}]\n```")


def _many_pages(count: int, paper: Paper) -> None:
    found = _series("batch", count)
    marks = (count // 10, count // 2, count)
    paper.say(f"\n一个进程连排 {count} 版 | {count} pages in one process\n")
    paper.table(
        ("版/秒 pages/s", *(f"第 {n} 版后 MiB" for n in marks)),
        (
            f"{count / sum(found['seconds']):.1f}",
            *(f"{found['held'][n - 1]:.1f}" for n in marks),
        ),
    )


def _series(verb: str, count: int) -> Series:
    return msgspec.json.decode(processes.told("bench.page", verb, str(count)), type=Series)


def _typst(source: Path, target: Path, fonts: Path) -> list[str]:
    return python(str(ROOT / "bench" / "typst_build.py"), str(source), str(target), str(fonts))


def _figures(runs: list[Took]) -> tuple[str, ...]:
    wall = least_and_middle([took.wall for took in runs])
    cpu, peak = min(took.cpu for took in runs), max(took.peak for took in runs)
    return (*_ms(*wall, cpu), f"{peak:.0f}")


def _ratios(ours: list[Took], theirs: list[Took]) -> tuple[str, ...]:
    def both(runs: list[Took]) -> tuple[float, ...]:
        wall = least_and_middle([took.wall for took in runs])
        return (*wall, min(took.cpu for took in runs), max(took.peak for took in runs))

    return tuple(f"{a / b:.2f}" for a, b in zip(both(ours), both(theirs), strict=True))


def _ms(*seconds: float) -> tuple[str, ...]:
    return tuple(f"{1000 * value:.0f}" for value in seconds)


def _shares(page: tuple[float, float], floor: tuple[float, float]) -> tuple[str, ...]:
    return tuple(f"{p / f:.2f}" for p, f in zip(page, floor, strict=True))


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
