"""What characters become: boxes, gaps, looks, refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.galley.setting import EM, Setting, vertical
from typeset.galley.items import FORBID

if TYPE_CHECKING:
    from typeset.fonts.catalogue import FontBook


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("沁😀源", "emoji"),
        ("沁\ufe0f源", "emoji"),
        ("沁\u200b源", "zero-width-character"),
        ("沁\u202e源", "zero-width-character"),
        ("沁\x07源", "control-character"),
        ("沁鿿源", "missing-glyph"),
        ("沁e\u0301源", "missing-glyph"),
        ("[沁]{nowhere}", "unknown-style"),
    ],
)
def test_what_cannot_be_set_is_refused_with_its_place(
    fonts: FontBook, text: str, code: str
) -> None:
    set_ = Setting(fonts, text, 10)
    assert set_.codes == [code]
    assert set_.lines == []
    assert set_.shop.log.diagnostics[0].span is not None


def test_variation_selector_stays_with_its_character(fonts: FontBook) -> None:
    set_ = Setting(fonts, "沁\U000e0100源", 10)
    assert set_.words == ["沁\U000e0100源"]
    assert len(set_.paragraphs[0].width) == 2


def test_typed_indent_is_an_error(fonts: FontBook) -> None:
    assert Setting(fonts, "\u3000\u3000沁源", 10, indent=2.0).codes == ["manual-indent"]


@pytest.mark.parametrize("text", ["  沁源", "沁源  "])
def test_spaces_at_a_paragraphs_edge_take_no_room(fonts: FontBook, text: str) -> None:
    (line,) = Setting(fonts, text, 10).lines
    assert line.width == pytest.approx(2 * EM)


def test_space_before_a_change_of_style_is_painted_in_the_face_before_it(fonts: FontBook) -> None:
    set_ = Setting(fonts, "ab [cd]{note}", 10)
    assert set_.words == ["ab cd"]
    assert "".join(set_.lines[0].runs[0].text) == "ab "


@pytest.mark.parametrize("text", ["用 ab 写", "用ab写"])
def test_typed_spaces_beside_latin_are_the_styles_gap(fonts: FontBook, text: str) -> None:
    (line,) = Setting(fonts, text, 10, han_latin=0.25).lines
    assert line.width == pytest.approx(3.5 * EM)


def test_tracking_goes_between_letters_too_and_not_after_the_last(fonts: FontBook) -> None:
    (line,) = Setting(fonts, "abcd", 10, tracking=0.1).lines
    assert line.width == pytest.approx((4 * 0.5 + 3 * 0.1) * EM)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("中文(注)中", 2),
        ("中文(注)中", 3),
        ('用"词"的', 1),
        ('用"词"的', 2),
        ("中/外", 1),
        ("好,中", 1),
    ],
)
def test_ascii_marks_beside_han_are_not_parted_from_what_they_hold(
    fonts: FontBook, text: str, at: int
) -> None:
    """The break after character `at` is forbidden where the mark opens, or before it closes."""
    (paragraph,) = Setting(fonts, text, 20).paragraphs
    box = next(i for i, place in enumerate(paragraph.at) if place >= at)
    held = (paragraph.gap[box].penalty, paragraph.gap[box - 1].penalty)
    assert FORBID in held


def test_option_with_a_point_may_begin_a_line(fonts: FontBook) -> None:
    (paragraph,) = Setting(fonts, "文件.bashrc里", 20).paragraphs
    assert paragraph.gap[1].penalty is not FORBID


@pytest.mark.parametrize("pair", ["——", "……"])
def test_pair_is_two_em_and_is_not_spread(fonts: FontBook, pair: str) -> None:
    (paragraph,) = Setting(fonts, f"沁{pair}源", 20).paragraphs
    assert sum(paragraph.width[1:-1]) == pytest.approx(2 * EM)
    assert all(gap.penalty is FORBID and not gap.is_open for gap in paragraph.gap[1:-1])


def test_dash_is_drawn_to_fill_its_cell(fonts: FontBook) -> None:
    """Tofu's dash has ink from 0.05 to 0.95: drawn out, two of them touch."""
    set_ = Setting(fonts, "——", 20)
    (run,) = set_.lines[0].runs
    ink = 0.9 * EM * run.look.scale
    starts = [place + 0.05 * EM * run.look.scale for place in run.place]
    assert starts[0] + ink >= starts[1]


def test_note_number_stands_high_and_close(fonts: FontBook) -> None:
    (paragraph,) = Setting(fonts, "沁源[1]{note}县", 20, han_latin=0.25).paragraphs
    assert paragraph.gap[1].penalty is FORBID
    assert paragraph.gap[1].natural == 0
    assert paragraph.looks[paragraph.look[2]].rise > 0


class TestVertical:
    """直排."""

    def test_quotes_are_painted_as_corner_brackets_and_read_as_quotes(
        self, fonts: FontBook
    ) -> None:
        set_ = Setting(fonts, "“沁”", 10, **vertical())
        face = fonts.face("tofu")
        assert face is not None
        glyphs = [g for run in set_.lines[0].runs for g in run.glyph]
        level = [face.glyph(c) for c in "『沁』"]
        assert set_.words == ["“沁”"]
        assert glyphs[1] == level[1]
        assert glyphs[0] not in (level[0], face.glyph("“"))  # its vertical form

    def test_two_figures_share_a_cell(self, fonts: FontBook) -> None:
        set_ = Setting(fonts, "共12日", 10, **vertical())
        run = next(run for run in set_.lines[0].runs if "1" in run.text)
        assert run.look.upright
        assert run.off == pytest.approx((-0.5 * EM, 0.0))
        assert set_.lines[0].width == pytest.approx(3 * EM)

    def test_long_figures_turn(self, fonts: FontBook) -> None:
        set_ = Setting(fonts, "共2025家", 10, **vertical())
        run = next(run for run in set_.lines[0].runs if "2" in run.text)
        assert run.look.turned

    def test_acronym_stands_letter_by_letter(self, fonts: FontBook) -> None:
        set_ = Setting(fonts, "看GDP好", 10, **vertical())
        upright = [run for run in set_.lines[0].runs if run.look.upright]
        assert ["".join(run.text) for run in upright] == ["G", "D", "P"]
        assert set_.lines[0].width == pytest.approx(5 * EM)

    def test_mark_without_a_vertical_form_turns(self, fonts: FontBook) -> None:
        set_ = Setting(fonts, "沁——源", 10, **vertical())
        run = next(run for run in set_.lines[0].runs if "—" in run.text)
        assert run.look.turned

    def test_question_mark_fills_its_cell(self, fonts: FontBook) -> None:
        assert Setting(fonts, "好？好", 10, **vertical()).lines[0].width == pytest.approx(3 * EM)


class TestBeside:
    """What stands beside or across lines."""

    def test_dots_stand_under_the_characters_and_under_no_mark(self, fonts: FontBook) -> None:
        (mark,) = Setting(fonts, "生[态，优]{dots}", 10).lines[0].marks
        assert mark.centers == pytest.approx((1.5 * EM, 3.5 * EM))

    def test_neighbouring_names_have_lines_of_their_own(self, fonts: FontBook) -> None:
        first, second = Setting(fonts, "[沁源]{name}[王陶]{name}人", 10).lines[0].marks
        assert first.end < second.start

    def test_title_line_goes_on_after_a_line_break(self, fonts: FontBook) -> None:
        set_ = Setting(fonts, "案头放着[沁源县志稿本]{title}一部", 6)
        assert [len(line.marks) for line in set_.lines[:2]] == [1, 1]

    def test_ruby_is_centered_and_its_base_wide_enough(self, fonts: FontBook) -> None:
        set_ = Setting(fonts, "[沁]{pinyin:qin}[源]{pinyin:yuan}", 10)
        first, second = set_.lines[0].notes
        assert first.place[0] + first.width + 0.1 * EM <= second.place[0]
        assert first.place[0] >= 0
        assert set_.words == ["沁源"]

    def test_initial_takes_its_lines_and_keeps_its_place_in_the_text(self, fonts: FontBook) -> None:
        set_ = Setting(fonts, "沁水之源太岳之心这里每棵树都在讲绿色的故事呢", 9, initial=2)
        assert "".join(set_.words) == "沁水之源太岳之心这里每棵树都在讲绿色的故事呢"
        assert set_.lines[0].runs[0].look.size == pytest.approx(EM + 15)
        begins = [
            line.runs[i].place[0] / EM for line, i in zip(set_.lines, (1, 0, 0), strict=False)
        ]
        assert begins == pytest.approx([3, 3, 0])

    def test_leader_fills_the_line(self, fonts: FontBook) -> None:
        (line,) = Setting(fonts, "要闻[……]{leader}2版", 12).lines
        assert line.width == pytest.approx(12 * EM)
        dots = [run for run in line.runs if run.glyph and run.text[0] in ("…", "")]
        assert len(dots) >= 3
        assert "".join("".join(run.text) for run in line.runs) == "要闻……2版"

    def test_tab_pushes_what_follows_to_the_lines_end(self, fonts: FontBook) -> None:
        set_ = Setting(fonts, "责编\t本报", 12)
        assert set_.places(0)["报"] == pytest.approx(11)

    def test_hyphen_is_painted_only_at_the_lines_end(self, fonts: FontBook) -> None:
        text = "沁源入选inter\u00adna\u00adtion\u00adal林区"
        set_ = Setting(fonts, text, 8, hyphenate="marked")
        assert [len(line.notes) for line in set_.lines] == [1, 0]
        assert set_.lines[0].width == pytest.approx(8 * EM)
        assert Setting(fonts, text, 8).lines[0].notes == ()

    def test_hung_stop_stands_outside(self, fonts: FontBook) -> None:
        set_ = Setting(fonts, "沁河出太岳东流去，两岸青山多秀", 8, hang=True)
        assert set_.words[0].endswith("，")
        assert set_.places(0)["，"] >= 8
