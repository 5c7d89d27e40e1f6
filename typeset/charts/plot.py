"""A sheet → matplotlib axes whose unit is the point; what they draw comes back as marks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, cast

from typeset.geometry import Rect

from .sheet import Said, Sheet
from .theme import settings

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Range = tuple[float, float]
_DPI = 72  # a pixel is a point
_CAP = 0.70  # em, the height of digits


class Plot:
    """A matplotlib figure of the sheet's size."""

    def __init__(self, sheet: Sheet, figure: Figure) -> None:
        self.sheet = sheet
        self.figure = figure

    def axes(self, box: Rect, x: Range, y: Range) -> Axes:
        """Bare axes in a box of the sheet, their scales running over `x` and `y`."""
        w, h = self.sheet.width, self.sheet.height
        axes = self.figure.add_axes((box.x / w, box.y / h, box.width / w, box.height / h))
        axes.patch.set_visible(False)
        for spine in axes.spines.values():
            spine.set_visible(False)
        axes.set_xticks([])
        axes.set_yticks([])
        axes.set_xlim(*x)
        axes.set_ylim(*y)
        return axes

    def color(self, role: str) -> tuple[float, float, float]:
        """A role's color as matplotlib is told it."""
        return self.sheet.theme.code(role)

    def say(
        self, axes: Axes, said: Said, role: str, at: tuple[float, float], *,
        dx: float = 0.0, dy: float = 0.0, color: str | None = None,
        across: Literal["left", "center", "right"] = "left",
    ) -> None:  # fmt: skip
        """Words at a place of the scales, moved by points, their digits centered on it."""
        index = self.sheet.index(said)
        size = self.sheet.theme[role].size
        down = -_CAP / 2 * size
        label = axes.annotate(
            said if isinstance(said, str) else said.value, at, (dx, dy + down),
            textcoords="offset points", ha=across, va="baseline", fontfamily=role,
            fontsize=size, color=self.color(color or f"type-{role}"),
            annotation_clip=False,
        )  # fmt: skip
        if isinstance(index, int):
            label.set_gid(str(index))


@contextmanager
def plot(sheet: Sheet) -> Iterator[Plot]:
    """A plot on the sheet; when it ends, what it drew is on the sheet.

    matplotlib's settings are its own defaults and ours, whatever this machine's user prefers.
    """
    import matplotlib as mpl
    from matplotlib.figure import Figure

    from .recorder import Recorder

    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(cast("Any", settings(sheet.theme)))  # its stub lists every key
        figure = Figure(figsize=(sheet.width / _DPI, sheet.height / _DPI), dpi=_DPI)
        figure.patch.set_visible(False)
        made = Plot(sheet, figure)
        yield made
        recorder = Recorder(sheet, sheet.width, sheet.height)
        figure.draw(recorder)
        sheet.add(recorder.marks)
