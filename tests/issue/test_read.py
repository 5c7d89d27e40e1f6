"""An issue agrees with itself, or says where it does not."""

from pathlib import Path

import pytest

from typeset import binding, source
from typeset.diagnostics import Log
from typeset.issue import markup, read, transforms
from typeset.issue.model import TABLES, Issue, texts

ROOT = Path(__file__).parents[2]
QINYUAN = ROOT / "data/2025-02-25-qinyuan/issue.yaml"


def codes(said) -> list[str]:
    return [d.code for d in said]


def test_a_date_and_its_weekday_agree(issue_with):
    _, said = issue_with(("星期二", "星期三"))
    assert codes(said) == ["weekday"]
    assert said[0].fields["wanted"] == "星期二"


def test_a_day_that_no_calendar_has_is_an_error(issue_with):
    _, said = issue_with(("2025年2月25日", "2025年2月30日"))
    assert codes(said) == ["bad-date"]


def test_what_the_paper_has_not_given_is_a_warning(issue_with):
    _, said = issue_with((", editor: 编, folio: 4版", ""))
    assert [(d.severity, d.fields["word"]) for d in said] == [
        ("warning", "责任编辑"),
        ("warning", "版次"),
    ]


def test_a_blank_is_told_where_its_key_stands(issue_with):
    """The first key is there and empty, the second is not: then it is the masthead's place."""
    _, said = issue_with((", editor: 编, folio: 4版", ", editor: "))
    editor, masthead = (d.span for d in said)
    assert editor.line == masthead.line
    before = "{nameplate: 样报, section: 特刊, date: 2025年2月25日, weekday: 星期二, "
    assert editor.column == masthead.column + len(before)


def test_a_declared_transform_is_what_the_page_has_to_show(issue_with):
    issue, said = issue_with()
    assert said == []
    assert read.on_the_page(issue)["title.kicker"] == "东风起　春潮涌"


def test_a_transform_of_a_field_that_is_not_there_is_an_error(issue_with):
    _, said = issue_with(("field: title.kicker", "field: title.kickr"))
    assert codes(said) == ["transform-field"]


def test_a_transform_that_changes_nothing_is_an_error(issue_with):
    _, said = issue_with(('"，": "　"', '"；": "　"'))
    assert codes(said) == ["transform-idle"]


def test_an_empty_text_is_an_error(issue_with):
    _, said = issue_with(("closing: 结语。", "closing: ' '"))
    assert codes(said) == ["empty-text"]


def test_every_piece_of_the_manuscript_is_in_the_data_file_in_order():
    """The pieces stand in tests/issue/qinyuan.txt, from the manuscript without its markup."""
    log = Log()
    issue = read.read(QINYUAN, "issue.yaml", log)
    assert issue is not None
    assert log.errors() == ()
    said = "".join("".join(markup.plain(text).split()) for text in texts(issue))
    pieces = (ROOT / "tests/issue/qinyuan.txt").read_text(encoding="utf-8").split("\n")
    missing = [p for p in pieces if p and "".join(p.split()) not in said]
    assert missing == []


def test_the_five_answers_hold_the_manuscript_and_nothing_else():
    log = Log()
    issue = read.read(QINYUAN, "issue.yaml", log)
    assert issue is not None
    wanted = (ROOT / "tests/issue/qinyuan.txt").read_text(encoding="utf-8").split("\n")
    for answer in issue.answers.values():
        parts = [answer.intro, *answer.claim, answer.summary, answer.text]
        whole = "".join("".join(markup.plain(t).split()) for t in parts if t is not None)
        assert whole in wanted


@pytest.mark.parametrize("size", ["-3pt", "0pt"])
def test_a_nudge_to_a_size_that_is_none_is_an_error(issue_with, size):
    _, said = issue_with(
        ("closing: 结语。", f"nudge: {{steady: {{size: {size}}}}}\nclosing: 结语。")
    )
    assert [(d.code, d.fields["value"]) for d in said] == [("size-not-positive", size)]


def _codes_of(old: str, new: str) -> list[str]:
    """The errors of the 沁源 issue with a change."""
    words = QINYUAN.read_text(encoding="utf-8")
    assert words.count(old) == 1
    log = Log()
    data = source.parse(words.replace(old, new), "issue.yaml", log, TABLES)
    assert data is not None
    issue = binding.bind(data, Issue, {}, log)
    assert issue is not None
    read.check(issue, data, log)
    return [d.code for d in log.errors()]


@pytest.mark.parametrize(
    ("field", "replace", "codes"),
    [
        ("key-figures[0].value", "{5: 6}", ["transform-figure"]),
        ("answers.solid.panel.charts[0].bars.figures[0].unit", "{条: 道}", ["transform-figure"]),
        ("key-figures[0].label", '{"2024": "2034"}', ["transform-figure"]),
        ("answers.good.panel.filler.figures[1].subject", "{3A: 4A}", ["transform-figure"]),
        ("answers.steady.text", '{"291.5": "391.5"}', ["transform-figure"]),
        ("lead[1]", '{"2024": "二〇二四"}', ["transform-figure"]),
        ("masthead.date", '{"25": "26"}', ["transform-figure"]),
        ("answers.good.summary", '{县域发展环境整体提升。: ""}', ["transform-empty"]),
        ("title.kicker", '{"": 一}', ["transform-idle"]),
        ("lead[1]", '{"2024": "２０２４"}', []),
        ("answers.steady.text", '{"，": "、"}', []),
        ("key-figures[0].label", "{地区: 全县}", []),
        ("answers.solid.panel.title", "{升级: 提升}", []),
        ("notes[0]", "{均: 都}", []),
    ],
)
def test_what_was_held_against_the_text_is_not_changed_after(field, replace, codes):
    why = "    why: 引题不排标点，逗号处空一字\n"
    more = f"  - field: {field}\n    replace: {replace}\n    why: 试\n"
    assert _codes_of(why, why + more) == codes


def test_what_transforms_print_is_what_is_held_against_the_text():
    """A unit changed in the story alone, and two names that change places."""
    why = "    why: 引题不排标点，逗号处空一字\n"
    told = "  - field: {}\n    replace: {{{}: {}}}\n    why: 试\n"
    unit = told.format("answers.steady.text", "亿元", "万元")
    assert {"figure-mismatch"} <= set(_codes_of(why, why + unit))
    bars = "answers.solid.panel.charts[0].bars.figures"
    names = told.format(f"{bars}[1].label", "东西街巷", "南北主干道")
    names += told.format(f"{bars}[2].label", "南北主干道", "东西街巷")
    assert _codes_of(why, why + names) == ["label-swapped"]


def test_transforms_of_one_field_are_made_one_after_the_other():
    why = "    why: 引题不排标点，逗号处空一字\n"
    more = "  - field: title.kicker\n    replace: {东风: 春风}\n    why: 试\n"
    words = QINYUAN.read_text(encoding="utf-8").replace(why, why + more)
    data = source.parse(words, "issue.yaml", Log(), TABLES)
    assert data is not None
    issue = binding.bind(data, Issue, {}, Log())
    assert issue is not None
    shown = transforms.as_shown(issue)
    assert shown.title.kicker is not None
    assert shown.title.kicker.value == "春风浩荡征帆劲　大潮奔涌奋楫先"
    assert shown.answers == issue.answers


@pytest.mark.parametrize("place", ["key-figures[0].label", "answers.advance.panel.title"])
def test_no_figure_is_borne_out_by_what_a_strip_or_panel_prints(place):
    told = "subject: 地区生产总值, in: answers.steady.text"
    assert _codes_of(told, f'subject: 地区生产总值, in: "{place}"') == ["figure-circle"]
