"""The strip of key figures: units stand close to their numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from typeset.display.frame import Frame
from typeset.display.ops import Glyphs

LAYOUTS = ("broadsheet", "tabloid", "spread")
Composed = Callable[[str], tuple[Any, ...]]


def _frames(frame: Frame) -> Iterator[Frame]:
    yield frame
    for part in frame.parts:
        yield from _frames(part)


def _cells(made: Any) -> list[dict[str, Glyphs]]:
    strips = [
        f for top in made.page.frames for f in _frames(top)
        if f.name.startswith("key-figures") and f.role == "L"
    ]  # fmt: skip
    return [
        {run.source.rpartition(".")[2]: run for run in cell.ops if isinstance(run, Glyphs)}
        for strip in strips for cell in strip.parts if cell.role == "LI"
    ]  # fmt: skip


def _ends(run: Glyphs, fonts: Any) -> tuple[float, float]:
    """Where the ink of a run begins and ends."""
    face = fonts.face(run.face)
    first, last = face.ink(run.glyphs[0]), face.ink(run.glyphs[-1])
    return (run.x + run.advance[0] + first.left * run.size,
            run.x + run.advance[-1] + last.right * run.size)  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_unit_stands_close_to_its_figure(composed: Composed, layout: str) -> None:
    job, _, made, _, _ = composed(layout)
    cells = _cells(made)
    assert len(cells) == 6
    for cell in cells:
        value, unit = cell["value"], cell["unit"]
        gap = _ends(unit, job.fonts)[0] - _ends(value, job.fonts)[1]
        assert 0 < gap < 0.12 * value.size


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_per_cent_sign_is_of_the_number(composed: Composed, layout: str) -> None:
    _, _, made, _, _ = composed(layout)
    (share,) = [cell for cell in _cells(made) if "".join(cell["unit"].text) == "%"]
    value, sign = share["value"], share["unit"]
    assert (sign.face, sign.color, sign.y) == (value.face, value.color, value.y)
    assert 0.5 * value.size <= sign.size < value.size


def test_the_year_stands_where_the_text_gives_it(composed: Composed) -> None:
    job, _, made, _, _ = composed("broadsheet")
    dated = ["".join(cell["label"].text) for cell in _cells(made) if "label" in cell]
    assert [words for words in dated if words.startswith("2024年")] == [
        "2024年地区生产总值", "2024年一般公共预算收入",
    ]  # fmt: skip
    assert "2024年，全县地区生产总值" in job.issue.answers["steady"].text.value
