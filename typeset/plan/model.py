"""The plan of a page: where each area stands, and the lines that wait for text."""

from __future__ import annotations

from msgspec import Struct

from typeset.geometry import Rect
from typeset.layout.model import Area


class LineSlot(Struct, frozen=True):
    """A place for one line, in logical axes of its frame (points from the frame's start)."""

    area: str
    row: int  # of the body grid, from 1
    inline: float
    block: float  # of the top of the line's 字 box
    measure: float


class Thread(Struct, frozen=True):
    """文流: line slots in reading order, through one area or several."""

    areas: tuple[str, ...]
    slots: tuple[LineSlot, ...]


class Placement(Struct, frozen=True):
    """An area on the page: its box on paper, the content bound to it."""

    name: str
    area: Area
    box: Rect
    content: object | None
    path: str


class TypeArea(Struct, frozen=True):
    """The body grid in points: what a column, a row and a 字 are worth, and where they start."""

    box: Rect
    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    row: float
    em: float
    rows: int


class PagePlan(Struct, frozen=True):
    """The whole page, planned: no text set yet."""

    name: str
    width: float
    height: float
    bleed: float
    live: Rect  # 版心
    grid: TypeArea
    placements: tuple[Placement, ...]
    threads: dict[str, Thread]
    folds: tuple[float, ...] = ()  # x of the vertical folds (中缝)

    def has(self, name: str) -> bool:
        """Whether there is an area of that name."""
        return any(p.name == name for p in self.placements)

    def __getitem__(self, name: str) -> Placement:
        return next(p for p in self.placements if p.name == name)
