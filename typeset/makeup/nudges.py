"""The editor's `nudge:` → where a part stands and in what type (手工挪动)."""

from __future__ import annotations

import msgspec

from typeset import units
from typeset.galley.itemize import Shop
from typeset.issue.model import Nudge
from typeset.layout.model import Part
from typeset.layout.styles import Style
from typeset.plan.model import Placement

from .tools import Tools


def of_part(part: Part, placed: Placement, tools: Tools) -> Nudge | None:
    """The nudge of `area.part`; of `area.answer.part` where the area holds several answers."""
    nudges = tools.issue.nudge
    if not nudges:
        return None
    home = placed.path.rpartition(".")[2]
    own = nudges.get(f"{placed.name}.{home}.{part.called}")
    return own or nudges.get(f"{placed.name}.{part.called}")


def styled(style: Style, nudge: Nudge | None) -> Style:
    """The style in the size and with the tracking that a nudge asks for."""
    if nudge is None or (nudge.size is None and nudge.tracking is None):
        return style
    size = float(nudge.size) if nudge.size is not None else style.size
    track = style.tracking
    if nudge.tracking is not None:
        track = units.points(nudge.tracking, em=size, row=size) / size
    leading = style.leading * size / style.size
    return msgspec.structs.replace(style, size=size, leading=leading, tracking=track)


def shop_of(tools: Tools, style: Style, nudge: Nudge | None) -> Shop:
    """The shop whose inline styles (段首小标题 and the like) change in step with their text."""
    changed = styled(style, nudge)
    if changed is style:
        return tools.shop
    size, track = changed.size / style.size, changed.tracking - style.tracking
    styles = {
        name: msgspec.structs.replace(
            one, size=one.size * size, leading=one.leading * size, tracking=one.tracking + track
        )
        for name, one in tools.shop.styles.items()
    }
    return msgspec.structs.replace(tools.shop, styles=styles)
