"""A page for a screen: addresses become links, colors are converted, the trim is all there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tests.pdf.specimen import BOX, page_of, paragraph, set_text
from tests.preflight.screen_specimen import naive
from typeset.color.cmyk import PAPER, Cmyk
from typeset.display.flatten import marks
from typeset.display.frame import Frame
from typeset.display.ops import Fill, Glyphs, Registration, Shade, Stop, line, rectangle
from typeset.pdf.screen import addresses, href, screened

if TYPE_CHECKING:
    from typeset.display.flatten import DisplayList
    from typeset.fonts.face import Face


def shown(*frames: Frame, texts: dict[str, str] | None = None, links: bool = True) -> DisplayList:
    return screened(page_of(*frames, bleed=8), texts or {}, naive, links=links).display


def _told(display: DisplayList, role: str) -> list[str]:
    """The text of the elements of a role, in order."""
    return [
        "".join(
            "".join(op.text)
            for group in display.groups
            if group.element == at
            for op in group.ops
            if isinstance(op, Glyphs)
        )
        for at, element in enumerate(display.elements)
        if element.role == role
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("见www.example.org。", ["www.example.org"]),
        ("见https://example.org/a?b=1#c，", ["https://example.org/a?b=1#c"]),
        ("(see http://example.org/a).", ["http://example.org/a"]),
        ("http://example.org/a_(b), so", ["http://example.org/a_(b)"]),
        ("信desk@news.example.org.", ["desk@news.example.org"]),
        ("3.5亿元，www.，@，a@b，example.org", []),
        ("www.a.example.org与b@example.org", ["www.a.example.org", "b@example.org"]),
    ],
)
def test_addresses_end_where_the_sentence_goes_on(text: str, found: list[str]) -> None:
    assert addresses(text) == found


def test_an_address_leads_where_it_says() -> None:
    assert href("www.example.org") == "http://www.example.org"
    assert href("desk@example.org") == "mailto:desk@example.org"
    assert href("https://example.org") == "https://example.org"


def test_text_before_and_after_a_link_is_told_in_order(tofu: Face) -> None:
    display = shown(paragraph(set_text(tofu, "见www.example.org一文，信desk@example.org。")))
    assert [e.role for e in display.elements] == ["P", "Link", "Span", "Link", "Span"]
    assert [e.href for e in display.elements if e.href] == [
        "http://www.example.org", "mailto:desk@example.org",
    ]  # fmt: skip
    told = [op.text for op in marks(display) if isinstance(op, Glyphs)]
    assert "".join("".join(text) for text in told) == "见www.example.org一文，信desk@example.org。"


def test_nothing_moves(tofu: Face) -> None:
    run = set_text(tofu, "见www.example.org。", spread=0.3)
    pieces = [op for op in marks(shown(paragraph(run))) if isinstance(op, Glyphs)]
    assert len(pieces) == 3
    assert [place for piece in pieces for place in piece.advance] == list(run.advance)
    assert {(piece.x, piece.y) for piece in pieces} == {(run.x, run.y)}


def test_an_address_over_two_lines_is_one_link(tofu: Face) -> None:
    first, second = set_text(tofu, "见www.example.org/", 50, 300), set_text(tofu, "a页", 50, 280)
    assert _told(shown(paragraph(first, second)), "Link") == ["www.example.org/a"]


def test_a_blank_that_the_line_end_took_still_ends_the_address(tofu: Face) -> None:
    """The field says where an address ends; the page has dropped the blank."""
    lines = (set_text(tofu, "见www.example.org/", 50, 300), set_text(tofu, "See", 50, 280))
    frame = paragraph(*(replace(run, source="text") for run in lines))
    display = shown(frame, texts={"text": "见www.example.org/ See"})
    assert _told(display, "Link") == ["www.example.org/"]


def test_the_longer_of_two_addresses_is_taken_whole(tofu: Face) -> None:
    run = replace(set_text(tofu, "www.example.org/a、www.example.org"), source="text")
    display = shown(paragraph(run), texts={"text": "www.example.org/a、www.example.org"})
    assert _told(display, "Link") == ["www.example.org/a", "www.example.org"]


def test_furniture_and_figures_have_no_links(tofu: Face) -> None:
    run = set_text(tofu, "www.example.org")
    display = shown(Frame("Artifact", BOX, (run,)), Frame("Figure", BOX, (run,), alt="图"))
    assert [e.role for e in display.elements] == ["Figure"]


def test_a_condition_may_want_no_links(tofu: Face) -> None:
    display = shown(paragraph(set_text(tofu, "www.example.org")), links=False)
    assert [e.role for e in display.elements] == ["P"]


def test_the_page_ends_at_its_trim_and_has_no_marks() -> None:
    out = Frame("Artifact", BOX, (Registration(line(-9, 0, -17, 0), 0.3),))
    display = shown(out)
    assert display.page.bleed == 0
    assert not list(marks(display))


def test_a_shade_keeps_the_way_of_its_inks() -> None:
    """Half of an ink is not half of its light: more stops hold the color between two."""
    stops = (Stop(0, PAPER), Stop(1, Cmyk(100, 0, 0, 50)))
    ops = (Shade(rectangle(BOX), 20, 0, 120, 0, stops), Fill(rectangle(BOX), PAPER))
    page = screened(page_of(Frame("Artifact", BOX, ops)), {}, naive, links=True)
    (shade,) = [op for op in marks(page.display) if isinstance(op, Shade)]
    middle = next(stop for stop in shade.stops if stop.at == 0.5)
    assert middle.color == Cmyk(50, 0, 0, 25)
    assert page.palette.operands(middle.color) == "0.3765 0.749 0.749"
