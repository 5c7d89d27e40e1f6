"""凑版账目: what gave and how much is said, lever by lever; what did not fit, by how much."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.makeup.counted import FIGURE, issue, layout, solid, text
from typeset import cli, resources

Capture = pytest.CaptureFixture[str]

_LEVERS = "panel, lines, tracking"
_STEADY = """\
  steady: {columns: "1", rows: 5-48, content: answers.steady, flow: [{text: .text}]}
"""
_PANEL = """\
  panel: {columns: "1", rows: rest, under: steady, gap: 1, least: 7, optional: true,
    content: answers.steady.panel}
"""


@pytest.fixture
def say(tmp_path: Path, capsys: Capture):
    """What the command says of a layout and a data file."""

    def said(words: str, *data: str, options: tuple[str, ...] = (), code: int = 0) -> str:
        (tmp_path / "counted.yaml").write_text(words, encoding="utf-8")
        files = []
        for number, one in enumerate(data):
            folder = tmp_path / f"issue-{number}"
            folder.mkdir(exist_ok=True)
            (folder / "issue.yaml").write_text(one, encoding="utf-8")
            files.append(str(folder / "issue.yaml"))
        given = ["fit", *options, "--layouts", str(tmp_path), "--layout", "counted", *files]
        assert cli.main(given) == code
        return capsys.readouterr().out

    return said


def test_each_named_lever_says_what_it_gave(say) -> None:
    """The lines of 13 and of 12.3 字 are counted in tests/makeup/test_levers.py."""
    areas = """\
  steady: {columns: "1", rows: 5-15, content: answers.steady, flow: [{text: .text}]}
  advance: {columns: "2", rows: 1-10, content: answers.advance, flow: [{text: .text}]}
"""
    words = layout(areas, copyfit=_LEVERS, answers=("steady", "advance"))
    data = issue({"steady": solid(10), "advance": solid(10)})
    said = say(words, data, options=("--explain",))
    assert "手段，按先后：panel、lines、tracking" in said
    steady, advance = said.split("  steady\n")[1].split("  advance\n")
    assert "lines：第 1 段 10→11 行" in steady
    assert "tracking：没有动" in steady
    assert "lines：第 1 段 11→10 行" in advance
    assert "tracking：第 1 段字距 -1.0%" in advance
    assert "headline" not in said.replace("title.headline", ""), "the layout does not name it"


def test_the_rows_of_a_panel_are_explained(say) -> None:
    data = issue({"steady": text(30)}, FIGURE)
    said = say(layout(_STEADY + _PANEL), data, options=("--explain",))
    assert "panel：图表板得 14 行，连上面的空（至少 8 行）" in said


def test_titles_and_leading_are_explained(say) -> None:
    """A title of four 字 in 60 points is set in 15."""
    data = issue({"steady": text(44)})
    said = say(layout(_STEADY), data, options=("--explain", "--lang", "en"))
    assert "leading 12 pt, 48 rows, as it was" in said
    assert "title title.headline: size 15.0 pt (of 10–20), tracking +0.000 em, width 100%" in said


def test_a_dropped_chart_is_explained(say) -> None:
    data = issue({"steady": text(37)}, FIGURE)
    said = say(layout(_STEADY + _PANEL), data, options=("--explain",))
    assert "panel：图表板不排，行给了文" in said
    assert "未排：answers.steady.panel" in said


def test_what_a_filler_had_no_white_for_is_told(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    file = "data/2025-02-25-qinyuan/issue.yaml"
    assert cli.main(["fit", "--layout", "spread", file]) == 0
    names = "新接入天然气、新增供热面积、棚户区改造小区、柔性引才"
    assert f"  补白没有空排 4 个数：{names}\n" in capsys.readouterr().out
    assert cli.main(["fit", "--explain", "--lang", "en", "--layout", "spread", file]) == 0
    assert "  no white for 4 figures of fillers: 新接入" in capsys.readouterr().out


def test_another_leading_is_told(say) -> None:
    said = say(layout(_STEADY, copyfit="panel, lines, leading"), issue({"steady": text(45)}))
    assert "行距 12→11.76 磅，48→49 行" in said


def test_the_table_has_a_row_a_page_whether_it_fits_or_not(say) -> None:
    data = [issue({"steady": text(lines)}) for lines in (44, 45)]
    head, rule, *rows = say(layout(_STEADY), *data, options=("--table",), code=1).splitlines()
    assert head.startswith("| 期 | 版式 |")
    assert rule.count("|") == head.count("|") == rows[0].count("|")
    assert rows == [
        "| issue-0 | counted | 排满 | 44（44） | 0 段 | 0 段 | 0 行 | — | 0、0 |",
        "| issue-1 | counted | steady 溢 1 行 13 字 | — | — | — | — | — | — |",
    ]


@pytest.mark.parametrize("options", [(), ("--explain",)])
def test_rows_that_no_panel_takes_are_said_to_be_white(say, options: tuple[str, ...]) -> None:
    said = say(layout(_STEADY), issue({"steady": text(38)}), options=options)
    assert "空 6 行" in said
    assert "归图表" not in said


def test_what_is_amiss_with_a_page_of_the_table_is_told_beside_it(
    tmp_path: Path, capsys: Capture
) -> None:
    """The issue's own warning, what a refused page has wrong, and what the next one has."""
    words = issue({"steady": text(45)}).replace(", folio: 一", "")
    (tmp_path / "issue.yaml").write_text(words, encoding="utf-8")
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(layout(_STEADY), encoding="utf-8")
    given = ["--layouts", str(tmp_path), "--layout", "one,two", str(tmp_path / "issue.yaml")]
    assert cli.main(["fit", "--table", *given]) == 1
    said = capsys.readouterr()
    assert said.out.count("steady 溢 1 行 13 字") == 2
    assert said.err.count("[blank-field]") == 1
    assert said.err.count("[overset]") == 2


def test_a_font_that_cannot_be_read_is_told_of_every_page_of_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    root = resources.layouts().parent
    (tmp_path / "fonts/files").mkdir(parents=True)
    shutil.copy(root / "fonts/catalogue.yaml", tmp_path / "fonts/catalogue.yaml")
    for file in (root / "fonts/files").glob("*.ttf"):
        (tmp_path / "fonts/files" / file.name).symlink_to(file)
    body = tmp_path / "fonts/files/NotoSerifSC_400Regular.ttf"
    body.unlink()
    body.write_bytes(b"no font")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "issue.yaml").write_text(issue({"steady": text(44)}), encoding="utf-8")
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(layout(_STEADY), encoding="utf-8")
    given = ["--layouts", ".", "--fonts", "fonts", "--layout", "one,two", "issue.yaml"]
    assert cli.main(["fit", "--table", *given]) == 1
    rows = capsys.readouterr().out.splitlines()[2:]
    assert [row.split(" | ")[2] for row in rows] == ["font-digest"] * 2


def test_seals_are_printed_as_the_data_file_takes_them(say) -> None:
    """What is printed locks the page; the page that is locked prints the same, and is not refused
    where it changed.
    """
    areas, data = _STEADY, issue({"steady": text(44)})
    printed = say(layout(areas), data, options=("--seal",))
    assert "issue.yaml\nlock:\n  counted:\n    title: " in printed
    assert say(layout(areas), data + printed, options=("--seal",)) == printed
    corrected = issue({"steady": text(43) + "\n改了的一行字。"}) + printed
    assert say(layout(areas), corrected, options=("--seal",)) != printed
    assert say(layout(areas), corrected, code=1) == ""
