"""The comparison with measured patches counts what it says it counts."""

from __future__ import annotations

import numpy as np
import pytest

from tests.color.conditions import built, condition
from typeset.color import profile_report
from typeset.color.characterize import Press

TABLE = """CTI3
NUMBER_OF_FIELDS 8
BEGIN_DATA_FORMAT
SAMPLE_ID CMYK_C CMYK_M CMYK_Y CMYK_K LAB_L LAB_A LAB_B
END_DATA_FORMAT
NUMBER_OF_SETS 2
BEGIN_DATA
1 100 0 0 0 59.11 -23.94 -27.1
2 0 0 0 40 60.4 1.2 4.72
END_DATA
"""


def test_patches_are_read_by_the_names_of_their_columns() -> None:
    tones, colors = profile_report.patches(TABLE)
    assert tones.tolist() == [[1, 0, 0, 0], [0, 0, 0, 0.4]]
    assert colors[1].tolist() == [60.4, 1.2, 4.72]


@pytest.mark.parametrize(
    "spoilt", ["", "BEGIN_DATA\nEND_DATA", TABLE.replace("LAB_B", "D"), TABLE.replace("40", "x")]
)
def test_a_table_that_is_none_is_refused(spoilt: str) -> None:
    with pytest.raises(ValueError, match="CGATS"):
        profile_report.patches(spoilt)


def test_a_press_just_as_the_model_shows_no_error_and_one_off_by_three_shows_three() -> None:
    newsprint = condition("newsprint")
    assert newsprint.aims is not None
    tones = np.round(np.random.default_rng(1).random((300, 4)) * 255) / 255
    colors = Press(newsprint.aims).lab(tones)
    same = profile_report.compare(newsprint, built("newsprint"), tones, colors)
    off = profile_report.compare(newsprint, built("newsprint"), tones, colors + np.array((0, 3, 0)))
    assert same.model.largest < 1e-9
    assert off.model.mean == pytest.approx(3)
    assert off.agreement.mean == pytest.approx(same.agreement.mean)
    assert same.total_ink <= 220
    assert "| 300 |" in profile_report.show(same)


def test_grays_stay_near_the_axis_from_paper_to_the_black_of_their_intent() -> None:
    """The aim of ΔC 2; solid K itself stands 2.4 off the axis that a relative gray keeps to."""
    newsprint = condition("newsprint")
    assert newsprint.aims is not None
    tones = np.zeros((1, 4))
    colors = Press(newsprint.aims).lab(tones)
    gray = profile_report.compare(newsprint, built("newsprint"), tones, colors).gray
    assert max(off.most for (_, end), off in gray.items() if end == "own") < 1
    assert gray["perceptual", "K"].most < 1
    assert 2 < gray["relative", "K"].most < 3


def test_misuse_is_told_from_a_missing_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert profile_report.main([]) == 2
    assert profile_report.main(["no-such.ti3"]) == 1
    assert "no-such.ti3" in capsys.readouterr().err
