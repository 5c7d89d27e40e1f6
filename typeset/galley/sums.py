"""A paragraph → prefix sums over its boxes and gaps: what any line would hold, by subtraction."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from operator import add, attrgetter

from msgspec import Struct

from .items import FORBID, TAKE_HAN, Paragraph


class Sums(Struct, frozen=True):
    """Prefix sums over a paragraph's boxes and gaps.

    `box` holds the box after each place where a line may end, the paragraph's start the first
    of them. `left[i]` is where box i begins and `right[i]` where the box before it ends, with
    what its width gains there, were all set on one line. The others count, at i, what the gaps
    before box i hold together; so a line of boxes a to b-1 has `shrink[b - 1] - shrink[a]`.
    """

    box: list[int]
    penalty: list[float]  # of each place
    left: list[float]
    right: list[float]
    shrink: list[float]
    tight: list[float]  # what of the shrink stands between 字: taken last, and dear
    give: list[float]  # stretch of the first ranks together
    open: list[float]  # gaps that take an equal share
    reserve: list[float]
    body: list[float]  # em of 字 and words from box i to the paragraph's end


def sums_of(paragraph: Paragraph, *, spare: bool = False) -> Sums:
    """The prefix sums, once for all the ways a paragraph is broken; `spare` places too, or not."""
    gaps, edge = paragraph.gap, paragraph.edge

    def before(values: Iterable[float]) -> list[float]:
        return list(accumulate(values, initial=0.0))

    # Gathered by the interpreter's own loops: this is as hot as the breaking itself.
    boxes, natural = before(paragraph.width), before(map(attrgetter("natural"), gaps))
    right = [0.0, *map(add, boxes[1:], natural)]
    for i, gained in edge.items():
        right[i + 1] += gained
    penalties = [None if g.is_spare and not spare else g.penalty for g in gaps]
    places = [i for i, penalty in enumerate(penalties, 1) if penalty is not FORBID]
    left_of = before(reversed(paragraph.body))
    return Sums(
        [0, *places, len(paragraph.width)],
        [0.0, *(penalty for penalty in penalties if penalty is not FORBID), 0.0],
        list(map(add, boxes, natural)),
        right,
        before(map(attrgetter("shrink"), gaps)),
        before([g.shrink if g.shrink_rank == TAKE_HAN else 0.0 for g in gaps]),
        before(map(attrgetter("stretch"), gaps)),
        before(map(attrgetter("is_open"), gaps)),
        before(map(attrgetter("reserve"), gaps)),
        left_of[::-1],
    )


def natural(paragraph: Paragraph, track: float) -> float:
    """The width of the paragraph on one line, nothing taken or given."""
    gaps = sum([gap.natural for gap in paragraph.gap])
    edge = paragraph.edge.get(len(paragraph.width) - 1, 0.0)
    return sum(paragraph.width) + gaps + track * len(paragraph.gap) + edge
