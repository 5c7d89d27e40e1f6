"""Copyfitting after shaping, page by page; run-around beside the same lines unbroken.

    python -m bench.makeup

The aims are 50 ms a page and 1.2 times plain. Each figure is the least of several runs in one
process; shaping, charts and everything else that a page takes are not in it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from typeset import pipeline
from typeset.diagnostics import Log
from typeset.geometry import Rect
from typeset.makeup import fitting, flow
from typeset.makeup.tools import Tools
from typeset.makeup.ways import Item, Prose
from typeset.plan import thread
from typeset.plan.model import Thread

_ROOT = Path(__file__).parents[1]
_ISSUES = ("2025-02-25-qinyuan", "samples/2025-02-26-jiali", "samples/2025-02-27-yili",
           "samples/2025-02-28-bingli")  # fmt: skip
_LAYOUTS = ("broadsheet", "picture", "tabloid", "spread")
_RUNS = 7
_OCTAGON = ((0.5, 0.0), (0.15, 0.15), (0.0, 0.5), (0.15, 0.85), (0.5, 1.0), (0.85, 0.85),
            (1.0, 0.5), (0.85, 0.15))  # fmt: skip


def main() -> None:
    """Prints both tables."""
    sys.stdout.write("copyfitting after shaping, ms (aim: 50 a page)\n")
    for name in _ISSUES:
        cells = [f"{layout} {_page(name, layout):5.1f}" for layout in _LAYOUTS]
        sys.stdout.write(f"  {name.rpartition('/')[2]:20} {'   '.join(cells)}\n")
    sys.stdout.write("run-around beside plain, ms (aim: 1.2 times)\n")
    for words, plain, around in _run_arounds():
        sys.stdout.write(f"  {words:28} {plain:5.1f} → {around:5.1f}   {around / plain:.2f}\n")


def _least(work: Callable[[], object]) -> float:
    """The least time of several runs, ms."""
    times = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def _tools(name: str, layout: str) -> Tools:
    issue = _ROOT / "data" / name / "issue.yaml"
    catalogue = _ROOT / "fonts/catalogue.yaml"
    request = pipeline.Request(issue, name, _ROOT / "layouts", catalogue, layout)
    log = Log()
    (job,) = pipeline.read(request, log)
    return pipeline.hands(job, pipeline.plan(job, log), {}, log)


def _page(name: str, layout: str) -> float:
    """The time of all threads of a page, whether they fit or run over."""
    tools = _tools(name, layout)
    shaped = [
        (tools.plan[area], found, flow.items_of(tools.plan[area], tools))
        for area, found in tools.plan.threads.items()
    ]
    return _least(lambda: [fitting.pour(placed, found, items, tools)
                           for placed, found, items in shaped])  # fmt: skip


def _run_arounds() -> Iterator[tuple[str, float, float]]:
    """The five answers in one thread of three columns, plain and around two things."""
    tools = _tools(_ISSUES[0], "broadsheet")
    items = [item for area in tools.plan.threads for item in _prose(area, tools)]
    placed = tools.plan["steady"]
    columns = [tools.plan[name].box for name in ("steady", "advance", "fresh")]
    plain = _thread(columns, (), tools)
    left, grid = columns[0], tools.plan.grid
    box = Rect(left.x + left.width * 0.6, left.top - 14 * grid.row, left.width, 8 * grid.row)
    middle = columns[2]
    ring = Rect(middle.x + middle.width * 0.5, middle.y + 5 * grid.row, middle.width * 0.5,
                7 * grid.row)  # fmt: skip
    square = thread.outline_of(placed.area, box)
    round_ = tuple((ring.x + u * ring.width, ring.top - v * ring.height) for u, v in _OCTAGON)
    base = _least(partial(fitting.pour, placed, plain, items, tools))
    cases = {
        "a box across two columns": (square,), "a contour": (round_,), "both": (square, round_),
    }  # fmt: skip
    for words, outlines in cases.items():
        around = _thread(columns, outlines, tools)
        yield words, base, _least(partial(fitting.pour, placed, around, items, tools))


def _prose(area: str, tools: Tools) -> list[Item]:
    return [item for item in flow.items_of(tools.plan[area], tools) if isinstance(item, Prose)]


def _thread(columns: Sequence[Rect], outlines: Sequence[thread.Outline], tools: Tools) -> Thread:
    """A thread through the columns, made as the plan makes it."""
    slots = [
        slot
        for number, box in enumerate(columns)
        for slot in thread.slots(f"c{number}", box, tools.plan.grid, 1, outlines)
    ]
    return Thread(tuple(f"c{number}" for number in range(len(columns))), tuple(slots))


if __name__ == "__main__":
    main()
