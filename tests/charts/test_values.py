"""A value as a chart prints it: as the text does, with a star where it was reckoned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.charts.conftest import square
from typeset.charts import theme, values
from typeset.charts.drawing import Words
from typeset.charts.sheet import Sheet
from typeset.diagnostics import Log

if TYPE_CHECKING:
    from typeset.issue.charts import Chart
    from typeset.layout.styles import StyleSheet

VALUE = 17.0  # points


@pytest.fixture
def page(sheet: StyleSheet, specimens: dict[str, Chart]) -> Sheet:
    """The specimen of bars: 14.9, 7.38, 3.05 and their sum of 25.33, which was reckoned."""
    look = theme.theme_of(sheet, {}, 166, Log())
    assert look is not None
    return Sheet(specimens["Bars"], 166, 100, look, square)


def test_a_value_of_the_text_is_printed_as_it_stands_there(page: Sheet) -> None:
    """Four characters of 0.45 em."""
    stated = page.chart.members()[0]
    assert values.star(stated) == ""
    assert values.extent(page, stated, "value") == pytest.approx(4 * 0.45 * VALUE)
    assert values.say(page, stated, "value", 10, 20) == pytest.approx(4 * 0.45 * VALUE)
    (words,) = page.finish("Figure").marks
    assert isinstance(words, Words)
    assert page.texts[int(words.text)].value == "14.9"


def test_a_value_that_was_reckoned_bears_a_lowered_star_right_after_it(page: Sheet) -> None:
    """25.33 is five characters wide and its star a sixth, a twentieth of an em lower."""
    reckoned = page.chart.members()[-1]
    assert values.star(reckoned) == "*"
    assert values.extent(page, reckoned, "value") == pytest.approx(6 * 0.45 * VALUE)
    assert values.say(page, reckoned, "value", 10, 20) == pytest.approx(6 * 0.45 * VALUE)
    number, star = page.finish("Figure").marks
    assert isinstance(number, Words)
    assert isinstance(star, Words)
    assert (number.x, number.y) == (10, 20)
    assert star.text == "*"
    assert (star.x, star.y) == pytest.approx((10 + 5 * 0.45 * VALUE, 20 - 0.05 * VALUE))


def test_a_per_cent_sign_goes_with_its_number_and_any_other_unit_stands_small(
    specimens: dict[str, Chart],
) -> None:
    (percent, *_), (area, *_) = specimens["Waffle"].members(), specimens["Bars"].members()
    assert values.unit_role(percent) == "sign"
    assert values.unit_role(area) == "unit"
