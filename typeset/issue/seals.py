"""What an area was signed as: a seal, and in a thread of several texts the lines of each item.

As the data file has it, `0123456789ab 1:2-5 1:6-20+2:1@-0.01`: the digest of all that is painted,
then, item by item, the lines it stood in, by the column of its thread and the line of that column,
both counted from 1. One that crosses into another column has a piece in each. What follows @ is
the tracking of a paragraph, em.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

_DIGEST: Final = re.compile(r"[0-9a-f]{12}")
_LINES: Final = "[0-9]{1,3}:[0-9]{1,3}-[0-9]{1,3}"
_ITEM: Final = re.compile(rf"({_LINES}(?:\+{_LINES})*)(?:@(-?[0-9]\.[0-9]{{1,8}}))?")
_PIECE: Final = re.compile(r"([0-9]+):([0-9]+)-([0-9]+)")


class Piece(Struct, frozen=True):
    """Lines of one column, from the first to the last; columns and lines count from 1."""

    column: int
    first: int
    last: int


class Stood(Struct, frozen=True):
    """Where a paragraph or a head stood, and a paragraph's tracking, em."""

    pieces: tuple[Piece, ...]
    tracking: float = 0.0


class Seal(Struct, frozen=True):
    """A digest, and the items of one text where they share a thread with others."""

    digest: str
    items: tuple[Stood, ...] = ()


def read(text: str) -> Seal | None:
    """The seal that the data file gives; None where it is none."""
    digest, *given = text.split() or [""]
    found = [_ITEM.fullmatch(word) for word in given]
    if _DIGEST.fullmatch(digest) is None or None in found:
        return None
    items = []
    for match in found:
        assert match is not None, "looked for above"
        pieces = [Piece(*map(int, piece)) for piece in _PIECE.findall(match[1])]
        if any(p.last < p.first or p.first < 1 or p.column < 1 for p in pieces):
            return None
        items.append(Stood(tuple(pieces), float(match[2] or 0)))
    return Seal(digest, tuple(items))


def text(seal: Seal) -> str:
    """The seal as the data file takes it."""
    return " ".join([seal.digest, *map(_item, seal.items)])


def _item(stood: Stood) -> str:
    pieces = "+".join(f"{p.column}:{p.first}-{p.last}" for p in stood.pieces)
    return f"{pieces}@{stood.tracking:.4f}" if stood.tracking else pieces
