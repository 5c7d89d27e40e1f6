"""matplotlib's drawing calls → display ops: exact swatches, our words, nothing translucent.

The recorder paints nothing. Paths, dashes, markers and clips become marks in points; a color is
looked up by its code in the theme; words become places for the page's own hand. What a press
cannot take — pictures, shadings, mathematics set by another engine — is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.path import Path as Outline

from typeset.color.cmyk import Cmyk
from typeset.display.ops import Clip, Fill, Path, Segment, Stroke, rectangle
from typeset.geometry import Rect

from .drawing import Mark, Words, tint
from .sheet import Measure, Refused

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties
    from matplotlib.text import Text as Label
    from matplotlib.transforms import Transform

_CAPS: Final = {"butt": 0, "round": 1, "projecting": 2}
_JOINS: Final = {"miter": 0, "round": 1, "bevel": 2}
# Above and below the baseline, em: digits are centered on their height, 字 on their square.
_DIGITS: Final = (0.70, 0.0)
_HAN: Final = (0.84, 0.08)
_SLACK: Final = 0.01  # points


class Recorder(RendererBase):
    """Gathers the marks of one chart, `measure` telling how wide its words are."""

    def __init__(self, measure: Measure, width: float, height: float) -> None:
        super().__init__()
        self.measure = measure
        self.width = width
        self.height = height
        self.marks: list[Mark] = []

    # What matplotlib asks ------------------------------------------------------------------

    def flipy(self) -> bool:
        return False  # y grows upwards, as on paper

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self.width, self.height

    def points_to_pixels(self, points: Any) -> Any:  # noqa: ANN401 - as in its base
        return points

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: object
    ) -> tuple[float, float, float]:
        if ismath:
            raise Refused("chart-math", words=s)
        role = self._role(prop)
        above, below = _DIGITS if s.isascii() else _HAN
        size = self.measure.theme[role].size
        return self.measure.extent(s, role), (above + below) * size, below * size

    def _get_font_height_metrics(self, prop: FontProperties) -> tuple[float, float, float]:
        """Above and below the baseline, and between lines.

        matplotlib 3.11 asks its backends for this by a private name, and searches the machine's
        fonts where it is missing. Words stand on their baselines here: no place depends on it.
        """
        size = self.measure.theme[self._role(prop)].size
        return _HAN[0] * size, _HAN[1] * size, 0.0

    # What matplotlib draws -----------------------------------------------------------------

    def draw_path(
        self, gc: GraphicsContextBase, path: Outline, transform: Transform,
        rgbFace: Any = None,  # noqa: ANN401, N803 - as in its base
    ) -> None:  # fmt: skip
        if gc.get_hatch() is not None:
            raise Refused("chart-hatch")
        segments = _segments(path, transform, closed=rgbFace is not None)
        if not segments:
            return
        marks: list[Fill | Stroke] = []
        if rgbFace is not None:
            color = self._color(rgbFace, _alpha(gc, rgbFace))
            if color is not None:
                marks.append(Fill(segments, color))
        width = gc.get_linewidth()
        if width > 0:
            rgb: Any = gc.get_rgb()
            color = self._color(rgb, rgb[3])
            if color is not None:
                marks.append(
                    Stroke(segments, color, width, _dash(gc), _CAPS[gc.get_capstyle()],
                           _JOINS[gc.get_joinstyle()])
                )  # fmt: skip
        self._put(marks, gc, segments, width)

    def draw_text(
        self, gc: GraphicsContextBase, x: float, y: float, s: str, prop: FontProperties,
        angle: float, ismath: object = False, mtext: Label | None = None,
    ) -> None:  # fmt: skip
        if ismath:
            raise Refused("chart-math", words=s)
        if angle:
            raise Refused("chart-turned", words=s)
        rgb: Any = gc.get_rgb()
        role = self._name(rgb)
        if rgb[3] < 1:
            raise Refused("chart-screened", words=s)
        gid = mtext.get_gid() if mtext is not None else None
        text: int | str = int(gid) if gid is not None else s
        self.marks.append(Words(text, self._role(prop), float(x), float(y), role))

    def draw_image(self, *_: object, **__: object) -> None:
        raise Refused("chart-raster")

    def draw_gouraud_triangles(self, *_: object, **__: object) -> None:
        raise Refused("chart-shaded")

    def draw_tex(self, *_: object, **__: object) -> None:
        raise Refused("chart-math", words="TeX")

    # Looking up ----------------------------------------------------------------------------

    def _role(self, prop: FontProperties) -> str:
        """A family is a role of the theme; matplotlib's own fonts are not on this page."""
        family: str = prop.get_family()[0]
        if family not in self.measure.theme.styles:
            raise Refused("chart-face", face=family)
        return family

    def _name(self, rgb: Sequence[float]) -> str:
        r, g, b = (round(tone * 255) for tone in rgb[:3])
        role = self.measure.theme.role_of((r, g, b))
        if role is None:
            raise Refused("chart-color", color=f"#{r:02x}{g:02x}{b:02x}")
        return role

    def _color(self, rgb: Sequence[float], alpha: float) -> Cmyk | None:
        """The ink, flat and opaque on the theme's ground; None where nothing is to be seen."""
        if alpha <= 0:
            return None
        theme = self.measure.theme
        return tint(theme.color("ground"), theme.color(self._name(rgb)), alpha)

    def _put(
        self, marks: list[Fill | Stroke], gc: GraphicsContextBase, path: Path, width: float
    ) -> None:
        """The marks, clipped where they would reach over the edge of their axes."""
        clip = _clip(gc, _extent(path, width / 2))
        self.marks.extend(marks if clip is None else [Clip(clip, tuple(marks))])


def _alpha(gc: GraphicsContextBase, face: Sequence[float]) -> float:
    if gc.get_forced_alpha() or len(face) == 3:
        return float(gc.get_alpha())
    return float(face[3])


def _dash(gc: GraphicsContextBase) -> tuple[float, ...]:
    offset, pattern = gc.get_dashes()
    if pattern is None:
        return ()
    if offset:
        raise Refused("chart-dash")
    return tuple(np.asarray(pattern).tolist())


def _segments(path: Outline, transform: Transform, *, closed: bool) -> Path:
    """The path in our segments; its quadratic curves as the cubics they equal."""
    segments: list[Segment] = []
    at = (0.0, 0.0)
    for points, code in path.iter_segments(transform, simplify=False, curves=True):
        p: list[float] = np.asarray(points).tolist()
        if code == Outline.MOVETO:
            segments.append(("M", p[0], p[1]))
        elif code == Outline.LINETO:
            segments.append(("L", p[0], p[1]))
        elif code == Outline.CURVE3:
            (x0, y0), (qx, qy, x, y) = at, p
            segments.append(("C", x0 + 2 / 3 * (qx - x0), y0 + 2 / 3 * (qy - y0),
                             x + 2 / 3 * (qx - x), y + 2 / 3 * (qy - y), x, y))  # fmt: skip
        elif code == Outline.CURVE4:
            segments.append(("C", *p))  # type: ignore[arg-type]  # six of them
        elif code == Outline.CLOSEPOLY:
            segments.append(("Z",))
            continue
        at = (p[-2], p[-1])
    if closed and segments and segments[-1] != ("Z",):
        segments.append(("Z",))
    return tuple(segments)


def _extent(path: Path, more: float) -> Rect:
    xs: list[float] = [x for _, *places in path for x in places[::2]]
    ys: list[float] = [y for _, *places in path for y in places[1::2]]
    left, bottom = min(xs) - more, min(ys) - more
    return Rect(left, bottom, max(xs) + more - left, max(ys) + more - bottom)


def _clip(gc: GraphicsContextBase, extent: Rect) -> Path | None:
    """The path that something is clipped to, None where all of it shows."""
    outline, transform = gc.get_clip_path()
    if outline is not None and transform is not None:
        return _segments(cast("Outline", outline), transform, closed=True)
    box = gc.get_clip_rectangle()
    if box is None:
        return None
    clip = Rect(float(box.x0), float(box.y0), float(box.width), float(box.height))
    return None if clip.holds(extent, _SLACK) else rectangle(clip)
