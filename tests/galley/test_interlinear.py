"""注音、着重号、首字下沉: where each stands over its boxes, counted in the square face."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.galley.setting import EM, Setting, vertical

if TYPE_CHECKING:
    from typeset.fonts.catalogue import FontBook
    from typeset.galley.items import Paragraph

RUBY = EM / 2  # its size in the tests; a letter is half of that wide


def paragraph_of(fonts: FontBook, text: str, **style: Any) -> Paragraph:
    (paragraph,) = Setting(fonts, text, 20, **style).paragraphs
    return paragraph


def test_a_base_narrower_than_its_ruby_is_spread_evenly(fonts: FontBook) -> None:
    """Six letters of 2.5 points and 1.25 of white are 16.25: so wide is the 字 of 10."""
    paragraph = paragraph_of(fonts, "沁[源]{pinyin:zhuang}县")
    assert paragraph.width == pytest.approx([10, 16.25, 10])
    assert paragraph.place == pytest.approx([0, 3.125, 0]), "its glyph in the middle"
    (ruby,) = paragraph.ruby
    assert (ruby.first, ruby.last) == (1, 1)
    assert ruby.word.width == pytest.approx(15)
    assert "".join(ruby.word.text) == "zhuang"


def test_two_zi_share_what_their_ruby_wants(fonts: FontBook) -> None:
    """The pinyin zhuangzhuang, 30 + 1.25 points over two 字 of 10."""
    paragraph = paragraph_of(fonts, "[沁源]{pinyin:zhuangzhuang}")
    assert paragraph.width == pytest.approx([15.625, 15.625])
    assert paragraph.place == pytest.approx([2.8125, 2.8125])


def test_a_base_wide_enough_is_left_alone(fonts: FontBook) -> None:
    paragraph = paragraph_of(fonts, "[沁源]{pinyin:qin}")
    assert paragraph.width == pytest.approx([10, 10])


def test_ruby_is_half_the_type_where_its_own_size_would_be_no_smaller(fonts: FontBook) -> None:
    (large,) = paragraph_of(fonts, "[沁]{pinyin:qin}").ruby
    (small,) = paragraph_of(fonts, "[沁]{pinyin:qin}", size=4.0).ruby
    assert large.word.look.size == RUBY
    assert small.word.look.size == 2.0


def test_ruby_goes_with_its_boxes_past_soft_hyphens(fonts: FontBook) -> None:
    """A soft hyphen is no box: what follows it counts on without it."""
    paragraph = paragraph_of(fonts, "ab\u00adcd[沁]{pinyin:qin}", hyphenate="none")
    (ruby,) = paragraph.ruby
    assert paragraph.text[paragraph.first[ruby.first]] == "沁"
    assert ruby.first == ruby.last


def test_ruby_of_what_is_no_box_is_left_out(fonts: FontBook) -> None:
    assert paragraph_of(fonts, "沁[ ]{pinyin:qin}").ruby == ()


def test_every_marked_run_has_its_own_mark(fonts: FontBook) -> None:
    paragraph = paragraph_of(fonts, "生[态优]{dots}先[沁源]{name}")
    found = [(mark.kind, mark.first, mark.last) for mark in paragraph.marks]
    assert found == [("dots", 1, 2), ("name", 4, 5)]


def test_a_style_of_emphasis_marks_the_whole_paragraph(fonts: FontBook) -> None:
    (mark,) = paragraph_of(fonts, "沁源县", emphasis="underline").marks
    assert (mark.kind, mark.first, mark.last) == ("underline", 0, 2)


class TestInitial:
    """首字下沉."""

    def test_it_is_as_high_as_its_lines_and_leaves_the_boxes(self, fonts: FontBook) -> None:
        """Three lines of 10 on 15 points: 2 × 15 + 10 = 40."""
        set_ = Setting(fonts, "沁源山水", 20, initial=3)
        (paragraph,) = set_.paragraphs
        initial = paragraph.initial
        assert initial is not None
        assert initial.word.text == ("沁",)
        assert initial.word.look.size == 40
        assert initial.word.width == 40
        assert initial.lines == 3
        assert "".join(paragraph.text) == "源山水"
        assert paragraph.at == [1, 2, 3]
        assert paragraph.first == [0, 1, 2, 3], "the end of its glyphs is the last"
        # The top of a 字 of 40 points on the top of one of 10: 0.88 × (40 − 10) lower.
        assert initial.drop == pytest.approx(26.4)

    def test_the_text_beside_it_keeps_to_whole_zi(self, fonts: FontBook) -> None:
        """25 points and half an em of white are three 字; 40 and half an em are five."""
        for lines, indent in ((2, 30), (3, 50)):
            (paragraph,) = Setting(fonts, "沁源山水", 20, initial=lines).paragraphs
            assert paragraph.initial is not None
            assert paragraph.initial.indent == indent

    def test_in_upright_type_its_middle_stands_between_its_lines(self, fonts: FontBook) -> None:
        """Lines 15 apart: the middle of the two is 7.5 left of the first one's."""
        (paragraph,) = Setting(fonts, "沁源山水", 20, initial=2, **vertical()).paragraphs
        assert paragraph.initial is not None
        assert paragraph.initial.drop == pytest.approx(7.5)

    def test_a_single_character_is_no_initial(self, fonts: FontBook) -> None:
        (paragraph,) = Setting(fonts, "沁", 20, initial=2).paragraphs
        assert paragraph.initial is None
        assert paragraph.text == ["沁"]

    def test_what_stands_beside_later_boxes_moves_up_with_them(self, fonts: FontBook) -> None:
        set_ = Setting(fonts, "沁a b[源]{pinyin:yuan}水", 20, initial=2)
        (paragraph,) = set_.paragraphs
        (ruby,) = paragraph.ruby
        assert paragraph.text[paragraph.first[ruby.first]] == "源"
        words = [box for box, text in enumerate(paragraph.text) if text in ("a", "b")]
        assert paragraph.gap[words[0]].natural == pytest.approx(0.5 * EM), "the space is theirs"

    def test_its_lines_are_kept_in_one_column(self, fonts: FontBook) -> None:
        (paragraph,) = Setting(fonts, "沁源山水", 20, initial=3, keep_lines=2).paragraphs
        assert paragraph.style.keep_lines == 3
