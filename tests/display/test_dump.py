from __future__ import annotations

from typeset.color.cmyk import BLACK, PAPER, Cmyk
from typeset.display.dump import dump
from typeset.display.flatten import flatten
from typeset.display.frame import Frame, Page
from typeset.display.ops import (
    Clip,
    Fill,
    Glyphs,
    Picture,
    Registration,
    Shade,
    Stop,
    Stroke,
    line,
    rectangle,
)
from typeset.geometry import Rect

BOX = Rect(10, 20, 100, 50)
RED = Cmyk(0, 100, 90, 12.5)
RUN = Glyphs("song-400", 10.5, BLACK, 20, 400.004, (7, 8), (0, 10.6), ("今", "年"))


def of(*frames: Frame) -> list[str]:
    return dump(flatten(Page("A01", 400, 500, 8.5, frames))).splitlines()[1:]


def marks(*ops: object) -> list[str]:
    return [line.strip() for line in of(Frame("P", BOX, ops))[1:]]  # type: ignore[arg-type]


def test_a_page_opens_with_its_size() -> None:
    text = dump(flatten(Page("A01", 992.126, 1417.32, 0, ())))
    assert text == 'page "A01" 992.13 1417.32 bleed 0\n'


def test_marks_stand_under_their_elements_as_deep_as_they_lie() -> None:
    found = of(
        Frame("Artifact", BOX, (Fill(rectangle(BOX), RED),)),
        Frame(
            "Document", BOX, (), (
                Frame("Sect", BOX, (), (Frame("P", BOX, (RUN,)),), name="growth"),
                Frame("Figure", BOX, (), alt="图"),
            ),
        ),
    )  # fmt: skip
    assert found == [
        "Artifact",
        "  fill M100 Y90 K12.5 rectangle 10 20 100 50",
        "Document",
        '  Sect "growth"',
        "    P",
        '      glyphs 20 400 song-400 10.5 K100 "今年" ids 7 8 at 0 10.6',
        '  Figure alt "图"',
    ]


def test_what_is_not_usual_of_a_run_is_said() -> None:
    run = Glyphs(
        "kai",
        9,
        PAPER,
        0,
        0,
        (3, 4),
        (0, 9),
        ("ffi", ""),
        (1, 0),
        vertical=True,
        turn=90,
        scale=0.9,
    )
    assert marks(run) == [
        'glyphs 0 0 kai 9 paper vertical turn 90 scale 0.9 ["ffi", ""] ids 3 4 at 0 9 rise 1 0'
    ]


def test_every_kind_of_mark_is_one_line() -> None:
    found = marks(
        Stroke(line(0, 0, 10, 0), RED, 0.25, dash=(3, 2), cap=1),
        Shade(rectangle(BOX), 0, 0, 10, 0, (Stop(0, RED), Stop(1, PAPER))),
        Picture("photo", BOX),
        Registration(line(-20, 0, -10, 0), 0.25),
        Clip(rectangle(BOX), (Fill(line(0, 0, -0.001, 1), BLACK, even_odd=True),)),
    )
    assert found == [
        "stroke M100 Y90 K12.5 0.25 dash 3 2 cap 1 M 0 0 L 10 0",
        "shade 0 0 10 0 [0 M100 Y90 K12.5, 1 paper] rectangle 10 20 100 50",
        'picture "photo" 10 20 100 50',
        "registration 0.25 M -20 0 L -10 0",
        "clip rectangle 10 20 100 50",
        "fill K100 even-odd M 0 0 L 0 1",
    ]


def test_a_difference_below_a_hundredth_of_a_point_is_none() -> None:
    def at(x: float) -> list[str]:
        return marks(Fill(line(x, 0, 5, 5), RED))

    assert at(1.001) == at(0.999)
    assert at(1.0) != at(1.01)
