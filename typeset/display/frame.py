"""A page as a tree: what each part is to a reader, and the marks that make it.

The tree is the reading order and, in the file, the structure tree; `flatten` turns it into
the list of marks. Marks stand at page coordinates already.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from typeset.display.ops import Op
from typeset.geometry import Rect

# Standard structure types of PDF 1.7 (ISO 32000-1 §14.8.4); "Artifact" is what no reader hears.
Role = Literal[
    "Document", "Art", "Sect", "Div", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody",
    "Table", "TR", "TH", "TD", "Figure", "Caption", "Span", "Artifact",
]  # fmt: skip


# What a layout cannot ask for: a link is found in the text.
AnyRole = Role | Literal["Link"]


class Frame(Struct, frozen=True):
    """A part of the page: its role, its box, the marks of its own, the parts inside it."""

    role: AnyRole
    box: Rect
    ops: tuple[Op, ...] = ()
    parts: tuple[Frame, ...] = ()
    name: str = ""  # the area or block it is, for people
    alt: str = ""  # what a figure shows, in words
    actual: str = ""  # the characters it stands for, where its glyphs say others
    href: str = ""  # of a link: the address that it leads to


class Page(Struct, frozen=True):
    """One page: the size of its trim and bleed, and its frames from back to front."""

    name: str
    width: float
    height: float
    bleed: float
    frames: tuple[Frame, ...]
    title: str = ""
