"""The plates of the page, by Ghostscript, agree with what the gate works out from the file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.preflight.specimen import mutate, rewrite
from typeset.preflight import plates

if TYPE_CHECKING:
    from tests.judges.conftest import Judged

pytestmark = pytest.mark.long


def test_the_page_keeps_to_four_plates_and_the_ink_limit(page: Judged, tmp_path: Path) -> None:
    (plate,) = plates.run(page.path, tmp_path, limit=240).pages
    assert [p.ink for p in plate.plates] == list(plates.PROCESS)
    assert plate.extra == ()
    assert 0 < plate.heaviest.ink <= 240
    assert plate.over == 0
    assert Path(plate.heat_map).parent == tmp_path, "where it is, not only its name"
    assert Path(plate.heat_map).stat().st_size > 1000


def test_body_type_stands_on_the_black_plate_alone(page: Judged, tmp_path: Path) -> None:
    """Lines of body on bare paper: black on one plate, nothing at all on the others."""
    import numpy as np
    from PIL import Image

    from typeset.preflight import inspect

    plates.separate(page.path, tmp_path, 150)
    inks = {}
    for ink in plates.PROCESS:
        with Image.open(tmp_path / f"page-1({ink}).tif") as opened:
            inks[ink] = 255 - np.asarray(opened.convert("L"))
    file = inspect.opened(page.path.read_bytes())
    assert file is not None
    inspect.read(file)
    (sheet,) = file.sheets
    areas = [p for p in sheet.pieces if p.area is not None]
    lines = [
        p.box
        for p in sheet.pieces
        if p.kind == "text"
        and p.paint is not None
        and p.paint.is_black
        and len(p.cells) > 10
        and not any(_touch(p.box, area.box) for area in areas)
    ]
    assert len(lines) > 100
    for left, bottom, right, top in lines:
        rows = slice(
            int((sheet.media[3] - top) * 150 / 72), int((sheet.media[3] - bottom) * 150 / 72)
        )
        columns = slice(int(left * 150 / 72), int(right * 150 / 72))
        assert inks["Black"][rows, columns].max() == 255
        # A word set in color may stand in the line above or below, never over this one's middle.
        middle = slice((rows.start * 2 + rows.stop) // 3, (rows.start + rows.stop * 2) // 3)
        assert all(not inks[ink][middle, columns].any() for ink in plates.PROCESS[:3])


def test_black_type_adds_to_what_lies_beneath(good: bytes, tmp_path: Path) -> None:
    path = tmp_path / "panel.pdf"
    path.write_bytes(mutate(good, rewrite(b"0.2 0 0.4 0 k", b"0.6 0 0.7 0 k")))
    (heavy,) = plates.run(path, tmp_path / "out").pages
    path.write_bytes(mutate(good, rewrite(b"/GO gs\n", b"")))
    (light,) = plates.run(path, tmp_path / "out").pages
    assert heavy.heaviest.ink > light.heaviest.ink


def test_a_fifth_plate_is_seen(good: bytes, tmp_path: Path) -> None:
    from tests.preflight.broken import BROKEN

    (change,) = [change for rule, how, change in BROKEN if how == "a fifth plate"]
    path = tmp_path / "spot.pdf"
    path.write_bytes(mutate(good, change))
    (seen,) = plates.run(path, tmp_path / "out").pages
    assert [plate.ink for plate in seen.extra] == ["PANTONE"]


def test_zones_tell_the_ink_of_the_whole_page(good: bytes, tmp_path: Path) -> None:
    path = tmp_path / "good.pdf"
    path.write_bytes(good)
    (seen,) = plates.run(path, tmp_path / "out", zone=35).pages
    assert [round(zone.right - zone.left) for zone in seen.zones] == [35] * 4
    for plate in seen.plates:
        mean = sum(zone.coverage[plate.ink] for zone in seen.zones) / 4
        assert mean == pytest.approx(plate.coverage, abs=0.1)


def test_without_ghostscript_it_says_so(
    good: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "good.pdf"
    path.write_bytes(good)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(plates.NoGhostscriptError):
        plates.run(path, tmp_path / "out")


def _touch(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_a_path_may_hold_a_per_cent_sign(page: Judged, tmp_path: Path) -> None:
    """Ghostscript takes it for the place of a page's number."""
    grown = tmp_path / "增长8%d.pdf"
    grown.write_bytes(page.path.read_bytes())
    plates.separate(grown, tmp_path, 36)
    assert list(plates.plates_of(tmp_path, "增长8%d")) == [1]
    assert [*plates.plates_of(tmp_path, "增长8%d")[1]] == list(plates.PROCESS)
