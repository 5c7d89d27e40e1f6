"""Set lines at their place on paper (typeset/makeup/place.py): marks, turns, sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.galley.setting import EM, Setting, open_tofu, vertical
from typeset.display.ops import Fill, Glyphs, Stroke
from typeset.makeup import place

if TYPE_CHECKING:
    from typeset.display.ops import Op
    from typeset.fonts.catalogue import FontBook


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> FontBook:
    return open_tofu(tmp_path_factory.mktemp("fonts"))


def glyphs(ops: list[Op]) -> list[Glyphs]:
    return [op for op in ops if isinstance(op, Glyphs)]


def test_level_line_starts_at_its_place_on_the_baseline(fonts: FontBook) -> None:
    (line,) = Setting(fonts, "沁源", 10).lines
    (run,) = glyphs(place.horizontal(line, 100.0, 50.0))
    assert (run.x, run.y) == (100.0, 50.0)
    assert run.advance == pytest.approx((0, EM))
    assert run.source == "story"


def test_upright_line_counts_down_from_its_top(fonts: FontBook) -> None:
    (line,) = Setting(fonts, "沁源", 10, **vertical()).lines
    (run,) = glyphs(place.vertical(line, 100.0, 500.0))
    assert run.vertical
    assert (run.x, run.y) == (100.0, 500.0)


def test_two_figures_stand_around_the_middle_of_the_line(fonts: FontBook) -> None:
    (line,) = Setting(fonts, "共12日", 10, **vertical()).lines
    run = glyphs(place.vertical(line, 100.0, 500.0))[1]
    assert (run.vertical, run.turn) == (False, 0)
    assert run.x == pytest.approx(100 - EM / 2)
    assert run.advance == pytest.approx((0, EM / 2))
    assert run.y == pytest.approx(500 - EM - 0.88 * EM)


def test_turned_word_is_centered_on_the_line(fonts: FontBook) -> None:
    (line,) = Setting(fonts, "共2025家", 10, **vertical()).lines
    run = glyphs(place.vertical(line, 100.0, 500.0))[1]
    assert run.turn == 90
    assert run.x == pytest.approx(100 - 0.38 * EM)


def middle(op: Fill | Stroke) -> tuple[float, float]:
    places = [segment[-2:] for segment in op.path if len(segment) > 1]
    xs, ys = zip(*places, strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def test_dots_stand_below_and_in_upright_type_at_the_right(fonts: FontBook) -> None:
    (line,) = Setting(fonts, "生[态优]{dots}", 10).lines
    dots = [op for op in place.horizontal(line, 0.0, 0.0) if isinstance(op, Fill)]
    assert [middle(dot)[0] for dot in dots] == pytest.approx([1.5 * EM, 2.5 * EM], abs=0.03 * EM)
    assert all(middle(dot)[1] < -0.12 * EM for dot in dots)
    (line,) = Setting(fonts, "生[态优]{dots}", 10, **vertical()).lines
    dots = [op for op in place.vertical(line, 0.0, 0.0) if isinstance(op, Fill)]
    assert [middle(dot)[1] for dot in dots] == pytest.approx([-1.5 * EM, -2.5 * EM], abs=0.03 * EM)
    assert all(middle(dot)[0] > EM / 2 for dot in dots)


@pytest.mark.parametrize("kind", ["name", "title"])
def test_lines_of_names_stand_below_and_in_upright_type_at_the_left(
    fonts: FontBook, kind: str
) -> None:
    (line,) = Setting(fonts, f"生[沁源]{{{kind}}}", 10).lines
    (stroke,) = [op for op in place.horizontal(line, 0.0, 0.0) if isinstance(op, Stroke)]
    assert middle(stroke)[1] < -0.12 * EM
    (line,) = Setting(fonts, f"生[沁源]{{{kind}}}", 10, **vertical()).lines
    (stroke,) = [op for op in place.vertical(line, 0.0, 0.0) if isinstance(op, Stroke)]
    assert middle(stroke)[0] < -EM / 2


def test_ruby_stands_above_and_comes_from_no_field(fonts: FontBook) -> None:
    (line,) = Setting(fonts, "[沁]{pinyin:qin}", 10).lines
    base, ruby = glyphs(place.horizontal(line, 0.0, 0.0))
    assert (base.source, ruby.source) == ("story", "")
    assert min(ruby.rise) > 0.88 * EM
    assert ruby.x >= 0
