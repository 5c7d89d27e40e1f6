"""Content type → the function that sets it: the list of what a page can hold."""

from collections.abc import Callable

from typeset.display.frame import Frame
from typeset.geometry import Rect
from typeset.issue.model import Credit, Figure, Panel, Photo
from typeset.layout.model import Part
from typeset.makeup.tools import Tools

from . import imprint, panel, strip

Setter = Callable[[object, Rect, Part, Tools], Frame]


def _group(content: object, box: Rect, part: Part, tools: Tools) -> Frame:
    """Pictures, which few pages have: their setter is imported by those that do."""
    from . import group

    return group.set_block(content, box, part, tools)


SETTERS: dict[type, Setter] = {
    Panel: panel.set_block,
    Figure: strip.set_block,  # several of them: the strip of key figures
    Photo: _group,  # several of them
    Credit: imprint.set_block,  # several of them
}


def setter_of(content: object) -> Setter | None:
    """The setter of a content, or of a list's members."""
    kind = type(content[0]) if isinstance(content, list) and content else type(content)
    return SETTERS.get(kind)
