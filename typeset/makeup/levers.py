"""The levers that a layout names → the stages in which they are tried, and what each leaves be."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from typeset.layout.model import LayoutFile

from .ways import Head, Item

_STEPS = 2  # tracking is tried in halves of its limit


class Levers(Struct, frozen=True):
    """What may give in one attempt."""

    lines: bool = False  # line counts of paragraphs, rows above heads
    trackings: tuple[float, ...] = (0.0,)  # em, in the order they are preferred
    headline: bool = False  # a head's smaller design


def stages(file: LayoutFile) -> list[Levers]:
    """The levers of a thread in the layout's order, each added to those before it."""
    found: list[Levers] = []
    now = Levers()
    limit = float(file.tracking_limit)
    for lever in file.copyfit:
        if lever == "lines":
            now = msgspec.structs.replace(now, lines=True)
        elif lever == "tracking" and limit:
            steps = [limit * step / _STEPS for step in range(1, _STEPS + 1)]
            trackings = (0.0, *(sign * step for step in steps for sign in (1, -1)))
            now = msgspec.structs.replace(now, trackings=trackings)
        elif lever == "headline":
            now = msgspec.structs.replace(now, headline=True)
        else:
            continue
        found.append(now)
    return found or [now]


def held(item: Item, levers: Levers) -> Item:
    """The item with what no lever of the attempt moves held as the design has it."""
    if not levers.lines:
        item = msgspec.structs.replace(item, most_before=item.before)
    if isinstance(item, Head) and item.small_rows and not levers.headline:
        item = msgspec.structs.replace(item, small_rows=0)
    return item
