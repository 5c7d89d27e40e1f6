"""A picture of the issue and its slot → the frame that shows it, or keeps its place (待图)."""

from __future__ import annotations

from typeset.diagnostics import Span
from typeset.display.frame import Frame
from typeset.display.ops import Op, Picture, Stroke, rectangle
from typeset.geometry import Rect
from typeset.issue.model import Hero, Photo
from typeset.layout.model import Part
from typeset.source import Text

from . import place
from .tools import Tools

_AWAITED = "待图"
_MIDDLE = (0.5, 0.5)


def shown(file: Text, owner: Hero | Photo | None, box: Rect, tools: Tools) -> Frame:
    """The file cropped to the slot around its focus, with the words that a reader hears."""
    focus = _MIDDLE if owner is None or owner.focus is None else owner.focus
    key = tools.picture(file, box, focus)
    alt = None if owner is None else owner.alt or owner.caption
    name = "hero" if isinstance(owner, Hero) else "photo"
    words = file.value if alt is None else tools.shown(alt).value
    return Frame("Figure", box, (Picture(key, box),) if key else (), name=name, alt=words)


def awaited(box: Rect, part: Part, area: str, span: Span | None, tools: Tools) -> Frame:
    """A crossed box for a picture that has not come: a proof may have it, a press file not."""
    tools.log.warning("picture-missing", span, area=area)
    color = tools.swatch(part.color)
    cross = (("M", box.x, box.y), ("L", box.right, box.top), ("M", box.x, box.top),
             ("L", box.right, box.y))  # fmt: skip
    ops: list[Op] = [Stroke(rectangle(box), color, 0.5), Stroke(cross, color, 0.5)]
    style = tools.style(part.style)
    line = tools.words(_AWAITED, style, part.span)
    if line is not None:
        x = box.x + (box.width - line.width) / 2
        ops.extend(place.horizontal(line, x, box.y + (box.height - style.size) / 2))
    return Frame("Artifact", box, tuple(ops))
