"""百格图: of a hundred cells as many are filled as there are per cent, to the tenth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from typeset.charts import draw
from typeset.display.ops import Fill
from typeset.geometry import Rect

if TYPE_CHECKING:
    from collections.abc import Callable

    from typeset.color.cmyk import Cmyk
    from typeset.issue.charts import Chart
    from typeset.layout.styles import StyleSheet


def cells(
    value: str, chart: Callable[[str], Chart], shop: Callable[..., draw.Shop]
) -> dict[Cmyk, list[Rect]]:
    """The cells of a square of one value, by their color."""
    made = chart(f"waffle:\n  figures:\n    - F {value} % 覆盖率")
    frame = draw.draw(made, Rect(0, 0, 166, 120), shop())
    assert frame is not None
    found: dict[Cmyk, list[Rect]] = {}
    for op in frame.ops:
        if isinstance(op, Fill):
            corners = [tuple(places) for _, *places in op.path if places]
            boxes = [corners[at : at + 4] for at in range(0, len(corners), 4)]
            found[op.color] = [
                Rect(low[0], low[1], high[0] - low[0], high[1] - low[1])
                for low, _, high, _ in boxes
            ]
    return found


def area(boxes: list[Rect]) -> float:
    return sum(box.width * box.height for box in boxes)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(tenths=st.integers(0, 1000))
def test_as_much_is_filled_as_there_are_per_cent(
    tenths: int, chart: Callable[[str], Chart], shop: Callable[..., draw.Shop], sheet: StyleSheet
) -> None:
    """In hundredths of the square's cells, wherever in them a part of a cell ends."""
    found = cells(str(tenths / 10), chart, shop)
    full = found.get(sheet.swatches["green"], [])
    (side, *_) = [box.height for boxes in found.values() for box in boxes]
    assert area(full) / side**2 == pytest.approx(tenths / 10)
    assert len(found.get(sheet.swatches["pale"], [])) == 100 - tenths // 10


def test_cells_are_filled_from_the_lower_left_row_by_row(
    chart: Callable[[str], Chart], shop: Callable[..., draw.Shop], sheet: StyleSheet
) -> None:
    """23.5: two rows, three cells of the third, and half of the fourth."""
    found = cells("23.5", chart, shop)
    full = found[sheet.swatches["green"]]
    every = [box for boxes in found.values() for box in boxes]
    assert (full[0].x, full[0].y) == (min(box.x for box in every), min(box.y for box in every))
    rows: dict[float, int] = {}
    for box in full:
        rows[round(box.y, 3)] = rows.get(round(box.y, 3), 0) + 1
    assert [rows[y] for y in sorted(rows)] == [10, 10, 4]
    assert full[-1].width == pytest.approx(full[0].width / 2)
    assert full[-1].x == pytest.approx(max(box.x for box in full[-4:]))


def test_cells_stand_apart_and_make_a_square(
    chart: Callable[[str], Chart], shop: Callable[..., draw.Shop], sheet: StyleSheet
) -> None:
    whole = cells("100", chart, shop)[sheet.swatches["green"]]
    assert len(whole) == 100
    assert not any(a.overlaps(b, 0) for n, a in enumerate(whole) for b in whole[:n])
    wide = max(box.right for box in whole) - min(box.x for box in whole)
    high = max(box.top for box in whole) - min(box.y for box in whole)
    assert wide == pytest.approx(high)
