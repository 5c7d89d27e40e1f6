"""The model gives back its aims and behaves like ink on paper in between."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.color.conditions import condition
from typeset.color.characterize import Press, estimate_overprints, lab, xyz
from typeset.color.press import INKS, Aims

CONDITIONS = ("newsprint", "coated")
TONE = st.floats(0, 1)


def aims(name: str) -> Aims:
    found = condition(name).aims
    assert found is not None
    return found


def tones(patch: str) -> list[float]:
    letters = "".join(c for c in patch if c.isalpha())
    tone = int(patch[len(letters) :] or 100) / 100
    return [tone if ink in letters else 0.0 for ink in INKS]


@pytest.mark.parametrize("name", CONDITIONS)
def test_paper_and_solids_come_out_as_aimed(name: str) -> None:
    model = Press(aims(name))
    for inks, color in aims(name).solids.items():
        found = model.lab(np.array([tones(inks)]))[0]
        assert found == pytest.approx(color, abs=1e-6), inks


def test_ramps_come_out_as_aimed() -> None:
    model = Press(aims("newsprint"))
    for patch, color in (("C40", (71.01, -13.43, -13.13)), ("K20", (72.19, 1.03, 4.84))):
        assert model.lab(np.array([tones(patch)]))[0] == pytest.approx(color, abs=1e-6)


@pytest.mark.parametrize(
    ("ink", "part", "share"), [("C", 0, 64), ("M", 1, 64), ("Y", 2, 64), ("K", 1, 67)]
)
def test_a_gain_of_14_at_50_takes_away_64_parts_of_the_light_that_a_solid_does(
    ink: str, part: int, share: int
) -> None:
    model, known = Press(aims("coated")), aims("coated").solids
    paper, solid = (xyz(np.array(known[k]))[part] for k in ("", ink))
    half = xyz(model.lab(np.array([tones(f"{ink}50")])))[0, part]
    assert (paper - half) / (paper - solid) == pytest.approx(share / 100, abs=1e-6)


@pytest.mark.parametrize("name", CONDITIONS)
@pytest.mark.parametrize("ink", range(4))
def test_more_of_an_ink_alone_is_always_darker(name: str, ink: int) -> None:
    ramp = np.zeros((501, 4))
    ramp[:, ink] = np.linspace(0, 1, 501)
    assert (np.diff(Press(aims(name)).lab(ramp)[:, 0]) < 0).all()


@given(st.tuples(TONE, TONE, TONE), st.floats(0, 0.98))
def test_black_laid_over_a_light_tint_never_lightens_it(
    color: tuple[float, float, float], black: float
) -> None:
    tint = [tone * 0.4 for tone in color]
    pair = np.array([[*tint, black], [*tint, black + 0.02]])
    light = Press(aims("newsprint")).lab(pair)[:, 0]
    assert light[1] < light[0]


def test_the_slopes_are_those_of_the_model() -> None:
    model = Press(aims("newsprint"))
    at = np.random.default_rng(1).uniform(0.01, 0.98, (200, 4))
    found, slopes = model.relative_slopes(at)
    assert found == pytest.approx(model.relative(at))
    for ink in range(4):
        moved = at.copy()
        moved[:, ink] += 1e-6
        assert (model.relative(moved) - found) / 1e-6 == pytest.approx(slopes[:, :, ink], abs=1e-2)


def test_paper_is_white_relative_to_itself() -> None:
    white = Press(aims("newsprint")).relative(np.zeros((1, 4)))[0]
    assert white == pytest.approx((100, 0, 0), abs=1e-9)


def test_an_overprint_that_is_not_given_is_darker_than_either_part() -> None:
    known = aims("newsprint")
    some = {inks: color for inks, color in known.solids.items() if len(inks) < 2}
    found = estimate_overprints(replace(known, solids=some, surface=5.0))
    for inks, color in found.items():
        for part in inks if len(inks) > 1 else "":
            assert color[0] < some[part][0], (inks, part)


def test_estimated_black_overprints_are_near_the_measured_ones() -> None:
    known = aims("newsprint")
    some = {i: c for i, c in known.solids.items() if "K" not in i or i == "K"}
    found = estimate_overprints(replace(known, solids=some, surface=5.0))
    away = [np.linalg.norm(np.subtract(found[i], known.solids[i])) for i in known.solids]
    assert max(away) < 10
    assert np.mean([a for a in away if a]) < 6.5


@given(st.floats(0.5, 100), st.floats(-80, 80), st.floats(-80, 80))
def test_color_goes_to_light_and_back(light: float, a: float, b: float) -> None:
    color = np.array([light, a, b])
    assert lab(xyz(color)) == pytest.approx(color, abs=1e-6)
