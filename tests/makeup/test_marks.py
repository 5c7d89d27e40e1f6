"""Marks stand outside the bleed, on every plate, and only where the layout opens a margin."""

from typeset.display.ops import Fill, Glyphs, Registration
from typeset.makeup import marks
from typeset.makeup.tools import Tools
from typeset.units import MM


def made(composed):
    job, plan, _, _, log = composed("broadsheet")
    from typeset.galley.faces import open_shop

    shop = open_shop(job.fonts, job.layout.styles.styles, log)
    tools = Tools(job.issue, job.layout, plan, shop, log, lambda text: text, lambda *_: None)
    return plan, marks.frame(plan, "样报　2025-02-25", tools)


def places(op):
    if isinstance(op, Glyphs):
        return [(op.x, op.y)]
    points = []
    for _, *numbers in op.path:
        points += list(zip(numbers[0::2], numbers[1::2], strict=True))
    return points


def test_no_mark_comes_nearer_than_two_millimetres(composed):
    plan, frame = made(composed)
    for op in frame.ops:
        for x, y in places(op):
            beside = x < -2 * MM or x > plan.width + 2 * MM
            assert beside or y < -2 * MM or y > plan.height + 2 * MM


def test_crop_marks_point_at_the_four_corners_of_the_trim(composed):
    plan, frame = made(composed)
    strokes = [op for op in frame.ops if isinstance(op, Registration) and len(op.path) == 2]
    ends = [places(op) for op in strokes]
    xs = {start[0] for start, end in ends if start[0] == end[0]}
    ys = {start[1] for start, end in ends if start[1] == end[1]}
    assert xs == {0.0, plan.width}
    assert ys == {0.0, plan.height}


def test_the_bar_shows_every_ink_solid_and_the_slug_says_which_page(composed):
    _, frame = made(composed)
    solids = {op.color.inks for op in frame.ops if isinstance(op, Fill)}
    assert solids == {1, 2, 3}
    words = "".join("".join(op.text) for op in frame.ops if isinstance(op, Glyphs))
    assert words == "样报　2025-02-25"


def test_a_page_has_no_marks_unless_its_layout_asks(composed):
    _, _, page, _, _ = composed("broadsheet")
    assert [frame for frame in page.page.frames if frame.name == "marks"] == []
