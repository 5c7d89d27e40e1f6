"""数读: a titled panel of charts and figures, each drawn for the height that the text leaves."""

from __future__ import annotations

import hashlib
import math
from typing import cast

import msgspec
from msgspec import Struct

from typeset.charts import arrange, draw, theme
from typeset.charts.sheet import Heights, Measure
from typeset.display.frame import Frame
from typeset.display.ops import Fill, rectangle
from typeset.fonts.face import ASCENT
from typeset.geometry import Rect
from typeset.issue.charts import Chart, Derived
from typeset.issue.model import Panel, mapped
from typeset.layout.model import Part
from typeset.layout.styles import Style
from typeset.makeup import hands, place
from typeset.makeup.tools import Tools, overset, paragraph_lines
from typeset.source import Text

_PAD = 0.7  # em of the label style, around everything in the panel
_BAR = 2.0  # points, the panel's upper edge
_UNDER_TITLE = 0.7  # em of the title, between it and the first chart
_OVER_NOTES = 3.0  # points of white over what stands at the foot
_DERIVED = "* 由正文数字推算："


class _Setting(Struct, frozen=True):
    """What every step of one panel needs."""

    panel: Panel
    charts: list[Chart]  # those that are drawn: without a filler until there is white for it
    part: Part
    tools: Tools
    shop: draw.Shop


def set_block(content: object, box: Rect, part: Part, tools: Tools) -> Frame:
    """All that the panel was given is drawn; what has no room is an error that says how much."""
    panel = shown(cast("Panel", content), tools)
    frames = [_ground(box, part, tools)]
    whole = Frame("Sect", box, parts=tuple(frames), name=panel.title.value)
    setting = _setting(panel, box.width, part, tools)
    if setting is None:
        return whole
    pad = _pad(setting)
    inner = Rect(box.x + pad, box.y + pad, box.width - 2 * pad, box.height - 2 * pad - _BAR)
    title, inner = _title(setting, inner)
    note, inner = _notes(setting, inner)
    setting = _filled(setting, inner)
    frames.extend([title, *_charts(setting, inner, box.height), *note])
    return msgspec.structs.replace(whole, parts=tuple(frames))


def shown(panel: Panel, tools: Tools) -> Panel:
    """The panel with the transforms made that the data file declares for it."""
    within = panel.title.path.removesuffix("title")
    if not any(one.field.startswith(within) for one in tools.issue.transforms):
        return panel
    return mapped(panel, tools.shown)


def heights(
    panel: Panel, width: float, part: Part, tools: Tools, *, filled: bool
) -> Heights | None:
    """The least and the best height of a panel; None, with the fault logged, if it has none.

    A panel that is `filled` has its whole filler, where that can be set in this width.
    """
    setting = _setting(panel, width, part, tools)
    if setting is None:
        return None
    pad = _pad(setting)
    box = Rect(0.0, 0.0, width - 2 * pad, 0.0)
    _, rest = _notes(setting, _title(setting, box)[1])
    wanted = None
    if filled:
        charts = panel.drawn(panel.fillers)
        wanted = arrange.heights(charts, box.width, setting.shop.on_trial())
    wanted = wanted or arrange.heights(setting.charts, box.width, setting.shop)
    if wanted is None:
        return None
    fixed = 2 * pad + _BAR - rest.height
    return Heights(fixed + wanted.least, fixed + wanted.best)


def _setting(panel: Panel, width: float, part: Part, tools: Tools) -> _Setting | None:
    look = theme.theme_of(tools.layout.styles, part.styles, width, tools.log)
    if look is None:
        return None
    hand, quiet = hands.hands(tools)
    shop = draw.Shop(look, hand, quiet, tools.log, _fonts(tools), tools.kept)
    return _Setting(panel, panel.drawn(0), part, tools, shop)


def _pad(setting: _Setting) -> float:
    return _PAD * setting.tools.style(_name(setting.part, "label")).size


def _name(part: Part, role: str) -> str:
    """The layout's style of a role: the part's own, or the usual."""
    return part.styles.get(role, f"panel-{role}")


def _ground(box: Rect, part: Part, tools: Tools) -> Frame:
    names = part.styles
    color = tools.swatch(names.get("ground", theme.SWATCHES["ground"]))
    ground = Fill(rectangle(box), color)
    edge = Rect(box.x, box.top - _BAR, box.width, _BAR)
    bar = Fill(rectangle(edge), tools.swatch(names.get("bar", "green")))
    return Frame("Artifact", box, (ground, bar))


def _title(setting: _Setting, inner: Rect) -> tuple[Frame, Rect]:
    """The panel's title, and the box that it leaves."""
    style = setting.tools.style(_name(setting.part, "title"))
    lines = paragraph_lines(setting.tools, setting.panel.title, _flush(style), inner.width)
    first = inner.top - ASCENT * style.size
    ops = [
        op for number, line in enumerate(lines)
        for op in place.horizontal(line, inner.x, first - number * style.leading)
    ]  # fmt: skip
    height = (1 + _UNDER_TITLE) * style.size + (len(lines) - 1) * style.leading
    rest = Rect(inner.x, inner.y, inner.width, inner.height - height)
    return Frame("H4", inner, tuple(ops)), rest


def _notes(setting: _Setting, inner: Rect) -> tuple[list[Frame], Rect]:
    """What stands at the panel's foot: its source, how derived values were reckoned."""
    style = setting.tools.style(_name(setting.part, "unit"))
    derived = [
        member for chart in setting.charts for member in chart.members()
        if isinstance(member, Derived)
    ]  # fmt: skip
    words = [] if setting.panel.note is None else [setting.panel.note]
    words = [*_reckoned(setting, derived, inner.width), *words]
    ops, lines = [], []
    for text in words:
        measure = Measure(setting.charts[0], inner.width, setting.shop.theme,
                          setting.shop.hand).even(text, "unit", inner.width)  # fmt: skip
        lines.extend(paragraph_lines(setting.tools, text, _flush(style), measure))
    for number, line in enumerate(reversed(lines)):
        baseline = inner.y + (1 - ASCENT) * style.size + number * style.leading
        ops.append(place.horizontal(line, inner.x, baseline))
    if not lines:
        return [], inner
    height = len(lines) * style.leading + _OVER_NOTES
    rest = Rect(inner.x, inner.y + height, inner.width, inner.height - height)
    return [Frame("P", inner, tuple(op for group in reversed(ops) for op in group))], rest


def _reckoned(setting: _Setting, derived: list[Derived], width: float) -> list[Text]:
    """How derived values were reckoned: in one line, or each formula in a line of its own."""
    if not derived:
        return []
    formulas = [f"{one.label.value}＝{one.derived.value}" for one in derived]
    whole = Text(_DERIVED + "；".join(formulas), derived[0].span)
    measure = Measure(setting.charts[0], width, setting.shop.theme, setting.shop.hand)
    if measure.extent(whole, "unit") <= width:
        return [whole]
    return [Text(words, derived[0].span) for words in (_DERIVED, *formulas)]


def _charts(setting: _Setting, inner: Rect, height: float) -> list[Frame]:
    """The charts, and the hairlines between them.

    `height` is the whole panel's, in whose rows a fault is said.
    """
    match arrange.arrange(setting.charts, inner, setting.shop):
        case arrange.TooLow(over=over):
            _squeezed(setting, height, over)
        case arrange.Arranged(places=places, rules=rules):
            drawn = [draw.draw(chart, box, setting.shop) for chart, box in places]
            frames = [frame for frame in drawn if frame is not None]
            return [Frame("Artifact", inner, rules), *frames] if rules else frames
    return []


def _squeezed(setting: _Setting, height: float, over: float) -> None:
    """Says how many rows the panel has, and how many its charts need."""
    grid = setting.tools.plan.grid
    row = grid.row
    rows = round((height + row - grid.em) / row)
    overset(setting.tools, setting.panel.title, setting.part.name or "panel", setting.part.span,
            "panel-squeezed", rows=rows, least=rows + math.ceil(over / row))  # fmt: skip


def _filled(setting: _Setting, inner: Rect) -> _Setting:
    """The panel with as much of its filler as crowds no chart."""
    panel, shop = setting.panel, setting.shop.on_trial()

    def is_roomy(charts: list[Chart]) -> bool:
        wanted = arrange.heights(charts, inner.width, shop)
        return wanted is not None and arrange.is_roomy(wanted.best, inner.height)

    charts, count = setting.charts, 0
    if panel.fillers and is_roomy(charts):  # else its words need not be set at all
        ways = ((panel.drawn(n), n) for n in range(panel.fillers, _fewest(panel) - 1, -1))
        charts, count = next((way for way in ways if is_roomy(way[0])), (charts, 0))
    _spare(setting, count)
    return msgspec.structs.replace(setting, charts=charts)


def _fewest(panel: Panel) -> int:
    """The fewest rows of a filler: a list that it begins has two, for one alone looks left over,
    unless there is no other.
    """
    begins = len(panel.drawn(1)) > len(panel.drawn(0))
    return min(2, panel.fillers) if begins else 1


def _spare(setting: _Setting, count: int) -> None:
    """Notes what the filler has beyond so many figures."""
    filler = setting.panel.filler
    if filler is not None and count < len(filler.figures):
        title = None if count else filler.title
        setting.tools.spared.append(
            msgspec.structs.replace(filler, figures=filler.figures[count:], title=title)
        )


def _flush(style: Style) -> Style:
    return msgspec.structs.replace(style, align="left", indent=0.0)


def _fonts(tools: Tools) -> str:
    """The digest of the fonts at hand."""
    held = (f"{name} {entry.digest}" for name, entry in sorted(tools.shop.fonts.entries.items()))
    return hashlib.sha256("\n".join(held).encode()).hexdigest()
