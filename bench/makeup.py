"""Copyfitting after shaping, page by page; run-around beside the same lines unbroken.

    python -m bench.makeup

The aims are 50 ms a page and 1.2 times plain. Each figure is the least of several runs in one
process. In the first table shaping, charts and everything else that a page takes are left out;
the second is of text shaped, fitted and set in lines.
"""

from __future__ import annotations

import gc
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from typeset import pipeline
from typeset.diagnostics import Log
from typeset.galley import lines
from typeset.geometry import Rect
from typeset.makeup import fitting, flow
from typeset.makeup.copyfit import Overset
from typeset.makeup.tools import Tools
from typeset.makeup.ways import Item, Prose
from typeset.plan import thread
from typeset.plan.model import Placement, Thread

_ROOT = Path(__file__).parents[1]
_ISSUES = ("2025-02-25-qinyuan", "samples/2025-02-26-jiali", "samples/2025-02-27-yili",
           "samples/2025-02-28-bingli")  # fmt: skip
_LAYOUTS = ("broadsheet", "picture", "tabloid", "spread")
_RUNS = 25
_OCTAGON = ((0.5, 0.0), (0.15, 0.15), (0.0, 0.5), (0.15, 0.85), (0.5, 1.0), (0.85, 0.85),
            (1.0, 0.5), (0.85, 0.15))  # fmt: skip


def main() -> None:
    """Prints both tables."""
    sys.stdout.write("copyfitting after shaping, ms (aim: 50 a page)\n")
    for name in _ISSUES:
        cells = [f"{layout} {_page(name, layout):5.1f}" for layout in _LAYOUTS]
        sys.stdout.write(f"  {name.rpartition('/')[2]:20} {'   '.join(cells)}\n")
    sys.stdout.write("run-around beside plain, ms (aim: 1.2 times)\n")
    for words, plain, around in (*_run_arounds(), *_pages()):
        sys.stdout.write(f"  {words:34} {plain:6.1f} → {around:6.1f}   {around / plain:.2f}\n")


def _least(*works: Callable[[], object]) -> list[float]:
    """The least time of several runs of each, taken in turn, ms; as the program itself runs,
    with no search for cycles.
    """
    times: list[list[float]] = [[] for _ in works]
    gc.disable()
    for _ in range(_RUNS):
        for taken, work in zip(times, works, strict=True):
            start = time.perf_counter()
            work()
            taken.append(time.perf_counter() - start)
        gc.collect()
    gc.enable()
    return [min(taken) * 1000 for taken in times]


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
    (least,) = _least(lambda: [fitting.pour(placed, found, items, tools)
                               for placed, found, items in shaped])  # fmt: skip
    return least


def _run_arounds() -> Iterator[tuple[str, float, float]]:
    """Four answers set in one thread of three columns, plain and around two things."""
    tools = _tools(_ISSUES[0], "broadsheet")
    placed = tools.plan["steady"]
    columns = [tools.plan[name].box for name in ("steady", "advance", "fresh")]
    left, middle, grid = columns[0], columns[2], tools.plan.grid
    box = Rect(left.x + left.width * 0.6, left.top - 14 * grid.row, left.width, 8 * grid.row)
    ring = Rect(middle.x + middle.width * 0.5, middle.y + 5 * grid.row, middle.width * 0.5,
                7 * grid.row)  # fmt: skip
    square = thread.outline_of(placed.area, box)
    round_ = tuple((ring.x + u * ring.width, ring.top - v * ring.height) for u, v in _OCTAGON)
    cases = {
        "text around a box in two columns": (square,), "text around a contour": (round_,),
        "text around both": (square, round_),
    }  # fmt: skip
    threads = [_thread(columns, outlines, tools) for outlines in ((), *cases.values())]
    plain, *around = _least(*(partial(_set, placed, thread, tools) for thread in threads))
    for words, least in zip(cases, around, strict=True):
        yield words, plain, least


_QUOTE = """
  quote:
    at: [45mm, 270mm, 32mm, 12mm]
    wrap: true
    parts: [{words: 绿水青山, at: [5mm, 3mm], style: intro}]
"""


def _pages() -> Iterator[tuple[str, float, float]]:
    """The whole broadsheet made up, without and with a quote across two columns."""
    with TemporaryDirectory() as folder:
        plain, quoted = (Path(shutil.copytree(_ROOT / "layouts", Path(folder) / name / "layouts"))
                         for name in ("plain", "quoted"))  # fmt: skip
        page = quoted / "broadsheet.yaml"
        page.write_text(page.read_text(encoding="utf-8") + _QUOTE, encoding="utf-8")
        least = _least(partial(_composed, plain), partial(_composed, quoted))
        yield "a page with a quote in two columns", least[0], least[1]


def _composed(layouts: Path) -> object:
    issue = _ROOT / "data" / _ISSUES[0] / "issue.yaml"
    catalogue = _ROOT / "fonts/catalogue.yaml"
    log = Log()
    request = pipeline.Request(issue, issue.name, layouts, catalogue, "broadsheet", _ROOT / "build")
    return pipeline.compose(pipeline.read(request, log)[0], log)


def _set(placed: Placement, found: Thread, tools: Tools) -> int:
    """The text shaped, fitted and set in lines; how many there are."""
    items = [item for area in list(tools.plan.threads)[:4] for item in _prose(area, tools)]
    poured = fitting.pour(placed, found, items, tools)
    assert not isinstance(poured, Overset), "the text is to fit, or there is nothing to compare"
    count = 0
    for item, where in zip(items, poured[0].fits.placed, strict=True):
        assert isinstance(item, Prose), "no heads were given"
        assert where.way is not None, "prose stands where its breaks are known"
        measures = [slot.measure for slot in poured[0].slots[where.first :][: where.count]]
        way = where.way
        count += len(lines.set_lines(item.paragraph, way.breaks, measures, tracking=way.tracking))
    return count


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
