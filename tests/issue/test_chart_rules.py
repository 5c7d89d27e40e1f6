from __future__ import annotations

from fractions import Fraction

import pytest

from typeset import binding, source
from typeset.binding import Node
from typeset.diagnostics import Log
from typeset.issue import chart_rules
from typeset.issue.model import Panel


class OnePanel(Node, frozen=True, kw_only=True):
    panel: Panel


def _figure(value: str, unit: str = "公里") -> str:
    return f'{{value: "{value}", unit: "{unit}", subject: 甲, in: text}}'


def _check(chart: str, more: str = "") -> list[tuple[str, dict[str, object]]]:
    log = Log()
    words = f"panel:\n  title: 甲\n  charts: [{chart}]\n{more}"
    data = source.parse(words, "issue.yaml", log)
    assert data is not None
    bound = binding.bind(data, OnePanel, {}, log)
    assert bound is not None, log.diagnostics
    chart_rules.check(bound.panel, log)
    return [(d.code, dict(d.fields)) for d in log.errors()]


def _bars(*figures: str, derived: str = "") -> str:
    return f"{{bars: {{figures: [{', '.join(figures)}], derived: [{derived}]}}}}"


def _derived(value: str, formula: str, unit: str = "公里") -> str:
    return f'{{value: "{value}", unit: "{unit}", label: 合计, derived: "{formula}"}}'


TWO_KINDS = (
    f"{{bars: {{figures: [{_figure('1')}, {_figure('2')}]}}, list: {{figures: [{_figure('1')}]}}}}"
)


def test_a_good_chart_says_nothing() -> None:
    assert _check(_bars(_figure("22.5"), _figure("88.9"))) == []


@pytest.mark.parametrize(
    ("chart", "code"),
    [
        (_bars(_figure("22.5"), _figure("8", "万亩")), "chart-units"),
        (_bars(_figure("22.5"), _figure("-3")), "chart-negative"),
        (_bars(_figure("22.5"), _figure("—")), "chart-value"),
        (_bars(_figure("22.5"), _figure("1.2.3")), "chart-value"),
        (_bars(_figure("560", "余名"), _figure("20", "名")), "chart-approximate"),
        (_bars(_figure("22.5")), "chart-few"),
        ("{bars: {figures: []}}", "chart-few"),
        (f"{{waffle: {{figures: [{_figure('101', '%')}]}}}}", "chart-percent"),
        (f"{{waffle: {{figures: [{_figure('87', '个')}]}}}}", "chart-percent"),
        (f"{{donut: {{figures: [{_figure('60', '%')}, {_figure('30', '%')}]}}}}", "chart-whole"),
        ("{}", "chart-kind"),
        (TWO_KINDS, "chart-kind"),
    ],
)  # fmt: skip
def test_what_would_mislead_is_an_error(chart: str, code: str) -> None:
    assert _check(chart)[0][0] == code


def test_a_filler_is_checked_like_what_is_always_shown() -> None:
    """An empty one promises what is not there."""
    bars = _bars(_figure("1"), _figure("2"))
    assert _check(bars, f"  filler: {{figures: [{_figure('3')}]}}\n") == []
    ((code, said),) = _check(bars, "  filler: {figures: []}\n")
    assert (code, said["title"]) == ("filler-empty", "甲")


def test_percentages_that_make_a_hundred_but_for_rounding_are_a_whole() -> None:
    parts = ", ".join(_figure(v, "%") for v in ("33.3", "33.3", "33.3"))
    assert _check(f"{{donut: {{figures: [{parts}]}}}}") == []


def test_each_series_has_a_figure_for_each_category() -> None:
    chart = (
        "{paired-bars: {categories: [甲, 乙], series: "
        f"[{{title: 数, figures: [{_figure('1')}]}}, "
        f"{{title: 额, figures: [{_figure('1')}, {_figure('2')}]}}]}}}}"
    )
    assert _check(chart) == [("chart-series", {"title": "数", "figures": 1, "categories": 2})]


def test_a_list_may_hold_what_cannot_be_drawn() -> None:
    figures = f"{_figure('560', '余名')}, {_figure('25', '个')}"
    assert _check(f"{{list: {{figures: [{figures}]}}}}") == []


@pytest.mark.parametrize(
    ("value", "formula", "unit"),
    [
        ("111.4", "22.5 + 88.9", "公里"),
        ("66.4", "88.9 - 22.5", "公里"),
        ("66.4", "(88.9 － 22.5)", "公里"),
        ("3.95", "88.9 ÷ 22.5", "倍"),
        ("25.3", "22.5 / 88.9 * 100", "%"),
    ],
)
def test_a_derived_value_is_reckoned_from_figures_and_rounded(
    value: str, formula: str, unit: str
) -> None:
    derived = _derived(value, formula, unit)
    chart = f"{{list: {{figures: [{_figure('22.5')}, {_figure('88.9')}], derived: [{derived}]}}}}"
    assert _check(chart) == []


@pytest.mark.parametrize(
    ("value", "formula", "unit", "code"),
    [
        ("111.5", "22.5 + 88.9", "公里", "derived-value"),
        ("112.5", "22.5 + 90", "公里", "derived-term"),
        ("111.4", "22.5 + 88.9", "万亩", "chart-units"),
        ("2250", "22.5 * 100", "公里", "derived-term"),
        ("111.4", "__import__('os')", "公里", "derived-formula"),
        ("111.4", "22.5 ** 88.9", "公里", "derived-formula"),
        ("111.4", "22.5 +", "公里", "derived-formula"),
        ("111.4", "22.5 / (88.9 - 88.9)", "公里", "derived-formula"),
        ("111.4", "(" * 500 + "22.5" + ")" * 500, "公里", "derived-formula"),
        ("111.4", "22.5 if 1 else 88.9", "公里", "derived-formula"),
        ("—", "22.5 + 88.9", "公里", "derived-formula"),
    ],
)
def test_a_derived_value_that_is_not_borne_out_is_an_error(
    value: str, formula: str, unit: str, code: str
) -> None:
    derived = _derived(value, formula, unit)
    chart = f"{{list: {{figures: [{_figure('22.5')}, {_figure('88.9')}], derived: [{derived}]}}}}"
    assert [found for found, _ in _check(chart)] == [code]


@pytest.mark.parametrize(
    ("words", "value"),
    [("22.5", Fraction(45, 2)), ("1,234", Fraction(1234)), ("-3", Fraction(-3)), ("0", Fraction(0)),
     ("12,34", None), ("１２", None), ("", None), ("3万", None)],
)  # fmt: skip
def test_a_number_is_read_exactly_or_not_at_all(words: str, value: Fraction | None) -> None:
    assert chart_rules.parse(words) == value
