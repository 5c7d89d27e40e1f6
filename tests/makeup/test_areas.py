"""What a layout can ask of an area: run-around, upright columns, nudges; all of it only data."""

from pathlib import Path

import pytest

from typeset import pipeline
from typeset.diagnostics import Log
from typeset.display import flatten

ROOT = Path(__file__).parents[2]
QINYUAN = ROOT / "data/2025-02-25-qinyuan/issue.yaml"


@pytest.fixture
def page_with(tmp_path):
    """The 沁源 page on the broadsheet, with areas added and the data file changed."""

    def build(areas: str = "", issue: str = ""):
        for name in ("house", "sheet", "broadsheet"):
            text = (ROOT / f"layouts/{name}.yaml").read_text(encoding="utf-8")
            if name == "house":
                text = text.replace("press: newsprint\n", "")
            if name == "broadsheet":
                text += areas
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        data = tmp_path / "issue.yaml"
        data.write_text(QINYUAN.read_text(encoding="utf-8") + issue, encoding="utf-8")
        request = pipeline.Request(
            data, "issue.yaml", tmp_path, ROOT / "fonts/catalogue.yaml", "broadsheet"
        )
        log = Log()
        (job,) = pipeline.read(request, log)
        _, plan, _, display = pipeline.compose(job, log)
        return plan, list(flatten.glyph_runs(display))

    return build


def test_text_runs_around_a_quote_across_two_columns(page_with):
    quote = """
  quote:
    at: [45mm, 270mm, 32mm, 12mm]
    wrap: true
    parts:
      - {box: [0mm, 0mm, 32mm, 12mm], color: mist}
      - {words: 绿水青山, at: [5mm, 3mm], style: intro}
"""
    plan, runs = page_with(quote)
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
    plan, runs = page_with(upright)
    box = plan["upright"].box
    set_ = [r for r in runs if r.source == "county.label" and box.x < r.x < box.right]
    assert [run.vertical for run in set_] == [True]
    assert "".join(set_[0].text) == "生态沁源"


def test_a_nudge_moves_a_block_and_nothing_else(page_with):
    _, plain = page_with()
    nudge = "\nnudge:\n  title.headline: {dx: 2mm, dy: 1mm}\n"
    _, nudged = page_with(issue=nudge)
    moved = [
        (a.source, round(b.x - a.x, 2), round(b.y - a.y, 2))
        for a, b in zip(plain, nudged, strict=True)
        if (a.x, a.y) != (b.x, b.y)
    ]
    assert {source for source, _, _ in moved} <= {"title.headline[0]", "title.headline[1]", ""}
    assert {(x, y) for _, x, y in moved} == {(5.67, -2.83)}


def test_a_nudge_changes_a_titles_size(page_with):
    _, runs = page_with(issue="\nnudge:\n  title.kicker: {size: 22pt}\n")
    assert {run.size for run in runs if run.source == "title.kicker"} == {22}


def test_a_correction_in_one_answer_moves_no_other_answers_lines(page_with, tmp_path):
    _, before = page_with()
    words = QINYUAN.read_text(encoding="utf-8")
    changed = words.replace("扩展。]", "扩展。]", 1).replace(
        "环境好。**人居环境、", "环境好。**人居、"
    )
    assert changed != words
    (tmp_path / "issue.yaml").write_text(changed, encoding="utf-8")
    request = pipeline.Request(
        tmp_path / "issue.yaml", "issue.yaml", tmp_path, ROOT / "fonts/catalogue.yaml", "broadsheet"
    )
    log = Log()
    (job,) = pipeline.read(request, log)
    *_, display = pipeline.compose(job, log)
    after = list(flatten.glyph_runs(display))
    for answer in ("steady", "advance", "fresh", "solid"):
        field = f"answers.{answer}.text"
        places = [(r.x, r.y, r.text) for r in before if r.source == field]
        assert places == [(r.x, r.y, r.text) for r in after if r.source == field]
