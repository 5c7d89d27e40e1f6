"""A place in a paragraph and a measure → how near and how far a line from there can end.

From it come the fewest and the most lines that a paragraph can be set in, before it is broken.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, chain, repeat
from typing import Final

from msgspec import Struct

from .items import Paragraph
from .sums import Sums

SLACK: Final = 0.001  # points by which a line may be wider than its measure
_RAGGED_WHITE: Final = 4.0  # em at a ragged line's end before the next passes are tried


class Reach(Struct, frozen=True):
    """What the boxes of a line reach at one strictness and tracking; all in points.

    `left` and `right` are those of the sums, tracked. By place, `narrowest` and `widest` are the
    least and the most that a line to there can fill, counted from the paragraph's start; by box,
    `spread` is how much white may be given before it.
    """

    paragraph: Paragraph
    sums: Sums
    left: list[float]
    right: list[float]
    spread: list[float]
    narrowest: list[float]
    widest: list[float]


def reach_of(paragraph: Paragraph, sums: Sums, tolerance: float, track: float) -> Reach:
    """The reach at a tolerance (em between 字) and a tracking (points)."""
    left, right, shrink, em = sums.left, sums.right, sums.shrink, paragraph.em
    if track:
        left = [x + track * i for i, x in enumerate(left)]
        right = [0.0, *(x + track * i for i, x in enumerate(right[1:]))]
    if paragraph.style.align == "justify":
        share = tolerance * em
        spread = [
            give + count * share + kept
            for give, count, kept in zip(sums.give, sums.open, sums.reserve, strict=True)
        ]
    else:
        white = em * (_RAGGED_WHITE if tolerance <= paragraph.style.loosest else 1e9)
        spread = [white] * len(right)
    return Reach(
        paragraph, sums, left, right, spread,
        [right[b] - shrink[b - 1] for b in sums.box], [right[b] + spread[b - 1] for b in sums.box],
    )  # fmt: skip


class Limits(Struct, frozen=True):
    """How far lines from each place go, as far as they can or no further than they must.

    A line of a measure from place i ends by `end` at what `start[i]` and the measure make.
    """

    start: list[float]
    end: list[float]


def farthest(reach: Reach) -> Limits:
    """Lines filled as far as they go: to the narrowest line to a place or to any after it, since
    a narrow mark may follow a wide box.
    """
    box, left, shrink = reach.sums.box, reach.left, reach.sums.shrink
    return Limits(
        [left[b] - shrink[b] + SLACK for b in box[:-1]],
        list(accumulate(reversed(reach.narrowest), min))[::-1],
    )


def nearest(reach: Reach) -> Limits:
    """Lines filled no further than they must be, moved in by as much as any may be."""
    box, left, spread = reach.sums.box, reach.left, reach.spread
    less = max(reach.paragraph.head.values(), default=0.0) + SLACK
    if reach.paragraph.style.align == "justify":
        return Limits([left[b] + spread[b] - less for b in box[:-1]], reach.widest)
    return Limits([left[b] - less for b in box[:-1]], reach.widest)


def fewest_lines(limits: Limits, measures: list[float]) -> int:
    """The fewest lines that breaks of this strictness can have, of the `farthest` limits.

    `measures` are what the type of the coming lines may fill, the last for all after it. A line
    that begins later ends no earlier, so no way is further on after as many lines.
    O(lines × log places).
    """
    start, end, last = limits.start, limits.end, len(limits.start)
    coming = chain(measures, repeat(measures[-1]))
    place = lines = 0
    while place < last:
        reached = bisect_right(end, start[place] + next(coming), place + 1) - 1
        place = reached if reached > place else place + 1
        lines += 1
    return lines


def most_lines(limits: Limits, measures: list[float]) -> int:
    """The most lines, likewise, of the `nearest` limits: no way is less far on."""
    start, end, last = limits.start, limits.end, len(limits.start)
    coming = chain(measures, repeat(measures[-1]))
    place = lines = 0
    while place < last:
        place = bisect_left(end, start[place] + next(coming), place + 1, last)
        lines += 1
    return lines
