"""A design and the place of its area → its parts' frames; type that runs into type is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from typeset.diagnostics import Related
from typeset.display.frame import Frame
from typeset.display.ops import Glyphs
from typeset.fonts.face import ASCENT
from typeset.geometry import Rect
from typeset.layout.model import Part
from typeset.plan.model import Placement

from . import nudges, optical
from .parts import set_part
from .tools import Tools

_Inked = tuple[Glyphs, Rect]  # a run of type, and the box of its ink


def set_design(design: Iterable[Part], placed: Placement, tools: Tools) -> list[Frame]:
    """The frames of the parts that are not empty, in the design's order."""
    frames: list[Frame] = []
    texts: list[tuple[Part, list[_Inked]]] = []
    foot: float | None = None  # of the last text
    for part in design:
        frame = set_part(part, placed, tools, foot)
        if frame is not None:
            frames.append(frame)
            if part.is_text:
                texts.append((part, _inked(frame, tools)))
                foot = _foot(frame, part, placed, tools)
    for (part, runs), (other, others) in combinations(texts, 2):
        _check_apart(part, runs, other, others, placed, tools)
    return frames


def _foot(frame: Frame, part: Part, placed: Placement, tools: Tools) -> float | None:
    """The foot of a text's last line of 字, as it stands without a nudge of its own."""
    feet = [op.y - (1 - ASCENT) * op.size for op in frame.ops if isinstance(op, Glyphs)]
    nudge = nudges.of_part(part, placed, tools)
    moved = float(nudge.dy or 0) if nudge is not None else 0.0
    return min(feet) + moved if feet else None


def _inked(frame: Frame, tools: Tools) -> list[_Inked]:
    """Its level type. What stands upright is kept to its own column by its width."""
    runs = [op for op in frame.ops if isinstance(op, Glyphs) and not (op.vertical or op.turn)]
    return [(run, ink) for run in runs
            if (ink := optical.of_run(run, tools.shop.fonts)) is not None]  # fmt: skip


def _check_apart(
    part: Part,
    runs: Sequence[_Inked],
    other: Part,
    others: Sequence[_Inked],
    placed: Placement,
    tools: Tools,
) -> None:
    """Says, once for two parts, that one is printed over the other: 字压字 is unreadable."""
    for run, ink in runs:
        for later, over in others:
            if ink.overlaps(over):
                places = (one.span for one in (part, other))
                tools.log.error(
                    "type-over-type", run.span or part.span,
                    *(Related("area-here", place, {"area": placed.name}) for place in places),
                    area=placed.name, words="".join(run.text), over="".join(later.text),
                )  # fmt: skip
                return
