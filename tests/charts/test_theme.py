from __future__ import annotations

import msgspec
import pytest

from typeset.charts import theme
from typeset.color.cmyk import BLACK, Cmyk
from typeset.diagnostics import Log
from typeset.layout.styles import StyleSheet


def test_each_role_has_a_code_of_its_own(sheet: StyleSheet, log: Log) -> None:
    look = theme.theme_of(sheet, {}, 178.5, log)
    assert look is not None
    codes = [look.code(role) for role in look.swatches]
    assert len(set(codes)) == len(codes)
    for role in look.swatches:
        r, g, b = (round(tone * 255) for tone in look.code(role))
        assert look.role_of((r, g, b)) == role
    assert look.role_of((0, 0, 0)) is None


@pytest.mark.parametrize(
    ("size", "color", "wrong"),
    [
        (8.8, BLACK, False), (9.5, Cmyk(0, 100, 90, 0), True), (8.8, Cmyk(0, 0, 0, 60), True),
        (12.0, Cmyk(0, 100, 90, 0), False), (12.0, Cmyk(80, 28, 82, 25), True),
        (14.0, Cmyk(80, 28, 82, 25), False),
    ],
)  # fmt: skip
def test_small_type_is_black_and_type_of_many_inks_is_large(
    sheet: StyleSheet, log: Log, size: float, color: Cmyk, wrong: bool
) -> None:
    label = msgspec.structs.replace(sheet["panel-label"], size=size, color=color)
    styles = {**sheet.styles, "panel-label": label}
    look = theme.theme_of(StyleSheet(styles, sheet.swatches), {}, 178.5, log)
    assert (look is None) == wrong
    assert {d.code for d in log.errors()} == ({"chart-type"} if wrong else set())


def test_a_narrow_panel_takes_smaller_figures_and_never_colored_ones_under_14_points(
    sheet: StyleSheet, log: Log
) -> None:
    wide, narrow = (theme.theme_of(sheet, {}, width, log) for width in (178.5, 117.0))
    assert wide is not None
    assert narrow is not None
    assert (wide["value"].size, narrow["value"].size) == (17.0, 14.0)
    assert narrow["label"] == wide["label"]


@pytest.mark.parametrize("size", [10.5, 12.0, 17.0])
def test_no_figure_is_smaller_than_the_smallest_that_the_layout_names(
    sheet: StyleSheet, log: Log, size: float
) -> None:
    """A tabloid's values are of 10.5 pt: a per cent sign in proportion is below what prints."""
    value = msgspec.structs.replace(sheet["panel-value"], size=size, color=BLACK)
    styles = {**sheet.styles, "panel-value": value}
    look = theme.theme_of(StyleSheet(styles, sheet.swatches), {}, 117.0, log)
    assert look is not None
    named = {style.size for style in (sheet["panel-label"], sheet["panel-unit"], value)}
    assert min(style.size for style in look.styles.values()) >= min(named)


def test_a_part_may_name_other_styles_and_swatches(sheet: StyleSheet, log: Log) -> None:
    look = theme.theme_of(sheet, {"first": "leaf", "label": "panel-unit"}, 178.5, log)
    assert look is not None
    assert look.color("first") == sheet.swatches["leaf"]
    assert look["label"].size == 7.5


def test_no_color_of_a_theme_is_over_the_ink_limit(sheet: StyleSheet, log: Log) -> None:
    look = theme.theme_of(sheet, {}, 178.5, log)
    assert look is not None
    assert max(color.total_ink for color in look.swatches.values()) <= 220
