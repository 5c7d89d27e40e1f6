"""What a page calls a number states no other number, and stands with its own."""

from __future__ import annotations

import pytest

TREES = """
      - bars:
          title: TITLE
          figures:
            - {value: "14.9", unit: 万亩, subject: 飞播造林, in: PLACE, label: FIRST}
            - {value: "7.38", unit: 万亩, subject: 荒山造林, in: PLACE, label: SECOND}
"""
PAIRED = """
      - paired-bars:
          categories: [CATEGORIES]
          series:
            - title: ONE
              figures:
                - {value: "50", unit: 个, subject: 新建续建项目, in: PLACE}
                - {value: "44", unit: 个, subject: 谋划项目, in: PLACE}
            - title: TWO
              figures:
                - {value: "256.24", unit: 亿元, subject: 新建续建项目…总投资, in: PLACE}
                - {value: "30", unit: 亿元, subject: 谋划项目…总投资, in: PLACE}
"""


def _panel(charts: str, **changes: str) -> tuple[str, str]:
    words = {"TITLE": "造林面积", "FIRST": "飞播造林", "SECOND": "荒山造林",
             "CATEGORIES": "新建续建项目, 谋划项目", "ONE": "项目数", "TWO": "总投资",
             "PLACE": "answers.steady.text", **changes}  # fmt: skip
    for name, word in words.items():
        charts = charts.replace(name, word)
    return (
        "closing: 结语。",
        f"    panel:\n      title: 数说·稳\n      charts:{charts}closing: 结语。",
    )


def _codes(said):
    return [d.code for d in said]


def test_names_that_keep_to_the_text_are_fine(issue_with):
    _, said = issue_with(_panel(TREES))
    assert said == []


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({"TITLE": "2023年造林面积"}, "2023"),
        ({"TITLE": "造林面积\n          year: 2024年"}, "2024"),
        ({"FIRST": "飞播造林（3年）"}, "3"),
        ({"TITLE": "造林面积\n          alt: 飞播造林149万亩。"}, "149"),
    ],
)
def test_a_number_in_a_name_that_the_text_does_not_say_is_an_error(issue_with, changes, number):
    _, said = issue_with(_panel(TREES, **changes))
    assert _codes(said) == ["number-unsaid"]
    assert said[0].fields["number"] == number
    assert said[0].related


def test_a_year_that_the_lead_says_may_stand_on_a_chart(issue_with):
    _, said = issue_with(
        _panel(TREES, TITLE="造林面积\n          year: 2024年"), ("一句导语。", "2024年的导语。")
    )
    assert said == []


def test_a_key_figure_is_held_to_the_text_too(issue_with):
    _, said = issue_with(
        ("subject: 新建续建项目, in", "subject: 新建续建项目, label: 2023年新建续建项目, in")
    )
    assert _codes(said) == ["number-unsaid"]


def test_labels_that_changed_places_are_an_error_that_names_both(issue_with):
    _, said = issue_with(_panel(TREES, FIRST="荒山造林", SECOND="飞播造林"))
    assert _codes(said) == ["label-swapped"]
    assert said[0].fields == {"label": "荒山造林", "subject": "飞播造林"}
    assert said[0].related


@pytest.mark.parametrize(
    ("changes", "times"),
    [({"CATEGORIES": "谋划项目, 新建续建项目"}, 2), ({"ONE": "总投资", "TWO": "项目数"}, 2)],
)
def test_categories_or_series_in_another_order_than_their_figures_are_errors(
    issue_with, changes, times
):
    text = ("谋划项目44个。", "谋划项目44个、总投资30亿元。")
    _, said = issue_with(_panel(PAIRED), text)
    assert said == []
    _, said = issue_with(_panel(PAIRED, **changes), text)
    assert _codes(said) == ["label-swapped"] * times


def test_a_label_may_use_other_words_than_the_subject(issue_with):
    _, said = issue_with(_panel(TREES, FIRST="飞机播种", SECOND="人工种树"))
    assert said == []


def test_a_panel_without_charts_and_figures_is_an_error(issue_with):
    _, said = issue_with(("closing: 结语。", "    panel: {title: 数说·稳}\nclosing: 结语。"))
    assert _codes(said) == ["panel-empty"]


def test_each_name_with_a_wrong_number_is_told_though_the_number_is_the_same(issue_with):
    _, said = issue_with(_panel(TREES, FIRST="飞播造林2023年", SECOND="荒山造林2023年"))
    assert [d.fields["words"] for d in said] == ["飞播造林2023年", "荒山造林2023年"]


def test_a_wrong_number_where_there_is_no_text_to_hold_it_to_is_an_error(issue_with):
    """No lead, and a figure whose place leads nowhere."""
    _, said = issue_with(
        ("lead: [一句导语。]", "lead: []"),
        ("in: answers.steady.text}", "in: answers.nowhere.text, label: 2023年项目}"),
    )
    assert sorted(_codes(said)) == ["figure-place", "number-unsaid"]


FILLER = """      filler:
        title: TITLE
        figures:
          - {value: "14.9", unit: 万亩, subject: 飞播造林, in: PLACE, label: FIRST}
          - {value: "7.38", unit: 万亩, subject: 荒山造林, in: PLACE, label: SECOND}
"""


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, None),
        ({"FIRST": "荒山造林", "SECOND": "飞播造林"}, "label-swapped"),
        ({"TITLE": "2023年造林"}, "number-unsaid"),
    ],
)
def test_a_filler_is_held_against_the_text_whether_it_is_set_or_not(issue_with, changes, code):
    bars = TREES.replace("TITLE", "造林").replace("FIRST", "飞播").replace("SECOND", "荒山")
    _, said = issue_with(_panel(bars + FILLER, **changes))
    assert _codes(said) == ([code] if code else [])
