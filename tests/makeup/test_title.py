"""标题撑满它的宽: by size first, then tracking, then at most 5 % of width; never beyond."""

from __future__ import annotations

import pytest

from tests.makeup.counted import issue, layout, text
from typeset.diagnostics import Problems

HEADLINE = "headline: [版面手法, 一版看全]"
LEAST, MOST = 34, 46  # the layout's bounds, points
MM = 72 / 25.4
WIDE = 120 * MM


def fitted(sheet_with, *words: str, least: float = LEAST):
    """The fitting of the sheet's headline, and how wide its lines came out."""
    bounds = {"fit: [34pt, 46pt]": f"fit: [{least}pt, 46pt]"}
    sheet = sheet_with({HEADLINE: f"headline: [{', '.join(words)}]"}, bounds)
    (title,) = [t for t in sheet.made.titles if t.name == "title.headline"]
    runs = [run for n in range(len(words)) for run in sheet.of(f"title.headline[{n}]")]
    last = max(runs, key=lambda run: run.x)
    left = min(run.x for run in runs)
    return title, last.x + last.advance[-1] + last.size * last.scale - left


def test_a_short_title_is_set_in_the_largest_size(sheet_with):
    title, _ = fitted(sheet_with, "手法")
    assert (title.size, title.tracking, title.scale) == (MOST, 0, 1)


def test_a_title_fills_its_width_by_its_size(sheet_with):
    title, width = fitted(sheet_with, "版面手法", "一版看全")
    assert LEAST < title.size < MOST
    assert (title.tracking, title.scale) == (0, 1)
    assert width == pytest.approx(WIDE, abs=0.5)


def test_at_the_least_size_tracking_gives(sheet_with):
    title, width = fitted(sheet_with, "版面手法一", "一版看全啊")
    assert title.size == LEAST
    assert -0.04 <= title.tracking < 0
    assert title.scale == 1
    assert width <= WIDE + 0.5


def test_then_the_type_is_narrowed_by_no_more_than_a_twentieth(sheet_with):
    """Ten 字 of 36 points are 27 points too wide: tracking takes 11.5 of them, width the rest."""
    title, width = fitted(sheet_with, "版面手法一", "一版看全啊", least=36)
    assert title.size == 36
    assert title.tracking == pytest.approx(-0.04)
    assert 0.95 <= title.scale < 1
    assert width <= WIDE + 0.5


def test_what_even_that_does_not_fit_is_an_error(sheet_with):
    with pytest.raises(Problems) as found:
        fitted(sheet_with, "版面手法一样不少", "一版看全统统在此")
    assert "block-overset" in {d.code for d in found.value.diagnostics}


def test_an_upright_title_fills_its_height(sheet_with):
    layout = {
        "style: standing, vertical: true, join: 0.5字, align: left":
        "style: standing, vertical: true, join: 0.5字, align: left, fit: [10pt, 60pt], name: head"
    }  # fmt: skip
    sheet = sheet_with(layout=layout)
    (title,) = [t for t in sheet.made.titles if t.name == "upright-head.head"]
    assert 22 < title.size < 60
    runs = [run for n in (0, 1) for run in sheet.of(f"answers.upright.claim[{n}]")]
    top = max(run.y for run in runs)
    foot = min(run.y - run.advance[-1] - run.size for run in runs)
    assert top - foot == pytest.approx(84.5 * MM, abs=0.5)


@pytest.mark.parametrize(
    ("part", "words", "size"),
    [
        ("lines: true", "[春山如笑, 绿水向东]", 15),  # 60 points for four 字
        ("lines: true, step: 12pt", "[春山如笑, 绿水向东]", 12),  # 48 for the second line
        ("lines: true, step: 12pt", "[春山如笑, 绿水]", 15),  # 60 for the first, 48 for two 字
        ("join: 12pt", "[春山, 绿水]", 12),  # 48 for four 字, and 12 between them
        ("join: 1字", "[春山, 绿水]", 12),  # 60 for five 字
    ],
)
def test_what_a_line_is_moved_in_by_does_not_grow_with_its_size(counted, part, words, size):
    area = """\
  steady: {columns: "1", rows: 5-48, content: answers.steady, flow: [{text: .text}]}
"""
    page = layout(area).replace("style: headline, fit", f"style: headline, {part}, fit")
    data = issue({"steady": text(44)})
    assert "[数行数字]" in data
    made = counted(page, data.replace("[数行数字]", words))
    assert [d.code for d in made.said if d.severity == "error"] == []
    (title,) = made.made.titles
    assert title.size == pytest.approx(size)
    assert (title.tracking, title.scale) == (0, 1)
