"""视觉对齐: big brush characters meet the column's edge, and one line, by their ink."""

import pytest

from typeset.color.cmyk import BLACK
from typeset.display import flatten
from typeset.display.ops import Fill, rectangle
from typeset.geometry import Rect
from typeset.makeup import optical

MM = 72 / 25.4


@pytest.mark.parametrize("layout", ["broadsheet", "tabloid", "spread"])
def test_big_characters_begin_at_the_column_and_stand_on_one_line(composed, layout):
    """Read back from the outlines, not from the boxes that make-up moved."""
    job, plan, _, display, _ = composed(layout)
    feet = []
    for run in flatten.glyph_runs(display):
        if run.source.endswith(".character"):
            ink = job.fonts.face(run.face).ink(run.glyphs[0])
            left = run.x + run.advance[0] + ink.left * run.size
            assert min(abs(left - column) for column in plan.grid.lefts) < 0.01 * MM
            feet.append(run.y + ink.bottom * run.size)
    assert len(feet) == 5
    assert max(feet) - min(feet) < 0.01 * MM


def test_marks_without_ink_stay_where_they_are(composed):
    job, *_ = composed("broadsheet")
    box = Rect(10, 10, 20, 20)
    marks = [Fill(rectangle(box), BLACK)]
    assert optical.at_the_corner(marks, Rect(0, 0, 5, 5), job.fonts) == marks
