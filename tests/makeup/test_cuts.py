"""可删句: what is proposed for cutting does bring the text within its rows, and is free to go.

The thread has twenty rows; every sentence fills lines of 13 字 to the end, so what a cut brings
in is the lines of the sentences that go.
"""

from __future__ import annotations

import pytest

from tests.makeup.counted import issue, layout, paragraph, sentence, solid
from typeset.diagnostics import Diagnostic

AREA = """\
  steady: {columns: "1", rows: 5-24, content: answers.steady, flow: [{text: .text}]}
"""
FIRST = (1, 1, 3, 1, 2)  # the lines of each sentence: eight
SECOND = (3, 2, 1, 1, 3, 4)  # fourteen
INDENT = 6  # of a text in the data file


@pytest.fixture
def faults(counted):
    """The overset errors of a data file."""
    words = layout(AREA, copyfit="panel")
    return lambda data: [d for d in counted(words, data).said if d.code == "overset"]


def story(*paragraphs: tuple[int, ...]) -> str:
    return issue({"steady": "\n".join(paragraph(*lines) for lines in paragraphs)})


def place(data: str, number: int, before: int, lines: int) -> tuple[int, int, int]:
    """Line, column and 字 of the sentence of so many lines after so many in a paragraph."""
    text = data[: data.index("    text: |\n")].count("\n") + 2
    return text + number, INDENT + 13 * before + 1, 13 * lines


def cuts(fault: Diagnostic, key: str) -> list[tuple[int, int, int]]:
    """Line, column and 字 of each sentence proposed under `key`."""
    return [
        (r.span.line, r.span.column, int(r.fields["characters"]))
        for r in fault.related
        if r.key == key
    ]


def without(words: str, *places: tuple[int, int, int]) -> str:
    """The data file with the sentences at these places deleted, as an editor would."""
    lines = words.split("\n")
    for line, column, count in sorted(places, reverse=True):
        text = lines[line - 1]
        lines[line - 1] = text[: column - 1] + text[column - 1 + count :]
    return "\n".join(lines)


def test_each_sentence_proposed_is_enough_by_itself_and_the_shortest_comes_first(faults):
    """Two lines over: both sentences of two lines, then the first of those of three."""
    data = story(FIRST, SECOND)
    (fault,) = faults(data)
    assert (fault.fields["lines"], fault.fields["characters"]) == (2, 26)
    proposed = cuts(fault, "cut-sentence")
    assert proposed == [place(data, 0, 6, 2), place(data, 1, 3, 2), place(data, 0, 2, 3)]
    for one in proposed:
        assert faults(without(data, one)) == []


def test_where_no_one_sentence_is_enough_the_fewest_that_are_together_are_proposed(faults):
    """Five lines over: of the longest, four and three are enough, and neither is alone."""
    data = story(FIRST, SECOND, (1, 1, 1))
    (fault,) = faults(data)
    assert fault.fields["lines"] == 5
    proposed = cuts(fault, "cut-together")
    assert proposed == [place(data, 1, 7, 3), place(data, 1, 10, 4)]
    assert faults(without(data, *proposed)) == []
    for one in proposed:
        assert faults(without(data, one)) != []


def test_as_many_as_five_are_proposed_together(faults):
    """Twelve lines over: four and two threes are ten, a third three is enough."""
    data = story(FIRST, SECOND, *[(1,) * 5] * 2)
    (fault,) = faults(data)
    assert fault.fields["lines"] == 12
    proposed = cuts(fault, "cut-together")
    assert [characters // 13 for *_, characters in proposed] == [3, 3, 3, 4]
    assert faults(without(data, *proposed)) == []


def test_what_no_five_sentences_can_bring_in_gets_no_proposal(faults):
    """17 lines over; the longest five are four, three threes and a two: fifteen."""
    (fault,) = faults(story(FIRST, SECOND, *[(1,) * 5] * 3))
    assert fault.fields["lines"] == 17
    assert [r.key for r in fault.related] == ["thread-ends"]


def test_a_paragraph_never_loses_its_every_sentence(faults):
    """Five lines over: the two sentences of four and three are all that their paragraph has."""
    data = story((1,) * 5, (1,) * 5, (2, 1, 1, 1, 3), (4, 3))
    (fault,) = faults(data)
    assert fault.fields["lines"] == 5
    assert cuts(fault, "cut-together") == [place(data, 2, 5, 3), place(data, 3, 0, 4)]


def test_a_sentence_that_states_a_drawn_figure_is_never_proposed(faults):
    """The last of the first paragraph would come first: with a figure in it, others do."""
    data = story(FIRST, SECOND)
    (fault,) = faults(data)
    first, second, third = cuts(fault, "cut-sentence")
    assert first == place(data, 0, 6, 2)
    lines = data.split("\n")
    assert lines[first[0] - 1].endswith(sentence(2))
    lines[first[0] - 1] = f"{lines[first[0] - 1][: -len('十三个字正好排完。')]}每行数13个字排完。"
    figure = '  - {value: "13", unit: 个, subject: 每行数, in: answers.steady.text}'
    stated = "\n".join(lines).replace("answers:", f"key-figures:\n{figure}\nanswers:")
    (again,) = faults(stated)
    proposed = cuts(again, "cut-sentence")
    assert proposed[:2] == [(line + 2, *rest) for line, *rest in (second, third)]
    assert (first[0] + 2, first[1]) not in [one[:2] for one in proposed]


def test_the_place_of_an_overset_is_the_first_character_that_has_no_line(faults):
    """The first paragraph has eight of the twenty rows, the second the next twelve."""
    data = story(FIRST, SECOND)
    (fault,) = faults(data)
    assert fault.span is not None
    line, column, _ = place(data, 1, 12, 0)
    assert (fault.span.line, fault.span.column) == (line, column)


def test_a_text_nudged_smaller_is_tried_with_its_run_in_head_as_small(counted):
    """26 字 a line in five points: three lines of head and two sentences in four rows."""
    words = layout(AREA.replace("5-24", "5-8"), copyfit="panel").replace(
        "  headline:", "  run-in: {based-on: body}\n  headline:"
    )
    story = f"**{solid(6)}**" + sentence(2) + sentence(2)
    page = counted(words, issue({"steady": story}) + "nudge:\n  steady: {size: 5pt}\n")
    (fault,) = [d for d in page.said if d.code == "overset"]
    assert fault.fields["lines"] == 1
    assert [count for _, _, count in cuts(fault, "cut-sentence")] == [26, 26]
