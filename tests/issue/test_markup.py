r"""Two marks and an escape: what they style, what is left, and where each character stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typeset.diagnostics import Log, Span
from typeset.issue import markup
from typeset.source import Text

if TYPE_CHECKING:
    from typeset.issue.markup import Run

LETTERS = "沁源，。ab1 （）{}：*[\\]"
PLAIN = st.text(LETTERS, min_size=1, max_size=6)
INSIDE = st.text("沁源，。ab1 （）：", min_size=1, max_size=6)  # a styled run holds no mark
NAMES = st.sampled_from(["note", "dots", "emphasis"])


def escaped(words: str) -> str:
    r"""The words as copy that shows them as they are: \*, \[, \\ (a lone ] is itself)."""
    return "".join("\\" + c if c in "*[\\" else c for c in words)


# A piece of a paragraph: as it is written, what it shows, its style, its ruby.
Piece = tuple[str, str, str, str]
pieces = st.one_of(
    PLAIN.map(lambda w: (escaped(w), w, "", "")),
    INSIDE.map(lambda w: (f"**{w}**", w, "run-in", "")),
    st.tuples(INSIDE, NAMES).map(lambda p: (f"[{p[0]}]{{{p[1]}}}", p[0], p[1], "")),
    INSIDE.map(lambda w: (f"[{w}]{{pinyin:qìn}}", w, "", "qìn")),
)
lines = st.lists(pieces, min_size=1, max_size=5).filter(
    lambda line: any(p[1].strip() for p in line)
)


def text(words: str) -> Text:
    return Text(words, Span("story", 3, 9), "answers.steady.text", 4)


def runs(words: str) -> list[Run]:
    """The runs of the one paragraph of a text without faults."""
    log = Log()
    (found,) = markup.paragraphs(text(words), log)
    assert log.diagnostics == []
    return found


@given(st.lists(lines, max_size=4))
def test_what_was_written_is_what_is_shown(written: list[list[Piece]]) -> None:
    """Every character with the style and the ruby it was given, and nothing of the marks."""
    source = "\n".join("".join(piece[0] for piece in line) for line in written)
    log = Log()
    found = markup.paragraphs(text(source), log)
    assert log.diagnostics == []
    assert len(found) == len(written)
    for line, made in zip(written, found, strict=True):
        wanted = [(c, style, ruby) for _, shown, style, ruby in line for c in shown]
        assert [(c, run.style, run.ruby) for run in made for c in run.text] == wanted


@given(st.text(LETTERS + "\n\u00ad", max_size=40))
def test_every_place_is_that_of_its_character(source: str) -> None:
    """Whatever was typed, also marks that are never closed."""
    for made in markup.paragraphs(text(source), Log()):
        for run in made:
            assert "".join(source[at] for at in run.at) == run.text


@given(st.text(LETTERS + "\n\u00ad", max_size=40))
def test_places_never_run_backwards(source: str) -> None:
    for made in markup.paragraphs(text(source), Log()):
        places = [at for run in made for at in run.at]
        assert places == sorted(set(places))


@given(st.text(LETTERS + "\n\u00ad", max_size=40))
def test_the_plain_text_and_its_places_agree(source: str) -> None:
    words, places = markup.plain_places(text(source))
    assert words == markup.plain(text(source))
    assert len(places) == len(words)
    for character, at in zip(words, places, strict=True):
        assert character in ("\n", source[at])


@given(st.text("沁源，。 ab1（）{}：]", min_size=1, max_size=30).filter(str.strip))
def test_copy_without_marks_is_one_run_of_itself(source: str) -> None:
    (run,) = runs(source)
    assert (run.text, run.style, list(run.at)) == (source, "", list(range(len(source))))


def test_a_run_in_stands_before_plain_text() -> None:
    first, second = runs("**支撑稳。**黎霍高速")
    assert (first.text, first.style, list(first.at)) == ("支撑稳。", "run-in", [2, 3, 4, 5])
    assert (second.text, second.style, list(second.at)) == ("黎霍高速", "", [8, 9, 10, 11])


def test_escaped_marks_are_copy() -> None:
    r"""3\*5 and \[2\]: what stands beside an escape stays in one run with it."""
    (run,) = runs(r"3\*5与\[2\]")
    assert run.text == "3*5与[2]"
    assert list(run.at) == [0, 2, 3, 4, 6, 7, 9]


@pytest.mark.parametrize(
    "source", ["数组[3]好", "[沁源]", "[沁源]{}", "[沁{源}", "[a[b]c]", "3*5*7"]
)
def test_brackets_and_stars_that_mark_nothing_are_copy(source: str) -> None:
    assert "".join(run.text for run in runs(source)) == source


@pytest.mark.parametrize(
    ("source", "at"), [("支撑**稳。", 2), ("**稳。**黎霍**高速", 8), ("****", 0)]
)
def test_a_mark_that_is_never_closed_is_an_error_at_its_place(source: str, at: int) -> None:
    log = Log()
    written = text(f"第一段\n{source}")
    markup.paragraphs(written, log)
    (fault,) = log.diagnostics
    assert fault.code == "markup-open"
    assert fault.span == written.at(4 + at)


def test_a_mark_is_not_closed_on_another_line() -> None:
    log = Log()
    markup.paragraphs(text("**支撑\n稳。**"), log)
    assert [d.code for d in log.diagnostics] == ["markup-open", "markup-open"]


def test_a_leader_repeats_what_it_is_given_and_is_white_without() -> None:
    dots, white = runs("要闻[……]{leader}")[1], runs("责编[]{leader}本报")[1]
    assert (dots.text, dots.is_leader) == ("……", True)
    assert (white.text, white.is_leader, list(white.at)) == ("\t", True, [2])


def test_names_are_told_without_the_blanks_around_them() -> None:
    (styled,) = runs("[沁]{ note }")
    (ruby,) = runs("[沁]{pinyin: qìn }")
    assert (styled.style, ruby.ruby) == ("note", "qìn")


def test_blank_lines_are_no_paragraphs_and_count_as_places() -> None:
    found = markup.paragraphs(text("\n一\n  \n\n二\n"), Log())
    assert [[(run.text, list(run.at)) for run in made] for made in found] == [
        [("一", [1])], [("二", [7])],
    ]  # fmt: skip


def test_a_soft_hyphen_is_no_character_of_the_page() -> None:
    source = text("inter\u00adna**tion\u00adal**")
    assert markup.plain(source) == "international"
    assert markup.plain_places(source)[1] == [0, 1, 2, 3, 4, 6, 7, 10, 11, 12, 13, 15, 16]
