"""A part of a design → its frame: text, rule, box or art at a fixed place of its area."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from typeset import units
from typeset.art import foot, landscape
from typeset.diagnostics import Related
from typeset.display.frame import Frame
from typeset.display.ops import Fill, Glyphs, Op, Stroke, rectangle, rounded
from typeset.fonts.face import ASCENT
from typeset.galley.lines import SetLine
from typeset.geometry import Rect, WritingMode
from typeset.issue.model import Hero, Photo
from typeset.layout.model import Part
from typeset.layout.styles import Style
from typeset.plan.model import Placement
from typeset.source import Text

from . import nudges, optical, place
from .blocks import setter_of
from .title import fitted
from .tools import Tools, aligned, overset, paragraph_lines, stack

_SLACK = 0.01  # points


def set_part(
    part: Part, placed: Placement, tools: Tools, foot: float | None = None
) -> Frame | None:
    """The frame of one part; None where an optional field is empty.

    `foot` is that of the text before it in its design, which it may come after.
    """
    nudge = nudges.of_part(part, placed, tools)
    if nudge is not None:
        box = placed.box.moved(float(nudge.dx or 0), float(nudge.dy or 0))
        placed = msgspec.structs.replace(placed, box=box)
    if part.rule is not None:
        return _rule(part, placed, tools)
    if part.box is not None:
        return _box(part, placed, tools)
    box = _rect(part, part.at, placed, tools)
    if part.after is not None and foot is not None:
        top = foot - float(part.after) + (float(nudge.dy or 0) if nudge is not None else 0.0)
        box = Rect(box.x, box.y, box.width, max(box.height, top - box.y))
    if part.picture is not None:
        return _picture(part, part.picture, box, placed, tools)
    if part.art is not None:
        return _art(part, box, tools)
    if part.content is not None:
        return _block(part, part.content, box, placed, tools)
    return _text(part, box, placed, tools)


def _block(part: Part, path: str, box: Rect, placed: Placement, tools: Tools) -> Frame | None:
    """A typed block, set by the setter of its type."""
    content = tools.content(path, placed)
    if content == [] and path == "pictures":
        return _awaited(part, box, placed, tools)
    if content is None or content == []:
        return None
    setter = setter_of(content)
    if setter is None:
        tools.log.error("no-setter", part.span, content=path)
        return None
    return setter(content, box, part, tools)


def _rect(part: Part, at: list[units.Length], placed: Placement, tools: Tools) -> Rect:
    """The part's rectangle on paper; without a size it reaches to the area's far corner."""
    grid = tools.plan.grid
    style = tools.layout.styles.styles.get(part.style)
    em = style.size if style is not None else grid.em
    values = [units.points(v, em=em, row=grid.row) for v in at] or [0.0, 0.0]
    x, y = values[0], values[1]
    width, height = (
        values[2:] if len(values) == 4 else (placed.box.width - x, placed.box.height - y)
    )
    return Rect(placed.box.x + x, placed.box.top - y - height, width, height)


def _rule(part: Part, placed: Placement, tools: Tools) -> Frame:
    grid = tools.plan.grid
    x1, y1, x2, y2 = (units.points(v, em=grid.em, row=grid.row) for v in part.rule or ())
    left, top = placed.box.x, placed.box.top
    path = (("M", left + x1, top - y1), ("L", left + x2, top - y2))
    stroke = Stroke(path, tools.swatch(part.color), float(part.width))
    return Frame("Artifact", placed.box, (stroke,))


def _box(part: Part, placed: Placement, tools: Tools) -> Frame:
    box = _rect(part, part.box or [], placed, tools)
    path = rounded(box, float(part.radius)) if part.radius else rectangle(box)
    ops: list[Op] = [Fill(path, tools.swatch(part.color))]
    if part.stroke is not None:
        ops.append(Stroke(path, tools.swatch(part.stroke), float(part.width)))
    return Frame("Artifact", box, tuple(ops))


def _picture(part: Part, path: str, box: Rect, placed: Placement, tools: Tools) -> Frame:
    """The picture in its slot; without one, art where the layout has some, else 待图."""
    file = tools.content(path, placed)
    if isinstance(file, Text):
        from . import pictured

        owner = tools.content(path.rpartition(".")[0], placed)
        known = owner if isinstance(owner, (Hero, Photo)) else None
        return pictured.shown(file, known, box, tools)
    if part.art is not None:
        return _art(part, box, tools)
    return _awaited(part, box, placed, tools)


def _awaited(part: Part, box: Rect, placed: Placement, tools: Tools) -> Frame:
    from . import pictured

    return pictured.awaited(box, part, placed.name, part.span, tools)


def _art(part: Part, box: Rect, tools: Tools) -> Frame:
    hero = tools.issue.hero or Hero(span=tools.issue.span, caption=Text("", tools.issue.span))
    if part.art == "foot":
        return Frame("Artifact", box, foot.draw(box, tools.art_colors(), seed=hero.seed))
    marks = landscape.draw(box, tools.art_colors(), clear=float(part.clear), seed=hero.seed)
    alt = tools.shown(hero.alt if hero.alt is not None else hero.caption).value
    return Frame("Figure", box, marks, name="hero", alt=alt)


# Text ---------------------------------------------------------------------------------------


def _text(part: Part, box: Rect, placed: Placement, tools: Tools) -> Frame | None:
    texts = _texts(part, placed, tools)
    if not texts and part.words is None and not part.blank:
        return None
    style = nudges.styled(_style(part, tools), tools.issue.nudge.get(placed.name))
    style = nudges.styled(style, nudges.of_part(part, placed, tools))
    role = part.role or "P"
    name = "".join(text.value for text in texts)[:20]
    plain = not (part.label or part.vertical or part.fit)
    if plain and len(part.at) == 4 and len(texts) == 1:
        ops, filled = _set_in_box(texts[0], style, box, part, placed, tools)
        bar = (_bar(part, part.bar, filled, tools),) if part.bar is not None else ()
        return Frame(role, box, tuple(ops), bar, name=name)
    if part.fit is not None:
        style = fitted(part, texts, style, box, placed.name, tools)
    pieces = _pieces(part, texts, style, tools)
    ops = _set_pieces(pieces, style, box, part, placed, tools, texts)
    return Frame(role, box, tuple(ops), name=name)


def _style(part: Part, tools: Tools) -> Style:
    changes: dict[str, object] = {}
    if part.align is not None:
        changes["align"] = part.align
    if part.vertical:
        changes["mode"] = WritingMode.VERTICAL
    return tools.style(part.style, **changes)


def _texts(part: Part, placed: Placement, tools: Tools) -> list[Text]:
    """The fields of a part that are not empty, transforms made."""
    if part.text is None:
        return []
    paths = [part.text] if isinstance(part.text, str) else part.text
    found: list[Text] = []
    for path in paths:
        content = tools.content(path, placed)
        if isinstance(content, Text):
            found.append(tools.shown(content))
        elif isinstance(content, list) and all(isinstance(c, Text) for c in content):
            found.extend(tools.shown(c) for c in content if isinstance(c, Text))
        elif content is not None:
            tools.log.error("not-a-text", part.span, field=path)
    return found


def _pieces(part: Part, texts: list[Text], style: Style, tools: Tools) -> list[SetLine]:
    """The part's words, each on a line of its own width: label, fields, what stands for none."""
    pieces = [tools.words(part.label, style, part.span)] if part.label else []
    if part.words is not None:
        pieces.append(tools.words(part.words, style, part.span))
    pieces.extend(tools.line(text, style) for text in texts)
    if not texts and part.blank:
        pieces.append(tools.words(part.blank, style, part.span))
    return [piece for piece in pieces if piece is not None]


def _set_in_box(
    text: Text, style: Style, box: Rect, part: Part, placed: Placement, tools: Tools
) -> tuple[list[Op], Rect]:
    """A text of one or more lines in a box, and the part of the box that they fill."""
    set_ = paragraph_lines(tools, text, style, box.width)
    height = len(set_) * style.leading - (style.leading - style.size)
    if height > box.height + style.size * 0.2:
        over = round((height - box.height) / style.leading + 0.49)
        overset(tools, text, placed.name, part.span, "block-overset-lines",
                over=over, lines=len(set_))  # fmt: skip
    ops = stack(set_, box, style, valign=part.valign)
    if part.optical:
        ops = optical.at_the_corner(ops, box, tools.shop.fonts)
    free = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[part.valign] * (box.height - height)
    return ops, Rect(box.x, box.top - free - height, box.width, height)


def _bar(part: Part, bar: tuple[units.Length, units.Length], beside: Rect, tools: Tools) -> Frame:
    """An upright bar as high as the lines it stands beside."""
    box = Rect(beside.x + float(bar[0]), beside.y, float(bar[1]), beside.height)
    return Frame("Artifact", box, (Fill(rectangle(box), tools.swatch(part.color)),))


def _set_pieces(
    pieces: list[SetLine],
    style: Style,
    box: Rect,
    part: Part,
    placed: Placement,
    tools: Tools,
    texts: list[Text],
) -> list[Op]:
    if part.lines:
        ops: list[Op] = []
        more: tuple[Related, ...] = ()
        wide = any(piece.width > box.width + _SLACK for piece in pieces)
        if part.fit is not None and len(texts) == 1 and wide:
            from . import sense

            more = sense.proposal(part, texts[0], style, box, tools)
        for number, piece in enumerate(pieces):
            room = box.width - number * float(part.step)
            _check_width(piece.width, room, placed, part, tools, texts, more)
            shift = aligned(piece.width, room, style.align) + number * float(part.step)
            baseline = box.top - number * style.leading - ASCENT * style.size
            ops.extend(place.horizontal(piece, box.x + shift, baseline))
        return ops
    gap = units.points(part.join, em=style.size, row=style.leading)
    width = sum(piece.width for piece in pieces) + gap * (len(pieces) - 1)
    if style.mode is WritingMode.VERTICAL:
        _check_width(width, box.height, placed, part, tools, texts)
        pen = box.top - aligned(width, box.height, style.align)
        center = box.x + box.width / 2
        ops = []
        for piece in pieces:
            ops.extend(place.vertical(piece, center, pen))
            pen -= piece.width + gap
        return ops
    _check_width(width, box.width, placed, part, tools, texts)
    height = style.size
    free = box.height - height
    top = box.top - {"top": 0.0, "middle": free / 2, "bottom": free}[part.valign]
    pen = box.x + aligned(width, box.width, style.align)
    ops = []
    for number, piece in enumerate(pieces):
        ops.extend(place.horizontal(piece, pen, top - ASCENT * style.size))
        pen += piece.width + gap
        if gap and number < len(pieces) - 1:
            ops.extend(_word_space(ops, pen - gap, top - ASCENT * style.size, style, tools))
    return ops


def _word_space(ops: list[Op], x: float, y: float, style: Style, tools: Tools) -> list[Op]:
    """A space where a gap stands, so that what is copied from the page keeps its words apart."""
    face = tools.shop.fonts.face(style.face)
    space = face.glyph(" ") if face is not None else 0
    if not space or not ops:
        return []
    return [Glyphs(style.face, style.size, style.color, x, y, (space,), (0.0,), (" ",))]


def _check_width(
    width: float,
    room: float,
    placed: Placement,
    part: Part,
    tools: Tools,
    texts: list[Text],
    more: Sequence[Related] = (),
) -> None:
    if width > room + _SLACK and texts:
        over = round(width - room, 1)
        overset(tools, texts[0], placed.name, part.span, more=more, over=over)
