"""What a block is given to set itself with: the issue, the styles, the shop — nothing global."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from typeset.art.colors import Colors
from typeset.color.cmyk import Cmyk
from typeset.diagnostics import Log, Related, Span
from typeset.display.ops import Op
from typeset.fonts.face import ASCENT
from typeset.galley import breaking, compose, lines, report
from typeset.galley.itemize import Shop
from typeset.galley.lines import SetLine
from typeset.geometry import Rect, WritingMode
from typeset.issue.model import Filler, Issue, find
from typeset.issue.seals import Seal
from typeset.layout.model import Layout
from typeset.layout.styles import Align, Style
from typeset.plan.model import PagePlan, Placement
from typeset.source import Text

from . import place, sense

_ENDLESS = 1e6  # points: a measure for what is set on one line whatever its length


class FittedTitle(Struct, frozen=True):
    """What fitting a title to its measure took, for the ledger."""

    name: str  # area.part
    least: float  # points, the layout's bounds
    most: float
    size: float
    tracking: float  # em, beside the style's own
    scale: float  # of the style's own width


class Tools(Struct, frozen=True):
    """The hands of make-up."""

    issue: Issue
    layout: Layout
    plan: PagePlan
    shop: Shop
    log: Log
    shown: Callable[[Text], Text]  # a text with its declared transforms made
    picture: Callable[[Text, Rect, tuple[float, float]], str | None]  # file in a slot → its key
    lock: Mapping[str, Seal] = {}  # what is signed in this layout, by area or `area.answer`
    names: Sequence[str] = ()  # the page's own, which display lines keep whole where they can
    kept: Path | None = None  # where drawings are kept from one build to the next
    titles: list[FittedTitle] = []  # as they are fitted
    spared: list[Filler] = []  # what of fillers there was no white for

    def style(self, name: str, **changes: object) -> Style:
        """The style of that name, with changes of this one use."""
        style = self.layout.styles[name]
        return msgspec.structs.replace(style, **changes) if changes else style

    def signed_at(self, name: str) -> Span:
        """Where the data file has an area or answer as signed."""
        return self.issue.lock[self.plan.name][name].span

    def swatch(self, name: str) -> Cmyk:
        """The color of that name."""
        return self.layout.swatches[name]

    def content(self, path: str, placed: Placement) -> object | None:
        """What stands at a path of the issue; `.x` is a field of the area's own content."""
        if path.startswith("."):
            path = placed.path + path
        try:
            return find(self.issue, path)
        except (LookupError, ValueError):
            self.log.error("missing-content", placed.area.span, area=placed.name, content=path)
            return None

    def field(self, path: str, placed: Placement) -> Text | None:
        """The text at a path of the issue."""
        found = self.content(path, placed)
        return found if isinstance(found, Text) else None

    def art_colors(self) -> Colors:
        """The landscape's colors: the swatches `art-…` of the layout."""
        return Colors(*(self.swatch(f"art-{name}") for name in Colors.__struct_fields__))

    def line(self, text: Text, style: Style) -> SetLine | None:
        """The text on one line at its natural width, from the left; None when it has none."""
        style = msgspec.structs.replace(style, align="left", indent=0.0)
        galley = compose.compose(text, style, self.shop)
        if not galley.paragraphs:
            return None
        paragraph = galley.paragraphs[0]
        whole = breaking.Breaks((len(paragraph.width),), 0.0, 0.0)
        return lines.set_lines(paragraph, whole, [_ENDLESS])[0]

    def words(self, words: str, style: Style, span: Span | None = None) -> SetLine | None:
        """Words of the layout itself on one line: no field of the issue, so no source."""
        return self.line(Text(words, span or Span("", 1, 1)), style)


def paragraph_lines(tools: Tools, text: Text, style: Style, measure: float) -> list[SetLine]:
    """A text's lines at one measure, each paragraph broken at its best, the page's names whole."""
    result: list[SetLine] = []
    for composed in compose.compose(text, style, tools.shop).paragraphs:
        paragraph = sense.whole(composed, tools.names)
        breaks = breaking.optimum(paragraph, [measure])
        set_ = lines.set_lines(paragraph, breaks, [measure])
        report.report(paragraph, breaks, set_, tools.log)
        result.extend(set_)
    return result


def stack(set_: Sequence[SetLine], box: Rect, style: Style, *, valign: str = "top") -> list[Op]:
    """Lines one under the other in a box; the first line's 字 box touches its upper edge."""
    block = len(set_) * style.leading - (style.leading - style.size) if set_ else 0.0
    if style.mode is WritingMode.VERTICAL:
        return _columns(set_, box, style, block)
    free = box.height - block
    top = box.top - {"top": 0.0, "middle": free / 2, "bottom": free}[valign]
    ops: list[Op] = []
    for number, line in enumerate(set_):
        ops.extend(
            place.horizontal(line, box.x, top - number * style.leading - ASCENT * style.size)
        )
    return ops


def _columns(set_: Sequence[SetLine], box: Rect, style: Style, block: float) -> list[Op]:
    right = box.right - (box.width - block) / 2
    ops: list[Op] = []
    for number, line in enumerate(set_):
        ops.extend(place.vertical(line, right - style.size / 2 - number * style.leading, box.top))
    return ops


def overset(
    tools: Tools,
    text: Text,
    area: str,
    span: Span,
    code: str = "block-overset",
    *,
    more: Sequence[Related] = (),
    **over: float,
) -> None:
    """Logs that a text does not fit its place, with both places and what might be done."""
    here = Related("area-here", span, {"area": area})
    tools.log.error(code, text.span, *more, here, area=area, **over)


def aligned(width: float, room: float, align: Align) -> float:
    """How far something `width` wide is moved in `room` to be aligned."""
    if align == "center":
        return (room - width) / 2
    return room - width if align == "right" else 0.0
