"""A place in a paragraph and a measure → how near and how far a line from there can end.

From it come the fewest and the most lines that a paragraph can be set in, before it is broken.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
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


def floor_of(reach: Reach) -> list[float]:
    """By place, the narrowest line to it or beyond: a narrow mark may follow a wide box."""
    return list(accumulate(reversed(reach.narrowest), min))[::-1]


def line_counts(reach: Reach, floor: list[float], measures: list[float]) -> tuple[int, int]:
    """The fewest and the most lines that breaks of this strictness can have.

    `measures` are what the type of the coming lines may fill, the last for all after it; `floor`
    is that of the reach.
    A line that begins later ends no earlier; so nothing takes fewer lines than filling each as far
    as it goes, and nothing more than filling each no further than it must be.
    O(lines × log places).
    """
    sums, head = reach.sums, reach.paragraph.head
    box, left, shrink, spread = sums.box, reach.left, sums.shrink, reach.spread
    last, final = len(box) - 1, len(measures) - 1
    place = least = 0
    while place < last:
        first = box[place]
        limit = left[first] - shrink[first] + measures[min(final, least)] + SLACK
        place = max(place, bisect_right(floor, limit, place + 1) - 2) + 1
        least += 1
    moved_in = max(head.values(), default=0.0)
    justified = reach.paragraph.style.align == "justify"
    place = most = 0
    while place < last:
        first = box[place]
        limit = left[first] + measures[min(final, most)] - moved_in - SLACK
        limit += spread[first] if justified else 0.0
        place = bisect_left(reach.widest, limit, place + 1, last)
        most += 1
    return least, max(least, most)
