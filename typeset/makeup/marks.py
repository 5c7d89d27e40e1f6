"""A page's trim and bleed → what the press reads beside it: crop and registration marks, a bar
of patches, the slug line (裁切标记、套准标记、色标、版外信息行).

All of it stands outside the bleed, in the margin that the layout's `marks` opens; marks are on
every plate, patches and slug in process inks. It is furniture: no reader hears it.
"""

from __future__ import annotations

from typing import Final

from typeset.color.cmyk import Cmyk
from typeset.display.frame import Frame
from typeset.display.ops import Fill, Op, Path, Registration, circle, rectangle
from typeset.geometry import Rect
from typeset.plan.model import PagePlan
from typeset.units import MM

from . import place
from .tools import Tools

_GAP: Final = 2.5 * MM  # white between the bleed and a mark; 2 is the least
_LENGTH: Final = 5 * MM
_HAIRLINE: Final = 0.25
_TARGET: Final = 2.5 * MM  # radius of a registration mark's cross
_RING: Final = 1.5 * MM
_PATCH: Final = 4 * MM

# What a newsprint press is set by: solids, the mid tone of each ink (ISO 12647-3 measures the
# gain there), the overprints of two, and a gray of three beside the same gray of black.
_PATCHES: Final = (
    Cmyk(100, 0, 0, 0), Cmyk(0, 100, 0, 0), Cmyk(0, 0, 100, 0), Cmyk(0, 0, 0, 100),
    Cmyk(40, 0, 0, 0), Cmyk(0, 40, 0, 0), Cmyk(0, 0, 40, 0), Cmyk(0, 0, 0, 40),
    Cmyk(100, 100, 0, 0), Cmyk(100, 0, 100, 0), Cmyk(0, 100, 100, 0),
    Cmyk(30, 24, 24, 0), Cmyk(0, 0, 0, 30),
)  # fmt: skip


def frame(plan: PagePlan, slug: str, tools: Tools) -> Frame:
    """The marks of a page, as one artifact."""
    outer = Rect(0, 0, plan.width, plan.height).inset(-plan.bleed, -plan.bleed)
    ops: list[Op] = [Registration(path, _HAIRLINE) for path in _crops(plan, outer)]
    ops += [Registration(path, _HAIRLINE) for path in _targets(outer)]
    ops += _patches(outer)
    ops += _slug(slug, outer, tools)
    return Frame("Artifact", outer, tuple(ops), name="marks")


def _crops(plan: PagePlan, outer: Rect) -> list[Path]:
    """Two strokes at each corner of the trim, outside the bleed."""
    left, right = outer.x - _GAP, outer.right + _GAP
    foot, head = outer.y - _GAP, outer.top + _GAP
    paths: list[Path] = []
    for x in (0.0, plan.width):
        paths.append((("M", x, foot), ("L", x, foot - _LENGTH)))
        paths.append((("M", x, head), ("L", x, head + _LENGTH)))
    for y in (0.0, plan.height):
        paths.append((("M", left, y), ("L", left - _LENGTH, y)))
        paths.append((("M", right, y), ("L", right + _LENGTH, y)))
    return paths


def _targets(outer: Rect) -> list[Path]:
    """A ring and a cross in the middle of each side."""
    out = _GAP + _TARGET
    middle_x, middle_y = outer.x + outer.width / 2, outer.y + outer.height / 2
    centers = (
        (middle_x, outer.top + out), (middle_x, outer.y - out),
        (outer.x - out, middle_y), (outer.right + out, middle_y),
    )  # fmt: skip
    return [path for x, y in centers for path in (_cross(x, y), circle(x, y, _RING))]


def _cross(x: float, y: float) -> Path:
    r = _TARGET
    return (("M", x - r, y), ("L", x + r, y), ("M", x, y - r), ("L", x, y + r))


def _patches(outer: Rect) -> list[Op]:
    """The bar at the foot, left of the middle's registration mark."""
    left = outer.x + outer.width / 2 - 3 * _TARGET - len(_PATCHES) * _PATCH
    foot = outer.y - _GAP - _PATCH
    return [
        Fill(rectangle(Rect(left + i * _PATCH, foot, _PATCH, _PATCH)), color)
        for i, color in enumerate(_PATCHES)
    ]


def _slug(words: str, outer: Rect, tools: Tools) -> list[Op]:
    """The slug line at the foot, right of the middle's registration mark."""
    line = tools.words(words, tools.style("note", align="left"))
    if line is None:
        return []
    x = outer.x + outer.width / 2 + 3 * _TARGET
    return place.horizontal(line, x, outer.y - _GAP - _PATCH + 1.5)
