"""Credits: role and names, set in rows and columns (策划·统筹·文字·图片·版式)."""

from __future__ import annotations

import math
from typing import cast

from typeset.display.frame import Frame
from typeset.display.ops import Op
from typeset.fonts.face import ASCENT
from typeset.geometry import Rect
from typeset.issue.model import Credit
from typeset.layout.model import Part
from typeset.makeup import place
from typeset.makeup.tools import Tools, overset

_SLASH = "/"
_SPACE = 0.3  # em of the names, around the slash and between names


def set_block(content: object, box: Rect, part: Part, tools: Tools) -> Frame:
    """Credits down the box, in a second column where the rows end."""
    listed = cast("list[Credit]", content)
    names = {"role": "credit-role", "names": "credit-names", **part.styles}
    leading = tools.style(names["names"]).leading
    rows = max(1, int(box.height / leading + 0.01))
    columns = math.ceil(len(listed) / rows)
    width = box.width / columns
    items = []
    for number, credit in enumerate(listed):
        column, row = divmod(number, rows)
        here = Rect(box.x + column * width, box.top - (row + 1) * leading, width, leading)
        items.append(Frame("LI", here, tuple(_credit(credit, here, names, part, tools))))
    return Frame("L", box, parts=tuple(items), name="credits")


def _credit(credit: Credit, box: Rect, names: dict[str, str], part: Part, tools: Tools) -> list[Op]:
    role_style, names_style = tools.style(names["role"]), tools.style(names["names"])
    baseline = box.top - ASCENT * names_style.size
    space = _SPACE * names_style.size
    pieces = [tools.line(tools.shown(credit.role), role_style), tools.words(_SLASH, names_style)]
    pieces.extend(tools.line(tools.shown(name), names_style) for name in credit.names)
    pen = box.x
    ops: list[Op] = []
    for line in pieces:
        if line is not None:
            ops.extend(place.horizontal(line, pen, baseline))
            pen += line.width + space
    pen -= space
    if pen > box.right + 0.01:
        overset(
            tools, credit.role, part.name or "credits", part.span, over=round(pen - box.right, 1)
        )
    return ops
