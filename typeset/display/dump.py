"""Display list → stable text, one mark a line: what goldens hold and people compare.

A line names the mark, its place and its color, then what is particular to it; lengths in
points to 0.01. Marks stand under the element they belong to, as deep as it lies.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from typeset.display.ops import (
    Clip,
    Fill,
    Glyphs,
    Op,
    Path,
    Picture,
    Registration,
    Shade,
    Stroke,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from typeset.color.cmyk import Cmyk
    from typeset.display.flatten import DisplayList, Element

_INDENT = "  "


def dump(display: DisplayList) -> str:
    """The page as text."""
    return "\n".join(_lines(display)) + "\n"


def _lines(display: DisplayList) -> Iterator[str]:
    page = display.page
    yield (
        f"page {_quoted(page.name)} {_points((page.width, page.height))} bleed {_point(page.bleed)}"
    )
    depths: list[int] = []
    for element in display.elements:
        depths.append(depths[element.parent] + 1 if element.parent >= 0 else 0)
    said = 0  # elements stand in the order of their marks, parents first
    for group in display.groups:
        while said <= group.element:
            yield _INDENT * depths[said] + _element(display.elements[said])
            said += 1
        depth = depths[group.element] if group.element >= 0 else 0
        if group.element < 0:
            yield "Artifact"
        yield from _ops(group.ops, depth + 1)
    for at in range(said, len(display.elements)):
        yield _INDENT * depths[at] + _element(display.elements[at])


def _element(element: Element) -> str:
    name = f" {_quoted(element.name)}" if element.name else ""
    alt = f" alt {_quoted(element.alt)}" if element.alt else ""
    actual = f" actual {_quoted(element.actual)}" if element.actual else ""
    href = f" href {_quoted(element.href)}" if element.href else ""
    return f"{element.role}{name}{alt}{actual}{href}"


def _ops(ops: Iterable[Op], depth: int) -> Iterator[str]:
    for op in ops:
        yield _INDENT * depth + _op(op)
        if isinstance(op, Clip):
            yield from _ops(op.ops, depth + 1)


def _op(op: Op) -> str:
    match op:
        case Glyphs():
            text = _glyphs(op)
        case Fill():
            rule = " even-odd" if op.even_odd else ""
            text = f"fill {_color(op.color)}{rule} {_path(op.path)}"
        case Stroke():
            dash = f" dash {_points(op.dash)}" if op.dash else ""
            ends = f" cap {op.cap}" * bool(op.cap) + f" join {op.join}" * bool(op.join)
            text = f"stroke {_color(op.color)} {_point(op.width)}{dash}{ends} {_path(op.path)}"
        case Shade():
            axis = _points((op.x0, op.y0, op.x1, op.y1))
            stops = ", ".join(f"{_point(stop.at)} {_color(stop.color)}" for stop in op.stops)
            text = f"shade {axis} [{stops}] {_path(op.path)}"
        case Picture():
            box = op.box
            text = f"picture {_quoted(op.key)} {_points((box.x, box.y, box.width, box.height))}"
        case Registration():
            text = f"registration {_point(op.width)} {_path(op.path)}"
        case Clip():
            text = f"clip {_path(op.path)}"
    return text


def _glyphs(run: Glyphs) -> str:
    one_each = all(len(text) == 1 for text in run.text)
    text = _quoted("".join(run.text)) if one_each else _quoted(run.text)
    parts = [
        f"glyphs {_points((run.x, run.y))} {run.face} {_point(run.size)} {_color(run.color)}",
        "vertical" * run.vertical,
        f"turn {run.turn}" * bool(run.turn),
        f"scale {_point(run.scale)}" * (run.scale != 1),
        text,
        f"ids {' '.join(map(str, run.glyphs))}",
        f"at {_points(run.advance)}",
        f"rise {_points(run.rise)}" * bool(run.rise),
    ]
    return " ".join(part for part in parts if part)


def _path(path: Path) -> str:
    """The path; an upright rectangle, as most are, by corner and size."""
    match path:
        case (("M", x0, y0), ("L", x1, y1), ("L", x2, y2), ("L", x3, y3), ("Z",)) if (
            x0 == x3 and x1 == x2 and y0 == y1 and y2 == y3
        ):
            return f"rectangle {_points((x0, y0, x1 - x0, y2 - y0))}"
    return " ".join(
        " ".join((kind, *map(_point, places))) if places else kind for kind, *places in path
    )


def _color(color: Cmyk) -> str:
    """The inks that are there: `M100 Y90`, or `paper`."""
    tones = (("C", color.c), ("M", color.m), ("Y", color.y), ("K", color.k))
    return " ".join(f"{ink}{_point(tone)}" for ink, tone in tones if tone) or "paper"


def _points(values: Iterable[float]) -> str:
    return " ".join(map(_point, values))


def _point(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _quoted(text: str | tuple[str, ...]) -> str:
    return json.dumps(text, ensure_ascii=False)
