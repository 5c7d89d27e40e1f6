"""Chart type → how it is drawn: the list of what a panel can hold."""

from collections.abc import Callable

from msgspec import Struct

from typeset.charts.sheet import Heights, Measure, Sheet
from typeset.display.frame import Role
from typeset.issue.charts import (
    Bars,
    Chart,
    Donut,
    FigureList,
    GroupedBars,
    Line,
    PairedBars,
    StackedBars,
    Strip,
    Table,
    Waffle,
)

from . import bars, donut, grouped, line, listing, paired, stacked, strip, table, waffle


class Painter(Struct, frozen=True):
    """How a kind is drawn, what it is to a reader, whether drawing it asks for matplotlib."""

    heights: Callable[[Measure], Heights]
    paint: Callable[[Sheet], None]
    role: Role = "Figure"
    has_axes: bool = True


PAINTERS: dict[type[Chart], Painter] = {
    Bars: Painter(bars.heights, bars.paint),
    PairedBars: Painter(paired.heights, paired.paint),
    GroupedBars: Painter(grouped.heights, grouped.paint),
    StackedBars: Painter(stacked.heights, stacked.paint),
    Line: Painter(line.heights, line.paint),
    Donut: Painter(donut.heights, donut.paint),
    Waffle: Painter(waffle.heights, waffle.paint, has_axes=False),
    FigureList: Painter(listing.heights, listing.paint, "L", has_axes=False),
    Strip: Painter(strip.heights, strip.paint, "L", has_axes=False),
    Table: Painter(table.heights, table.paint, "Table", has_axes=False),
}
