"""Content streams, read back operator by operator."""

from __future__ import annotations

from io import BytesIO
from math import inf, nan
from typing import TYPE_CHECKING

import msgspec
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.pdf.specimen import (
    BOX,
    PRESS,
    RED,
    list_of,
    operations,
    page_of,
    paragraph,
    places,
    press,
    set_text,
)
from typeset.color.cmyk import PAPER, Cmyk
from typeset.display.frame import Frame
from typeset.display.ops import (
    Clip,
    Fill,
    Glyphs,
    Op,
    Registration,
    Shade,
    Stop,
    Stroke,
    line,
    rectangle,
)
from typeset.pdf.paint import outline
from typeset.pdf.write import write

if TYPE_CHECKING:
    from typeset.fonts.face import Face

WITHIN = 0.005  # points


def operators(pdf: pikepdf.Pdf) -> list[str]:
    return [operator for operator, _ in operations(pdf.pages[0])]


def painted(*ops: Op) -> tuple[str, list[str]]:
    """The content stream of a page of these marks, as text and as operators."""
    written = write([list_of(*ops)], lambda _: pytest.fail("no face is used"), PRESS)
    with pikepdf.open(BytesIO(written)) as pdf:
        return pdf.pages[0].Contents.read_bytes().decode("ascii"), operators(pdf)


def assert_in_place(face: Face, run: Glyphs) -> None:
    _, pdf = press({face.name: face}, page_of(paragraph(run)))
    found = [(place.x, place.y) for place in places(pdf.pages[0])]
    rise = run.rise or (0.0,) * len(run.glyphs)
    wanted = [
        {
            (False, 0): (run.x + along, run.y + off),
            (True, 0): (run.x + off, run.y - along),
            (False, 90): (run.x + off, run.y - along),
        }[run.vertical, run.turn]
        for along, off in zip(run.advance, rise, strict=True)
    ]
    assert len(found) == len(wanted)
    for (x, y), (wanted_x, wanted_y) in zip(found, wanted, strict=True):
        assert x == pytest.approx(wanted_x, abs=WITHIN)
        assert y == pytest.approx(wanted_y, abs=WITHIN)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data())
def test_every_glyph_stands_at_its_place(tofu: Face, data: st.DataObject) -> None:
    length = data.draw(st.integers(1, 60))
    numbers = st.floats(-3000, 3000, allow_nan=False)
    gaps = data.draw(st.lists(st.floats(-20, 40), min_size=length, max_size=length))
    rises = data.draw(
        st.one_of(
            st.just(()),
            st.lists(st.sampled_from([0.0, 2.5, -1.0]), min_size=length, max_size=length),
        )
    )
    vertical = data.draw(st.booleans())
    run = Glyphs(
        face="tofu",
        size=data.draw(st.floats(4, 300)),
        color=RED,
        x=data.draw(numbers),
        y=data.draw(numbers),
        glyphs=tuple(data.draw(st.lists(st.integers(1, 6000), min_size=length, max_size=length))),
        advance=tuple(sum(gaps[: at + 1]) for at in range(length)),
        text=("字",) * length,
        rise=tuple(rises),
        vertical=vertical,
        turn=0 if vertical else data.draw(st.sampled_from([0, 90])),
        scale=data.draw(st.floats(0.5, 1.5)),
    )
    assert_in_place(tofu, run)


def test_rounding_does_not_add_up_along_a_line(tofu: Face) -> None:
    assert_in_place(tofu, set_text(tofu, "县" * 2000, size=9, spread=0.0013))


def test_widths_as_drawn_need_no_adjustment(tofu: Face) -> None:
    """密排的一行只是一个长字符串。"""
    _, pdf = press({"tofu": tofu}, page_of(paragraph(set_text(tofu, "今年以来2025"))))
    (array,) = [operands[0] for operator, operands in operations(pdf.pages[0]) if operator == "TJ"]
    assert len(array) == 1


def test_stream_holds_no_exponent_and_no_ink_but_cmyk(tofu: Face) -> None:
    text, found = painted(
        Fill(rectangle(msgspec.structs.replace(BOX, x=1e-17)), RED),
        Stroke(line(0, -1e-9, 1e-7, 3), RED, 0.3, (1e-8, 2)),
        Shade(rectangle(BOX), 0, 0, 1e-12, 50, (Stop(0, RED), Stop(1, PAPER))),
    )
    _, run = press({"tofu": tofu}, page_of(paragraph(set_text(tofu, "字", x=1e-17, turn=90))))
    for stream in (text, run.pages[0].Contents.read_bytes().decode()):
        assert not any("e-" in word or "E-" in word for word in stream.split())
    assert {"k", "K"} <= set(found)
    assert not {"rg", "RG", "g", "G"} & {*found, *operators(run)}


def test_a_measure_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="not a number"):
        outline((("M", inf, 0),))


@pytest.mark.parametrize("place", [inf, nan])
def test_a_place_that_is_no_number_is_refused(tofu: Face, place: float) -> None:
    run = msgspec.structs.replace(set_text(tofu, "甲乙丙"), advance=(0, place, 20))
    with pytest.raises(ValueError, match="甲乙丙"):
        press({"tofu": tofu}, page_of(paragraph(run)))


def test_black_text_alone_overprints(tofu: Face) -> None:
    ops = (
        set_text(tofu, "甲", color=RED),
        set_text(tofu, "乙"),
        Fill(rectangle(BOX), RED),
        set_text(tofu, "丙", color=Cmyk(0, 0, 0, 60)),
        set_text(tofu, "丁", color=Cmyk(44, 38, 38, 100)),
        set_text(tofu, "戊"),
        set_text(tofu, "己", color=PAPER),
    )
    _, pdf = press({"tofu": tofu}, page_of(paragraph(*ops)))
    found = [place.overprints for place in places(pdf.pages[0])]
    assert found == [False, True, False, False, True, False]
    states = pdf.pages[0].Resources.ExtGState
    assert all(int(state.OPM) == 1 for state in states.values() if state.op)
    stream = operators(pdf)
    at = stream.index("f")  # the panel after black text
    assert stream[:at].count("gs") == 2


def test_color_after_a_clip_is_what_the_mark_says(tofu: Face) -> None:
    inside = (set_text(tofu, "乙"),)
    ops = (set_text(tofu, "甲", color=RED), Clip(rectangle(BOX), inside), set_text(tofu, "丙"))
    _, pdf = press({"tofu": tofu}, page_of(paragraph(*ops)))
    black, red = (0, 0, 0, 1), (0, 1, 0.9, 0.1)
    assert [(p.color, p.overprints) for p in places(pdf.pages[0])] == [
        (red, False),
        (black, True),
        (black, True),
    ]


def test_pen_after_a_clip_is_what_the_mark_says() -> None:
    thick, thin = (Stroke(line(0, 0, 9, 9), RED, width) for width in (2, 0.5))
    text, _ = painted(thick, Clip(rectangle(BOX), (thin,)), thin)
    width, drawn, stack = "1", [], []
    words = text.split()
    for at, word in enumerate(words):
        match word:
            case "q":
                stack.append(width)
            case "Q":
                width = stack.pop()
            case "w":
                width = words[at - 1]
            case "S":
                drawn.append(width)
    assert drawn == ["2", "0.5", "0.5"]


def test_color_is_set_only_when_it_changes() -> None:
    _, found = painted(*(Fill(rectangle(BOX), RED) for _ in range(5)))
    assert found.count("k") == 1
    assert found.count("f") == 5


def test_shade_runs_through_its_stops() -> None:
    ops = Shade(
        rectangle(BOX),
        0,
        0,
        100,
        0,
        (Stop(0.2, RED), Stop(0.5, PAPER), Stop(0.5, RED), Stop(1, PAPER)),
    )
    written = write([list_of(ops)], lambda _: pytest.fail("no face is used"), PRESS)
    with pikepdf.open(BytesIO(written)) as pdf:
        function = pdf.pages[0].Resources.Shading.S0.Function
        assert [float(bound) for bound in function.Bounds] == [0.2, 0.5]
        ends = [([float(v) for v in f.C0], [float(v) for v in f.C1]) for f in function.Functions]
    red, paper = [0, 1, 0.9, 0.1], [0, 0, 0, 0]
    assert ends == [(red, red), (red, paper), (red, paper)]


def test_registration_marks_are_on_every_plate() -> None:
    mark = Registration(line(-30, 0, -20, 0), 0.25)
    after = Stroke(line(0, 0, 10, 0), RED, 1)
    written = write([list_of(after, mark, after)], lambda _: pytest.fail("no face is used"), PRESS)
    with pikepdf.open(BytesIO(written)) as pdf:
        space = pdf.pages[0].Resources.ColorSpace.All
        found = operators(pdf)
    assert [str(part) for part in list(space)[:3]] == ["/Separation", "/All", "/DeviceCMYK"]
    assert found.count("K") == 2, "the ink after a mark is set anew"


def test_marks_are_tagged_or_artifacts_and_never_both(tofu: Face) -> None:
    panel = Frame("Artifact", BOX, (Fill(rectangle(BOX), RED),))
    _, pdf = press({"tofu": tofu}, page_of(panel, paragraph(set_text(tofu, "字"))))
    depth = 0
    for operator in operators(pdf):
        match operator:
            case "BMC" | "BDC":
                depth += 1
            case "EMC":
                depth -= 1
            case "f" | "TJ":
                assert depth == 1
    assert depth == 0
