from __future__ import annotations

from typeset.color.cmyk import BLACK
from typeset.display.flatten import DisplayList, flatten, glyph_runs, marks
from typeset.display.frame import Frame, Page
from typeset.display.ops import Clip, Fill, Glyphs, rectangle
from typeset.geometry import Rect

BOX = Rect(0, 0, 10, 10)
PANEL = Fill(rectangle(BOX), BLACK)
RUN = Glyphs("song", 10, BLACK, 0, 0, (1,), (0,), ("字",))


def flat(*frames: Frame) -> DisplayList:
    return flatten(Page("A01", 100, 100, 0, frames))


def test_a_frame_lies_under_the_frames_inside_it() -> None:
    inner = Frame("P", BOX, (RUN,))
    display = flat(Frame("Sect", BOX, (PANEL,), (inner,)))
    assert list(marks(display)) == [PANEL, RUN]
    assert [element.parent for element in display.elements] == [-1, 0]
    assert [group.element for group in display.groups] == [0, 1]


def test_an_artifact_is_painted_and_not_heard() -> None:
    display = flat(Frame("Artifact", BOX, (PANEL,)), Frame("P", BOX, (RUN,)))
    assert [element.role for element in display.elements] == ["P"]
    assert [group.element for group in display.groups] == [-1, 0]


def test_runs_inside_clips_are_found() -> None:
    display = flat(Frame("P", BOX, (Clip(rectangle(BOX), (PANEL, Clip((), (RUN,)))),)))
    assert list(glyph_runs(display)) == [RUN]
