"""Verbs that show one thing of an issue tell its faults like the others."""

from __future__ import annotations

from pathlib import Path

import PIL.Image
import pypdfium2
import pytest

from tests.commands.conftest import ISSUE
from typeset import cli


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(("verb", "word"), [("fit", "steady"), ("numbers", "291.5")])
def test_ledgers_are_printed(verb: str, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([verb, ISSUE]) == 0
    assert word in capsys.readouterr().out


@pytest.mark.parametrize("verb", ["proof", "charts", "fit"])
def test_faults_are_told(verb: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = desk / ISSUE
    path.write_text(path.read_text(encoding="utf-8").replace("星期二", "星期三"), encoding="utf-8")
    assert cli.main([verb, ISSUE]) == 1
    assert "[weekday]" in capsys.readouterr().err


def test_proofs_stand_beside_the_pdf(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["proof", ISSUE, "--dpi", "36"]) == 0
    written = capsys.readouterr().out.split()
    assert written == [f"build/2025-02-25-qinyuan/broadsheet{part}.png" for part in ("", "-grid")]
    assert all((desk / name).is_file() for name in written)


def test_proofs_of_several_issues_stand_apart(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both have a broadsheet: neither lies over the other."""
    (desk / "data/second").mkdir()
    second = "data/second/issue.yaml"
    (desk / second).write_bytes((desk / ISSUE).read_bytes())
    assert cli.main(["proof", ISSUE, second, "--dpi", "20", "-o", "shown"]) == 0
    assert capsys.readouterr().out.split() == [
        f"shown/{name}/broadsheet{part}.png"
        for name in ("2025-02-25-qinyuan", "second")
        for part in ("", "-grid")
    ]


def test_issues_whose_pictures_would_have_one_place_are_refused(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "again/2025-02-25-qinyuan").mkdir(parents=True)
    again = "again/2025-02-25-qinyuan/issue.yaml"
    (desk / again).write_bytes((desk / ISSUE).read_bytes())
    for words in (["proof"], ["charts", "-o", "shown"]):
        assert cli.main([*words, ISSUE, again]) == 2
        assert "会写到同一处" in capsys.readouterr().err
    assert not (desk / "build/2025-02-25-qinyuan").exists()
    assert not (desk / "shown").exists()


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("layout", ["broadsheet", "spread"])
def test_charts_are_shown_with_their_fillers_where_those_can_be_set(layout: str) -> None:
    """In a tabloid's column the spread's type is too wide for some of them, which is no fault."""
    assert cli.main(["charts", ISSUE, "--layout", layout, "-o", "shown"]) == 0
    words = pypdfium2.PdfDocument("shown/charts.pdf")[0].get_textpage().get_text_range()
    assert "990" in words
    assert "搬迁治理" in words


def test_a_proof_knows_its_size(desk: Path) -> None:
    assert cli.main(["proof", ISSUE, "--dpi", "36", "-o", "shown"]) == 0
    with PIL.Image.open(desk / "shown/broadsheet.png") as picture:
        assert picture.size == pytest.approx((390 / 25.4 * 36, 545 / 25.4 * 36), abs=1)
        assert picture.info["dpi"] == pytest.approx((36, 36), abs=0.1)


def test_an_issue_named_twice_is_one_issue(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["proof", ISSUE, str(desk / ISSUE), "--dpi", "20", "-o", "shown"]) == 0
    assert set(capsys.readouterr().out.split()) == {
        "shown/broadsheet.png", "shown/broadsheet-grid.png",
    }  # fmt: skip
