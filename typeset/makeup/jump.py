"""A thread that goes on elsewhere → its jump lines: 下转 where it leaves, 上接 where it arrives.

The words are the layout's. They are furniture: whoever has the page read out hears the text go
on by itself. Where the text ends before it jumps there is nothing to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from typeset.display.frame import Frame
from typeset.display.ops import Op
from typeset.fonts.face import ASCENT
from typeset.geometry import WritingMode
from typeset.layout.model import Jump
from typeset.plan.model import Thread

from . import place
from .flow import Poured
from .tools import Tools, aligned


def frames(thread: Thread, poured: Poured, tools: Tools) -> Iterator[Frame]:
    """The jump lines of a thread, two for each jump that its text makes."""
    used = poured.slots[: poured.fits.used]
    for left, reached in pairwise(thread.areas):
        jump = tools.plan[reached].area.jump
        here = [slot for slot in used if slot.area == left]
        if jump is None or not here or not any(slot.area == reached for slot in used):
            continue
        under = max(slot.block for slot in here) + tools.plan.grid.row
        yield _line(jump.foot, jump, left, under, tools, at_end=True)
        yield _line(jump.head, jump, reached, 0.0, tools, at_end=False)


def _line(words: str, jump: Jump, area: str, block: float, tools: Tools, *, at_end: bool) -> Frame:
    """One line of the layout's words in a row of its area."""
    frame = tools.plan[area]
    mode = WritingMode.VERTICAL if frame.area.vertical else WritingMode.HORIZONTAL
    line = tools.words(words, tools.style(jump.style, mode=mode), jump.span)
    ops: list[Op] = []
    if line is not None:
        room, em = mode.extent(frame.box)[0], tools.plan.grid.em
        if line.width > room:
            tools.log.error("block-overset", jump.span, area=area, over=line.width - room)
        inline = aligned(line.width, room, "right" if at_end else "left")
        if mode is WritingMode.VERTICAL:
            at = mode.place(frame.box, inline, block + em / 2)
            ops.extend(place.vertical(line, at.x, at.y))
        else:
            at = mode.place(frame.box, inline, block + ASCENT * em)
            ops.extend(place.horizontal(line, at.x, at.y))
    return Frame("Artifact", frame.box, tuple(ops))
