"""A stage's hand-over → stable text, to read and to compare.

Lengths in points to 0.01, places on paper from the lower left corner of the trimmed page.
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator

import msgspec

from typeset import pipeline
from typeset.diagnostics import Log, Problems
from typeset.display import dump as display_dump
from typeset.display import flatten
from typeset.display.flatten import DisplayList
from typeset.display.ops import Glyphs
from typeset.galley import compose, itemize
from typeset.galley.items import FORBID, Paragraph
from typeset.geometry import WritingMode
from typeset.issue.model import find
from typeset.pipeline import Job
from typeset.plan.model import PagePlan, Placement
from typeset.source import Text

from . import run
from .places import places
from .run import Outcome
from .tell import Teller


def dump(given: Namespace) -> int:
    """Prints the stage of every page of the issues; returns the exit code."""
    where = places(given.layouts, given.fonts)
    teller = Teller(where, given.lang, json=False, traces=given.traceback)
    for issue in given.issues:
        log = Log()
        try:
            for job in pipeline.read(where.request(issue, given.layout), log):
                sys.stdout.write(stage(job, given.stage, log))
        except Problems as found:
            run.note_raised(found, log)
        teller.tell(Outcome(issue, (), tuple(log.take())))
    return teller.close()


def stage(job: Job, name: str, log: Log) -> str:
    """The hand-over of the stage of that name."""
    if name == "plan":
        return _text(_plan(pipeline.plan(job, log)))
    if name == "galley":
        planned = pipeline.plan(job, log)
        made = list(_galleys(job, planned, log))
        log.stop_on_error()
        return _text(made)
    display = pipeline.compose(job, log)[3]
    return display_dump.dump(display) if name == "ops" else _text(_lines(display))


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _plan(plan: PagePlan) -> Iterator[str]:
    grid, live = plan.grid, plan.live
    yield f"page {plan.name} {_points(plan.width, plan.height)} bleed {_points(plan.bleed)}"
    yield f"type-area {_points(live.x, live.y, live.width, live.height)}"
    yield (
        f"grid columns {len(grid.lefts)} rows {grid.rows} row {_points(grid.row)} "
        f"em {_points(grid.em)} top {_points(grid.box.top)}"
    )
    for number, (left, width) in enumerate(zip(grid.lefts, grid.widths, strict=True), 1):
        yield f"  column {number} at {_points(left)} wide {_points(width)}"
    for placed in plan.placements:
        box, content = placed.box, f" content {placed.path}" if placed.path else ""
        elastic = f" under {placed.area.under}" if placed.area.under else ""
        at = _points(box.x, box.y, box.width, box.height)
        yield f"area {placed.name} {at}{content}{elastic}"
    for name, thread in plan.threads.items():
        yield f"thread {name}: {' → '.join(thread.areas)}, {len(thread.slots)} lines"
        for slot in thread.slots:
            at = _points(slot.inline, slot.block)
            yield f"  slot {slot.area} row {slot.row} at {at} measure {_points(slot.measure)}"


def _galleys(job: Job, plan: PagePlan, log: Log) -> Iterator[str]:
    """The text that flows through each thread, as the breaker gets it."""
    shop = itemize.open_shop(job.fonts, job.layout.styles.styles, log)
    for name in plan.threads:
        placed = plan[name]
        for flow in placed.area.flow:
            text = _field(job, placed, flow.text, flow.content)
            if text is None:
                continue
            yield f"galley {name} {text.path} style {flow.style}"
            mode = WritingMode.VERTICAL if placed.area.vertical else WritingMode.HORIZONTAL
            style = msgspec.structs.replace(job.layout.styles[flow.style], mode=mode)
            for paragraph in compose.compose(text, style, shop).paragraphs:
                yield from _paragraph(paragraph)


def _field(job: Job, placed: Placement, path: str | None, content: str | None) -> Text | None:
    if path is None:
        return None
    home = content if content is not None else placed.path
    found = find(job.issue, f"{home}{path}" if path.startswith(".") else path)
    return found if isinstance(found, Text) else None


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    yield f"  paragraph em {_points(paragraph.em)} boxes {len(paragraph.width)}"
    for i, width in enumerate(paragraph.width):
        text = "".join(paragraph.text[paragraph.first[i] : paragraph.first[i + 1]])
        look = paragraph.looks[paragraph.look[i]]
        line = f"    box {json.dumps(text, ensure_ascii=False)} {look.face} {_points(width)}"
        if i < len(paragraph.gap):
            gap = paragraph.gap[i]
            ends = "forbid" if gap.penalty is FORBID else _points(gap.penalty)
            line += (
                f" gap {_points(gap.natural)} take {_points(gap.shrink)}@{gap.shrink_rank}"
                f" give {_points(gap.stretch)}@{gap.stretch_rank}{' open' * gap.is_open} end {ends}"
            )
        yield line


def _lines(display: DisplayList) -> Iterator[str]:
    """Lines of type as they stand: runs of one field on one baseline, in painting order."""
    field, across, place, words = None, None, "", ""
    for glyphs in flatten.glyph_runs(display):
        here = glyphs.x if glyphs.vertical else glyphs.y
        if (glyphs.source, round(here, 2)) != (field, across):
            if words:
                yield f"line {place} {json.dumps(words, ensure_ascii=False)} {field or '—'}"
            field, across, place, words = (
                glyphs.source,
                round(here, 2),
                _points(glyphs.x, glyphs.y),
                "",
            )
        words += _words(glyphs)
    if words:
        yield f"line {place} {json.dumps(words, ensure_ascii=False)} {field or '—'}"


def _words(glyphs: Glyphs) -> str:
    return "".join(glyphs.text)


def _points(*values: float) -> str:
    shown = (f"{value:.2f}".rstrip("0").rstrip(".") for value in values)
    return " ".join("0" if text == "-0" else text for text in shown)
