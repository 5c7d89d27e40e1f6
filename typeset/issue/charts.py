"""Chart data of an issue: what each kind of chart is drawn from, and which texts it prints.

Every number is a `Figure`, checked against the text it names; a `Derived` value says how it is
reckoned from figures of its panel. A chart prints its unit once, so what it shows is not all
that its data holds: `shown` lists it.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from typeset.binding import Node
from typeset.source import Text


class Figure(Node, frozen=True, kw_only=True, rename="kebab"):
    """A number of the text: value and unit as the text prints them, and what it counts.

    `subject` stands in the text, in the same sentence; `…` in it jumps over words. `place` names
    the field whose text says the number. `label` is what the page prints, `subject` if left out.
    """

    value: Text
    unit: Text
    subject: Text
    place: Text = msgspec.field(name="in")
    label: Text | None = None

    @property
    def words(self) -> Text:
        """What the page calls it."""
        return self.label or self.subject

    def shown(self) -> Iterator[Text]:
        """The texts that a page prints of it where it stands alone."""
        yield from (self.value, self.unit, self.words)


class Derived(Node, frozen=True, kw_only=True):
    """A value that the text does not print: `derived` reckons it from values that it does.

    `4 + 6 + 95`: each number of the formula is the value of a figure of the panel.
    """

    value: Text
    unit: Text
    label: Text
    derived: Text

    @property
    def words(self) -> Text:
        """What the page calls it."""
        return self.label


Member = Figure | Derived


class Chart(Node, frozen=True, kw_only=True, rename="kebab"):
    """What every chart may say of itself; `alt` stands for the words made from the data."""

    title: Text | None = None
    year: Text | None = None
    alt: Text | None = None

    def members(self) -> tuple[Member, ...]:
        """Its numbers in the order of the data."""
        raise NotImplementedError

    def shown(self) -> Iterator[Text]:
        """The texts that it prints, in reading order."""
        yield from (text for text in (self.title, self.year) if text is not None)


class Row(Chart, frozen=True, kw_only=True):
    """A chart of one row of figures, each with its own label."""

    figures: list[Figure]
    derived: list[Derived] = []

    def members(self) -> tuple[Member, ...]:
        return (*self.figures, *self.derived)


class OneUnit(Row, frozen=True, kw_only=True):
    """A row of figures of one unit, which is printed once."""

    def shown(self) -> Iterator[Text]:
        yield from super().shown()
        yield from (member.unit for member in self.members()[:1])
        for member in self.members():
            yield from (member.words, member.value)


class Bars(OneUnit, frozen=True, kw_only=True):
    """Horizontal bars (条形图) of one unit, from zero."""


class OwnUnits(Row, frozen=True, kw_only=True):
    """A row of figures that are printed each with its unit."""

    def shown(self) -> Iterator[Text]:
        yield from super().shown()
        for member in self.members():
            yield from (member.words, member.value, member.unit)


class Waffle(OwnUnits, frozen=True, kw_only=True):
    """Percentages as squares of a hundred cells (百格图), one each."""


class Donut(OwnUnits, frozen=True, kw_only=True):
    """Parts of a whole (环形图): percentages that make 100."""


class FigureList(OwnUnits, frozen=True, kw_only=True):
    """A list of figures (数读): a label, a value, a unit in each line."""


class Strip(OwnUnits, frozen=True, kw_only=True):
    """Key figures side by side (数字条)."""


class Series(Node, frozen=True, kw_only=True):
    """What one color, line or column of a chart counts: a figure for each category."""

    title: Text
    figures: list[Figure]


class Matrix(Chart, frozen=True, kw_only=True):
    """A chart of categories × series; what a figure counts is said by the two together."""

    categories: list[Text]
    series: list[Series]

    def members(self) -> tuple[Member, ...]:
        return tuple(figure for series in self.series for figure in series.figures)

    def shown(self) -> Iterator[Text]:
        yield from super().shown()
        yield from self.categories
        yield from self.units()
        for series in self.series:
            yield series.title
            yield from (figure.value for figure in series.figures)

    def units(self) -> tuple[Text, ...]:
        """The units it prints: one for all series."""
        return tuple(figure.unit for figure in self.members()[:1])


class OwnScales(Matrix, frozen=True, kw_only=True):
    """A matrix whose series have a unit each."""

    def units(self) -> tuple[Text, ...]:
        return tuple(series.figures[0].unit for series in self.series if series.figures)


class PairedBars(OwnScales, frozen=True, kw_only=True):
    """The same categories measured twice (成对条形图): two sets of bars, each from its zero."""


class Table(OwnScales, frozen=True, kw_only=True):
    """Figures in rows and columns with rules (表): categories are rows, series are columns."""


class GroupedBars(Matrix, frozen=True, kw_only=True):
    """Bars of several series side by side in each category (分组条形图)."""


class StackedBars(Matrix, frozen=True, kw_only=True):
    """Bars whose parts are the series (堆积条形图): parts that add up and do not overlap."""


class Line(Matrix, frozen=True, kw_only=True):
    """Lines over categories that are times (折线图).

    The name of an only line is printed once: not again where the title says it.
    """

    def shown(self) -> Iterator[Text]:
        only = self.series[0].title if len(self.series) == 1 else None
        said = only is not None and self.title_says(only)
        yield from (text for text in super().shown() if not (said and text is only))

    def title_says(self, name: Text) -> bool:
        """Whether the chart's title holds these words."""
        return self.title is not None and name.value in self.title.value


class Entry(Node, frozen=True, kw_only=True, rename="kebab"):
    """One chart of a panel: exactly one of its fields is given, and names the kind."""

    bars: Bars | None = None
    paired_bars: PairedBars | None = None
    grouped_bars: GroupedBars | None = None
    stacked_bars: StackedBars | None = None
    line: Line | None = None
    waffle: Waffle | None = None
    donut: Donut | None = None
    list: FigureList | None = None
    strip: Strip | None = None
    table: Table | None = None

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts given: one, where the data is right."""
        fields = (getattr(self, name) for name in self.__struct_fields__)
        return tuple(field for field in fields if isinstance(field, Chart))
