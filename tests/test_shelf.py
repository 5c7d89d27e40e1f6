"""What is kept from page to page is never stale, and the page is the same with it or without."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from typeset import pipeline, shelf
from typeset.diagnostics import Log, Problems
from typeset.display import flatten

ROOT = Path(__file__).parents[1]
QINYUAN = "data/2025-02-25-qinyuan/issue.yaml"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "layouts", tmp_path / "layouts")
    shutil.copy(ROOT / QINYUAN, tmp_path / "issue.yaml")
    return tmp_path


def _request(desk: Path) -> pipeline.Request:
    return pipeline.Request(
        desk / "issue.yaml", "issue.yaml", desk / "layouts", ROOT / "fonts/catalogue.yaml",
        "broadsheet", ROOT / "build",
    )  # fmt: skip


def _pdf(desk: Path, kept: shelf.Shelf | None = None) -> bytes:
    return pipeline.build(_request(desk), Log(), kept)[0].pdf


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_second_page_from_the_shelf_is_the_first_to_the_byte(desk: Path) -> None:
    kept = shelf.Shelf()
    assert _pdf(desk, kept) == _pdf(desk, kept) == _pdf(desk)


def test_corrected_word_is_set(desk: Path) -> None:
    kept = shelf.Shelf()
    _pdf(desk, kept)
    _change(desk / "issue.yaml", "党建引领担当干事", "党建引领主动干事")
    assert _pdf(desk, kept) == _pdf(desk)


def test_changed_layout_is_read_again(desk: Path) -> None:
    kept = shelf.Shelf()
    before = _pdf(desk, kept)
    _change(desk / "layouts/house.yaml", "size: 五号", "size: 10.4pt")
    after = _pdf(desk, kept)
    assert after != before
    assert after == _pdf(desk)


def test_line_moved_down_in_the_file_is_named_where_it_is_now(desk: Path) -> None:
    kept = shelf.Shelf()
    _pdf(desk, kept)
    path = desk / "issue.yaml"
    path.write_text("# 一行说明\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    places = []
    for at in (kept, shelf.Shelf()):
        (edition,) = pipeline.build(_request(desk), Log(), at)
        places.append([(run.source, run.span) for run in flatten.glyph_runs(edition.display)])
    assert places[0] == places[1]


def test_fallback_is_reported_on_every_page(desk: Path) -> None:
    """㐀 is not in the Kai; the next face of the catalogue's order sets it, and that is said."""
    kept = shelf.Shelf()
    _change(desk / "issue.yaml", "华章日新", "华章日㐀")
    _change(desk / "issue.yaml", "向人民报告这一年来", "向人民㐀报告这一年来")
    said = []
    for _ in range(3):
        log = Log()
        pipeline.build(_request(desk), log, kept)
        said.append([d.span for d in log.diagnostics if d.code == "fallback-face"])
    assert len(said[0]) == 1
    assert said[0] == said[1] == said[2]


def test_fault_of_a_layout_is_said_each_time(desk: Path) -> None:
    kept = shelf.Shelf()
    _change(desk / "layouts/house.yaml", "size: 五号", "size: 10.5公尺")
    for _ in range(2):
        with pytest.raises(Problems) as found:
            pipeline.build(_request(desk), Log(), kept)
        assert "bad-length" in [d.code for d in found.value.diagnostics]


def test_shelf_holds_no_more_after_many_pages(desk: Path) -> None:
    kept = shelf.Shelf()
    _pdf(desk, kept)
    (_, _, shop), *others = kept.shops.values()
    count = len(shop.galleys)
    for number in range(3):
        _change(desk / "issue.yaml", f"干事{'！' * number}" if number else "担当干事，",
                f"干事{'！' * (number + 1)}")  # fmt: skip
        _pdf(desk, kept)
    (_, _, shop), *others = kept.shops.values()
    assert others == []
    assert len(shop.galleys) == count
    assert len(shop.last) == count


def test_renamed_face_of_the_catalogue_is_missed(desk: Path) -> None:
    """A layout that was read with the old catalogue is read again with the new one."""
    kept = shelf.Shelf()
    shutil.copytree(ROOT / "fonts", desk / "fonts", ignore=shutil.ignore_patterns("files", "node*"))
    (desk / "fonts/files").symlink_to(ROOT / "fonts/files")
    request = replace(_request(desk), catalogue=desk / "fonts/catalogue.yaml")
    pipeline.build(request, Log(), kept)
    _change(desk / "fonts/catalogue.yaml", "  song-900:", "  song-901:")
    for at in (kept, shelf.Shelf()):
        with pytest.raises(Problems) as found:
            pipeline.build(request, Log(), at)
        assert "unknown-face" in [d.code for d in found.value.diagnostics]
