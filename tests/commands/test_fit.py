"""凑版账目: what gave and how much is said, lever by lever; what did not fit, by how much."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import ISSUE
from typeset import cli

_ROOT = Path(__file__).parents[2]
_FILE = str(_ROOT / ISSUE)
_LONG = str(_ROOT / "data/samples/2025-02-27-yili/issue.yaml")

Capture = pytest.CaptureFixture[str]


def _said(capsys: Capture, *words: str, code: int = 0) -> str:
    assert cli.main(["fit", *words]) == code
    return capsys.readouterr().out


def test_each_named_lever_says_what_it_gave(capsys: Capture) -> None:
    said = _said(capsys, "--explain", "--layout", "spread", _LONG)
    steady = said.split("  steady\n")[1].split("  advance\n")[0]
    assert "lines：第 2 段 15→17 行" in steady
    assert "tracking：没有动" in steady
    assert "panel：图表板得 12 行，连上面的空（至少 7 行）" in steady
    assert "headline" not in steady, "the layout does not name it"
    advance = said.split("  advance\n")[1]
    assert "tracking：第 3 段字距 -1.0%" in advance


def test_titles_and_leading_are_explained(capsys: Capture) -> None:
    said = _said(capsys, "--explain", "--lang", "en", "--layout", "tabloid", _FILE)
    assert "leading 13 pt, 48 rows, as it was" in said
    assert "title title.headline: size" in said
    assert "(of 40–69)" in said


def test_a_dropped_chart_is_explained(desk: Path, capsys: Capture) -> None:
    path = desk / ISSUE
    more = "全县发展态势稳中向好、量质并进。" * 13
    words = path.read_text(encoding="utf-8").replace("愈发坚实。", f"愈发坚实。{more}", 1)
    path.write_text(words, encoding="utf-8")
    said = _said(capsys, "--explain", "--layout", "tabloid", ISSUE)
    assert "panel：图表板不排，行给了文" in said
    assert "未排：answers.steady.panel" in said


def test_another_leading_is_told(desk: Path, capsys: Capture) -> None:
    path = desk / ISSUE
    words = path.read_text(encoding="utf-8")
    said = ""
    for count in range(9, 22):
        more = "全县发展态势稳中向好、量质并进。" * count
        path.write_text(words.replace("愈发坚实。", f"愈发坚实。{more}", 1), encoding="utf-8")
        said = _said(capsys, "--layout", "tabloid", ISSUE)
        if "行距" in said:
            break
    assert "行距 13→12.76 磅，48→49 行" in said


def test_the_table_has_a_row_a_page_whether_it_fits_or_not(capsys: Capture) -> None:
    words = ("--table", "--layout", "picture,tabloid", _FILE, _LONG)
    head, rule, *rows = _said(capsys, *words).splitlines()
    assert head.startswith("| 期 | 版式 |")
    assert rule.count("|") == head.count("|") == rows[0].count("|")
    assert [tuple(row.split(" | ")[:2]) for row in rows] == [
        ("| 2025-02-25-qinyuan", "picture"), ("| 2025-02-25-qinyuan", "tabloid"),
        ("| 2025-02-27-yili", "picture"), ("| 2025-02-27-yili", "tabloid"),
    ]  # fmt: skip
    assert "solid 溢 2 行 30 字" in rows[3]
    assert "排满" in rows[0]
