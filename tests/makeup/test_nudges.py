"""挪动: a nudge moves or changes the block it names, whatever it is, and nothing else."""

import pytest

MM = 72 / 25.4


def nudged(name: str, what: str) -> str:
    return f"\nnudge:\n  {name}: {{{what}}}\n"


def moves(plain, after) -> dict[str, set[tuple[float, float]]]:
    """How far the runs of each field moved, mm right and down."""
    found: dict[str, set[tuple[float, float]]] = {}
    for a, b in zip(plain.runs, after.runs, strict=True):
        if (round(a.x, 3), round(a.y, 3)) != (round(b.x, 3), round(b.y, 3)):
            by = (round((b.x - a.x) / MM, 2), round((a.y - b.y) / MM, 2))
            found.setdefault(a.source, set()).add(by)
    return found


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("title.headline", "title.headline[0]"),  # a part
        ("seal", "county.name"),  # an area of parts
        ("steady", "answers.steady.text"),  # an area of running text
        ("steady-panel", "answers.steady.panel.title"),  # an elastic area
        ("key-figures.key-figures", "key-figures[0].value"),  # a computed block
        ("credits.credits", "credits[0].role"),
        ("steady-head.claim", "answers.steady.claim[0]"),
    ],
)
def test_any_block_can_be_moved_and_nothing_else_moves(page_with, name, field):
    plain, after = page_with(), page_with(issue=nudged(name, "dx: 2mm, dy: 1mm"))
    found = moves(plain, after)
    assert found[field] == {(2.0, 1.0)}
    area = name.split(".")[0]
    inside = {run.source for run in plain.runs if run.source and _in(plain, area, run)}
    assert {source for source in found if source} <= inside


def _in(page, area: str, run) -> bool:
    return "".join(run.text) in page.words(area)


def test_a_rule_or_a_ground_can_be_moved_by_the_name_the_layout_gives_it(page_with):
    areas = """
  bar-2:
    at: [230mm, 466.5mm, 8mm, 10mm]
    over: true
    parts: [{box: [0mm, 0mm, 8mm, 10mm], color: mist, name: ground}]
"""
    plain = page_with(areas)
    after = page_with(areas, nudged("bar-2.ground", "dx: 3mm"))
    boxes = [
        next(f for f in page.made.page.frames if f.name == "bar-2").parts[0].box
        for page in (plain, after)
    ]
    assert (boxes[1].x - boxes[0].x) / MM == pytest.approx(3)


def test_a_nudge_changes_the_size_of_a_part(page_with):
    page = page_with(issue=nudged("title.kicker", "size: 22pt"))
    assert {run.size for run in page.of("title.kicker")} == {22}


def test_a_nudge_changes_the_tracking_of_running_text(page_with):
    plain = page_with()
    page = page_with(issue=nudged("steady", "tracking: 0.01字"))
    before, after = (p.of("answers.steady.text") for p in (plain, page))
    assert sum(r.advance[-1] for r in after) > sum(r.advance[-1] for r in before)
    assert [r.advance for r in page.of("answers.good.text")] == [
        r.advance for r in plain.of("answers.good.text")
    ]


def test_a_nudge_changes_the_size_of_running_text_in_its_area_only(page_with):
    page = page_with(issue=nudged("fresh", "size: 10pt"))
    assert {run.size for run in page.of("answers.fresh.text")} == {10}
    assert {run.size for run in page.of("answers.good.text")} == {10.5}


def test_one_head_of_five_in_a_thread_is_named_by_its_answer(page_with):
    plain = page_with(layout="picture")
    after = page_with(issue=nudged("story.solid.claim", "dx: 1mm"), layout="picture")
    found = moves(plain, after)
    assert {field.partition("[")[0] for field in found} == {"answers.solid.claim"}


@pytest.mark.parametrize(
    ("name", "what", "code"),
    [
        ("titel", "dx: 1mm", "unknown-area"),
        ("title.headlin", "dx: 1mm", "unknown-part"),
        ("key-figures", "size: 9pt", "nudge-no-type"),
        ("hero", "tracking: 0.1字", "nudge-no-type"),
        ("title.headline", "dx: 1字", "length-not-absolute"),
    ],
)
def test_a_nudge_that_would_do_nothing_is_an_error(page_with, name, what, code):
    assert page_with(issue=nudged(name, what)).codes == [code]


@pytest.mark.parametrize("name", ["steady", "title.headline", "steady-head.claim"])
@pytest.mark.parametrize("tracking", ["-0.9字", "-8pt", "1.2字"])
def test_tracking_that_lays_one_character_on_the_next_is_refused(page_with, name, tracking):
    if name == "title.headline" and tracking == "-8pt":
        tracking = "-20pt"
    page = page_with(issue=nudged(name, f"tracking: {tracking}"))
    assert page.codes == ["tracking-range"]


def test_tracking_is_bounded_by_the_size_that_is_nudged_with_it(page_with):
    """0.8 points are less than a tenth of 五号, and a sixth of five points."""
    alone = page_with(issue=nudged("steady", "tracking: -0.8pt"))
    assert "tracking-range" not in alone.codes
    sized = page_with(issue=nudged("steady", "size: 5pt, tracking: -0.8pt"))
    assert sized.codes == ["tracking-range"]
