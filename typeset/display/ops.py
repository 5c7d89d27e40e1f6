"""The vocabulary of marks on paper: seven finished kinds, at page coordinates, in points.

Nothing here knows of text setting or of PDF. Whatever can be printed — a line of type, a
chart, a proof's overlay — is a sequence of these.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from typeset.color.cmyk import Cmyk
from typeset.diagnostics import Span
from typeset.geometry import Rect

# A path is a tuple of segments: ("M", x, y) ("L", x, y) ("C", x1, y1, x2, y2, x, y) ("Z",)
Segment = (
    tuple[str] | tuple[str, float, float] | tuple[str, float, float, float, float, float, float]
)
Path = tuple[Segment, ...]

_ROUND: Final = 0.5522847498  # of the radius: the cubic nearest a quarter circle


class Glyphs(Struct, frozen=True):
    """A run of glyphs of one face, size and color on one line.

    `advance` holds, for each glyph, its distance from the run's origin along the line; `rise`
    the distance off the line, upwards (to the right of it in vertical type), empty when all
    are 0. `text` holds the characters each glyph stands for; the joined text is what a reader
    of the file extracts. `turn` is the rotation of the run in degrees, clockwise.
    """

    face: str
    size: float
    color: Cmyk
    x: float
    y: float
    glyphs: tuple[int, ...]
    advance: tuple[float, ...]
    text: tuple[str, ...]
    rise: tuple[float, ...] = ()
    vertical: bool = False
    turn: int = 0
    scale: float = 1.0  # horizontal scale (长平), 1 is as drawn
    source: str = ""  # path of the field in the issue that these characters come from
    span: Span | None = None


class Fill(Struct, frozen=True):
    """A closed path filled with a flat color."""

    path: Path
    color: Cmyk
    even_odd: bool = False


class Stroke(Struct, frozen=True):
    """A path drawn with a pen of `width` points."""

    path: Path
    color: Cmyk
    width: float
    dash: tuple[float, ...] = ()
    cap: int = 0  # 0 butt, 1 round, 2 square
    join: int = 0  # 0 miter, 1 round, 2 bevel


class Stop(Struct, frozen=True):
    """A color at a place along a shade, 0–1."""

    at: float
    color: Cmyk


class Shade(Struct, frozen=True):
    """A closed path filled with an axial gradient from (x0, y0) to (x1, y1)."""

    path: Path
    x0: float
    y0: float
    x1: float
    y1: float
    stops: tuple[Stop, ...]


class Picture(Struct, frozen=True):
    """A raster picture: `key` names its prepared samples, `box` is where it stands."""

    key: str
    box: Rect


class Registration(Struct, frozen=True):
    """A line drawn on every plate: crop and registration marks, outside the bleed."""

    path: Path
    width: float


class Clip(Struct, frozen=True):
    """Marks that show only inside a closed path."""

    path: Path
    ops: tuple[Op, ...]


Op = Glyphs | Fill | Stroke | Shade | Picture | Registration | Clip


def rectangle(box: Rect) -> Path:
    """The outline of a rectangle."""
    return (
        ("M", box.x, box.y),
        ("L", box.right, box.y),
        ("L", box.right, box.top),
        ("L", box.x, box.top),
        ("Z",),
    )


def rounded(box: Rect, radius: float) -> Path:
    """The outline of a rectangle with corners of `radius` points."""
    if radius <= 0:
        return rectangle(box)
    r = min(radius, box.width / 2, box.height / 2)
    k = r * _ROUND
    x0, y0, x1, y1 = box.x, box.y, box.right, box.top
    return (
        ("M", x0 + r, y0),
        ("L", x1 - r, y0),
        ("C", x1 - r + k, y0, x1, y0 + r - k, x1, y0 + r),
        ("L", x1, y1 - r),
        ("C", x1, y1 - r + k, x1 - r + k, y1, x1 - r, y1),
        ("L", x0 + r, y1),
        ("C", x0 + r - k, y1, x0, y1 - r + k, x0, y1 - r),
        ("L", x0, y0 + r),
        ("C", x0, y0 + r - k, x0 + r - k, y0, x0 + r, y0),
        ("Z",),
    )


def circle(x: float, y: float, r: float) -> Path:
    """The outline of a circle of `r` points about (`x`, `y`)."""
    k = r * _ROUND
    return (
        ("M", x + r, y),
        ("C", x + r, y + k, x + k, y + r, x, y + r),
        ("C", x - k, y + r, x - r, y + k, x - r, y),
        ("C", x - r, y - k, x - k, y - r, x, y - r),
        ("C", x + k, y - r, x + r, y - k, x + r, y),
        ("Z",),
    )


def line(x0: float, y0: float, x1: float, y1: float) -> Path:
    """A straight line."""
    return (("M", x0, y0), ("L", x1, y1))
