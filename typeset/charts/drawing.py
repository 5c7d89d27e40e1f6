"""What a chart is before it stands on a page: marks from its own lower left corner, words unset.

Words are kept as *which text, in which role, where*: they are set anew on every page, so that a
kept drawing never carries stale glyphs, and its figures know their place in the data file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import add

import msgspec
from msgspec import Struct

from typeset.color.cmyk import Cmyk, mix
from typeset.display.frame import Role
from typeset.display.ops import Clip, Fill, Glyphs, Op, Path, Stroke
from typeset.geometry import Rect
from typeset.layout.styles import Style
from typeset.source import Text


class SetWords(Struct, frozen=True):
    """A line of words, set: its marks from a baseline that starts at (0, 0), and their ink."""

    width: float
    ink: Rect
    ops: tuple[Op, ...]


# Sets a text in a style: in lines no longer than the measure, or on one line without one.
Hand = Callable[[Text, Style, float | None], Sequence[SetWords]]


class Words(Struct, frozen=True):
    """A line of a text at its place. `text` counts the chart's texts, or is words of our own."""

    text: int | str
    role: str
    x: float
    y: float  # of the baseline
    color: str | None = None  # a role of the theme, where it is not the style's own
    measure: float | None = None
    line: int = 0  # which of the lines that the measure makes


Mark = Fill | Stroke | Clip | Words


class Group(Struct, frozen=True):
    """Marks that belong together: an item of a list, a row of a table, or the whole chart."""

    role: Role
    marks: tuple[Mark, ...] = ()
    groups: tuple[Group, ...] = ()


def moved(op: Op, dx: float, dy: float) -> Op:
    """The mark at another place."""
    match op:
        case Glyphs():
            return msgspec.structs.replace(op, x=op.x + dx, y=op.y + dy)
        case Clip():
            inner = tuple(moved(one, dx, dy) for one in op.ops)
            return Clip(path_moved(op.path, dx, dy), inner)
        case Fill() | Stroke():
            return msgspec.structs.replace(op, path=path_moved(op.path, dx, dy))
    raise TypeError(f"no {type(op).__name__} in a chart")


def path_moved(path: Path, dx: float, dy: float) -> Path:
    """The path at another place."""
    by = (dx, dy) * 3
    segments = [(segment[0], *map(add, segment[1:], by)) for segment in path]
    return tuple(segments)


def tint(ground: Cmyk, color: Cmyk, alpha: float) -> Cmyk:
    """A translucent color on its ground as the flat color that a press can lay down."""
    return mix(ground, color, alpha) if alpha < 1 else color
