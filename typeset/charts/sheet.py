"""What a painter draws on: a size, a theme, a hand that sets words; it gathers marks in groups."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

import msgspec

from typeset.diagnostics import Span
from typeset.display.frame import Role
from typeset.display.ops import Fill, Path, Stroke, rectangle
from typeset.geometry import Rect
from typeset.issue.charts import Chart
from typeset.source import Text

from .drawing import Group, Hand, Mark, SetWords, Words
from .theme import COMPACT, Theme

_SLACK = 0.3  # points that a line may be over its measure
Anchor = Literal["left", "center", "right"]
Said = Text | str  # a text of the data, or words of our own such as 单位：


class Refused(Exception):
    """A chart that cannot be drawn as it should be: the code of the fault and its fields."""

    def __init__(self, code: str, span: Span | None = None, **fields: str | float) -> None:
        super().__init__(code)
        self.code = code
        self.span = span
        self.fields = fields


class Measure:
    """How wide and how high a chart's words are; enough to tell what height it needs."""

    def __init__(self, chart: Chart, width: float, theme: Theme, hand: Hand) -> None:
        self.chart = chart
        self.width = width
        self.theme = theme
        self.hand = hand
        self.texts = tuple(chart.shown())
        self._set: dict[tuple[str, str, float | None], Sequence[SetWords]] = {}

    @property
    def is_compact(self) -> bool:
        """Whether there is room for one row of small figures only."""
        return self.width < COMPACT

    def lines(self, said: Said, role: str, measure: float | None = None) -> Sequence[SetWords]:
        """The words, set; without a measure on one line. Raises `Refused` where they do not fit."""
        lines = self._lines(said, role, measure)
        if measure is not None and not _fit(lines, measure):
            span = said.span if isinstance(said, Text) else None
            raise Refused("chart-narrow", span, width=round(self.width))
        return lines

    def _lines(self, said: Said, role: str, measure: float | None) -> Sequence[SetWords]:
        text = said if isinstance(said, Text) else Text(said, self.chart.span)
        key = (text.value, role, measure)
        if key not in self._set:
            self._set[key] = self.hand(text, self.theme[role], measure)
        return self._set[key]

    def even(self, said: Said, role: str, measure: float) -> float:
        """The measure, in whole 字, at which as few lines come out as even as they can."""
        count = len(self.lines(said, role, measure))
        size = self.theme[role].size
        if count < 2:
            return measure
        wide = math.ceil(self.extent(said, role) / count / size - 0.05)
        while wide * size < measure:
            narrower = wide * size + 0.01
            lines = self._lines(said, role, narrower)
            if len(lines) == count and _fit(lines, narrower):
                return narrower
            wide += 1
        return measure

    def extent(self, said: Said, role: str) -> float:
        """The width of words on one line."""
        return sum(line.width for line in self.lines(said, role))

    def widest(self, said: Sequence[Said], role: str) -> float:
        """The width of the widest."""
        return max((self.extent(one, role) for one in said), default=0.0)


def _fit(lines: Sequence[SetWords], measure: float) -> bool:
    """Whether no line is longer than the measure, as one that cannot be broken may be."""
    return all(line.width <= measure + _SLACK for line in lines)


class Sheet(Measure):
    """A measure with a height, on which marks are made."""

    def __init__(self, chart: Chart, width: float, height: float, theme: Theme, hand: Hand) -> None:
        super().__init__(chart, width, theme, hand)
        self.height = height
        self._index = {id(text): number for number, text in enumerate(self.texts)}
        self._marks: list[Mark] = []
        self._groups: list[Group] = []

    def index(self, said: Said) -> int | str:
        """How a mark names the words: by their number among the chart's texts, or as they are."""
        return self._index[id(said)] if isinstance(said, Text) else said

    def say(
        self, said: Said, role: str, x: float, baseline: float, *,
        anchor: Anchor = "left", color: str | None = None,
    ) -> float:  # fmt: skip
        """Words on one line; returns their width."""
        width = self.extent(said, role)
        if width:
            left = x - width * {"left": 0.0, "center": 0.5, "right": 1.0}[anchor]
            self._marks.append(Words(self.index(said), role, left, baseline, color))
        return width

    def paragraph(
        self, said: Said, role: str, x: float, top: float, measure: float,
        leading: float | None = None,
    ) -> float:  # fmt: skip
        """Words in lines under each other, the first at `top`; returns their height."""
        size = self.theme[role].size
        leading = self.theme[role].leading if leading is None else leading
        measure = self.even(said, role, measure)
        lines = self.lines(said, role, measure)
        for number, _ in enumerate(lines):
            baseline = top - 0.88 * size - number * leading
            self._marks.append(Words(self.index(said), role, x, baseline, None, measure, number))
        return leading * len(lines)

    def fill(self, path: Path, color: str) -> None:
        """A flat color inside a path."""
        self._marks.append(Fill(path, self.theme.color(color)))

    def box(self, box: Rect, color: str) -> None:
        """A flat color in a rectangle."""
        self.fill(rectangle(box), color)

    def rule(self, x0: float, x1: float, y: float, width: float, color: str = "rule") -> None:
        """A level line."""
        self.stroke((("M", x0, y), ("L", x1, y)), width, color)

    def stroke(self, path: Path, width: float, color: str = "rule") -> None:
        """A line along a path."""
        self._marks.append(Stroke(path, self.theme.color(color), width))

    def add(self, marks: Sequence[Mark]) -> None:
        """Marks made elsewhere, such as matplotlib's."""
        self._marks.extend(marks)

    @contextmanager
    def group(self, role: Role) -> Iterator[None]:
        """What is drawn inside belongs to one element of the page's structure."""
        marks, groups = self._marks, self._groups
        self._marks, self._groups = [], []
        try:
            yield
        finally:
            made = Group(role, tuple(self._marks), tuple(self._groups))
            self._marks, self._groups = marks, [*groups, made]

    def finish(self, role: Role) -> Group:
        """All that was drawn."""
        return Group(role, tuple(self._marks), tuple(self._groups))


class Heights(msgspec.Struct, frozen=True):
    """The least height at which a chart is legible, the best for it, the most that it can use."""

    least: float
    best: float
    most: float = math.inf
