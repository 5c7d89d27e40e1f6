from __future__ import annotations

from collections.abc import Callable

import pytest

from typeset.diagnostics import Diagnostic
from typeset.issue import model
from typeset.issue.model import Figure, Issue

Read = Callable[..., tuple[Issue | None, list[Diagnostic]]]


@pytest.fixture
def issue(issue_with: Read) -> Issue:
    found, _ = issue_with(("[一句导语。]", "[甲。, 乙。, 丙。]"))
    assert found is not None
    return found


def leads(issue: Issue, path: str) -> list[str]:
    found = model.find(issue, path)
    assert isinstance(found, list)
    return [text.value for text in found]


def test_one_of_a_list_is_counted_from_nought(issue: Issue) -> None:
    assert model.find(issue, "lead[2]") is issue.lead[2]


def test_several_of_a_list_are_named_by_the_first_and_the_last(issue: Issue) -> None:
    assert leads(issue, "lead[0-1]") == ["甲。", "乙。"]
    assert leads(issue, "lead[1-2]") == ["乙。", "丙。"]


def test_a_list_that_ends_early_gives_what_it_has(issue: Issue) -> None:
    assert leads(issue, "lead[2-5]") == ["丙。"]
    assert leads(issue, "lead[3-5]") == []


def test_figures_of_a_part_of_the_strip_stay_figures(issue: Issue) -> None:
    found = model.find(issue, "key-figures[0-1]")
    assert isinstance(found, list)
    assert [type(figure) for figure in found] == [Figure]


def test_what_is_no_list_has_no_parts(issue: Issue) -> None:
    with pytest.raises(LookupError):
        model.find(issue, "closing[0-1]")
