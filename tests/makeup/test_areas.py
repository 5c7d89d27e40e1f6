"""What a layout can ask of an area: run-around, upright columns; all of it only data."""

import pytest


def test_text_runs_around_a_quote_across_two_columns(page_with):
    quote = """
  quote:
    at: [45mm, 270mm, 32mm, 12mm]
    wrap: true
    parts:
      - {box: [0mm, 0mm, 32mm, 12mm], color: mist}
      - {words: 绿水青山, at: [5mm, 3mm], style: intro}
"""
    page = page_with(quote)
    plan, runs = page.plan, page.runs
    box = plan["quote"].box
    for field in ("answers.steady.text", "answers.advance.text"):
        inside = [
            run for run in runs
            if run.source == field and box.y < run.y < box.top
            and run.x < box.right and run.x + run.advance[-1] + run.size > box.x + 0.01
        ]  # fmt: skip
        assert inside == [], f"{field} runs into the quote"
    beside = [
        run for run in runs if run.source == "answers.advance.text" and box.y < run.y < box.top
    ]
    assert beside, "the second column still has lines beside the quote"


def test_an_area_may_be_set_upright(page_with):
    upright = """
  upright:
    at: [229mm, 466.5mm, 10mm, 18mm]
    over: true
    vertical: true
    flow: [{text: county.label, style: summary}]
"""
    page = page_with(upright)
    plan, runs = page.plan, page.runs
    box = plan["upright"].box
    set_ = [r for r in runs if r.source == "county.label" and box.x < r.x < box.right]
    assert [run.vertical for run in set_] == [True]
    assert "".join(set_[0].text) == "生态沁源"


def test_a_pictures_credit_stands_behind_its_caption(page_with):
    data = {"  seed: 6": "  seed: 6\n  credit: 本报示例 摄"}
    page = page_with(data=data)
    (caption,), credit = page.of("hero.caption"), page.of("hero.credit")
    assert credit
    assert all(r.y == caption.y and r.x > caption.x + caption.advance[-1] for r in credit)


def test_jump_lines_of_upright_text_stand_in_a_line_of_their_own(page_with):
    """直排：下转在末一行的脚，上接在头一行的顶。"""
    areas = """
  up:
    {at: [229mm, 466.5mm, 50pt, 60pt], over: true, vertical: true, flow: [{text: title.deck}]}
  up-2:
    at: [229mm, 491mm, 50pt, 60pt]
    over: true
    vertical: true
    continues: up
    jump: {foot: 下转, head: 上接}
"""
    headline = "  headline: [筑梦太岳, 勇谱新篇]\n"
    page = page_with(areas, data={headline: f"{headline}  deck: 生态沁源好山好水好地方宜居\n"})
    grid = page.plan.grid
    runs = {"".join(r.text): r for r in page.runs if r.vertical and not r.source}
    foot, head = runs["下转"], runs["上接"]
    left, reached = page.plan["up"].box, page.plan["up-2"].box
    assert foot.x == pytest.approx(left.right - 2 * grid.row - grid.em / 2, abs=0.1)
    assert head.x == pytest.approx(reached.right - grid.em / 2, abs=0.1)
    assert head.y == pytest.approx(reached.top, abs=0.1)
    text = [r for r in page.of("title.deck") if reached.y < r.y <= reached.top]
    assert text
    assert all(r.x < head.x for r in text)


@pytest.mark.parametrize("inner", ["own", "inside"])
def test_a_boxed_text_stands_in_its_box_and_others_run_around_it(page_with, inner):
    """框：文在框里排，别的文绕着框走；框里的文是框自己的，或是叠在框上的区域的。"""
    flow = "flow: [{text: title.deck, style: note}]"
    box = f"""
  framed:
    at: [45mm, 270mm, 32mm, 12mm]
    wrap: true
    parts: [{{box: [0mm, 0mm, 32mm, 12mm], color: mist, stroke: green}}]
    {flow if inner == "own" else ""}
"""
    if inner == "inside":
        box += f"  text: {{at: [46mm, 271mm, 30mm, 10mm], over: true, {flow}}}\n"
    headline = "  headline: [筑梦太岳, 勇谱新篇]\n"
    page = page_with(box, data={headline: f"{headline}  deck: 框里的文\n"})
    frame = page.plan["framed"].box
    (deck,) = page.of("title.deck")
    assert frame.x <= deck.x < frame.right
    assert frame.y < deck.y < frame.top
    others = [r for r in page.of("answers.steady.text") if frame.y < r.y < frame.top]
    assert others
    assert all(r.x + r.advance[-1] < frame.x for r in others)
