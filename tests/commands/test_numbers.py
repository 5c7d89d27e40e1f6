from __future__ import annotations

from pathlib import Path

from typeset.commands import numbers
from typeset.diagnostics import Log

ISSUE = Path(__file__).parents[2] / "data/2025-02-25-qinyuan/issue.yaml"


def test_each_number_has_a_row_with_its_place_and_each_proposal_its_reason() -> None:
    told = numbers.run(ISSUE, "issue.yaml", Log())
    rows = told.splitlines()
    assert sum(row.startswith("40 ") for row in rows) == 1
    assert any("291.5" in row and "issue.yaml:" in row and "key-figures[0]" in row for row in rows)
    assert any(row.startswith("answers.advance.text  不画") for row in rows)
    assert any("百格图  87%" in row for row in rows)
    assert any(row.startswith("13 ") and "560" in row and "列" in row and "约数" in row
               for row in rows)  # fmt: skip
    words = rows[rows.index("汉字写的数（不画）") :]
    assert any("第一方阵" in row and "不是量" in row and "issue.yaml:55:" in row for row in words)


def test_an_issue_that_cannot_be_read_is_told_in_the_log(tmp_path: Path) -> None:
    log = Log()
    assert numbers.run(tmp_path / "none.yaml", "none.yaml", log) == ""
    assert [d.code for d in log.errors()] == ["file-not-found"]
