"""A place in a paragraph and a measure → the ends that a line from there can have, with their cost.

The cost of a line is what a reader sees of it: Knuth and Plass's badness, counted in white
between 字. The breaker adds it up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Final

from .reach import SLACK, Reach

_COMFORT: Final = 0.05  # em between 字 that nobody sees: badness 100 is reached here
_CUBIC: Final = 0.3  # em between 字, up to which badness is cubic; beyond, all is lost anyway
_RESERVE_COST: Final = 2e3  # a line whose marks are spread beyond their fullest, and for each em
_SEEN_COST: Final = 5e3  # a line that a reader sees is loose: as few as can be
# Each of these outweighs any sum of what stands before it, and of runts.
_FORCED_COST: Final = 1e12  # a line that has nothing to be spread at
_HOPELESS_COST: Final = 1e14  # a line too wide: only where nothing else is left
_SQUEEZED: Final = 200.0  # all marks of a line at their least: as bad as 字 0.06 em apart
_TIGHT: Final = 400.0  # 字 at their closest too: as bad as 0.09 em
_RAGGED_SQUEEZE: Final = 200.0  # a ragged line need not be squeezed
_RAGGED_COMFORT: Final = 2.0  # em at a ragged line's end: badness 100 is reached here

# place, demerits, gap of the line in em, line is too wide
End = tuple[int, float, float, bool]
Ends = Callable[[int, float], list[End]]


def ends_of(  # noqa: C901, PLR0915  # the hottest loop of the house, kept in one piece
    reach: Reach, *, forced: bool
) -> Ends:
    """What gives the ends that a line from a place can have at a measure, each with its cost.

    A function made for one pass, so that what it reads is at hand: it is called for every place
    and runs some three times through its loop.
    """
    paragraph, sums = reach.paragraph, reach.sums
    em, loosest = paragraph.em, paragraph.style.loosest
    justified = paragraph.style.align == "justify"
    left, right, spread = reach.left, reach.right, reach.spread
    narrowest, widest = reach.narrowest, reach.widest
    box, penalty = sums.box, sums.penalty
    shrink, tight, give = sums.shrink, sums.tight, sums.give
    opened, reserve = sums.open, sums.reserve
    last = len(box) - 1
    squeezed = 1 + (0.0 if justified else _RAGGED_SQUEEZE)

    def ends(  # noqa: C901, PLR0912  # likewise
        place: int, measure: float
    ) -> list[End]:
        """The places where a line from `place` can end."""
        first = box[place]
        full = left[first] + measure
        most = full - shrink[first] + SLACK
        least = full + (spread[first] if justified else 0.0) - SLACK
        found: list[End] = []
        for end in range(bisect_left(widest, least, place + 1, last), last + 1):
            if narrowest[end] > most:
                # A narrow mark may still follow where a wide box did not fit.
                if narrowest[end] > most + em:
                    break
                continue
            gap = box[end] - 1  # the one that vanishes at the line's end
            room = full - right[gap + 1]
            loose = 0.0
            if room < 0:
                can_shrink = shrink[gap] - shrink[first]
                by_marks = can_shrink - (tight[gap] - tight[first])
                if -room <= by_marks:
                    cost = squeezed + _SQUEEZED * (-room / by_marks) ** 3
                elif can_shrink > 0:
                    cost = squeezed + _SQUEEZED + _TIGHT * (-room - by_marks) / can_shrink
                else:  # too wide by no more than arithmetic makes it
                    cost = squeezed
            elif end == last:
                cost = 1.0
            elif not justified:
                cost = 1 + 100 * (room / em / _RAGGED_COMFORT) ** 2
            else:
                can_give = give[gap] - give[first]
                rest = room - can_give
                if rest <= 0:
                    cost = 1 + 10 * (room / can_give) ** 3 if can_give else 1.0
                else:
                    shares = opened[gap] - opened[first]
                    cost = 11.0
                    if shares:
                        loose = rest / shares / em
                        if loose > loosest:
                            cost += _RESERVE_COST * (1 + rest / em - loosest * shares)
                            rest -= reserve[gap] - reserve[first]
                            loose = max(loosest, rest / shares / em)
                            cost += _SEEN_COST * (loose > loosest)
                        if loose <= _CUBIC:
                            cost += 100 * (loose / _COMFORT) ** 3
                        else:
                            cost += 100 * (_CUBIC / _COMFORT) ** 3 + 1e4 * (loose - _CUBIC)
                    elif rest > 2 * SLACK:
                        continue
            found.append((end, (cost + penalty[end]) ** 2, loose, False))
        return found

    def fits(place: int, end: int, measure: float) -> bool:
        first = box[place]
        return narrowest[end] <= left[first] + measure - shrink[first] + SLACK

    def ends_or_least_bad(place: int, measure: float) -> list[End]:
        """The ends; where there are none, the fullest line, or one that is too wide."""
        found = ends(place, measure)
        if found:
            return found
        end = place + 1
        while end < last and fits(place, end + 1, measure):
            end += 1
        if not fits(place, end, measure):
            return [(end, _HOPELESS_COST, 0.0, True)]
        first, gap = box[place], box[end] - 1
        room = measure - (right[gap + 1] - left[first])
        shares = max(1, opened[gap] - opened[first])
        return [(end, _FORCED_COST, max(0.0, room) / em / shares, False)]

    return ends_or_least_bad if forced else ends
