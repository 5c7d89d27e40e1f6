"""The page's charts, cold, kept and warm → a table of what they cost.

`python -m bench.charts [ROUNDS]`. Cold: a process that draws every chart anew, beside one that
reads them back, beside one whose page has no panels. Warm: each chart in this process, drawn and
read back.
"""

from __future__ import annotations

import re
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.processes import BUILT, ISSUE, LAYOUT, ROOT, Took, least_and_middle, python, run
from typeset import pipeline
from typeset.charts import draw
from typeset.charts.theme import theme_of
from typeset.commands.charts import tools_of
from typeset.diagnostics import Log
from typeset.geometry import Rect
from typeset.issue.charts import Chart
from typeset.makeup import hands
from typeset.makeup.tools import Tools
from typeset.pipeline import Job

_WIDTH = 166.2  # points inside a panel of a column
_ROUNDS = 7
_FOLDER = BUILT / "charts"
_KEPT = _FOLDER / "build" / "charts"


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else _ROUNDS
    _FOLDER.mkdir(parents=True, exist_ok=True)
    run(python("-m", "compileall", "-q", "typeset"))
    _cold(rounds)
    _warm(rounds)


# Cold ---------------------------------------------------------------------------------------


def _cold(rounds: int) -> None:
    """Three pages in turn, so that a busy spell falls on all alike."""
    issue, layouts = _without_panels()
    bare = [*_build(issue, "bare"), "--layouts", str(layouts)]
    page = _build(ISSUE, "page")
    found: dict[str, list[Took]] = {"没有图表": [], "图表已存": [], "图表未存": []}
    for command in (page, bare):  # the profile is kept from here on
        run(command, _FOLDER)
    for _ in range(rounds):
        found["没有图表"].append(run(bare, _FOLDER))
        found["图表已存"].append(run(page, _FOLDER))
        shutil.rmtree(_KEPT)
        found["图表未存"].append(run(page, _FOLDER))
    least = {name: least_and_middle([took.wall for took in runs]) for name, runs in found.items()}
    base = least["没有图表"]
    _say(f"冷启动，{rounds} 轮，墙钟毫秒 | cold, wall ms\n")
    _table(
        ("", "min", "中位", "比没有图表多 min", "中位"),
        *(
            (name, f"{1000 * low:.0f}", f"{1000 * middle:.0f}",
             f"{1000 * (low - base[0]):+.0f}", f"{1000 * (middle - base[1]):+.0f}")
            for name, (low, middle) in least.items()
        ),
    )  # fmt: skip


def _build(issue: Path, name: str) -> list[str]:
    typeset = str(Path(sys.executable).with_name("typeset"))
    return [typeset, "build", "--no-gate", str(issue), "--layout", LAYOUT,
            "-o", str(_FOLDER / f"{name}.pdf")]  # fmt: skip


def _without_panels() -> tuple[Path, Path]:
    """The issue without its panels, and the layouts without the places of panels."""
    layouts = _FOLDER / "layouts"
    shutil.rmtree(layouts, ignore_errors=True)
    shutil.copytree(ROOT / "layouts", layouts)
    places = re.compile(r"^  \w+-panel:\n    .*\n", re.MULTILINE)
    path = layouts / f"{LAYOUT}.yaml"
    words, count = places.subn("", path.read_text(encoding="utf-8"))
    assert count == 5, "every place of a panel is one line under its name"
    path.write_text(words, encoding="utf-8")
    panels = re.compile(r"^    panel:\n(?:^      .*\n)+", re.MULTILINE)
    words, count = panels.subn("", ISSUE.read_text(encoding="utf-8"))
    assert count == 5, "five answers have a panel each"
    bare = _FOLDER / ISSUE.parent.name / "issue.yaml"
    bare.parent.mkdir(exist_ok=True)
    bare.write_text(words, encoding="utf-8")
    return bare, layouts


# Warm ---------------------------------------------------------------------------------------


def _warm(rounds: int) -> None:
    """Each chart of the page, set in the page's faces, at its best height."""
    log = Log()
    request = pipeline.Request(
        ISSUE, ISSUE.name, ROOT / "layouts", ROOT / "fonts" / "catalogue.yaml", LAYOUT
    )
    (job,) = pipeline.read(request, log)
    tools = tools_of(job, log)
    rows = []
    for chart in _charts(job):
        drawn = [_milliseconds(chart, tools, log, None) for _ in range(rounds + 1)][1:]
        read = [_milliseconds(chart, tools, log, _KEPT) for _ in range(rounds + 1)][1:]
        title = chart.title.value if chart.title is not None else chart.members()[0].words.value
        kind = type(chart).__name__
        rows.append((kind, title, f"{min(drawn):.1f}", f"{min(read):.1f}"))
    assert not log.errors()
    _say(f"\n同一进程里，{rounds} 轮取最小，毫秒 | warm, least, ms\n")
    _table(("图", "", "画", "取出已存的"), *rows)


def _charts(job: Job) -> list[Chart]:
    found: list[Chart] = []
    for answer in job.issue.answers.values():
        if answer.panel is not None:
            found += answer.panel.drawn(0)
    return found


def _milliseconds(chart: Chart, tools: Tools, log: Log, kept: Path | None) -> float:
    """What a chart costs, its words set anew."""
    theme = theme_of(tools.layout.styles, {}, _WIDTH, log)
    assert theme is not None
    start = time.perf_counter()
    shop = draw.Shop(theme, *hands.hands(tools), log, "bench", kept)
    high = draw.heights(chart, _WIDTH, shop)
    assert high is not None
    draw.draw(chart, Rect(0.0, 0.0, _WIDTH, high.best), shop)
    return 1000 * (time.perf_counter() - start)


def _table(*rows: Sequence[str]) -> None:
    head, *others = rows
    for row in (head, ("---",) * len(head), *others):
        _say(f"| {' | '.join(row)} |")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
