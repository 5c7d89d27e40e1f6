"""Parts of a design: what stands beside a text goes by its lines."""

import pytest

from typeset.display import flatten
from typeset.display.cover import extent
from typeset.display.ops import Fill

MM = 72 / 25.4
BAR = 1.8 * MM  # the broadsheet's, beside the red lead
SIZE, LEADING = 15.5, 22.5
LEAD = "站在全市两会召开的时间节点，向人民报告这一年来的奋斗历程和喜人成绩。沁源答卷，精彩万千。"


def bar_of(made):
    """The one fill of the bar's width; its foot and its head."""
    fills = [op for group in made.groups for op in group.ops if isinstance(op, Fill)]
    bars = [box for fill in fills if (box := extent(fill.path)).width == pytest.approx(BAR)]
    (bar,) = bars
    return bar


@pytest.mark.parametrize(("lead", "lines"), [("两行的导语" * 5, 2), ("三行的导语" * 8, 3)])
def test_a_bar_is_as_high_as_the_lines_beside_it(page_with, lead, lines):
    made = page_with(data={LEAD: lead})
    bar = bar_of(flatten.flatten(made.made.page))
    runs = made.of("lead[0]")
    assert len({run.y for run in runs}) == lines
    assert bar.height == pytest.approx((lines - 1) * LEADING + SIZE)
    assert bar.y < min(run.y for run in runs) < max(run.y for run in runs) < bar.top
