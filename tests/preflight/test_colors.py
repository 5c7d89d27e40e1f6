"""Color spaces and shadings, and which inks they lay down."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from typeset.preflight.colors import CMYK, paint_of, shading_of, space_of
from typeset.preflight.planes import IDENTITY


def _power(start: list[float], end: list[float]) -> Dictionary:
    return Dictionary(FunctionType=2, Domain=[0, 1], C0=start, C1=end, N=1)


def _axial(function: pikepdf.Object) -> Dictionary:
    return Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 100, 0],
                      Function=function)  # fmt: skip


def test_tones_are_per_cent() -> None:
    assert paint_of(CMYK, (0.2, 0, 0.4, 1)).tones == (20, 0, 40, 100)


def test_solid_k_alone_is_black() -> None:
    assert paint_of(CMYK, (0, 0, 0, 1)).is_black
    assert not paint_of(CMYK, (0.01, 0, 0, 1)).is_black
    assert not paint_of(space_of(Name.DeviceGray, None), (0,)).is_black


def test_registration_is_on_all_plates() -> None:
    space = space_of(Array([Name.Separation, Name.All, Name.DeviceCMYK, Dictionary()]), None)
    assert paint_of(space, (1,)).tones == (100, 100, 100, 100)


@pytest.mark.parametrize("kind", ["DeviceRGB", "CalRGB", "Lab"])
def test_other_spaces_tell_no_tones(kind: str) -> None:
    assert paint_of(space_of(Array([Name("/" + kind)]), None), (0, 0, 0)).tones is None


def test_a_default_space_replaces_the_device() -> None:
    resources = Dictionary(ColorSpace=Dictionary(DefaultCMYK=Array([Name.Lab, Dictionary()])))
    assert space_of(Name.DeviceCMYK, resources).kind == "Lab"


def test_a_shade_runs_straight_between_its_stops() -> None:
    shading = shading_of(_axial(_power([0, 0, 0, 0], [1, 0.5, 0, 0])), None, IDENTITY)
    assert shading.at(50, 7) == pytest.approx((50, 25, 0, 0))
    assert shading.at(-9, 0) == pytest.approx((0, 0, 0, 0))
    assert max(map(sum, shading.stops)) == 150


def test_stitched_shades_tell_the_heaviest_stop_within() -> None:
    """A peak in the middle is found, though both ends are light."""
    up, down = _power([0, 0, 0, 0], [1, 1, 1, 0]), _power([1, 1, 1, 0], [0, 0, 0, 0])
    function = Dictionary(FunctionType=3, Domain=[0, 1], Functions=[up, down], Bounds=[0.3],
                          Encode=[0, 1, 0, 1])  # fmt: skip
    shading = shading_of(_axial(function), None, IDENTITY)
    assert max(map(sum, shading.stops)) == pytest.approx(300, abs=0.1)
    assert shading.at(65, 0) == pytest.approx((50, 50, 50, 0))
