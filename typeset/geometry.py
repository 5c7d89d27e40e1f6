"""Points, rectangles and the two writing modes: logical places ↔ places on paper.

On paper x grows to the right and y upwards from the lower left corner of the trimmed page,
as in PDF. Logical places speak of `inline` (along a line) and `block` (from line to line).
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class Point(Struct, frozen=True):
    """A place on paper, in points."""

    x: float
    y: float


class Rect(Struct, frozen=True):
    """An upright rectangle on paper: its lower left corner and its size, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def top(self) -> float:
        """The y of the upper edge."""
        return self.y + self.height

    def overlaps(self, other: Rect, slack: float = 0.01) -> bool:
        """Whether the two share more than `slack` points in both directions."""
        return (
            min(self.right, other.right) - max(self.x, other.x) > slack
            and min(self.top, other.top) - max(self.y, other.y) > slack
        )

    def holds(self, other: Rect, slack: float = 0.01) -> bool:
        """Whether `other` lies inside, to `slack` points."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.top <= self.top + slack
        )

    def moved(self, right: float, down: float) -> Rect:
        """The rectangle, moved by so many points."""
        return Rect(self.x + right, self.y - down, self.width, self.height)

    def inset(self, inline: float, block: float) -> Rect:
        """The rectangle with `inline` taken off left and right, `block` off top and bottom."""
        return Rect(
            self.x + inline, self.y + block, self.width - 2 * inline, self.height - 2 * block
        )


class WritingMode(Enum):
    """横排, lines from the top down; 直排, lines from the right to the left."""

    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"

    def place(self, frame: Rect, inline: float, block: float) -> Point:
        """The place on paper of logical (`inline`, `block`), counted from the frame's start."""
        if self is WritingMode.HORIZONTAL:
            return Point(frame.x + inline, frame.top - block)
        return Point(frame.right - block, frame.top - inline)

    def extent(self, frame: Rect) -> tuple[float, float]:
        """The frame's size as (inline, block)."""
        if self is WritingMode.HORIZONTAL:
            return frame.width, frame.height
        return frame.height, frame.width
