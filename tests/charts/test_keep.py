from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from typeset.charts import keep
from typeset.charts.drawing import Group, Words
from typeset.charts.sheet import Sheet
from typeset.charts.theme import Theme
from typeset.color.cmyk import BLACK, Cmyk
from typeset.diagnostics import Span
from typeset.display.ops import Clip, Fill, Stroke
from typeset.issue.charts import Chart, Figure
from typeset.source import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from typeset.charts.draw import Shop

ROOT = Path(__file__).parents[2]
BUILD = """
import hashlib, sys
from pathlib import Path
from typeset import pipeline
from typeset.diagnostics import Log
root, kept = Path(sys.argv[1]), Path(sys.argv[2])
request = pipeline.Request(root / "data/2025-02-25-qinyuan/issue.yaml", "issue.yaml",
                           root / "layouts", root / "fonts/catalogue.yaml", "broadsheet", kept)
for job in pipeline.read(request, Log()):
    made = pipeline.compose(job, Log())
print("matplotlib" in sys.modules or "numpy" in sys.modules)
print(hashlib.sha256(repr(made[3]).encode()).hexdigest())
"""
LINE = (("M", 0.0, 0.0), ("C", 1.0, 2.0, 3.0, 4.0, 5.0, 6.0), ("L", 7.0, 8.5), ("Z",))
DRAWING = Group(
    "Figure",
    (
        Fill(LINE, Cmyk(80, 28, 82, 25), even_odd=True),
        Stroke(LINE, BLACK, 0.4, (3.0, 1.0), 1, 2),
        Clip(LINE, (Fill(LINE, BLACK),)),
        Words(3, "value", 1.5, 2.5, "paper"),
        Words("单位：", "unit", 1.5, 2.5, None, 80.0, 1),
    ),
    (Group("LI", (Words(0, "label", 0.0, 0.0),)),),
)  # fmt: skip


@pytest.fixture
def sheet_of(specimens: dict[str, Chart], shop: Callable[..., Shop]) -> Callable[..., Sheet]:
    def make(
        chart: Chart | None = None, height: float = 120.0, theme: Theme | None = None
    ) -> Sheet:
        made = shop()
        return Sheet(chart or specimens["Bars"], 166.0, height, theme or made.theme, made.hand)

    return make


def test_a_drawing_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    keep.write(tmp_path, "a", DRAWING)
    assert keep.read(tmp_path, "a") == DRAWING
    assert [path.name for path in tmp_path.iterdir()] == ["a.chart"]


@pytest.mark.parametrize("broken", [b"", b"\x00", b"\xc1", b"\x93\xa1a\x91\x91\xa1z\x90", b"[1, 2"])
def test_a_broken_file_is_no_drawing(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / "a.chart").write_bytes(broken)
    assert keep.read(tmp_path, "a") is None


def test_a_folder_that_is_a_file_keeps_nothing_and_stops_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "charts"
    folder.write_text("")
    keep.write(folder, "a", DRAWING)
    assert keep.read(folder, "a") is None


def test_the_place_in_the_file_is_no_part_of_the_key(
    specimens: dict[str, Chart], sheet_of: Callable[..., Sheet]
) -> None:
    chart = specimens["Bars"]
    moved = msgspec.structs.replace(chart, span=Span("other.yaml", 99, 1))
    assert keep.key(sheet_of(), "f") == keep.key(sheet_of(moved), "f")


def test_whatever_a_chart_is_drawn_from_changes_its_key(
    specimens: dict[str, Chart], sheet_of: Callable[..., Sheet], monkeypatch: pytest.MonkeyPatch
) -> None:
    chart = specimens["Bars"]
    figures = list(chart.members())
    first = figures[0]
    assert isinstance(first, Figure)
    value = msgspec.structs.replace(first, value=Text("15.0", first.value.span))
    plain = keep.key(sheet_of(), "f")
    look = sheet_of().theme
    other = msgspec.structs.replace(look, swatches={**look.swatches, "first": BLACK})
    bigger = msgspec.structs.replace(look["label"], size=9.5)
    styled = msgspec.structs.replace(look, styles={**look.styles, "label": bigger})
    keys = {
        plain,
        keep.key(sheet_of(msgspec.structs.replace(chart, figures=[value, *figures[1:3]])), "f"),
        keep.key(sheet_of(height=121.0), "f"),
        keep.key(sheet_of(theme=other), "f"),
        keep.key(sheet_of(theme=styled), "f"),
        keep.key(sheet_of(), "other fonts"),
    }
    monkeypatch.setattr(keep, "programs", lambda: b"another version")
    keys.add(keep.key(sheet_of(), "f"))
    assert len(keys) == 7


def test_the_second_build_of_a_page_asks_for_no_matplotlib_and_is_the_same(tmp_path: Path) -> None:
    def build() -> list[str]:
        command = [sys.executable, "-c", BUILD, str(ROOT), str(tmp_path)]
        return subprocess.run(  # noqa: S603 (our own words)
            command, check=True, capture_output=True, text=True
        ).stdout.split()

    first, second = build(), build()
    assert (first[0], second[0]) == ("True", "False")
    assert first[1] == second[1]
    assert len(list((tmp_path / "charts").iterdir())) == 4  # those that have axes
