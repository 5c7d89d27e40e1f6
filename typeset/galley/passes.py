"""A paragraph that is broken more than once → what need not be reckoned anew each time.

A pass is one strictness: how loose a line may be, and whether words break as a last resort.
They are tried from the strictest on; what is found in one is not looked for in the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from .ends import End, Ends, ends_of
from .items import Paragraph
from .reach import Limits, Reach, farthest, fewest_lines, most_lines, nearest, reach_of
from .sums import Sums, sums_of

# em per gap that the passes allow, after the style's own: where a reader sees it, where it is ugly
# (half a 字; a pass with no limit would try every end of every line for it), then anything
WIDER: Final = (0.3, 0.5, 4.0)


class Ready(Struct):
    """A paragraph that is to be broken more than once: what need not be reckoned each time.

    `passes` holds what is known of each pass, by whether spare places count in it, its
    tolerance and the tracking.
    """

    paragraph: Paragraph
    sums: Sums
    strictness: list[tuple[bool, float]]
    passes: dict[tuple[bool, float, float], Pass] = {}


class Pass(Struct):
    """One strictness: the sums with the places that count, and the ends of a line from each."""

    sums: Sums
    reach: Reach
    tolerance: float
    ends: Ends
    # By measure and place, those asked for where measures differ: around a picture they are asked
    # for again and again, by ways with more lines before them and for other first slots.
    known: dict[float, list[list[End] | None]] = {}
    farthest: Limits | None = None  # of the reach, once the fewest lines were asked for
    nearest: Limits | None = None  # and the most


def ready(paragraph: Paragraph) -> Ready:
    """The paragraph, with nothing known of it yet but its sums."""
    return Ready(paragraph, sums_of(paragraph), strictness_of(paragraph))


def fewest(known: Ready, measures: Sequence[float], tracking: float = 0.0) -> int:
    """Fewer lines than this `best` does not give, told at the quickest: nothing is broken.

    So much as is set in the strictest pass; a paragraph that has none there may differ.
    """
    run = _strictest(known, tracking)
    if run.farthest is None:
        run.farthest = farthest(run.reach)
    return fewest_lines(run.farthest, _type(known.paragraph, measures))


def most(known: Ready, measures: Sequence[float], tracking: float = 0.0) -> int:
    """More lines than this `best` does not give; likewise."""
    run = _strictest(known, tracking)
    if run.nearest is None:
        run.nearest = nearest(run.reach)
    return most_lines(run.nearest, _type(known.paragraph, measures))


def _strictest(known: Ready, tracking: float) -> Pass:
    return pass_of(known, *known.strictness[0], tracking * known.paragraph.em)


def _type(paragraph: Paragraph, measures: Sequence[float]) -> list[float]:
    """What the type of the coming lines may fill; the last for all after it."""
    first = max(1, paragraph.initial.lines if paragraph.initial else 0)
    indent = indent_of(paragraph, first)
    own = [measure_of(paragraph, number, measures) for number in range(first)]
    return own + [measure - indent for measure in measures[first:] or measures[-1:]]


def strictness_of(paragraph: Paragraph) -> list[tuple[bool, float]]:
    """What is tried, from the strictest on, as whether spare places count and the tolerance: the
    style's loosest line, then words broken as a last resort, then ever looser lines.
    """
    loosest = paragraph.style.loosest
    spare = any(gap.is_spare for gap in paragraph.gap)
    own = [(False, loosest), (True, loosest)] if spare else [(False, loosest)]
    return own + [(spare, tolerance) for tolerance in WIDER]


def pass_of(known: Ready, spare: bool, tolerance: float, track: float) -> Pass:
    """What a pass at a strictness works with, made when it is first run."""
    key = (spare, tolerance, track)
    found = known.passes.get(key)
    if found is None:
        paragraph = known.paragraph
        sums = sums_of(paragraph, spare=True) if spare else known.sums
        reach = reach_of(paragraph, sums, tolerance, track)
        ends = ends_of(reach, forced=False)
        found = known.passes[key] = Pass(sums, reach, tolerance, ends)
    return found


def measure_of(paragraph: Paragraph, number: int, measures: Sequence[float]) -> float:
    """What a line's type may fill: the slot's measure less indents and a dropped initial."""
    return measures[min(number, len(measures) - 1)] - indent_of(paragraph, number)


def indent_of(paragraph: Paragraph, number: int) -> float:
    """How far a line is moved in, points."""
    style, initial = paragraph.style, paragraph.initial
    if initial is not None and number < initial.lines:
        return initial.indent
    return (style.hanging_indent if number else style.indent) * paragraph.em
