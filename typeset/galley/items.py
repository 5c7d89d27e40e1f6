"""What a paragraph is to the breaker: boxes with gaps between them; no measure yet.

Knuth and Plass's box, glue and penalty, in columns instead of objects: `width[i]` is box i,
and what stands between box i and box i+1 — glue and penalty in one — is `gap[i]`. Gaps are
few and shared, boxes are many and plain numbers, so a paragraph of 100,000 字 stays light.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from typeset.color.cmyk import Cmyk
from typeset.layout.styles import Emphasis, Style
from typeset.source import Text

FORBID: Final = None  # the penalty of a place where no line may end

# The order in which space is taken (clreq §procedures for reduction). The interpunct, which
# clreq names second, is ½ em by GB/T 15834 already.
TAKE_WORD_SPACE: Final = 0
TAKE_BRACKET: Final = 1
TAKE_COMMA: Final = 2  # and the colon, of which clreq is silent: it looks like a comma's gap
TAKE_HAN_LATIN: Final = 3
TAKE_STOP: Final = 4
TAKE_HAN: Final = 5  # between 字, at the very last
TAKE_RANKS: Final = 6

# The order in which space is given (clreq §procedures for expansion).
GIVE_WORD_SPACE: Final = 0  # and marks that stand closer than their style's fullest width
GIVE_HAN_LATIN: Final = 1
GIVE_RANKS: Final = 2  # after these, every open gap equally, up to the style's loosest


class Gap(Struct, frozen=True):
    """What stands between two boxes of a line, in points; at a line's end it vanishes."""

    natural: float
    shrink: float
    shrink_rank: int
    stretch: float
    stretch_rank: int
    is_open: bool  # takes its equal share when a line is spread
    penalty: float | None  # the cost of ending a line here, or FORBID
    is_spare: bool = False  # a line ends here only where the paragraph is too loose without
    reserve: float = 0.0  # what it gives before 字 stand further apart than the style's loosest


class Look(Struct, frozen=True):
    """How the glyphs of a box are painted."""

    face: str
    size: float
    color: Cmyk
    scale: float = 1.0
    rise: float = 0.0  # baseline shift, points
    turned: bool = False  # rotated clockwise in vertical text
    upright: bool = False  # horizontal-in-vertical (纵中横)


class Word(Struct, frozen=True):
    """Glyphs shaped on their own, beside the boxes: `place` counts from the first one."""

    look: Look
    glyph: tuple[int, ...]
    place: tuple[float, ...]
    text: tuple[str, ...]
    width: float


class Ruby(Struct, frozen=True):
    """Small type above a stretch of boxes (注音): its first and last box."""

    first: int
    last: int
    word: Word


class Interlinear(Struct, frozen=True):
    """A mark beside a stretch of boxes: 着重号, 专名号, 书名号, underline."""

    kind: Emphasis
    first: int
    last: int
    size: float
    color: Cmyk


class Initial(Struct, frozen=True):
    """A large first character (首字下沉): it takes `indent` off the first `lines` lines."""

    word: Word
    lines: int
    indent: float
    drop: float  # from the first line's origin to its own: down, or to the left in vertical type


class Paragraph(Struct, frozen=True):
    """A shaped paragraph. Boxes run in parallel lists; glyphs of box i are first[i]..first[i+1].

    `place` is a glyph's distance from its box's start, along the line; `off` its distance off
    the line. `at` is the offset in `source` of a box's first character. Lengths in points.
    """

    source: Text
    style: Style
    width: list[float]
    gap: list[Gap]
    look: list[int]
    looks: list[Look]
    first: list[int]
    glyph: list[int]
    place: list[float]
    off: list[float]
    text: list[str]
    at: list[int]
    body: list[float]  # a box's width in em when it is more than a mark: what makes no runt
    edge: dict[int, float]  # what a box's width gains at a line's end: a hyphen; a hung mark loses
    head: dict[int, float]  # what a box is moved in at a line's start
    hyphen: dict[int, Word]  # what is painted after a box where a line ends there
    ruby: tuple[Ruby, ...] = ()
    marks: tuple[Interlinear, ...] = ()
    leaders: dict[int, Word | None] = {}  # boxes after which the line is filled, and with what
    initial: Initial | None = None

    @property
    def em(self) -> float:
        """The type size, points."""
        return self.style.size


class Galley(Struct, frozen=True):
    """The paragraphs of one story, in order."""

    paragraphs: tuple[Paragraph, ...]
