"""可删句: what is proposed for cutting does bring the text within its rows, and is free to go."""

from __future__ import annotations

from pathlib import Path

import pytest

from typeset import pipeline
from typeset.diagnostics import Diagnostic, Log, Problems

ROOT = Path(__file__).parents[2]
LONG = (ROOT / "data/samples/2025-02-27-yili/issue.yaml").read_text(encoding="utf-8")


@pytest.fixture
def faults(tmp_path):
    """The overset errors of a data file in a layout."""

    def find(words: str, layout: str) -> list[Diagnostic]:
        path = tmp_path / "issue.yaml"
        path.write_text(words, encoding="utf-8")
        request = pipeline.Request(
            path, "issue.yaml", ROOT / "layouts", ROOT / "fonts/catalogue.yaml", layout
        )
        log = Log()
        try:
            for job in pipeline.read(request, log):
                pipeline.compose(job, log)
        except Problems:
            pass
        return [d for d in log.diagnostics if d.code == "overset"]

    return find


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


def test_each_sentence_proposed_is_enough_by_itself(faults):
    (fault,) = faults(LONG, "tabloid")
    proposed = cuts(fault, "cut-sentence")
    assert len(proposed) == 3
    for place in proposed:
        assert faults(without(LONG, place), "tabloid") == []


def test_the_shortest_sentence_that_is_enough_comes_first(faults):
    (fault,) = faults(LONG, "tabloid")
    counts = [count for _, _, count in cuts(fault, "cut-sentence")]
    assert counts == sorted(counts)


def test_where_no_one_sentence_is_enough_the_fewest_that_are_together_are_proposed(faults):
    by_area = {d.fields["area"]: d for d in faults(LONG, "broadsheet")}
    proposed = cuts(by_area["good"], "cut-together")
    assert len(proposed) == 2
    left = faults(without(LONG, *proposed), "broadsheet")
    assert "good" not in {d.fields["area"] for d in left}
    for one in proposed:
        still = faults(without(LONG, one), "broadsheet")
        assert "good" in {d.fields["area"] for d in still}


def test_what_no_three_sentences_can_bring_in_gets_no_proposal(faults):
    by_area = {d.fields["area"]: d for d in faults(LONG, "broadsheet")}
    assert [r.key for r in by_area["solid"].related] == ["thread-ends"]


def test_a_sentence_that_states_a_drawn_figure_is_never_proposed(faults):
    """The shortest sentence that would do is made to state a figure: another is proposed."""
    (fault,) = faults(LONG, "tabloid")
    first, *_ = cuts(fault, "cut-sentence")
    sentence = LONG.split("\n")[first[0] - 1][first[1] - 1 : first[1] - 1 + first[2]]
    assert "排在后头的" in sentence
    figure = '  - {value: "3", unit: 名, subject: 排在后头的, in: answers.solid.text}\n'
    stated = LONG.replace("排在后头的", "排在后头的3名")
    assert "key-figures:\n" in stated
    stated = stated.replace("key-figures:\n", f"key-figures:\n{figure}")
    (again,) = faults(stated, "tabloid")
    places = [(line, column) for line, column, _ in cuts(again, "cut-sentence")]
    assert places, "others are proposed"
    assert (first[0] + 1, first[1]) not in places


def test_the_place_of_an_overset_is_the_first_character_that_has_no_line(faults):
    (fault,) = faults(LONG, "tabloid")
    assert fault.span is not None
    line = LONG.split("\n")[fault.span.line - 1]
    rest = line[fault.span.column - 1 :]
    assert 0 <= len(rest) - int(fault.fields["characters"]) <= 6, "boxes count figures as one"
