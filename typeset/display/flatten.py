"""Page → display list: its marks in painting order, each group with its place in the structure."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from typeset.display.frame import AnyRole, Frame, Page
from typeset.display.ops import Clip, Glyphs, Op


class Element(Struct, frozen=True):
    """A structure element: its role, the index of its parent (-1 at the top), its words."""

    role: AnyRole
    parent: int
    name: str
    alt: str
    actual: str
    href: str = ""


class Group(Struct, frozen=True):
    """Marks that belong to one element, or to none (-1: an artifact)."""

    element: int
    ops: tuple[Op, ...]


class DisplayList(Struct, frozen=True):
    """All marks of a page, back to front, and the elements they belong to."""

    page: Page
    elements: tuple[Element, ...]
    groups: tuple[Group, ...]


def flatten(page: Page) -> DisplayList:
    """The page's marks in painting order, which is its reading order."""
    elements: list[Element] = []
    groups: list[Group] = []

    def walk(frame: Frame, parent: int) -> None:
        if frame.role == "Artifact":
            here = -1
        else:
            here = len(elements)
            words = (frame.name, frame.alt, frame.actual, frame.href)
            elements.append(Element(frame.role, parent, *words))
        if frame.ops:
            groups.append(Group(here, frame.ops))
        for part in frame.parts:
            walk(part, here)

    for frame in page.frames:
        walk(frame, -1)
    return DisplayList(page, tuple(elements), tuple(groups))


def marks(display: DisplayList) -> Iterator[Op]:
    """Every mark, those inside clips too, in painting order."""

    def inside(ops: tuple[Op, ...]) -> Iterator[Op]:
        for op in ops:
            yield op
            if isinstance(op, Clip):
                yield from inside(op.ops)

    for group in display.groups:
        yield from inside(group.ops)


def glyph_runs(display: DisplayList) -> Iterator[Glyphs]:
    """Every run of glyphs, in painting order."""
    return (op for op in marks(display) if isinstance(op, Glyphs))
