"""The finished page and the press → black type that lays too much ink on what it stands on.

Black type prints over what lies beneath it, so that its 100 % comes on top of a panel's inks.
The gate finds the same in the file, in mm; here it is found with the places in data and layout.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from math import inf
from typing import TYPE_CHECKING

from msgspec import Struct

from typeset.color.cmyk import PAPER, Cmyk, mix
from typeset.diagnostics import Log, Related, Span
from typeset.display import cover
from typeset.display.frame import Frame, Page
from typeset.display.ops import Clip, Fill, Glyphs, Op, Path, Picture, Shade
from typeset.geometry import Rect
from typeset.layout.model import Layout
from typeset.plan.model import PagePlan, Placement

from .page import MadeUp

if TYPE_CHECKING:
    from typeset.pictures.model import PreparedPicture

_MIDDLE = 0.38  # em above the baseline: the middle of a 字
_PROBES = 60  # glyphs of a run that are asked what they stand on; a run has one ground or two
_SAMPLES = 8  # of a picture, across and down a 字
_SLACK = 0.05  # per cent

_Sides = tuple[float, float, float, float]  # left, bottom, right, top
_Mark = Glyphs | Fill | Shade | Picture
_Painted = tuple[Frame, _Mark, tuple[Path, ...]]  # area, mark, clips around it


class _Ground(Struct):
    """What is painted, the clips around it, the area that it belongs to; once it was asked, its
    box, and the samples of a picture.
    """

    op: Fill | Shade | Picture
    clips: tuple[Path, ...]
    area: Frame | None
    picture: PreparedPicture | None = None
    box: Rect | None = None
    samples: bytes = b""

    @property
    def name(self) -> str:
        """What the data call a picture; nothing of a shape."""
        return self.op.key.rpartition("@")[0] if isinstance(self.op, Picture) else ""

    def extent(self) -> Rect:
        """Its box."""
        if self.box is None:
            op = self.op
            self.box = op.box if isinstance(op, Picture) else cover.extent(op.path)
        return self.box

    def at(self, x: float, y: float, size: float) -> Cmyk | None:
        """Its color at a place, a picture's the mean of `size` points around it; None where it
        does not cover it.
        """
        if not all(cover.covers(clip, x, y) for clip in self.clips):  # the plainest is outermost
            return None
        op, box = self.op, self.extent()
        if not (box.x <= x <= box.right and box.y <= y <= box.top):
            return None
        if isinstance(op, Picture):
            return self._mean(x, y, size)
        even_odd = isinstance(op, Fill) and op.even_odd
        if not cover.covers(op.path, x, y, even_odd=even_odd):
            return None
        return op.color if isinstance(op, Fill) else _shaded(op, x, y)

    def _mean(self, x: float, y: float, size: float) -> Cmyk:
        """The mean of some samples of a picture, from side to side of a 字."""
        picture, box = self.picture, self.extent()
        if picture is None or picture.space != "DeviceCMYK" or picture.packing != "FlateDecode":
            return PAPER
        if not self.samples:
            self.samples = zlib.decompress(picture.samples)
        columns = _spread(x - box.x, size, box.width, picture.width)
        rows = _spread(box.top - y, size, box.height, picture.height)
        places = [4 * (row * picture.width + column) for row in rows for column in columns]
        count = 2.55 * len(places)
        return Cmyk(*(sum([self.samples[at + ink] for at in places]) / count for ink in range(4)))


_BARE = _Ground(Fill((), PAPER), (), None)


def check(made: MadeUp, plan: PagePlan, layout: Layout, most: float, log: Log) -> None:
    """Logs every area whose black type makes more ink than `most` with what it stands on.

    Hot: a page has four hundred marks. Places are asked only for type that touches the box of a
    ground too heavy for it: 0.6 ms.
    """
    room = most - 100 + _SLACK
    grounds: list[_Ground] = []
    heavy: list[_Sides] = []
    said: set[tuple[str, str, Cmyk | str]] = set()
    for area, op, clips in _marks(made.page):
        if not isinstance(op, Glyphs):
            picture = made.pictures.get(op.key) if isinstance(op, Picture) else None
            ground = _Ground(op, clips, area, picture)
            grounds.append(ground)
            if _most(op) > room:
                # A clip is a plain box around a drawing of a thousand places.
                box = cover.extent(clips[0]) if clips else ground.extent()
                heavy.append((box.x, box.y, box.right, box.top))
        elif heavy and op.glyphs and op.color.is_black and _touches(op, heavy):
            under, color = _heaviest(op, grounds)
            key = (area.name, under.area.name if under.area else "", under.name or color)
            if _ink(color) > room and key not in said:
                said.add(key)
                _report(area, op, under, color, most, plan, layout, log)


def _marks(page: Page) -> Iterator[_Painted]:
    """What is painted, in order."""

    def inside(ops: tuple[Op, ...], area: Frame, clips: tuple[Path, ...]) -> Iterator[_Painted]:
        for op in ops:
            if isinstance(op, _Mark):
                yield area, op, clips
            elif isinstance(op, Clip):
                yield from inside(op.ops, area, (*clips, op.path))

    def within(frame: Frame, area: Frame) -> Iterator[_Painted]:
        yield from inside(frame.ops, area, ())
        for part in frame.parts:
            yield from within(part, area)

    for frame in page.frames:
        yield from within(frame, frame)


def _ink(color: Cmyk) -> float:
    """What of a color adds to black type: its own black is the type's."""
    return color.c + color.m + color.y


def _most(op: Fill | Shade | Picture) -> float:
    """The most that it can add; what a picture holds is not known before it is asked."""
    if isinstance(op, Picture):
        return inf
    if isinstance(op, Fill):
        return _ink(op.color)
    return max(_ink(stop.color) for stop in op.stops)


def _touches(run: Glyphs, heavy: list[_Sides]) -> bool:
    """Whether a run, from its first glyph to its last, touches one of the boxes."""
    (x0, y0), (x1, y1) = _place(run, 0), _place(run, -1)
    low, high = (y0, y1) if y0 <= y1 else (y1, y0)
    for left, bottom, right, top in heavy:
        if left <= x1 and x0 <= right and bottom <= high and low <= top:
            return True
    return False


def _heaviest(run: Glyphs, grounds: list[_Ground]) -> tuple[_Ground, Cmyk]:
    """What a run stands on where it is heaviest."""
    step = max(1, len(run.glyphs) // _PROBES)
    places = (_place(run, at) for at in range(0, len(run.glyphs), step))
    found = (_under(x, y, run.size, grounds) for x, y in places)
    return max(found, key=lambda ground: _ink(ground[1]))


def _place(run: Glyphs, at: int) -> tuple[float, float]:
    """About the middle of a glyph."""
    along, half = run.advance[at], run.size / 2
    rise = run.rise[at] if run.rise else 0.0
    if run.vertical:
        return run.x + rise, run.y - along - half
    if run.turn:  # Latin in vertical type: it runs down the page
        return run.x + rise + _MIDDLE * run.size, run.y - along
    return run.x + along + half * run.scale / 2, run.y + rise + _MIDDLE * run.size


def _under(x: float, y: float, size: float, grounds: list[_Ground]) -> tuple[_Ground, Cmyk]:
    """The uppermost ground at a place, and its color there."""
    for ground in reversed(grounds):
        color = ground.at(x, y, size)
        if color is not None:
            return ground, color
    return _BARE, PAPER


def _spread(at: float, size: float, side: float, count: int) -> list[int]:
    """Samples of a row or column of `count`, spread over `size` around a place, along `side`."""
    steps = (at + size * (step / (_SAMPLES - 1) - 0.5) for step in range(_SAMPLES))
    return [min(count - 1, max(0, int(place / side * count))) for place in steps]


def _shaded(op: Shade, x: float, y: float) -> Cmyk:
    """The color of a shade at a place."""
    dx, dy = op.x1 - op.x0, op.y1 - op.y0
    length = dx * dx + dy * dy
    at = ((x - op.x0) * dx + (y - op.y0) * dy) / length if length else 0.0
    before = op.stops[0]
    for stop in op.stops:
        if stop.at >= at:
            share = (at - before.at) / (stop.at - before.at) if stop.at > before.at else 1.0
            return mix(before.color, stop.color, max(0.0, share))
        before = stop
    return before.color


def _report(
    area: Frame,
    run: Glyphs,
    under: _Ground,
    color: Cmyk,
    most: float,
    plan: PagePlan,
    layout: Layout,
    log: Log,
) -> None:
    own, panel = _placement(area, plan), _placement(under.area, plan)
    named = (name for name, known in layout.swatches.items() if known == color)
    swatch = "" if under.name else next(named, "")
    related = []
    if panel is not None:
        related.append(Related("ground-area", panel.area.span, {"area": panel.name}))
    if swatch in layout.swatches_at:
        related.append(Related("swatch-here", layout.swatches_at[swatch], {"swatch": swatch}))
    log.error(
        "black-over-panel", _span(run, own), *related,
        area=own.name if own else area.name, panel=panel.name if panel else "—",
        swatch=swatch or under.name or _in_words(color), words="".join(run.text),
        ground=round(_ink(color)), ink=round(100 + _ink(color)), limit=round(most),
    )  # fmt: skip


def _placement(area: Frame | None, plan: PagePlan) -> Placement | None:
    """The area of the layout that a frame stands for: an elastic one goes by its panel's name."""
    if area is None:
        return None
    named = (placed for placed in plan.placements if placed.name == area.name)
    x, y = area.box.x + area.box.width / 2, area.box.y + area.box.height / 2
    around = (
        placed
        for placed in reversed(plan.placements)
        if placed.area.under is not None
        and placed.box.x <= x <= placed.box.right
        and placed.box.y <= y <= placed.box.top
    )
    return next(named, None) or next(around, None)


def _span(run: Glyphs, own: Placement | None) -> Span | None:
    if run.span is not None:
        return run.span
    return own.area.span if own is not None else None


def _in_words(color: Cmyk) -> str:
    tones = (("C", color.c), ("M", color.m), ("Y", color.y), ("K", color.k))
    return " ".join(f"{ink}{round(tone)}" for ink, tone in tones if tone)
