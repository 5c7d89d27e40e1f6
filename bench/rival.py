"""A page as we set it → the same page as Typst's source: same text, faces, columns and shapes.

Text that runs over several lines is handed over as paragraphs, for Typst to break and justify
in a box of our measure; a single line as a text at its place; shapes as data, which Typst
reads faster than code. So Typst does the work of a typesetter and no more than we do.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from pathlib import Path

import msgspec
from msgspec import Struct

from typeset.color.cmyk import Cmyk
from typeset.display import flatten
from typeset.display.flatten import DisplayList
from typeset.display.ops import Clip, Fill, Glyphs, Op, Shade, Stroke
from typeset.display.ops import Path as Outline
from typeset.fonts.catalogue import FontBook
from typeset.fonts.face import ASCENT

TEMPLATE = Path(__file__).with_name("rival.typ")


class Type(Struct, frozen=True):
    """Text of one face, size and color, as Typst names it."""

    text: str
    font: str
    weight: int
    stretch: float  # per cent
    size: float
    fill: list[float]


class Line(Struct, frozen=True):
    """A text on one line, from its top left corner."""

    x: float
    y: float
    type: Type


class Flow(Struct, frozen=True):
    """Paragraphs in a column."""

    x: float
    y: float
    width: float
    size: float
    leading: float
    indent: float
    paragraphs: list[list[Type]]


class Stop(Struct, frozen=True):
    """A color at a place of a shade, per cent."""

    at: float
    fill: list[float]


class Shape(Struct, frozen=True):
    """An outline: a plain polygon's points, or segments; filled, shaded or drawn."""

    points: list[list[float]]
    segments: list[list[float | str]]
    fill: list[float] | None = None
    stops: list[Stop] | None = None
    stroke: list[float] | None = None
    pen: float = 0.0


class Picture(Struct, frozen=True):
    """Shapes, in a frame that hides what stands out of it, or in none."""

    frame: list[float] | None  # left, top, width, height
    shapes: list[Shape]


class Page(Struct, frozen=True):
    """What the template sets."""

    width: float
    height: float
    pictures: list[Picture]
    lines: list[Line]
    flows: list[Flow]


def write(display: DisplayList, fonts: FontBook, folder: Path) -> Path:
    """Puts source, data and a folder `fonts` of just the page's faces; returns the source."""
    folder.mkdir(parents=True, exist_ok=True)
    runs = list(flatten.glyph_runs(display))
    faces = folder / "fonts"
    shutil.rmtree(faces, ignore_errors=True)
    faces.mkdir()
    for name in sorted({run.face for run in runs}):
        path = fonts.path(name)
        assert path is not None, name
        shutil.copyfile(path, faces / path.name)
    source = folder / TEMPLATE.name
    shutil.copyfile(TEMPLATE, source)
    (folder / "page.json").write_bytes(msgspec.json.encode(_page(display, runs, fonts)))
    return source


def _page(display: DisplayList, runs: list[Glyphs], fonts: FontBook) -> Page:
    height = display.page.height
    lines: list[Line] = []
    flows: list[Flow] = []
    for source, group in groupby(runs, key=lambda run: run.source):
        parts = list(group)
        if source and not parts[0].vertical and len({round(run.y, 1) for run in parts}) > 1:
            flows += _flows(parts, height, fonts)
        else:
            lines += [line for run in parts for line in _lines(run, height, fonts)]
    pictures = [p for group in display.groups for p in _pictures(group.ops, height)]
    return Page(display.page.width, height, pictures, lines, flows)


def _type(run: Glyphs, text: str, fonts: FontBook) -> Type:
    face = fonts.face(run.face)
    assert face is not None, run.face
    family = getattr(fonts.entries[run.face], "family", "")
    # Typst takes widths out of family names.
    is_narrow = family.endswith(" Condensed")
    return Type(
        text,
        family.removesuffix(" Condensed"),
        face.weight,
        75 if is_narrow else 100,
        run.size,
        _ink(run.color),
    )


def _lines(run: Glyphs, height: float, fonts: FontBook) -> Iterator[Line]:
    text = "".join(run.text)
    if not run.vertical:
        yield Line(run.x, height - run.y - ASCENT * run.size, _type(run, text, fonts))
        return
    for character, along in zip(text, run.advance, strict=False):
        yield Line(run.x - run.size / 2, height - run.y + along, _type(run, character, fonts))


def _flows(runs: list[Glyphs], height: float, fonts: FontBook) -> Iterator[Flow]:
    """The text of several lines, a flow for each column it stands in."""
    lines = [list(line) for _, line in groupby(runs, key=lambda run: round(run.y, 1))]
    columns: list[list[list[Glyphs]]] = []
    for line in lines:
        if not columns or line[0].y > columns[-1][-1][0].y:
            columns.append([])
        columns[-1].append(line)
    for column in columns:
        size = max(run.size for run in column[0])
        left = min(line[0].x for line in column)
        right = max(line[-1].x + line[-1].advance[-1] + line[-1].size for line in column)
        top = height - column[0][0].y - ASCENT * size
        steps = [a[0].y - b[0].y for a, b in pairwise(column)]
        leading = min(steps, default=size * 1.5)
        paragraphs: list[list[Type]] = []
        indent = 0.0
        for line in column:
            moved = line[0].x - left
            if not paragraphs or moved > 0.9 * size:
                paragraphs.append([])
                indent = max(indent, moved)
            paragraphs[-1] += [_type(run, "".join(run.text), fonts) for run in line]
        joined = [_joined(paragraph) for paragraph in paragraphs]
        yield Flow(left, top, right - left, size, leading - size, indent, joined)


def _joined(parts: list[Type]) -> list[Type]:
    """Neighbors of one look as one text."""
    looks = groupby(parts, key=lambda p: (p.font, p.weight, p.size, p.fill))
    found = []
    for _, same in looks:
        first, *rest = list(same)
        text = first.text + "".join(part.text for part in rest)
        found.append(msgspec.structs.replace(first, text=text))
    return found


def _pictures(ops: Iterable[Op], height: float) -> Iterator[Picture]:
    for is_clip, same in groupby(ops, key=lambda op: isinstance(op, Clip)):
        if not is_clip:
            yield Picture(None, list(_shapes(same, height, within=None)))
            continue
        for op in same:
            assert isinstance(op, Clip)
            xs = [s[1] for s in op.path if len(s) == 3]
            ys = [height - s[2] for s in op.path if len(s) == 3]
            frame = [min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)]
            yield Picture(frame, list(_shapes(op.ops, height, within=None)))


def _shapes(ops: Iterable[Op], height: float, *, within: Outline | None) -> Iterator[Shape]:
    """Typst clips to boxes only: a shade inside an outline becomes that outline, shaded."""
    for op in ops:
        if isinstance(op, Clip):
            yield from _shapes(op.ops, height, within=op.path)
        elif isinstance(op, Fill | Stroke | Shade):
            is_shade = isinstance(op, Shade)
            path = within if within is not None and is_shade else op.path
            points, segments = _outline(path, height)
            if isinstance(op, Fill):
                yield Shape(points, segments, fill=_ink(op.color))
            elif isinstance(op, Stroke):
                yield Shape(points, segments, stroke=_ink(op.color), pen=op.width)
            else:
                yield Shape(points, segments, stops=_stops(op))


def _outline(path: Outline, height: float) -> tuple[list[list[float]], list[list[float | str]]]:
    kinds = "".join(segment[0] for segment in path)
    if kinds == "M" + "L" * (len(kinds) - 2) + "Z":
        return [[round(s[1], 3), round(height - s[2], 3)] for s in path[:-1] if len(s) == 3], []
    segments: list[list[float | str]] = []
    for kind, *places in path:
        turned = [round(height - v if at % 2 else v, 3) for at, v in enumerate(places)]
        segments.append([kind, *turned])
    return [], segments


def _stops(op: Shade) -> list[Stop]:
    stops = [Stop(stop.at * 100, _ink(stop.color)) for stop in op.stops]
    # Typst's gradients begin at 0 % and end at 100 %.
    first, last = stops[0], stops[-1]
    head = [Stop(0, first.fill)] if first.at > 0 else []
    tail = [Stop(100, last.fill)] if last.at < 100 else []
    return [*head, *stops, *tail]


def _ink(color: Cmyk) -> list[float]:
    return [color.c, color.m, color.y, color.k]
