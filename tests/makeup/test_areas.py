"""What a layout can ask of an area: run-around, upright columns; all of it only data."""


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
