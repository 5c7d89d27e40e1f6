"""The sample issues: said to be invented on the page, and what each layout makes of its length."""

from __future__ import annotations

from pathlib import Path

import pytest

from typeset import pipeline
from typeset.commands import gate
from typeset.diagnostics import Diagnostic, Log, Problems
from typeset.issue import markup
from typeset.issue.model import Issue
from typeset.issue.read import read

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "data" / "samples"
SHORT, LONG, UNEVEN = "2025-02-26-jiali", "2025-02-27-yili", "2025-02-28-bingli"
ALL = ("broadsheet", "picture", "tabloid", "spread")
LARGER = ("picture", "spread")
FILLS = [(SHORT, layout) for layout in ALL] + [(UNEVEN, layout) for layout in ALL]
FILLS += [(LONG, layout) for layout in LARGER]


def issue_of(path: Path) -> Issue:
    found = read(path, path.name, Log())
    assert found is not None
    return found


def lengths(path: Path) -> list[int]:
    """字 of each answer's text."""
    answers = issue_of(path).answers.values()
    return [len(markup.plain(answer.text).replace("\n", "")) for answer in answers]


def request(name: str, layout: str) -> pipeline.Request:
    path = SAMPLES / name / "issue.yaml"
    return pipeline.Request(path, name, ROOT / "layouts", ROOT / "fonts/catalogue.yaml", layout)


def composed(name: str, layout: str) -> list[Diagnostic]:
    """What is said when the sample is made up in the layout."""
    log = Log()
    try:
        for job in pipeline.read(request(name, layout), log):
            pipeline.compose(job, log)
    except Problems:
        assert log.errors()
    return log.diagnostics


def amiss(name: str, layout: str) -> list[str]:
    """What stops the page or may not stand in print; blank fields are for the editor to fill."""
    said = composed(name, layout)
    return [d.code for d in said if d.severity != "note" and d.code != "blank-field"]


@pytest.mark.parametrize("layout", ALL)
@pytest.mark.parametrize("name", [SHORT, UNEVEN])
def test_shorter_and_uneven_issues_fill_every_layout(name: str, layout: str) -> None:
    assert amiss(name, layout) == []


@pytest.mark.parametrize("layout", LARGER)
def test_the_longer_issue_fills_the_two_larger_layouts(layout: str) -> None:
    assert amiss(LONG, layout) == []


@pytest.mark.parametrize("layout", ["broadsheet", "tabloid"])
def test_the_longer_issue_is_overset_elsewhere_by_lines_and_characters(layout: str) -> None:
    """A line is 13 to 17 字 there; some of its last line need not be filled."""
    errors = [d for d in composed(LONG, layout) if d.severity == "error"]
    assert {d.code for d in errors} == {"overset"}
    for error in errors:
        lines, characters = int(error.fields["lines"]), int(error.fields["characters"])
        assert 10 * (lines - 1) < characters <= 18 * lines
        proposed = [r for r in error.related if r.key in ("cut-sentence", "cut-together")]
        assert proposed, "sentences to cut"
        if proposed[0].key == "cut-together":
            assert sum(int(r.fields["characters"]) for r in proposed) > 10 * (lines - 1)


@pytest.mark.parametrize(("name", "layout"), FILLS)
def test_the_gate_lets_every_page_through_that_fills(name: str, layout: str) -> None:
    log = Log()
    (edition,) = pipeline.build(request(name, layout), log)
    assert gate.passes(edition, Path("page.pdf"), log, "zh")
    assert [d.code for d in log.diagnostics if d.code == "reminded"] == []


def test_lengths_are_what_the_samples_are_for() -> None:
    usual = sum(lengths(ROOT / "data" / "2025-02-25-qinyuan" / "issue.yaml"))
    assert sum(lengths(SAMPLES / SHORT / "issue.yaml")) / usual == pytest.approx(0.7, abs=0.02)
    assert sum(lengths(SAMPLES / LONG / "issue.yaml")) / usual == pytest.approx(1.4, abs=0.02)
    uneven = lengths(SAMPLES / UNEVEN / "issue.yaml")
    assert max(uneven) / min(uneven) > 2.5


@pytest.mark.parametrize("name", [SHORT, LONG, UNEVEN])
def test_a_sample_says_on_the_page_that_it_is_invented(name: str) -> None:
    path = SAMPLES / name / "issue.yaml"
    issue = issue_of(path)
    assert [note.value for note in issue.notes] == ["示例稿：文字与数字均为虚构"]
    assert issue.county.label is not None
    assert issue.county.label.value == "虚构示例"
    assert "虚构" in issue.hero.caption.value if issue.hero is not None else False
    assert {n.value for credit in issue.credits for n in credit.names} == {"本报示例"}
    assert "虚构" in path.read_text(encoding="utf-8").split("\n")[1]
