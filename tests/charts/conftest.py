"""Charts drawn with square type: every 字 one em wide, every other character 0.45 em."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from typeset import binding, source
from typeset.binding import Node
from typeset.charts import draw, theme
from typeset.charts.drawing import SetWords
from typeset.color.cmyk import BLACK, Cmyk
from typeset.diagnostics import Log
from typeset.display.ops import Glyphs
from typeset.geometry import Rect
from typeset.issue.charts import Chart, Entry, FigureList
from typeset.issue.model import Panel
from typeset.layout.styles import Style, StyleSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from typeset.display.frame import Frame
    from typeset.source import Text

HERE = Path(__file__).parent
GREEN = Cmyk(80, 28, 82, 25)


class Panels(Node, frozen=True, kw_only=True):
    panels: list[Panel]


class OneChart(Node, frozen=True, kw_only=True):
    chart: Entry


def square(text: Text, style: Style, measure: float | None) -> Sequence[SetWords]:
    """Words in square type, as many in a line as the measure holds."""
    widths = [0.45 if c.isascii() else 1.0 for c in text.value]
    lines: list[list[int]] = [[]]
    room = measure if measure is not None else float("inf")
    for at, width in enumerate(widths):
        if lines[-1] and sum(widths[i] for i in lines[-1]) + width > room / style.size + 1e-6:
            lines.append([])
        lines[-1].append(at)
    return [
        _line(text, style, [(text.value[i], widths[i]) for i in line]) for line in lines if line
    ]


def _line(text: Text, style: Style, cells: list[tuple[str, float]]) -> SetWords:
    size = style.size
    places = [size * sum(w for _, w in cells[:i]) for i in range(len(cells))]
    width = size * sum(w for _, w in cells)
    low, high = (0.0, 0.7) if all(c.isascii() for c, _ in cells) else (-0.08, 0.84)
    if [c for c, _ in cells] == ["*"]:
        low, high = 0.4, 0.75  # a star hangs over the digits
    run = Glyphs(
        style.face, size, style.color, 0.0, 0.0, tuple(ord(c) for c, _ in cells), tuple(places),
        tuple(c for c, _ in cells), source=text.path,
    )  # fmt: skip
    ink = Rect(0.02 * size, low * size, width - 0.04 * size, (high - low) * size)
    return SetWords(width, ink, (run,))


@pytest.fixture(scope="session")
def sheet() -> StyleSheet:
    """The four styles and nine swatches that a theme is made of."""
    styles = {
        "panel-title": Style("panel-title", "hei-700", 10.5, 15.75),
        "panel-label": Style("panel-label", "hei-400", 8.8, 12.0),
        "panel-value": Style("panel-value", "num-700", 17.0, 20.0, GREEN, "green"),
        "panel-unit": Style("panel-unit", "hei-400", 7.5, 10.0),
    }
    swatches = {
        "black": BLACK, "paper": Cmyk(0, 0, 0, 0), "k30": Cmyk(0, 0, 0, 30), "green": GREEN,
        "leaf": Cmyk(65, 12, 70, 0), "gold": Cmyk(4, 30, 80, 0), "pale": Cmyk(18, 1, 20, 0),
        "mist": Cmyk(9, 1, 11, 0),
    }  # fmt: skip
    return StyleSheet(styles, swatches)


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def shop(sheet: StyleSheet, log: Log) -> Callable[..., draw.Shop]:
    """A shop for panels of a width."""

    def make(width: float = 166.0, kept: Path | None = None) -> draw.Shop:
        look = theme.theme_of(sheet, {}, width, log)
        assert look is not None
        return draw.Shop(look, square, square, log, "fonts", kept)

    return make


@pytest.fixture
def chart() -> Callable[[str], Chart]:
    """A chart from its YAML, in which `F 12 公里 干流` stands for a figure."""

    def read(yaml: str) -> Chart:
        lines = []
        for line in yaml.splitlines():
            head, mark, rest = line.partition("F ")
            if mark:
                value, unit, label = rest.split()
                line = (  # noqa: PLW2901 (written out)
                    f'{head}{{value: "{value}", unit: "{unit}", subject: 甲, in: text, '
                    f'label: "{label}"}}'
                )
            lines.append("  " + line)
        log = Log()
        data = source.parse("chart:\n" + "\n".join(lines), "chart.yaml", log)
        assert data is not None, log.diagnostics
        bound = binding.bind(data, OneChart, {}, log)
        assert bound is not None, log.diagnostics
        return bound.chart.charts[0]

    return read


@pytest.fixture(scope="session")
def specimens() -> dict[str, Chart]:
    """A chart of each kind, by the name of its type."""
    log = Log()
    data = source.read(HERE / "specimen.yaml", "specimen.yaml", log)
    assert data is not None
    bound = binding.bind(data, Panels, {}, log)
    assert bound is not None, log.diagnostics
    charts: list[Chart] = [c for p in bound.panels for e in p.charts for c in e.charts]
    charts += [FigureList(span=p.title.span, figures=p.items) for p in bound.panels if p.items]
    return {type(c).__name__: c for c in charts}


@pytest.fixture(scope="session")
def words_of() -> Callable[[Frame], list[str]]:
    """The words of a frame, line by line, in painting order."""

    def walk(frame: Frame) -> list[str]:
        own = ["".join(op.text) for op in frame.ops if isinstance(op, Glyphs)]
        return own + [words for part in frame.parts for words in walk(part)]

    return walk


@pytest.fixture(scope="session")
def without() -> Callable[..., Chart]:
    """A chart with other fields."""
    return msgspec.structs.replace
