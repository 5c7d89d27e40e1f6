"""What a page's content lays on the sheet, one piece after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from .colors import Paint, Shading
    from .fonts import Font
    from .model import Box
    from .planes import Area, Matrix, Point
    from .values import Thing

Kind = Literal["fill", "stroke", "text", "picture", "shade"]


class Tag(Struct, frozen=True):
    """An open stretch of marked content; `told` is whether it says its text itself."""

    role: str
    id: int | None
    told: bool


class Painted(Struct, frozen=True, kw_only=True):
    """A piece that was painted, in the space of the page, in points.

    `tags` are the stretches of marked content around it, outermost first. `flat` is false
    for what a pattern repeats: its places on the page are not followed.
    """

    kind: Kind
    page: int
    box: Box
    area: Area | None = None
    paint: Paint | None = None
    shading: Shading | None = None
    overprints: bool = False
    overprint_mode: int = 0
    soft: str = ""  # the keys that make it see-through
    tags: tuple[Tag, ...] = ()
    flat: bool = True
    width: float = 0.0  # of a stroke, where it is thinnest
    font: Font | None = None
    size: float = 0.0
    cells: tuple[Point, ...] = ()  # the middles of the glyphs
    stroked: bool = False  # type drawn by its outline
    picture: Thing = None
    back: Matrix | None = None  # from the page to the picture's unit square

    @property
    def is_artifact(self) -> bool:
        """Whether it belongs to the page's furniture."""
        return any(tag.role == "Artifact" for tag in self.tags)

    @property
    def is_tagged(self) -> bool:
        """Whether it belongs to the structure."""
        return any(tag.id is not None for tag in self.tags)


class Fault(Struct, frozen=True):
    """Something wrong with the content itself, found while it was read."""

    rule: str
    page: int
    word: str


class Sheet(Struct):
    """One page as it was read: its boxes, its pieces, its marked content, its faults."""

    page: int
    dictionary: Thing
    trim: Box
    bleed: Box
    media: Box
    pieces: list[Painted]
    tags: list[Tag]
    faults: list[Fault]
