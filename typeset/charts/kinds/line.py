"""Lines over times (折线图): few ticks, every value printed at its point."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from typeset.charts import heading, legend
from typeset.charts.plot import Plot, plot
from typeset.charts.sheet import Heights, Measure, Refused, Sheet
from typeset.charts.theme import HAIRLINE, SERIES
from typeset.geometry import Rect
from typeset.issue.charts import Line

from . import bars

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_CAP = 0.70  # em, the height of digits
_LEAST, _BEST = 46.0, 92.0  # points, the height of the lines' own field
_OFF = 4.0  # points between a point and its value
_TICKS = 3
_LEVEL = 0.35  # of the greatest value; what varies less is not drawn from zero
_APART = 3.0  # points between two labels of the axis
_DOT = 4.0  # points
_PEN = 1.6
_STEPS = 24  # places along a stroke at which it is looked for under a value


def heights(measure: Measure) -> Heights:
    chart = cast("Line", measure.chart)
    fixed = _head(measure, chart) + _foot(measure) + _above(measure)
    return Heights(fixed + _LEAST, fixed + _BEST)


def paint(sheet: Sheet) -> None:
    chart = cast("Line", sheet.chart)
    top = sheet.height - heading.paint(sheet, chart.title, chart.members()[0].unit)
    top -= legend.paint(sheet, chart.series, top)
    field = top - _foot(sheet) - _above(sheet)
    if field < _LEAST - 0.01:
        raise Refused("chart-low", rows=1, height=round(sheet.height),
                      least=round(heights(sheet).least))  # fmt: skip
    values = [[bars.value_of(figure) for figure in series.figures] for series in chart.series]
    with plot(sheet) as drawn:
        ticks = _ticks([value.size for row in values for value in row])
        # In a narrow panel the values at the points are all that names the heights.
        names = [] if sheet.is_compact else [_tick(tick) for tick in ticks]
        left = sheet.widest(names, "tick") + _OFF if names else 0.0
        first, last = _margins(sheet, chart, values)
        box = Rect(left, _foot(sheet), sheet.width - left, field)
        count = len(chart.categories)
        step = (box.width - first - last) / (count - 1)
        _check_room(sheet, chart, step)
        axes = drawn.axes(box, (-first / step, count - 1 + last / step), (ticks[0], ticks[-1]))
        axes.hlines(ticks, -first / step, count - 1 + last / step, clip_on=False,
                    color=drawn.color("rule"), linewidth=HAIRLINE)  # fmt: skip
        low = -first / step
        for tick, name in zip(ticks, names, strict=False):
            drawn.say(axes, name, "tick", (low, tick), dx=-_OFF, across="right")
        for x, category in enumerate(chart.categories):
            drawn.say(axes, category, "tick", (x, ticks[0]), across="center",
                      dy=-0.85 * sheet.theme["tick"].size)  # fmt: skip
        for row, color in zip(values, SERIES, strict=False):
            axes.plot(range(count), [value.size for value in row], color=drawn.color(color),
                      linewidth=_PEN, marker="o", markersize=_DOT, markeredgewidth=0,
                      clip_on=False)  # fmt: skip
        names_end = left - _OFF if names else 0.0
        _say_values(drawn, axes, values, (names_end, _foot(sheet) - 1))


def _say_values(
    drawn: Plot, axes: Axes, rows: Sequence[Sequence[bars.Value]], corner: tuple[float, float]
) -> None:
    """Each value near its point, where neither a line nor other words are in the way.

    They stand right of and above the `corner` that the names of the ticks and times leave.
    """
    sheet = drawn.sheet
    high = _CAP * sheet.theme["point"].size
    points = [
        [tuple(axes.transData.transform((x, value.size)).tolist()) for x, value in enumerate(row)]
        for row in rows
    ]
    strokes = [pair for row in points for pair in pairwise(row)]
    taken: list[Rect] = []
    for number, row in enumerate(rows):
        for x, value in enumerate(row):
            wide = sheet.extent(value.words, "point")
            px, py = points[number][x]
            spots = [
                (dx, dy, Rect(px + dx - wide / 2, py + dy - high / 2, wide, high))
                for dy in (_OFF + high / 2, -_OFF - high / 2)
                for dx in (0.0, -wide / 3, wide / 3, -wide / 2, wide / 2)
            ]
            free = [
                (dx, dy, box) for dx, dy, box in spots
                if box.x >= corner[0] and box.y > corner[1] and box.right <= sheet.width
                and not any(box.overlaps(other, -0.5) for other in taken)
            ]  # fmt: skip
            if not free:
                raise Refused("chart-crowded", value.words.span, value=value.words.value)
            dx, dy, box = min(
                free, key=lambda spot: sum(_crosses(spot[2], *stroke) for stroke in strokes)
            )
            taken.append(box)
            drawn.say(axes, value.words, "point", (x, value.size), dx=dx, dy=dy, across="center",
                      color=None if number == 0 else "ink")  # fmt: skip


def _crosses(box: Rect, start: tuple[float, float], end: tuple[float, float]) -> bool:
    """Whether a stroke runs through a box, as far as points along it tell."""
    (x0, y0), (x1, y1) = start, end
    shares = [step / _STEPS for step in range(_STEPS + 1)]
    return any(
        box.x - 1 <= x0 + (x1 - x0) * t <= box.right + 1
        and box.y - 1 <= y0 + (y1 - y0) * t <= box.top + 1
        for t in shares
    )


def _ticks(values: Sequence[float]) -> list[float]:
    """Few round values that hold all points: from zero, unless the points lie close together."""
    from matplotlib.ticker import MaxNLocator

    low, high = min(values), max(values)
    if low >= 0 and high - low > _LEVEL * high:
        low = 0.0
    if low == high:
        low, high = low - abs(low or 1.0) / 2, high + abs(high or 1.0) / 2
    ticks = MaxNLocator(_TICKS, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    step = float(ticks[1] - ticks[0])
    inside = [float(t) for t in ticks if low - step < t < high + step]
    return [t for t in inside if t > low - step + 1e-9 * step]


def _tick(value: float) -> str:
    """The tick as plain digits; a minus as papers print it."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return text.replace("-", "−") if text not in ("-0", "0") else "0"


def _margins(
    measure: Measure, chart: Line, values: Sequence[Sequence[bars.Value]]
) -> tuple[float, float]:
    """Half of what stands at the first and at the last time."""

    def half(at: int) -> float:
        widths = [measure.extent(row[at].words, "point") for row in values]
        return max(measure.extent(chart.categories[at], "tick"), *widths) / 2

    return half(0), half(-1)


def _check_room(measure: Measure, chart: Line, step: float) -> None:
    widths = [measure.extent(category, "tick") for category in chart.categories]
    for number, (left, right) in enumerate(pairwise(widths)):
        if (left + right) / 2 + _APART > step:
            raise Refused("chart-times", chart.categories[number + 1].span, found=len(widths),
                          width=round(measure.width))  # fmt: skip


def _head(measure: Measure, chart: Line) -> float:
    head = heading.height(measure, chart.title, chart.members()[0].unit)
    return head + legend.height(measure, chart.series)


def _foot(measure: Measure) -> float:
    """Under the field: the times."""
    return 1.5 * measure.theme["tick"].size


def _above(measure: Measure) -> float:
    """Over the field: the value of a point that lies on its upper edge."""
    return _OFF + _CAP * measure.theme["point"].size
