"""A new layout: columns close on the type area, whatever the paper; the page can be planned."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typeset import schema
from typeset.commands import new_layout
from typeset.commands.new_layout import Sheet
from typeset.commands.new_words import StartError
from typeset.diagnostics import Log
from typeset.fonts import catalogue
from typeset.issue import read as issues
from typeset.layout import read as layouts
from typeset.layout.model import TABLES
from typeset.plan import bind
from typeset.units import MM

ROOT = Path(__file__).parents[2]
ISSUE = ROOT / "data" / "2025-02-25-qinyuan" / "issue.yaml"


def answers(**changes: str) -> dict[str, str]:
    return {"trim": "390x545", "columns": "5", "size": "五号", "measure": "0"} | changes


def reckoned(trim: str, columns: int, size: str) -> Sheet | None:
    try:
        return new_layout.reckon(answers(trim=trim, columns=str(columns), size=size))
    except StartError:
        return None


@given(
    width=st.integers(180, 800),
    height=st.integers(250, 800),
    columns=st.integers(1, 12),
    size=st.sampled_from(["五号", "小五", "小四", "10pt"]),
)
def test_columns_gutters_and_margins_make_the_trimmed_width(
    width: int, height: int, columns: int, size: str
) -> None:
    sheet = reckoned(f"{width}x{height}", columns, size)
    if sheet is None:
        return
    text = columns * sheet.measure * sheet.size + (columns - 1) * sheet.gutter
    assert sheet.left + text / MM + sheet.right == pytest.approx(width, abs=0.011)
    assert abs(sheet.left - sheet.right) <= 0.02
    assert columns == 1 or 0.8 <= sheet.gutter / sheet.size + 0.03 <= 4.1


@given(width=st.integers(250, 420), height=st.integers(380, 600), columns=st.integers(2, 8))
def test_rows_end_above_the_foot_by_less_than_one_row(
    width: int, height: int, columns: int
) -> None:
    sheet = reckoned(f"{width}x{height}", columns, "小五")
    if sheet is None:
        return
    end = sheet.body + sheet.rows * sheet.row / MM
    foot = height - 2 * sheet.top - 22.4 * sheet.type_width / 235
    assert foot - 0.02 <= end <= foot + 1e-6


def test_the_basic_columns_of_a_broadsheet_are_found() -> None:
    """8 栏 × 13 字 × 小五 + 7 × 8 磅 = 992 磅, as papers have it."""
    sheet = new_layout.reckon(answers(columns="8", size="小五", measure="13"))
    assert sheet.gutter == 8.0
    assert sheet.type_width == pytest.approx(349.96, abs=0.01)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"measure": "30"}, "每栏至多 18 字"),
        ({"measure": "8"}, "每栏至少"),
        ({"trim": "broad"}, "不是尺寸"),
        ({"size": "2字"}, "不是字号"),
        ({"columns": "five"}, "不是整数"),
        ({"trim": "390x120"}, "纸太矮"),
    ],
)
def test_what_cannot_close_says_what_can(changes: dict[str, str], said: str) -> None:
    with pytest.raises(StartError) as fault:
        new_layout.reckon(answers(**changes))
    assert said in fault.value.zh


@pytest.mark.parametrize(
    "changes",
    [{}, {"columns": "8", "size": "小五"}, {"trim": "275x390", "size": "小五"}, {"columns": "1"}],
    ids=["broadsheet", "basic columns", "tabloid", "one column"],
)
def test_an_issue_can_be_planned_in_a_new_layout(tmp_path: Path, changes: dict[str, str]) -> None:
    folder = tmp_path / "layouts"
    shutil.copytree(ROOT / "layouts", folder)
    path, words, _ = new_layout.start("fresh", answers(layouts=str(folder), **changes))
    path.write_text(words, encoding="utf-8")
    assert "<" not in words
    log = Log()
    fonts = catalogue.read(ROOT / "fonts" / "catalogue.yaml", "fonts/catalogue.yaml", log)
    issue = issues.read(ISSUE, "issue.yaml", log)
    assert fonts is not None
    assert issue is not None
    layout = layouts.read(folder, "fresh", fonts, log)
    assert layout is not None, log.diagnostics
    bind.bind(issue, layout, log)
    assert log.errors() == ()


def test_a_new_layout_is_free_of_underlines() -> None:
    import jsonschema_rs

    from tests.test_schema import bare
    from typeset import source

    words = new_layout.words(new_layout.reckon(answers()), "fresh")
    data = bare(source.parse(words, "fresh.yaml", Log(), TABLES))
    assert [f.message for f in jsonschema_rs.validator_for(schema.layout()).iter_errors(data)] == []


def test_no_type_is_smaller_than_newsprint_holds() -> None:
    import re

    words = new_layout.words(new_layout.reckon(answers(trim="200x300", size="小五")), "fresh")
    sizes = [float(size) for size in re.findall(r"size: ([\d.]+) ?pt", words)]
    assert min(sizes) >= 6.0
