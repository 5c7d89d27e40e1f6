"""The five panels of the 沁源 page, in each layout that has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from typeset import pipeline
from typeset.commands.charts import tools_of
from typeset.diagnostics import Log
from typeset.display.frame import Frame
from typeset.display.ops import Glyphs, Picture
from typeset.geometry import Rect
from typeset.issue.model import texts
from typeset.layout.model import Part
from typeset.makeup.blocks import panel

ROOT = Path(__file__).parents[3]
LAYOUTS = ("broadsheet", "picture", "tabloid", "spread")
Composed = Callable[[str], tuple[Any, ...]]


def _frames(frame: Frame) -> Iterator[Frame]:
    yield frame
    for part in frame.parts:
        yield from _frames(part)


def _panels(made: Any) -> dict[str, Frame]:
    found = [f for top in made.page.frames for f in _frames(top)]
    return {frame.name: frame for frame in found if frame.name.startswith("数说")}


def _runs(frame: Frame) -> list[Glyphs]:
    return [op for part in _frames(frame) for op in part.ops if isinstance(op, Glyphs)]


def _ink(run: Glyphs, fonts: Any) -> Rect | None:
    face = fonts.face(run.face)
    boxes = [
        (run.x + at + ink.left * run.size, run.y + ink.bottom * run.size,
         run.x + at + ink.right * run.size, run.y + ink.top * run.size)
        for glyph, at in zip(run.glyphs, run.advance, strict=True)
        if (ink := face.ink(glyph)) is not None
    ]  # fmt: skip
    if not boxes:
        return None
    x0, y0 = min(b[0] for b in boxes), min(b[1] for b in boxes)
    return Rect(x0, y0, max(b[2] for b in boxes) - x0, max(b[3] for b in boxes) - y0)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_value_is_text_inside_the_box_of_its_panel(composed: Composed, layout: str) -> None:
    job, _, made, _, _ = composed(layout)
    panels = _panels(made)
    for name, answer in job.issue.answers.items():
        frame = panels.get(answer.panel.title.value)
        if frame is None:  # a lever left it out, and says so
            assert f"answers.{name}.panel" in made.dropped
            continue
        spared = {text.path for text in texts(made.spared)}
        for text in texts(answer.panel):
            if text.path in spared:
                assert not any(run.source == text.path for run in _runs(frame))
                continue
            runs = [run for run in _runs(frame) if run.source == text.path]
            assert runs, text
            for run in runs:
                ink = _ink(run, job.fonts)
                assert ink is not None
                assert frame.box.holds(ink)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_ink_of_words_touches_other_words(composed: Composed, layout: str) -> None:
    job, _, made, _, _ = composed(layout)
    for frame in _panels(made).values():
        inks = [ink for run in _runs(frame) if (ink := _ink(run, job.fonts)) is not None]
        for at, ink in enumerate(inks):
            assert not any(ink.overlaps(other, 0.25) for other in inks[:at])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_panels_are_vectors_in_faces_the_page_has_anyway(composed: Composed, layout: str) -> None:
    _, _, made, _, _ = composed(layout)
    panels = list(_panels(made).values())
    inside = {run.face for frame in panels for run in _runs(frame)}
    ops = [op for frame in panels for part in _frames(frame) for op in part.ops]
    assert not any(isinstance(op, Picture) for op in ops)
    assert inside <= {"hei-400", "hei-500", "hei-700", "num-500", "num-700"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_small_type_of_a_panel_is_black(composed: Composed, layout: str) -> None:
    _, _, made, _, _ = composed(layout)
    for frame in _panels(made).values():
        for run in _runs(frame):
            assert run.size >= 10 or run.color.is_black
            assert run.size >= 14 or run.color.inks <= 2


def test_charts_are_figures_with_words_and_lists_are_lists(composed: Composed) -> None:
    _, _, made, _, _ = composed("broadsheet")
    parts = [part for frame in _panels(made).values() for part in frame.parts]
    figures = [part for part in parts if part.role == "Figure"]
    assert len(figures) == 5
    assert all(part.alt for part in figures)
    assert "256.24亿元" in figures[0].alt
    (listed,) = [part for part in parts if part.role == "L"]
    assert [part.role for part in listed.parts].count("LI") == 7


def test_the_foot_says_how_values_were_reckoned_and_where_they_come_from() -> None:
    log = Log()
    request = pipeline.Request(
        ROOT / "docs/chart-specimens/issue.yaml", "issue.yaml", ROOT / "layouts",
        ROOT / "fonts/catalogue.yaml", "broadsheet",
    )  # fmt: skip
    (job,) = pipeline.read(request, log)
    content = job.issue.answers["advance"].panel
    assert content is not None
    part = Part(span=content.title.span, name="panel")
    frame = panel.set_block(content, Rect(0, 0, 178.5, 420), part, tools_of(job, log))
    assert log.errors() == ()
    (foot,) = [one for one in frame.parts if one.role == "P"]
    runs = [op for op in foot.ops if isinstance(op, Glyphs)]
    said = "".join("".join(run.text) for run in runs).replace(" ", "")
    assert said == "*由正文数字推算：合计＝14.9+7.38+3.05数据来源：本版正文（虚构）"
    others = [run for run in _runs(frame) if run not in runs]
    assert max(run.y + run.size for run in runs) < min(run.y for run in others)
    assert "*" in {"".join(run.text) for run in others}
