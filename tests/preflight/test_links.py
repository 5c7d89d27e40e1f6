"""Files for reading: RGB, links that a reader is told of, and nothing of a press."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.preflight import screen_specimen
from tests.preflight.specimen import judged, mutate
from typeset.preflight import gate, report

if TYPE_CHECKING:
    from collections.abc import Callable

    from pikepdf import Pdf

    from typeset.fonts.face import Face


@pytest.fixture(scope="module")
def shown(tofu: Face, tofu_cff: Face) -> bytes:
    """The page for reading, without fault."""
    return screen_specimen.good(tofu, tofu_cff)


def test_a_good_file_for_reading_has_no_findings(shown: bytes) -> None:
    assert gate.preflight(shown, screen_specimen.EXPECTED).findings == ()


@pytest.mark.parametrize(
    ("rule", "change"),
    [(rule, change) for rule, _, change in screen_specimen.BROKEN],
    ids=[f"{rule}: {how}" for rule, how, _ in screen_specimen.BROKEN],
)
def test_a_broken_file_for_reading_breaks_one_rule(
    shown: bytes, rule: str, change: Callable[[Pdf], None]
) -> None:
    assert judged(mutate(shown, change), screen_specimen.EXPECTED) == {rule}


def test_a_file_for_reading_does_not_pass_for_the_press(shown: bytes) -> None:
    assert {"claim", "color-space", "annotation", "action", "output-profile"} <= judged(shown)


def test_a_page_for_the_press_does_not_pass_for_reading(good: bytes) -> None:
    found = judged(good, screen_specimen.EXPECTED)
    assert {"screen-claim", "screen-color", "output-profile"} <= found


def test_it_is_told_that_the_file_may_be_put_out(shown: bytes) -> None:
    found = gate.preflight(shown, screen_specimen.EXPECTED, name="a.web.pdf")
    assert report.as_text(found) == "a.web.pdf：可以发布（1 版，错误 0，提醒 0）\n"
