"""`typeset charts ISSUE.yaml`: every panel of charts alone, wide and narrow, for a look.

A page shows each panel four times: at the layout's column and at a tabloid's, at the height at
which it looks best with its filler and at the least that it can be drawn in.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from typeset import pipeline
from typeset.diagnostics import Log
from typeset.display import flatten
from typeset.display.frame import Frame, Page
from typeset.galley import itemize
from typeset.geometry import Rect
from typeset.issue import read as issues
from typeset.issue.model import Panel
from typeset.layout.model import Part
from typeset.makeup.blocks import panel as block
from typeset.makeup.tools import Tools
from typeset.pdf import about, write
from typeset.pipeline import Job, Request
from typeset.proof import raster

from . import files

_WIDTHS = (178.5, 116.0)  # points: 63 mm, a column of the broadsheet, and 41 mm, of the tabloid
_MARGIN = 24.0
_GAP = 18.0
_DPI = 300


def run(request: Request, out: Path, log: Log, *, png: bool = False) -> list[Path]:
    """Writes the look of every chart into the folder `out`; returns the files written."""
    written: list[Path] = []
    for job in pipeline.read(request, log)[:1]:
        panels = [a.panel for a in job.issue.answers.values() if a.panel is not None]
        page = specimen(panels, tools_of(job, log))
        log.stop_on_error()
        day = issues.date_of(job.issue)
        date = day.isoformat() if day is not None else "1970-01-01"
        said = about.About(title=page.title, date=date, digest=job.digest, author="", subject="",
                           language=job.issue.language)  # fmt: skip
        faces = job.fonts.painted
        pdf = write.write([flatten.flatten(page)], faces, said)
        written.append(out / "charts.pdf")
        files.replace(written[-1], pdf)
        if png:
            written.append(out / "charts.png")
            (picture,) = raster.pictures(pdf, _DPI)
            files.replace(written[-1], picture)
    return written


def tools_of(job: Job, log: Log) -> Tools:
    """What panels are set with, where there is no page around them."""
    planned = pipeline.plan(job, log)
    shop = itemize.open_shop(job.fonts, job.layout.styles.styles, log)
    return Tools(
        job.issue, job.layout, planned, shop, log, lambda text: text, lambda *_: None
    )  # fmt: skip


def specimen(panels: Sequence[Panel], tools: Tools) -> Page:
    """The panels in columns under each other: best and least height, wide and narrow."""
    frames: list[Frame] = []
    columns = [(width, best) for width in _WIDTHS for best in (True, False)]
    tops = [0.0] * len(columns)
    lefts = [_MARGIN + sum(w + _GAP for w, _ in columns[:i]) for i in range(len(columns))]
    for panel in panels:
        top = min(tops)
        for number, (width, best) in enumerate(columns):
            part = Part(span=panel.title.span, name=panel.title.value)
            height = block.heights(panel, width, part, tools, filled=best)
            if height is None:
                continue
            high = height.best if best else height.least
            box = Rect(lefts[number], top - high, width, high)
            frames.append(block.set_block(panel, box, part, tools))
            tops[number] = top - high - _GAP
        tops = [min(tops)] * len(tops)
    depth = -min(tops, default=0.0) + 2 * _MARGIN
    across = lefts[-1] + columns[-1][0] + _MARGIN
    return Page("charts", across, depth, 0.0, tuple(_lifted(f, depth - _MARGIN) for f in frames),
                "图表样张")  # fmt: skip


def _lifted(frame: Frame, dy: float) -> Frame:
    """The frame moved up by `dy`."""
    from typeset.charts.drawing import moved

    box = Rect(frame.box.x, frame.box.y + dy, frame.box.width, frame.box.height)
    return Frame(
        frame.role, box, tuple(moved(op, 0.0, dy) for op in frame.ops),
        tuple(_lifted(part, dy) for part in frame.parts), frame.name, frame.alt, frame.actual,
    )  # fmt: skip
