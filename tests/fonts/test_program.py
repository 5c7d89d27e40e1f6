"""Font programs as a PDF holds them, read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from typeset.fonts.program import BrokenProgramError, read
from typeset.fonts.subset import subset

if TYPE_CHECKING:
    from typeset.fonts.face import Face


@pytest.mark.parametrize("kind", ["FontFile2", "FontFile3"])
def test_widths_are_those_of_the_face(tofu: Face, tofu_cff: Face, kind: str) -> None:
    face = tofu if kind == "FontFile2" else tofu_cff
    glyphs = {face.glyph(character): character for character in "沁A，"}
    cut = subset(face, glyphs)
    program = read(kind, cut.program)
    for glyph in glyphs:
        code = cut.code[glyph]
        shown = code if program.glyph is None else program.glyph[code]
        assert program.widths[shown] == pytest.approx(face.advance(glyph) * 1000)
    assert program.count == len(glyphs) + 1


@pytest.mark.parametrize("data", [b"", b"\0\1\0\0", b"\1\0\4\1garbage", b"OTTO" + bytes(40)])
@pytest.mark.parametrize("kind", ["FontFile2", "FontFile3"])
def test_what_is_no_program_is_said_to_be_broken(kind: str, data: bytes) -> None:
    with pytest.raises(BrokenProgramError):
        read(kind, data)


def test_a_program_cut_short_is_broken(tofu: Face) -> None:
    cut = subset(tofu, {tofu.glyph("沁"): "沁"})
    with pytest.raises(BrokenProgramError):
        read("FontFile2", cut.program[: len(cut.program) // 2])
