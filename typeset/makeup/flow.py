"""Galleys and a thread of slots → lines at their places, a frame for each paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from typeset.diagnostics import Related
from typeset.display.frame import Frame
from typeset.display.ops import Op
from typeset.fonts.face import ASCENT
from typeset.galley import breaking, compose, lines
from typeset.galley.items import Paragraph
from typeset.geometry import Rect, WritingMode
from typeset.plan.model import LineSlot, Placement, Thread

from . import copyfit, place
from .copyfit import Fits, Overset, Story
from .tools import Tools


class Poured(Struct, frozen=True):
    """A thread filled: a frame for each paragraph, the rows used, what copyfitting did."""

    frames: tuple[Frame, ...]
    used: int  # slots
    fits: Fits


def stories(placed: Placement, tools: Tools) -> list[Story]:
    """The paragraphs of an area's texts, each shaped once."""
    result: list[Story] = []
    for flow in placed.area.flow:
        text = tools.field(flow.text, placed)
        if text is None:
            continue
        style = tools.style(flow.style)
        if placed.area.vertical:
            style = tools.style(flow.style, mode=WritingMode.VERTICAL)
        galley = compose.compose(tools.shown(text), style, tools.shop)
        for number, paragraph in enumerate(galley.paragraphs):
            result.append(Story(paragraph, flow.before if number == 0 else 0))
    return result


def pour(
    placed: Placement,
    thread: Thread,
    content: Sequence[Story],
    tools: Tools,
    *,
    most: int,
    fill: bool = False,
) -> Poured | None:
    """The thread's lines set and placed; None, with the fault logged, when they do not fit."""
    if not content:
        return Poured((), 0, Fits((), (), 0, 0.0, 0))
    options = copyfit.options_for(content, thread.slots)
    found = copyfit.fit(content, thread.slots, options, most=most, fill=fill)
    if isinstance(found, Overset):
        _report_overset(found, placed, content, tools, most)
        return None
    frames = []
    for story, breaks, first in zip(content, found.chosen, found.first, strict=True):
        slots = thread.slots[first : first + breaks.lines]
        frames.append(_paragraph(story.paragraph, breaks, slots, tools))
    return Poured(tuple(frames), found.used, found)


def _paragraph(
    paragraph: Paragraph, breaks: breaking.Breaks, slots: Sequence[LineSlot], tools: Tools
) -> Frame:
    set_ = lines.set_lines(paragraph, breaks, [slot.measure for slot in slots])
    grid = tools.plan.grid
    ops: list[Op] = []
    for slot, line in zip(slots, set_, strict=True):
        frame = tools.plan[slot.area]
        vertical = frame.area.vertical
        if vertical:
            at = WritingMode.VERTICAL.place(frame.box, slot.inline, slot.block + grid.em / 2)
            ops.extend(place.vertical(line, at.x, at.y))
        else:
            baseline = slot.block + ASCENT * grid.em
            at = WritingMode.HORIZONTAL.place(frame.box, slot.inline, baseline)
            ops.extend(place.horizontal(line, at.x, at.y))
    _report_lines(paragraph, breaks, set_, tools)
    first = tools.plan[slots[0].area].box
    return Frame("P", Rect(first.x, first.y, first.width, first.height), tuple(ops))


def _report_lines(
    paragraph: Paragraph,
    breaks: breaking.Breaks,
    set_: Sequence[lines.SetLine],
    tools: Tools,
) -> None:
    """A line that cannot be set is an error, one looser than its style allows a warning."""
    for number in breaks.too_wide:
        line = set_[number]
        tools.log.error("line-unsettable", line.span, width=round(line.width / paragraph.em, 1),
                        measure=round(line.measure / paragraph.em, 1))  # fmt: skip
    for number, line in enumerate(set_):
        if line.gap > paragraph.style.loosest + 1e-6 and not line.is_last:
            tools.log.warning("loose-line", line.span, gap=round(line.gap, 2), line=number + 1,
                              limit=paragraph.style.loosest)  # fmt: skip


def _report_overset(
    found: Overset, placed: Placement, content: Sequence[Story], tools: Tools, most: int
) -> None:
    text = content[found.paragraph].paragraph.source
    tools.log.error(
        "overset", text.span,
        Related("thread-ends", placed.area.span, {"area": placed.name, "lines": most}),
        area=placed.name, lines=found.lines, characters=found.characters,
        paragraph=found.paragraph + 1, paragraphs=len(content),
    )  # fmt: skip
