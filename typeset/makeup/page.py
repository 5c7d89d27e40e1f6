"""Page plan and content → the page: every area set, elastic ones last in what text leaves."""

from __future__ import annotations

from typeset.diagnostics import Related
from typeset.display.frame import Frame, Page
from typeset.display.ops import Op, Stroke
from typeset.geometry import Rect
from typeset.layout.model import Part
from typeset.plan.model import Placement, Thread

from . import flow
from .blocks import setter_of
from .parts import set_part
from .tools import Tools


def make_up(tools: Tools) -> Page:
    """The page in frames, in reading order; what does not fit is in the log."""
    plan = tools.plan
    used: dict[str, int] = {}
    frames: list[Frame] = []
    for placed in plan.placements:
        if placed.area.under is not None:
            frame = _elastic(placed, used, tools)
        else:
            frame = _area(placed, used, tools)
        if frame is not None:
            frames.append(frame)
    frames.insert(0, _column_rules(tools))
    return Page(plan.name, plan.width, plan.height, plan.bleed, tuple(frames), _title(tools))


def _title(tools: Tools) -> str:
    issue = tools.issue
    head = issue.masthead
    words = " ".join(text.value for text in issue.title.headline)
    return f"{head.nameplate.value} {head.date.value} {issue.county.name.value} {words}"


def _area(placed: Placement, used: dict[str, int], tools: Tools) -> Frame | None:
    parts: list[Frame] = []
    for part in _parts(placed, tools):
        frame = set_part(part, placed, tools)
        if frame is not None:
            parts.append(frame)
    thread = tools.plan.threads.get(placed.name)
    if thread is not None:
        parts.extend(_pour(placed, thread, used, tools))
    if not parts:
        return None
    return Frame(placed.area.role or "Sect", placed.box, parts=tuple(parts), name=placed.name)


def _parts(placed: Placement, tools: Tools) -> list[Part]:
    design = placed.area.design
    return [*(tools.layout.file.designs[design] if design is not None else ()), *placed.area.parts]


def _pour(
    placed: Placement, thread: Thread, used: dict[str, int], tools: Tools
) -> tuple[Frame, ...]:
    content = flow.stories(placed, tools)
    elastic = [p for p in tools.plan.placements if p.area.under in thread.areas]
    kept = sum(p.area.least + p.area.gap for p in elastic if not p.area.optional)
    most = len(thread.slots) - kept
    poured = flow.pour(placed, thread, content, tools, most=most, fill=False)
    if poured is None:
        used[placed.name] = -1
        return ()
    used[placed.name] = poured.used
    if not elastic and poured.used < len(thread.slots):
        _report_underset(placed, thread, poured.used, tools)
    return poured.frames


def _report_underset(placed: Placement, thread: Thread, used: int, tools: Tools) -> None:
    rows = len(thread.slots) - used
    measure = thread.slots[-1].measure
    tools.log.warning("underset", placed.area.span, area=placed.name, lines=rows,
                      characters=int(rows * measure / tools.plan.grid.em))  # fmt: skip


def _elastic(placed: Placement, used: dict[str, int], tools: Tools) -> Frame | None:
    """An area in the rows that the text above it left."""
    above = placed.area.under or ""
    if above not in used:
        tools.log.error("unknown-area", placed.area.span, name=above,
                        nearest="、".join(tools.plan.threads))  # fmt: skip
        return None
    if used[above] < 0 or placed.content is None:
        return None
    thread = tools.plan.threads[above]
    slots = thread.slots
    rows = len(slots) - used[above] - placed.area.gap
    if placed.area.most is not None:
        rows = min(rows, placed.area.most)
    if rows < placed.area.least:
        if not placed.area.optional:
            tools.log.error("panel-squeezed", placed.area.span,
                            Related("area-here", tools.plan[above].area.span, {"area": above}),
                            area=placed.name, rows=rows, least=placed.area.least)  # fmt: skip
        return None
    frame_box = tools.plan[slots[-1].area].box
    grid = tools.plan.grid
    # The column's foot is that of its last line's 字, half a row above the grid's end.
    foot = frame_box.top - slots[-1].block - grid.em
    box = Rect(frame_box.x, foot, frame_box.width, rows * grid.row - (grid.row - grid.em))
    setter = setter_of(placed.content)
    if setter is None:
        tools.log.error("no-setter", placed.area.span, content=placed.path)
        return None
    part = Part(span=placed.area.span, content=placed.path, name=placed.name)
    return setter(placed.content, box, part, tools)


def _column_rules(tools: Tools) -> Frame:
    """栏线 between the body's columns, where the layout asks for them."""
    rule = tools.layout.file.column_rule
    grid = tools.plan.grid
    ops: list[Op] = []
    if rule is not None:
        color = tools.swatch(rule.color)
        foot = grid.box.y + (grid.row - grid.em)
        for left, width, following in zip(grid.lefts, grid.widths, grid.lefts[1:], strict=False):
            x = (left + width + following) / 2
            ops.append(Stroke((("M", x, grid.box.top), ("L", x, foot)), color, float(rule.width)))
    return Frame("Artifact", grid.box, tuple(ops))
