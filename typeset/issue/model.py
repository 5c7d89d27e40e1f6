"""What one edition says, as its data file gives it: frozen, every text with its place.

Fields are named for what they are in a newspaper. All that a reader of the page reads is a
`Text`; `texts()` lists them, and each has to be found on the page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import msgspec
from msgspec import Struct

from typeset.binding import Node
from typeset.diagnostics import Span
from typeset.source import Text
from typeset.units import Length

from . import charts
from .charts import Chart, FigureList
from .charts import Figure as Figure  # noqa: PLC0414 - a figure is the whole issue's word

Value = TypeVar("Value")


class Masthead(Node, frozen=True, kw_only=True):
    """报头. What the paper has not given is left out or empty."""

    nameplate: Text
    section: Text
    date: Text
    weekday: Text
    pinyin: Text | None = None
    editor: Text | None = None
    folio: Text | None = None
    number: Text | None = None
    cn: Text | None = None
    issn: Text | None = None


class Series(Node, frozen=True, kw_only=True):
    """系列栏头: what the pages of a series share."""

    title: Text
    focus: Text | None = None
    year: Text | None = None
    event: Text | None = None
    slogans: list[Text] = []


class County(Node, frozen=True, kw_only=True):
    name: Text
    label: Text | None = None


class Title(Node, frozen=True, kw_only=True):
    """标题: 引题, 主题 in its lines or parts, 副题."""

    headline: list[Text]
    kicker: Text | None = None
    deck: Text | None = None


class Filler(Node, frozen=True, kw_only=True):
    """补白: figures that a panel takes as far as it has white to fill, the first of them first.

    Under a title, or beside charts, they are a list of their own; else they go on the panel's.
    """

    figures: list[Figure]
    title: Text | None = None


class Panel(Node, frozen=True, kw_only=True):
    """数读: charts of a story's figures, or a list of them, set beside or under it."""

    title: Text
    items: list[Figure] = msgspec.field(default_factory=list, name="figures")
    charts: list[charts.Entry] = []
    filler: Filler | None = None
    note: Text | None = None

    def drawn(self, fillers: int) -> list[Chart]:
        """Its charts with so many figures of its filler; its own figures are one more, a list."""
        drawn: list[Chart] = [chart for entry in self.charts for chart in entry.charts]
        filler = self.filler
        more = filler.figures[:fillers] if filler is not None else []
        goes_on = filler is None or (filler.title is None and bool(self.items))
        own = [*self.items, *more] if goes_on else self.items
        if own:
            drawn.append(FigureList(span=self.title.span, figures=own))
        if filler is not None and more and not goes_on:
            drawn.append(FigureList(span=filler.span, title=filler.title, figures=more))
        return drawn

    @property
    def fillers(self) -> int:
        """How many figures its filler has."""
        return len(self.filler.figures) if self.filler is not None else 0

    @property
    def figures(self) -> list[Figure]:
        """Every figure that the panel may show, those of its charts and its filler too."""
        members = (m for chart in self.drawn(self.fillers) for m in chart.members())
        return [member for member in members if isinstance(member, Figure)]


class Answer(Node, frozen=True, kw_only=True):
    """One of the five answers: its character, its claim in lines, its lead, its story."""

    character: Text
    intro: Text | None = None
    claim: list[Text]
    summary: Text | None = None
    text: Text
    panel: Panel | None = None


class Hero(Node, frozen=True, kw_only=True):
    """The large picture: a file beside the data file, or a landscape drawn by the program."""

    caption: Text
    picture: Text | None = None
    credit: Text | None = None
    alt: Text | None = None
    focus: tuple[float, float] | None = None
    seed: int = 1


class Photo(Node, frozen=True, kw_only=True):
    """A picture of a group (组图); one that has not come yet has no file."""

    caption: Text
    picture: Text | None = None
    credit: Text | None = None
    alt: Text | None = None
    focus: tuple[float, float] | None = None


class Credit(Node, frozen=True, kw_only=True):
    role: Text
    names: list[Text]


class Transform(Node, frozen=True, kw_only=True):
    """A change of a field's characters on the page, declared: what becomes what, and why."""

    field: str
    replace: dict[str, str]
    why: str


class Nudge(Node, frozen=True, kw_only=True):
    """A block moved or changed by hand, on the editor's word."""

    dx: Length | None = None
    dy: Length | None = None
    size: Length | None = None
    tracking: Length | None = None


class Issue(Node, frozen=True, kw_only=True, rename="kebab"):
    """The whole of one edition's page."""

    layouts: list[str]
    masthead: Masthead
    county: County
    title: Title
    lead: list[Text]
    answers: dict[str, Answer]
    closing: Text
    credits: list[Credit]
    series: Series | None = None
    hero: Hero | None = None
    pictures: list[Photo] = []
    key_figures: list[Figure] = []
    notes: list[Text] = []
    transforms: list[Transform] = []
    words: list[Text] = []  # that leads, summaries and closings keep whole where they can
    nudge: dict[str, Nudge] = {}
    # Layout → area or `area.answer` → its seal as it was signed (`typeset fit --seal`).
    lock: dict[str, dict[str, Text]] = {}
    language: str = "zh-Hans"


# Keys whose mappings are tables: their own keys are names. With `.*`, those of each entry are.
TABLES = frozenset({"answers", "lock", "lock.*", "nudge", "replace"})


_NOT_SHOWN = frozenset({"lock", "words"})  # fields that steer the page and are not on it


def texts(part: object) -> list[Text]:
    """Every text of a part of the issue, in the order of its fields.

    A figure's subject and place are what it is checked against, not what the page prints;
    a chart prints its unit once.
    """
    found: list[Text] = []
    _gather(part, found)
    return found


def _gather(part: object, found: list[Text]) -> None:
    if isinstance(part, Text):
        found.append(part)
    elif isinstance(part, (Figure, charts.Chart)):
        found += part.shown()
    elif isinstance(part, (list, tuple, dict)):
        for item in part.values() if isinstance(part, dict) else part:
            _gather(item, found)
    elif isinstance(part, (Hero, Photo)):
        found += [text for text in (part.caption, part.credit) if text is not None]
    elif isinstance(part, Struct) and not isinstance(part, Span):
        for name in part.__struct_fields__:
            if name not in _NOT_SHOWN:
                _gather(getattr(part, name), found)


def mapped(part: Value, change: Callable[[Text], Text]) -> Value:
    """A part of the issue with each of its texts changed."""
    made: object = part
    if isinstance(part, Text):
        made = change(part)
    elif isinstance(part, list):
        made = [mapped(item, change) for item in part]
    elif isinstance(part, dict):
        made = {key: mapped(item, change) for key, item in part.items()}
    elif isinstance(part, Struct) and not isinstance(part, Span):
        fields = {name: mapped(getattr(part, name), change) for name in part.__struct_fields__}
        made = msgspec.structs.replace(part, **fields)
    return cast("Value", made)


def find(issue: Issue, path: str) -> object:
    """What stands at a dotted path, such as `answers.steady.text`; raises `LookupError`.

    `answers.*.panel` is the list of what stands at that path in every answer that has it;
    `lead[0]` is one of a list, `key-figures[0-2]` are three of one. Both count from 0.
    """
    before, star, after = path.partition(".*.")
    if star:
        table = find(issue, before)
        if not isinstance(table, dict):
            raise LookupError(path)
        found = [find(issue, f"{before}.{key}.{after}") for key in table]
        return [item for item in found if item is not None]
    here: object = issue
    for step in path.replace("[", ".[").split("."):
        if step.startswith("["):
            if not isinstance(here, list):
                raise LookupError(path)
            first, dash, last = step[1:-1].partition("-")
            here = here[int(first) : int(last) + 1] if dash else here[int(first)]
        elif isinstance(here, dict):
            here = here[step]
        elif isinstance(here, Struct):
            here = _field(here, step, path)
        else:
            raise LookupError(path)
    return here


def _field(part: Struct, name: str, path: str) -> object:
    for own, encoded in zip(part.__struct_fields__, part.__struct_encode_fields__, strict=True):
        if name == encoded and own != "span":
            return getattr(part, own)
    raise LookupError(path)
