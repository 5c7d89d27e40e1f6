"""补白: figures that come into a panel as far as it has white for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from typeset.commands.charts import tools_of
from typeset.diagnostics import Log
from typeset.display import flatten
from typeset.display.frame import Frame
from typeset.display.ops import Glyphs
from typeset.geometry import Rect
from typeset.issue.model import Panel, texts
from typeset.layout.model import Part
from typeset.makeup import complete
from typeset.makeup.blocks import panel as block

WIDE, NARROW = 316.0, 178.5  # points: the spread's column, the broadsheet's


@pytest.fixture(scope="module")
def set_panel(composed: Callable[[str], tuple[Any, ...]]) -> Callable[..., tuple[Frame, Any]]:
    """An answer's panel at a size: its frame, and what of its filler was spared."""

    def make(answer: str, width: float, height: float) -> tuple[Frame, Any]:
        job, *_ = composed("spread")
        panel = job.issue.answers[answer].panel
        log = Log()
        tools = tools_of(job, log)
        part = Part(span=panel.title.span, name="panel")
        frame = block.set_block(panel, Rect(0, 0, width, height), part, tools)
        assert log.errors() == ()
        return frame, tools.spared

    return make


def panel_of(composed: Callable[[str], tuple[Any, ...]], answer: str) -> Panel:
    found = composed("spread")[0].issue.answers[answer].panel
    assert isinstance(found, Panel)
    return found


def frames(frame: Frame) -> Iterator[Frame]:
    yield frame
    for part in frame.parts:
        yield from frames(part)


def sources(frame: Frame) -> set[str]:
    """The fields that the frame shows."""
    ops = [op for part in frames(frame) for op in part.ops]
    return {op.source for op in ops if isinstance(op, Glyphs) and op.source}


def shown(frame: Frame, panel: Panel) -> list[str]:
    """The values of the filler that the frame shows, in the order of the data."""
    assert panel.filler is not None
    found = sources(frame)
    return [f.value.value for f in panel.filler.figures if f.value.path in found]


def test_a_panel_takes_more_of_its_filler_the_higher_it_is(composed, set_panel) -> None:
    """The first figures first; never one row alone under a chart."""
    panel = panel_of(composed, "solid")
    counts = []
    for height in range(120, 400, 20):
        frame, _ = set_panel("solid", WIDE, height)
        values = shown(frame, panel)
        assert values == ["6085", "16.8", "11", "19"][: len(values)]
        counts.append(len(values))
    assert counts == sorted(counts)
    assert {0, 2, 4} <= set(counts)
    assert 1 not in counts


@pytest.mark.parametrize("answer", ["advance", "fresh", "solid", "good"])
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_each_figure_of_a_filler_is_set_or_spared(
    composed, set_panel, answer: str, width: float
) -> None:
    panel = panel_of(composed, answer)
    for height in (230.0, 330.0, 600.0):
        frame, spared = set_panel(answer, width, height)
        left = {text.path for text in texts(spared)}
        assert not left & sources(frame)
        assert left | sources(frame) == {text.path for text in texts(panel)}


def test_a_filler_without_a_title_goes_on_with_the_panels_list(composed, set_panel) -> None:
    frame, _ = set_panel("advance", NARROW, 330.0)
    assert shown(frame, panel_of(composed, "advance")) == ["5.47"]
    (listed,) = [part for part in frames(frame) if part.role == "L"]
    assert [part.role for part in listed.parts].count("LI") == 8


def test_a_panel_whose_charts_have_no_white_is_as_it_is_without_a_filler(set_panel) -> None:
    """The broadsheet's 实: three bars in 110 points."""
    frame, spared = set_panel("solid", NARROW, 150.0)
    assert [part.role for part in frames(frame)].count("L") == 0
    assert [len(filler.figures) for filler in spared] == [4]


def test_what_no_panel_had_white_for_is_said(composed) -> None:
    *_, made, _, log = composed("spread")
    (told,) = [d for d in log.diagnostics if d.code == "filler-spared"]
    assert (told.severity, told.fields["figures"]) == ("note", 4)
    assert (told.fields["layout"], str(told.fields["names"])[:6]) == ("spread", "新接入天然气")
    assert [len(filler.figures) for filler in made.spared] == [4]


def test_a_figure_of_a_filler_that_is_set_and_lost_is_an_error(composed) -> None:
    """Only what make-up itself spared may be missing."""
    job, _, made, display, _ = composed("spread")
    path = "answers.good.panel.filler.figures[0].value"
    runs = [run for run in flatten.glyph_runs(display) if run.source != path]
    log = Log()
    complete.check(runs, job.issue, log, spared=made.spared)
    assert [(d.code, d.fields["field"]) for d in log.errors()] == [("text-not-placed", path)]


LONG = "subject: 新接入天然气, in: answers.solid.text"
LAST = "subject: 柔性引才, in: answers.solid.text"


@pytest.mark.parametrize(
    "changed",
    [
        {LONG: f"{LONG}, label: {'W' * 60}"},  # in no measure of any panel
        {LAST: f"{LAST}, label: 引才😀"},
        {"title: 民生服务": f"title: {'M' * 90}"},
    ],
)
@pytest.mark.parametrize("layout", ["picture", "spread"])
def test_a_filler_that_cannot_be_set_is_spared_and_breaks_no_page(
    page_with, layout: str, changed: dict[str, str]
) -> None:
    """Those that come after it may be set; the last of them is one that neither page sets."""
    page = page_with(layout=layout, data=changed)
    assert [d.code for d in page.said if d.severity == "error"] == []
    (told,) = [d for d in page.said if d.code == "filler-spared"]
    assert "引才" in str(told.fields["names"])


def test_a_character_that_no_face_has_is_an_error_where_its_figure_is_set(page_with) -> None:
    moved = {"subject: 搬迁治理, in": "subject: 搬迁治理, label: 搬迁😀, in"}
    page = page_with(layout="spread", data=moved)
    assert "emoji" in [d.code for d in page.said if d.severity == "error"]


def test_a_panel_says_what_is_wrong_with_words_once_it_sets_them(page_with) -> None:
    """Beside the bars the word is too wide for a column; under them it is not."""
    listed = f"""\
      figures:
        - {{value: "6085", unit: 户, {LONG}}}
        - {{value: "19", unit: 人, {LAST}, label: {"A" * 18}}}
      filler:
        title: 民生服务
"""
    page = page_with(layout="spread", data={"      filler:\n        title: 民生服务\n": listed})
    assert page.codes == ["loose-line"]


def test_what_a_first_try_spared_is_forgotten_when_the_page_is_made_up_anew(page_with) -> None:
    """With two rows of white over it the list of 进 has a row too few, and is given it."""
    change = {"under: advance, gap: 1, least: 6": "under: advance, gap: 2, least: 1"}
    page = page_with(change=change)
    assert page.codes == []
    spared = [filler.title.value if filler.title else "" for filler in page.made.spared]
    assert spared == ["", "技术与产品", "民生服务", "搬迁与旅游"]


def test_declared_transforms_are_made_wherever_the_page_prints_the_words(page_with) -> None:
    more = """  - field: key-figures[4].label
    replace: {城镇: 城乡}
    why: 试
  - field: hero.alt
    replace: {低日: 落日}
    why: 试
  - field: title.headline[0]
    replace: {筑梦: 追梦}
    why: 试
  - field: credits[1].role
    replace: {统筹: 统稿}
    why: 试
  - field: credits[1].names[0]
    replace: {刘: 留}
    why: 试
  - field: answers.solid.panel.note
    replace: {出: 取}
    why: 试
  - field: answers.solid.panel.charts[0].bars.derived[0].label
    replace: {合计: 总计}
    why: 试
"""
    why = "    why: 引题不排标点，逗号处空一字\n"
    data = {
        why: why + more,
        "subject: 城镇新增就业, in": "subject: 城镇新增就业, label: 城镇新增就业, in",
        "label: 南北主干道}\n": "label: 南北主干道}\n            derived:\n"
        '              - {value: "105", unit: 条, label: 街巷合计, derived: 95 + 6 + 4}\n'
        "      note: 数据出自正文\n",
    }
    page = page_with(layout="spread", data=data)
    assert page.codes == ["loose-line"]
    words = {run.source: "".join(run.text) for run in page.runs}
    assert words["key-figures[4].label"] == "城乡新增就业"
    assert words["credits[1].role"] == "统稿"
    assert words["credits[1].names[0]"] == "留俭"
    assert words["answers.solid.panel.note"] == "数据取自正文"
    said = "".join("".join(run.text) for run in page.runs)
    assert said.count("街巷总计") == 2, "beside its bar, and where it is reckoned"
    assert "合计" not in said
    alts = [frame.alt for top in page.made.page.frames for frame in frames(top) if frame.alt]
    assert any("街巷总计105条" in alt for alt in alts)
    assert any(alt.startswith("落日") for alt in alts)
    assert page.made.page.title.endswith("追梦太岳 勇谱新篇")


def test_declared_transforms_are_made_in_panels_too(page_with) -> None:
    more = """
  - field: answers.good.panel.filler.title
    replace: {旅游: 景区}
    why: 试
  - field: answers.solid.panel.title
    replace: {升级: 提质}
    why: 试
  - field: answers.solid.panel.charts[0].bars.figures[0].label
    replace: {背: 里}
    why: 试
"""
    label = {"subject: 背街小巷, in": "subject: 背街小巷, label: 背街小巷, in"}
    page = page_with(layout="spread", issue=more, data=label)
    assert page.codes == ["loose-line"]
    words = {run.source: "".join(run.text) for run in page.runs}
    assert words["answers.good.panel.filler.title"] == "搬迁与景区"
    assert words["answers.solid.panel.charts[0].bars.figures[0].label"] == "里街小巷"


def test_a_face_that_steps_in_is_told_though_the_words_were_tried_before(page_with) -> None:
    """䷀ is in no 黑体 here; the character is tried in both labels and told where they are set."""
    both = {
        "subject: 搬迁治理, in": "subject: 搬迁治理, label: 搬迁䷀, in",
        "subject: 3A级景区, in": "subject: 3A级景区, label: 景区䷀, in",
    }
    page = page_with(layout="spread", data=both)
    told = [d for d in page.said if d.code == "fallback-face"]
    assert [d.span.line for d in told if d.span] == [page.job.issue.answers[
        "good"].panel.filler.figures[0].label.span.line]  # fmt: skip
    crowded = page_with(layout="broadsheet", data=both)
    assert [d for d in crowded.said if d.code == "fallback-face"] == []
