"""A figure says what the text says, of the subject the text says it of."""

import pytest

FIGURE = '{value: "50", unit: 个, subject: 新建续建项目, in: answers.steady.text}'


def figure(value: str, unit: str, subject: str) -> str:
    return f'{{value: "{value}", unit: {unit}, subject: {subject}, in: answers.steady.text}}'


@pytest.mark.parametrize(
    ("value", "unit", "subject"),
    [
        ("50", "个", "新建续建项目"),
        ("256.24", "亿元", "新建续建项目…总投资"),
        ("44", "个", "谋划项目"),
        ("7.38", "万亩", "荒山造林"),
        ("14.9", "万亩", "飞播造林"),
    ],
)
def test_a_figure_that_the_text_bears_out_is_fine(issue_with, value, unit, subject):
    _, said = issue_with((FIGURE, figure(value, unit, subject)))
    assert said == []


@pytest.mark.parametrize(
    ("value", "unit", "subject", "code"),
    [
        ("51", "个", "新建续建项目", "figure-mismatch"),
        ("50", "家", "新建续建项目", "figure-mismatch"),
        ("6.24", "亿元", "总投资", "figure-mismatch"),  # the tail of 256.24 is another number
        ("44", "个", "新建续建项目", "figure-subject"),  # another number stands between
        ("14.9", "万亩", "荒山造林", "figure-subject"),  # 分别 pairs the lists
        ("7.38", "万亩", "飞播造林", "figure-subject"),
        ("50", "个", "煤矿", "figure-subject"),
        ("256.24", "亿元", "谋划项目", "figure-subject"),  # of the next clause
    ],
)
def test_a_figure_that_the_text_does_not_bear_out_is_an_error(
    issue_with, value, unit, subject, code
):
    _, said = issue_with((FIGURE, figure(value, unit, subject)))
    assert [d.code for d in said] == [code]
    assert said[0].related, "both places are named"


def test_a_mismatch_names_what_the_text_says_instead(issue_with):
    _, said = issue_with((FIGURE, figure("59", "个", "谋划项目")))
    assert said[0].fields["said"] == "44个"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (figure("255", "亿元", "新建续建项目…总投资"), "256.24亿元"),
        (figure("8", "万亩", "荒山造林"), "7.38万亩"),
        (figure("15", "万亩", "飞播造林"), "14.9万亩"),
        (figure("256.24", "元", "新建续建项目…总投资"), "256.24亿"),
        (figure("7", "座", "水库"), "—"),
    ],
)
def test_what_is_said_instead_is_the_number_of_the_same_subject(issue_with, wrong, said):
    _, found = issue_with((FIGURE, wrong))
    assert [d.fields["said"] for d in found] == [said]


def test_a_number_before_its_subject_is_found_too(issue_with):
    _, found = issue_with(
        ("谋划项目44个", "城北95条背街小巷雨污分流，谋划项目44个"),
        (FIGURE, figure("94", "条", "背街小巷")),
    )
    assert [d.fields["said"] for d in found] == ["95条"]


def test_a_figure_must_name_a_text(issue_with):
    _, said = issue_with(("in: answers.steady.text", "in: answers.steady.txt"))
    assert [d.code for d in said] == ["figure-place"]


@pytest.mark.parametrize("subject", ["…", "……", "“…”"])
@pytest.mark.parametrize(("value", "unit"), [("50", "个"), ("7.38", "万亩")])
def test_a_subject_of_nothing_but_what_is_skipped_is_an_error(issue_with, value, unit, subject):
    """In a plain sentence and in a 分别 list."""
    _, said = issue_with((FIGURE, figure(value, unit, subject)))
    assert [d.code for d in said] == ["figure-no-subject"]
