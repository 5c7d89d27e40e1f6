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
    """What a line from each place must be wide enough for, measure added: its nearest end from
    `near` on, by `widest`; its farthest from `far` on, by the narrowest line there or beyond.
    """

    near: list[float]
    widest: list[float]
    far: list[float]
    narrowest: list[float]


def limits_of(reach: Reach) -> Limits:
    """The limits of all places. A narrow mark may follow a wide box: so the narrowest beyond."""
    sums, left = reach.sums, reach.left
    justified = reach.paragraph.style.align == "justify"
    moved_in = max(reach.paragraph.head.values(), default=0.0) + SLACK
    spread = reach.spread if justified else [0.0] * len(reach.spread)
    return Limits(
        [left[b] + spread[b] - moved_in for b in sums.box[:-1]], reach.widest,
        [left[b] - sums.shrink[b] + SLACK for b in sums.box[:-1]],
        list(accumulate(reversed(reach.narrowest), min))[::-1],
    )  # fmt: skip


def line_counts(limits: Limits, measures: list[float]) -> tuple[int, int]:
    """The fewest and the most lines that breaks of this strictness can have.

    `measures` are what the type of the coming lines may fill, the last for all after it. A line
    that begins later ends no earlier; so nothing takes fewer lines than filling each as far as it
    goes, and nothing more than filling each no further than it must be.
    O(lines × log places).
    """
    near, far, last = limits.near, limits.far, len(limits.near)
    lines = chain(measures, repeat(measures[-1]))
    narrowest, place, least = limits.narrowest, 0, 0
    while place < last:
        end = bisect_right(narrowest, far[place] + next(lines), place + 1) - 1
        place = end if end > place else place + 1
        least += 1
    lines = chain(measures, repeat(measures[-1]))
    widest, place, most = limits.widest, 0, 0
    while place < last:
        place = bisect_left(widest, near[place] + next(lines), place + 1, last)
        most += 1
    return least, max(least, most)
