"""What a layout file says of a page: its sheet, its grid, its areas and how each is designed.

A layout holds numbers and names, no expressions and no conditions. Bands of the page are
placed in millimetres from the upper left corner of the type area (版心); areas of the body
are counted in columns and rows of the grid.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from typeset.binding import Node
from typeset.color.cmyk import Cmyk
from typeset.diagnostics import Span
from typeset.display.frame import Role
from typeset.units import Length

from .styles import Align, Counted, StyleEntry, StyleSheet

REST = "rest"  # the rows of an area that gets what the text above it leaves
Many = Annotated[int, msgspec.Meta(ge=1)]  # what there is one of at least
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]  # of a box's width or height
At = list[Length]  # [x, y] or [x, y, width, height] from the area's upper left corner


def _points(value: float) -> Any:
    """A default length; as a factory, because JSON schemas cannot hold one."""
    return msgspec.field(default_factory=lambda: Length(value))


class Margins(Node, frozen=True, kw_only=True):
    """The type area's distance from the trim; what is left of the sheet is right and below."""

    left: Length
    top: Length
    right: Length
    bottom: Length


class Sheet(Node, frozen=True, kw_only=True):
    """The sheet: trimmed size (成品尺寸), bleed (出血), margins (版心外白边)."""

    trim: tuple[Length, Length]
    margins: Margins
    bleed: Length = _points(0)
    fold: list[Length] = []  # x of vertical folds that no text crosses (中缝)


class Body(Node, frozen=True, kw_only=True):
    """The body grid (正文网格): columns × characters wide, rows × leading high."""

    at: tuple[Length, Length]
    columns: Many
    measure: Length
    gutter: Length
    rows: Many
    style: str = "body"
    spare: Length = _points(0)  # white under the grid that the lever `leading` may use
    measures: list[Length] = []  # for columns of unequal width (变栏)
    gutters: list[Length] = []


class Flow(Node, frozen=True, kw_only=True, rename="kebab"):
    """What runs through an area's lines: a text of the content, or a design that takes whole rows.

    `content` is the field that paths with a leading dot belong to, the area's own if left out.
    """

    text: str | None = None
    design: str | None = None
    content: str | None = None
    style: str = "body"
    rows: Counted = 0  # of a design: the rows it takes (占行)
    small: str | None = None  # a design of fewer rows, for the lever `headline`
    small_rows: Counted = 0
    before: Counted = 0  # empty rows above it, none at the head of a column
    most_before: Counted | None = None  # copyfitting may open the rows above it up to this
    keep: Counted = 3  # lines that stand under a design in the same column, at least


class Part(Node, frozen=True, kw_only=True, rename="kebab"):
    """One thing at a fixed place of an area: text, a rule, a box, art, or a typed block.

    Exactly one of `text`, `words`, `rule`, `box`, `art`, `picture` and `content` is given;
    `art` beside `picture` is drawn where the issue has no picture.
    """

    at: At = []
    text: str | list[str] | None = None  # field, or fields set one after the other
    words: str | None = None  # words of the layout itself
    rule: At | None = None  # [x1, y1, x2, y2]
    box: At | None = None
    art: str | None = None
    picture: str | None = None
    content: str | None = None
    style: str = "body"
    align: Align | None = None
    valign: Literal["top", "middle", "bottom"] = "top"
    after: Length | None = None  # white under the design's text before it, where that is short
    optical: bool = False  # its ink begins at the box's left edge and stands on its foot
    bar: tuple[Length, Length] | None = None  # [x, width] of a bar beside it, as high as its lines
    vertical: bool = False
    join: Length = _points(0)  # white between fields that stand on one line
    lines: bool = False  # each field on a line of its own
    label: str = ""  # words before the text
    blank: str = ""  # what stands where the field is empty
    color: str = "black"
    width: Length = _points(0.5)
    radius: Length = _points(0)
    stroke: str | None = None
    clear: Length = _points(0)  # art keeps its upper part calm for this height
    fit: tuple[Length, Length] | None = None  # least and most size that fills the width
    step: Length = _points(0)  # each further line is moved in by this much (错落)
    styles: dict[str, str] = {}  # a block's own style names, where they differ
    across: Counted = 0  # pictures of a group side by side; 0 for all of them
    gap: Length = _points(6)  # white between the pictures of a group
    role: Role | None = None
    name: str = ""

    @property
    def called(self) -> str:
        """What `nudge` calls it: its name, or the last step of the one field it shows."""
        field = self.text if isinstance(self.text, str) else self.picture or self.content or ""
        return self.name or field.rpartition(".")[2]

    @property
    def is_text(self) -> bool:
        """Whether it is set in type of its own style."""
        return self.text is not None or self.words is not None


class Jump(Node, frozen=True, kw_only=True):
    """转版行: words at the foot of the area that a text leaves, and at the head of where it goes.

    Each takes a row of its area; neither is set where the text ends before it jumps.
    """

    foot: str
    head: str
    style: str = "note"


class Area(Node, frozen=True, kw_only=True, rename="kebab"):
    """A place of the page and what it holds."""

    at: tuple[Length, Length, Length, Length] | None = None
    columns: str | None = None
    rows: str | None = None
    content: str | list[str] | None = None  # a field, or several side by side
    design: str | None = None
    parts: list[Part] = []
    flow: list[Flow] = []
    continues: str | None = None
    jump: Jump | None = None  # said where the text leaves the area that this one continues
    under: str | None = None  # the area whose text leaves this one its rows
    least: Many = 3  # rows an elastic area has at least
    most: Many | None = None
    optional: bool = False  # left out where the least is not to be had
    gap: Counted = 0  # empty rows above an elastic area
    wrap: bool = False  # other areas' lines run around it (串文)
    contour: list[tuple[Share, Share]] = []  # what they run around, in parts of the area's box
    over: bool = False  # may lie over other areas on purpose
    balance: bool = False  # its thread's columns end level
    vertical: bool = False
    role: Role | None = None


class ColumnRule(Node, frozen=True, kw_only=True):
    """栏线 between the body's columns."""

    width: Length
    color: str


class LayoutFile(Node, frozen=True, kw_only=True, rename="kebab"):
    """A layout file as it stands, after what it extends was laid under it."""

    extends: str | None = None
    label: str = ""
    page: Sheet | None = None
    body: Body | None = None
    swatches: dict[str, tuple[float, float, float, float]] = {}
    styles: dict[str, StyleEntry] = {}
    designs: dict[str, list[Part]] = {}
    areas: dict[str, Area] = {}
    omits: list[str] = []  # fields of the issue that this layout leaves out, and says so
    column_rule: ColumnRule | None = None
    copyfit: tuple[Literal["panel", "lines", "tracking", "headline", "leading"], ...] = (
        "panel", "lines",
    )  # fmt: skip
    tracking_limit: Length = _points(0)
    leading_limit: Length = _points(0)
    ink_limit: float = 220.0
    press: str | None = None
    marks: Length = _points(0)  # margin for marks and slug outside the bleed; 0 for none


class Layout(msgspec.Struct, frozen=True):
    """A layout, complete: its file's words with the style sheet resolved."""

    name: str
    file: LayoutFile
    sheet: Sheet
    body: Body
    styles: StyleSheet
    swatches: dict[str, Cmyk]
    files: tuple[str, ...] = ()  # what it was read from: its own, then what it extends
    swatches_at: dict[str, Span] = {}  # where each is mixed


# Keys whose mappings are tables: their own keys are names.
TABLES = frozenset({"swatches", "styles", "designs", "areas"})
