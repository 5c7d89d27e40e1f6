"""折线图: every point at the height of its value, the ticks few and round."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from typeset.charts import draw
from typeset.charts.kinds import scales
from typeset.display.ops import Stroke
from typeset.geometry import Rect

if TYPE_CHECKING:
    from collections.abc import Callable

    from typeset.display.frame import Frame
    from typeset.display.ops import Op
    from typeset.issue.charts import Chart

PEN = 1.6  # points, of the lines themselves


def marks(frame: Frame) -> list[Op]:
    return [*frame.ops, *(op for part in frame.parts for op in marks(part))]


def points(
    values: list[float], chart: Callable[[str], Chart], shop: Callable[..., draw.Shop]
) -> list[tuple[float, float]]:
    """The corners of the one line of a wide chart."""
    years = ", ".join(f'"{2000 + n}"' for n in range(len(values)))
    figures = "\n".join(f"        - F {value:g} 万亩 造林" for value in values)
    made = chart(
        f"line:\n  categories: [{years}]\n  series:\n    - title: 造林\n      figures:\n{figures}"
    )
    frame = draw.draw(made, Rect(0, 0, 300, 200), shop(300))
    assert frame is not None
    (path,) = [op.path for op in marks(frame) if isinstance(op, Stroke) and op.width == PEN]
    places = [[float(v) for v in segment[1:]] for segment in path]
    return [(x, y) for *_, x, y in places]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(
    values=st.lists(st.integers(0, 100), min_size=3, max_size=6).filter(lambda v: len(set(v)) > 1)
)
def test_heights_go_with_values_and_times_stand_evenly(
    values: list[float], chart: Callable[[str], Chart], shop: Callable[..., draw.Shop]
) -> None:
    found = points(values, chart, shop)
    assert len(found) == len(values)
    steps = [b[0] - a[0] for a, b in pairwise(found)]
    assert steps == pytest.approx([steps[0]] * len(steps), abs=0.01)
    low, high = values.index(min(values)), values.index(max(values))
    scale = (found[high][1] - found[low][1]) / (values[high] - values[low])
    assert scale > 0
    for value, (_, y) in zip(values, found, strict=True):
        assert y - found[low][1] == pytest.approx((value - values[low]) * scale, abs=0.01)


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([3, 9, 12], [0, 5, 10]),  # from zero, as they differ by much
        ([50, 100], [0, 50, 100]),  # and so do these
        ([980, 1000], [980, 990, 1000]),  # nine hundred of white under them say nothing
        ([-4, 6], [-5, 0, 5]),
    ],
)
def test_ticks_are_round(values: list[float], ticks: list[float]) -> None:
    assert scales.ticks(values) == pytest.approx(ticks)


@given(st.lists(st.integers(-30_000, 100_000).map(lambda v: v / 100), min_size=2, max_size=5))
def test_ticks_start_under_all_points_end_under_the_highest_and_are_few_and_even(
    values: list[float],
) -> None:
    ticks = scales.ticks(values)
    step = ticks[1] - ticks[0]
    assert ticks[0] <= min(values) + 1e-6
    assert ticks[-1] > max(values) - step - 1e-6
    if len(ticks) > 2 and max(values) > min(values):  # two there are in any case
        assert ticks[-1] <= max(*values, 0) + 1e-6, "or zero, which the scale holds"
    assert [b - a for a, b in pairwise(ticks)] == pytest.approx([step] * (len(ticks) - 1))
    assert 2 <= len(ticks) <= 6
    if min(values) >= 0 and max(values) > 1.6 * min(values):
        assert ticks[0] == 0, "what differs by much stands on zero"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(5.0, "5"), (2.5, "2.5"), (0.0, "0"), (-0.0, "0"), (-20.0, "−20"), (1e5, "100000")],
)
def test_a_tick_is_plain_digits(value: float, shown: str) -> None:
    assert scales.name(value) == shown
