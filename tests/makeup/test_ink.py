"""Black type and what it stands on: their inks lie on one place."""

from __future__ import annotations

import zlib

import pytest

from typeset.color.cmyk import BLACK, PAPER, Cmyk
from typeset.diagnostics import Log, Span
from typeset.display.frame import Frame, Page
from typeset.display.ops import Clip, Fill, Glyphs, Op, Picture, Shade, Stop, rectangle
from typeset.geometry import Rect
from typeset.layout.model import Area, Layout
from typeset.layout.styles import StyleSheet
from typeset.makeup import ink
from typeset.makeup.page import MadeUp
from typeset.pictures.model import PreparedPicture
from typeset.plan.model import PagePlan, Placement, TypeArea

BOX = Rect(0, 0, 200, 100)
HEAVY = Cmyk(70, 20, 60, 0)  # 150, and 250 with black type
LIGHT = Cmyk(40, 20, 60, 30)  # 120: its own 30 of black is the type's
SAID = Span("data/issue.yaml", 7, 3)
LAID = Span("layouts/page.yaml", 9, 5)
MIXED = Span("layouts/house.yaml", 4, 3)


def type_(
    text: str = "字在底上", x: float = 20, y: float = 40, color: Cmyk = BLACK, **more: object
) -> Glyphs:
    """A run of 10 points a 字."""
    count = len(text)
    places = tuple(10.0 * at for at in range(count))
    return Glyphs("tofu", 10, color, x, y, tuple(range(1, count + 1)), places, tuple(text),
                  span=SAID, **more)  # type: ignore[arg-type]  # fmt: skip


def found(*ops: Op, most: float = 240, pictures: dict[str, PreparedPicture] | None = None) -> Log:
    """What is said of a page with these marks in one area."""
    area = Area(span=LAID)
    grid = TypeArea(BOX, (), (), 15, 10, 1)
    plan = PagePlan("page", 200, 100, 0, BOX, grid, (Placement("panel", area, BOX, None, ""),), {})
    layout = Layout("page", None, None, None, StyleSheet({}, {}), {"deep": HEAVY},  # type: ignore[arg-type]  # only swatches are asked
                    swatches_at={"deep": MIXED})  # fmt: skip
    log = Log()
    page = Page("page", 200, 100, 0, (Frame("Sect", BOX, ops, name="panel"),))
    ink.check(MadeUp(page, (), (), (), pictures or {}, {}), plan, layout, most, log)
    return log


def ground(color: Cmyk, box: Rect = BOX) -> Fill:
    return Fill(rectangle(box), color)


def test_type_that_stands_off_its_line_is_looked_at_where_it_is() -> None:
    """A dropped initial hangs below the line that it belongs to, and below the panel on it."""
    lower = Rect(0, 0, 200, 30)
    assert found(ground(HEAVY, lower), type_(rise=(0.0,) * 4)).diagnostics == []
    (fault,) = found(ground(HEAVY, lower), type_(rise=(-30.0,) * 4)).diagnostics
    assert fault.code == "black-over-panel"


def test_type_on_a_heavy_panel_is_said_with_both_places() -> None:
    (fault,) = found(ground(HEAVY), type_()).diagnostics
    assert (fault.severity, fault.code, fault.span) == ("error", "black-over-panel", SAID)
    assert (fault.fields["ground"], fault.fields["ink"], fault.fields["limit"]) == (150, 250, 240)
    assert (fault.fields["area"], fault.fields["swatch"]) == ("panel", "deep")
    assert [(other.key, other.span) for other in fault.related] == [
        ("ground-area", LAID), ("swatch-here", MIXED),
    ]  # fmt: skip


def test_a_color_without_a_name_is_told_by_its_inks() -> None:
    (fault,) = found(ground(Cmyk(70, 30, 60, 0)), type_()).diagnostics
    assert fault.fields["swatch"] == "C70 M30 Y60"


def test_the_limit_is_the_presss() -> None:
    assert not found(ground(HEAVY), type_(), most=250).diagnostics


@pytest.mark.parametrize("color", [LIGHT, PAPER, BLACK])
def test_type_on_a_light_ground_is_well(color: Cmyk) -> None:
    assert not found(ground(color), type_()).diagnostics


@pytest.mark.parametrize("color", [PAPER, Cmyk(0, 0, 0, 90), Cmyk(0, 100, 90, 0)])
def test_type_that_knocks_out_adds_nothing(color: Cmyk) -> None:
    assert not found(ground(HEAVY), type_(color=color)).diagnostics


def test_a_lighter_panel_over_the_heavy_one_clears_it() -> None:
    assert not found(ground(HEAVY), ground(LIGHT, Rect(10, 30, 100, 30)), type_()).diagnostics


def test_what_is_painted_after_the_type_is_not_beneath_it() -> None:
    assert not found(type_(), ground(HEAVY)).diagnostics


def test_one_character_on_the_panel_is_enough() -> None:
    edge = Rect(48, 30, 100, 30)  # the last of four 字, 50 to 60, stands on it
    assert found(ground(HEAVY, edge), type_()).errors()
    assert not found(ground(HEAVY, Rect(61, 30, 100, 30)), type_()).diagnostics


def test_a_clip_takes_the_panel_away() -> None:
    assert found(Clip(rectangle(BOX), (ground(HEAVY),)), type_()).errors()
    away = Clip(rectangle(Rect(100, 0, 100, 100)), (ground(HEAVY),))
    assert not found(away, type_()).diagnostics


def test_a_shade_counts_where_the_type_stands() -> None:
    shade = Shade(rectangle(BOX), 0, 0, 200, 0, (Stop(0, PAPER), Stop(1, Cmyk(100, 100, 0, 0))))
    assert not found(shade, type_(x=20)).diagnostics
    (fault,) = found(shade, type_(x=140)).diagnostics
    assert fault.fields["ground"] == 172  # the middle of the last 字 stands at 172.5 of 200


def test_vertical_type_is_looked_at_down_the_column() -> None:
    foot = Rect(10, 0, 20, 30)
    assert found(ground(HEAVY, foot), type_(x=20, y=60, vertical=True)).errors()
    assert not found(ground(HEAVY, foot), type_(x=20, y=95, vertical=True)).diagnostics


def test_the_same_fault_of_an_area_is_said_once() -> None:
    assert len(found(ground(HEAVY), type_(y=20), type_(y=60)).diagnostics) == 1


def photo(left: tuple[int, ...], right: tuple[int, ...]) -> dict[str, PreparedPicture]:
    """A picture of two colors, half and half, as it is ready for the press."""
    row = bytes(left) * 50 + bytes(right) * 50
    return {"a.jpg@200x100": PreparedPicture(100, 50, "DeviceCMYK", zlib.compress(row * 50),
                                             "FlateDecode")}  # fmt: skip


def test_a_picture_counts_by_the_part_beneath_the_type() -> None:
    pictures = photo((153, 128, 128, 0), (51, 0, 51, 0))  # 160 % and 40 %
    picture = Picture("a.jpg@200x100", BOX)
    (fault,) = found(picture, type_(x=20), pictures=pictures).diagnostics
    assert (fault.fields["swatch"], fault.fields["ink"]) == ("a.jpg", 260)
    assert not found(picture, type_(x=120), pictures=pictures).diagnostics


def test_a_panel_over_a_picture_clears_it() -> None:
    pictures = photo((153, 128, 128, 0), (153, 128, 128, 0))
    panel = ground(LIGHT, Rect(10, 30, 100, 30))
    assert not found(Picture("a.jpg@200x100", BOX), panel, type_(), pictures=pictures).diagnostics
