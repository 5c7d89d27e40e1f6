"""A text becomes a galley once: on the next page it is taken from the shop, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.galley.setting import EXTRA, STYLES, shop_of, style_of
from tests.tofu import build
from typeset.diagnostics import Log, Span
from typeset.fonts.catalogue import FontBook, Slot
from typeset.galley.compose import compose
from typeset.galley.faces import Shop, open_shop
from typeset.source import Text

if TYPE_CHECKING:
    from typeset.galley.items import Galley
    from typeset.layout.styles import Style

BODY = style_of(indent=2.0)


@pytest.fixture(scope="module")
def book(fonts: FontBook) -> FontBook:
    return fonts


@pytest.fixture(scope="module")
def two_faces(tmp_path_factory: pytest.TempPathFactory) -> FontBook:
    """`tofu`, which has no 源, and `spare`, which has it."""
    folder = tmp_path_factory.mktemp("two")
    build(folder / "tofu.ttf", "沁县国" + EXTRA)
    build(folder / "spare.ttf", "沁源县国" + EXTRA)
    span = Span("catalogue", 1, 1)
    faces = {
        "tofu": Slot(label="豆腐", path="tofu.ttf", fallback=["spare"], span=span),
        "spare": Slot(label="备用", path="spare.ttf", span=span),
    }
    return FontBook(folder, folder, dict(faces), Log())


def text(words: str, line: int = 1) -> Text:
    """A text at a line of the file; what is said of it names the line."""
    return Text(words, Span("story", line, 1), f"story[{line}]")


def next_page(shop: Shop) -> Shop:
    """The shop of the page after it: the same fonts and styles, a log of its own."""
    return open_shop(shop.fonts, shop.styles, Log(), shop)


def said(shop: Shop) -> list[tuple[str, int]]:
    """Codes, each with the line it points at."""
    return [(d.code, d.span.line) for d in shop.log.diagnostics if d.span is not None]


def words(galley: Galley) -> list[str]:
    return ["".join(paragraph.text) for paragraph in galley.paragraphs]


@given(
    words=st.text(st.sampled_from("沁源山水，。“”（）ab12 \n*[]\\{}"), max_size=40),
    initial=st.sampled_from([0, 2]),
)
@settings(max_examples=100)
def test_a_text_of_the_page_before_is_the_same_as_one_composed_afresh(
    book: FontBook, words: str, initial: int
) -> None:
    before = shop_of(book)
    compose(text(words), BODY, before, initial=initial)
    after, fresh = next_page(before), shop_of(book)
    again = compose(text(words, 7), BODY, after, initial=initial)
    assert again == compose(text(words, 7), BODY, fresh, initial=initial)
    assert said(after) == said(fresh)


def test_it_is_not_shaped_again_and_has_the_new_texts_places(fonts: FontBook) -> None:
    before = shop_of(fonts)
    (first,) = compose(text("沁源山水"), BODY, before).paragraphs
    new = text("沁源山水", 7)
    (again,) = compose(new, BODY, next_page(before)).paragraphs
    assert again.glyph is first.glyph, "the same list: nothing was shaped"
    assert again.source is new
    assert first.source.span.line == 1, "the page before is as it was"


def test_what_was_composed_two_pages_ago_is_kept_where_every_page_has_it(fonts: FontBook) -> None:
    shop = shop_of(fonts)
    (first,) = compose(text("沁源"), BODY, shop).paragraphs
    for _ in range(3):
        shop = next_page(shop)
        (again,) = compose(text("沁源"), BODY, shop).paragraphs
        assert again.glyph is first.glyph


@pytest.mark.parametrize(
    ("style", "initial"), [(style_of(indent=2.0, size=12.0), 0), (style_of(), 0), (BODY, 2)]
)
def test_another_style_or_initial_is_composed_by_itself(
    fonts: FontBook, style: Style, initial: int
) -> None:
    shop = shop_of(fonts)
    first = compose(text("沁源山水"), BODY, shop)
    other = compose(text("沁源山水"), style, shop, initial=initial)
    assert other != first


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("沁😀源", "emoji"),
        ("沁**源", "markup-open"),
        ("[沁]{nowhere}", "unknown-style"),
        ("　　沁源", "manual-indent"),
    ],
)
def test_a_fault_is_said_again_on_the_next_page_at_its_place_there(
    fonts: FontBook, words: str, code: str
) -> None:
    before = shop_of(fonts)
    compose(text(words), BODY, before)
    after = next_page(before)
    compose(text(words, 7), BODY, after)
    assert said(before) == [(code, 1)]
    assert said(after) == [(code, 7)]


def test_a_fallback_is_noted_once_a_page_on_every_page(two_faces: FontBook) -> None:
    """Two texts with the same strange 字: the first is named, also where only the second is."""
    before = shop_of(two_faces)
    compose(text("沁源", 1), BODY, before)
    compose(text("源县", 2), BODY, before)
    assert said(before) == [("fallback-face", 1)]
    after = next_page(before)
    compose(text("源县", 7), BODY, after)
    assert said(after) == [("fallback-face", 7)], "it was never said of this text by itself"
    compose(text("沁源", 8), BODY, after)
    assert said(after) == [("fallback-face", 7)]


def test_one_line_of_a_text_is_one_paragraph_and_blank_lines_are_none(fonts: FontBook) -> None:
    found = compose(text("沁源\n\n  \n山水\n"), BODY, shop_of(fonts))
    assert words(found) == ["沁源", "山水"]
    assert [paragraph.at[0] for paragraph in found.paragraphs] == [0, 7]


def test_only_the_first_paragraph_has_the_initial(fonts: FontBook) -> None:
    found = compose(text("沁源山水\n林田湖草"), BODY, shop_of(fonts), initial=2)
    assert [paragraph.initial is not None for paragraph in found.paragraphs] == [True, False]
    assert words(found) == ["源山水", "林田湖草"]


def test_one_refused_paragraph_does_not_take_the_others_with_it(fonts: FontBook) -> None:
    shop = shop_of(fonts)
    found = compose(text("沁😀源\n山水\n[林]{nowhere}"), BODY, shop)
    assert words(found) == ["山水"]
    assert [code for code, _ in said(shop)] == ["emoji", "unknown-style"]


def test_a_typed_indent_is_copy_where_the_style_has_none(fonts: FontBook) -> None:
    """A line of verse may be moved in by hand; a paragraph that is indented anyway may not."""
    shop = shop_of(fonts)
    assert words(compose(text("　　沁源"), style_of(), shop)) == ["　　沁源"]
    assert said(shop) == []


def test_every_style_of_the_test_shop_is_its_own(fonts: FontBook) -> None:
    """The character style of a run is the shop's, not the paragraph's."""
    (paragraph,) = compose(text("沁[源]{note}"), BODY, shop_of(fonts)).paragraphs
    sizes = [paragraph.looks[look].size for look in paragraph.look]
    assert sizes == [10.0, STYLES["note"]["size"]]
