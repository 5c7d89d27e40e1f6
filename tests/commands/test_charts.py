from __future__ import annotations

from pathlib import Path

import pikepdf

from typeset import pipeline
from typeset.charts.kinds import PAINTERS
from typeset.commands import charts
from typeset.diagnostics import Log
from typeset.issue import read

ROOT = Path(__file__).parents[2]


def test_every_panel_is_drawn_wide_and_narrow_as_vectors(tmp_path: Path) -> None:
    log = Log()
    request = pipeline.Request(
        ROOT / "data/2025-02-25-qinyuan/issue.yaml", "issue.yaml", ROOT / "layouts",
        ROOT / "fonts/catalogue.yaml", "broadsheet",
    )  # fmt: skip
    written = charts.run(request, tmp_path, log, png=True)
    assert [path.name for path in written] == ["charts.pdf", "charts.png"]
    assert all(path.stat().st_size > 10_000 for path in written)
    with pikepdf.open(written[0]) as pdf:
        (page,) = pdf.pages
        assert "/XObject" not in page.Resources
        operators = {str(one.operator) for one in pikepdf.parse_content_stream(page)}
    assert not operators & {"rg", "RG", "Do", "sh", "g", "G"}
    assert log.errors() == ()


def test_the_specimens_are_invented_and_show_every_kind(tmp_path: Path) -> None:
    path = ROOT / "docs/chart-specimens/issue.yaml"
    log = Log()
    issue = read.read(path, "issue.yaml", log)
    assert issue is not None
    assert "虚构" in path.read_text(encoding="utf-8").split("\n")[1]
    panels = [answer.panel for answer in issue.answers.values() if answer.panel is not None]
    kinds = {type(chart) for p in panels for entry in p.charts for chart in entry.charts}
    assert kinds == set(PAINTERS)
    request = pipeline.Request(
        path, "issue.yaml", ROOT / "layouts", ROOT / "fonts/catalogue.yaml", None
    )
    assert [one.name for one in charts.run(request, tmp_path, log)] == ["charts.pdf"]
    assert log.diagnostics == []
