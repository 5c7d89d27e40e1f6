"""断题: a title in one piece is broken at spaces, after marks, in the middle of a verse."""

from __future__ import annotations

import pytest

from tests.makeup.counted import issue, layout, text
from typeset.makeup import sense

AREA = """\
  steady: {columns: "1", rows: 5-48, content: answers.steady, flow: [{text: .text}]}
"""
GIVEN = "headline: [数行数字]"
WIDE = "at: [0mm, 0mm, 60pt, 8mm], style: headline"


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("春山如笑 绿水向东", ["春山如笑", "绿水向东"]),
        ("春山　如笑　绿水向东来", ["春山　如笑", "绿水向东来"]),  # two spaces: nearest the middle
        ("春山如笑，绿水向东", ["春山如笑，", "绿水向东"]),
        ("“春山如笑”，我说“好！”", ["“春山如笑”，", "我说“好！”"]),
        ("春山如笑绿水向东", ["春山如笑", "绿水向东"]),
        ("春风又绿江南岸明月何时照我还", ["春风又绿江南岸", "明月何时照我还"]),
    ],
)
def test_the_surest_break_comes_first(words, lines):
    first = next(iter(sense.breaks(words)))
    assert [words[a:b] for a, b in first] == lines


@pytest.mark.parametrize("words", ["春山", "春山如笑绿水东", "全年完成291.5亿", "GDP破千亿元", ""])
def test_what_has_neither_mark_nor_an_even_verse_is_left_to_the_editor(words):
    assert list(sense.breaks(words)) == []


def said(counted, words: str, *, lines: bool, height: str):
    """The errors of a headline that is 60 points wide and of 10 points at least."""
    page = layout(AREA)
    assert WIDE in page
    wanted = f"at: [0mm, 0mm, 60pt, {height}], style: headline{', lines: true' * lines}"
    data = issue({"steady": text(44)})
    assert GIVEN in data
    made = counted(page.replace(WIDE, wanted), data.replace(GIVEN, f"headline: [{words}]"))
    return [d for d in made.said if d.severity == "error"]


def test_a_headline_that_is_too_wide_comes_with_the_break_that_makes_it_fit(counted):
    """Eight 字 of 10 points, at 0.96 em, 5 % narrower, are 73 points wide; four are 37."""
    (fault,) = said(counted, "春山如笑绿水向东", lines=True, height="30pt")
    assert fault.code == "block-overset"
    (more,) = [r for r in fault.related if r.key == "break-here"]
    assert more.fields["words"] == "春山如笑 / 绿水向东"
    assert fault.span is not None
    assert more.span.column == fault.span.column + 4
    assert said(counted, "春山如笑, 绿水向东", lines=True, height="30pt") == []


@pytest.mark.parametrize(
    ("words", "lines", "height"),
    [
        ("春山如笑绿水向东", False, "30pt"),  # a design of one line
        ("春山如笑绿水向东", True, "15pt"),  # no room for two
        ("春山如笑如黛如眉绿水向东向南向北", True, "30pt"),  # eight of them are too wide as well
    ],
)
def test_no_break_is_proposed_that_would_not_do(counted, words, lines, height):
    (fault,) = said(counted, words, lines=lines, height=height)
    assert [r.key for r in fault.related] == ["area-here"]


LISTED = "words: [民生实事, 先手棋, 活力]"


@pytest.mark.parametrize(
    ("listed", "lines"),
    [
        ("", ["坚持科技打头阵，下好创新先", "手棋。"]),
        ("words: [先手棋]", ["坚持科技打头阵，下好创新", "先手棋。"]),
    ],
)
def test_a_word_that_the_editor_lists_is_whole_in_a_summary(page_with, listed, lines):
    page = page_with(layout="spread", data={LISTED: listed})
    assert ["".join(run.text) for run in page.of("answers.fresh.summary")] == lines


def test_a_word_that_the_editor_lists_is_parted_in_the_story_as_any_other(page_with):
    """Body text keeps numbers with their units; words it may part."""
    one = page_with(data={LISTED: ""})
    two = page_with(data={LISTED: "words: [领先, 识产, 材料]"})  # each ends a line and begins one
    assert [run.text for run in one.of("answers.fresh.text")] == [
        run.text for run in two.of("answers.fresh.text")
    ]


@pytest.mark.parametrize(
    ("county", "kept"),
    [("沁源县", ["沁源县", "沁源"]), ("示例", ["示例"]), ("津市市", ["津市市", "津市"])],
)
def test_a_county_is_whole_with_its_kind_and_without(page_with, county, kept):
    job = page_with(data={"name: 沁源县": f"name: {county}", LISTED: ""}).job
    assert sense.names_of(job.issue) == [*kept, "筑梦太岳", "勇谱新篇"]
