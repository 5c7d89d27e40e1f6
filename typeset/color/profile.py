"""A press condition's aims → the bytes of its ICC output profile.

A2B tables sample the model; B2A tables hold separations for a grid of colors that is finer
where the press has colors. Ink limits survive interpolation: a value between grid points is
a mixture of theirs, and the curve behind the grid is hollow, so it only takes ink away.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from . import icc, separate
from .characterize import Array, Press, estimate_overprints, xyz
from .press import PressCondition

FORWARD_POINTS: Final = 11  # of the CMYK grid: 11⁴ colors
BACKWARD_POINTS: Final = 33  # of the Lab grids
PERCEPTUAL_POINTS: Final = 25
CURVE: Final = 1024  # samples of an input curve
BEND: Final = 30.0  # a*, b*: within ± this the grid is near twice as fine as at the rim
HOLLOW: Final = 1.5  # tone = share ^ this: near the inverse of newsprint's gain
ROUNDING: Final = 0.008  # four plates, each rounded up by half a step of 8 bits


def build(condition: PressCondition) -> bytes:
    """The profile: relative tables sample the model exactly, perceptual ones fit pictures in."""
    aims, ink, black = condition.aims, condition.file.ink, condition.file.black
    assert aims is not None, "a condition without a profile has aims"
    press = Press(aims)
    policy = separate.Policy(
        ink.separation / 100 - ROUNDING, black.start / 100, black.strength / 100, black.most / 100
    )
    separator = separate.Separator(press, policy)
    forward = _forward(press)
    relative, gamut = _relative(separator)
    perceptual = _perceptual(separator)
    white = press.paper
    darkest = xyz(press.lab(separator.solve(np.zeros((1, 3)), rounds=60))[0])
    return icc.encode(
        icc.Profile(
            description=condition.file.description,
            copyright="No copyright, use freely",
            date=condition.file.date,
            white=(float(white[0]), float(white[1]), float(white[2])),
            black=(float(darkest[0]), float(darkest[1]), float(darkest[2])),
            target=_target(condition),
            luts={
                "A2B0": forward, "A2B1": forward, "A2B2": forward,
                "B2A0": perceptual, "B2A1": relative, "B2A2": perceptual, "gamt": gamut,
            },
        )
    )  # fmt: skip


def _forward(press: Press) -> icc.Lut:
    shares = np.linspace(0, 1, FORWARD_POINTS)
    # What an ink covers, not its tone, is spaced evenly: between shares color runs straighter.
    ends = [press.share_of_tone(i, np.array([1.0]))[0] for i in range(4)]
    nodes = [press.tone_of_share(i, shares * ends[i]) for i in range(4)]
    tones = np.stack(np.meshgrid(*nodes, indexing="ij"), -1).reshape(-1, 4)
    steps = np.linspace(0, 1, CURVE)
    curves = [press.share_of_tone(i, steps) / ends[i] for i in range(4)]
    line = np.tile([0.0, 1.0], 3)
    return icc.Lut(
        4, 3, FORWARD_POINTS, _words(np.concatenate(curves)),
        _words(_encode(press.relative(tones))), _words(line),
    )  # fmt: skip


def _relative(separator: separate.Separator) -> tuple[icc.Lut, icc.Lut]:
    """Colorimetric separations, and which colors of a coarser grid cannot be had."""

    def clipped(points: int) -> Array:
        colors = _colors(points, separator.darkest)
        colors[:, 0] = np.maximum(colors[:, 0], separator.darkest)
        return colors

    tones = _refine(separator, clipped, (9, 17, BACKWARD_POINTS))
    missed = separator.error(tones, _colors(BACKWARD_POINTS, separator.darkest))
    coarse = missed.reshape((BACKWARD_POINTS,) * 3)[::2, ::2, ::2]
    out = (coarse.reshape(-1, 1) > 3).astype(float)  # ΔE 3: what nobody sees on newsprint
    curves = _curves_in(separator.darkest)
    line = _words(np.array([0.0, 1.0]))
    gamut = icc.Lut(3, 1, coarse.shape[0], curves, _words(out), line)
    return _backward(tones, BACKWARD_POINTS, curves), gamut


def _perceptual(separator: separate.Separator) -> icc.Lut:
    """Separations of colors moved to where the press can follow."""
    cusps = separate.Cusps(separator.press)

    def moved(points: int) -> Array:
        return separate.compress(_colors(points, 0.0), separator, cusps)

    tones = _refine(separator, moved, (9, PERCEPTUAL_POINTS))
    return _backward(tones, PERCEPTUAL_POINTS, _curves_in(0.0))


def _refine(
    separator: separate.Separator, colors: Callable[[int], Array], grids: tuple[int, ...]
) -> Array:
    """Separations on a fine grid, each grid starting from what the coarser one found."""
    tones = separator.solve(colors(grids[0]), rounds=40)
    for points in grids[1:]:
        tones = separator.solve(colors(points), _between(tones, points), rounds=10)
    return tones


def _backward(tones: Array, points: int, curves: bytes) -> icc.Lut:
    shares = tones ** (1 / HOLLOW)
    hollow = np.linspace(0, 1, CURVE) ** HOLLOW
    return icc.Lut(3, 4, points, curves, _words(shares), _words(np.tile(hollow, 4)))


def _colors(points: int, darkest: float) -> Array:
    """The colors at the grid's points, L* slowest."""
    even = np.linspace(0, 1, points)
    light = np.interp(even, *_light_bend(darkest))
    chroma = np.sinh((even * 2 - 1) * np.arcsinh(128 / BEND)) * BEND
    return np.stack(np.meshgrid(light, chroma, chroma, indexing="ij"), -1).reshape(-1, 3)


def _curves_in(darkest: float) -> bytes:
    """Input curves, from the encoding of L*, a* and b* to places on the grid."""
    code = np.linspace(0, 65535, CURVE)
    light = np.interp(code * 100 / 0xFF00, *_light_bend(darkest)[::-1])
    chroma = code / 256 - 128
    place = (np.arcsinh(chroma / BEND) / np.arcsinh(128 / BEND) + 1) / 2
    return _words(np.concatenate((light, place, place)))


def _light_bend(darkest: float) -> tuple[list[float], list[float]]:
    """Places on the grid ↔ L*: one eighth of the grid for all that is darker than the press."""
    if darkest < 20:
        return [0.0, 1.0], [0.0, 100.0]
    return [0.0, 0.125, 1.0], [0.0, darkest - 1, 100.0]


def _between(tones: Array, points: int) -> Array:
    """Tones of a grid of colors on one with more points, linear in between."""
    coarse = round(len(tones) ** (1 / 3))
    grid = tones.reshape(coarse, coarse, coarse, 4)
    place = np.linspace(0, coarse - 1, points)
    low = np.minimum(place.astype(int), coarse - 2)
    for axis in range(3):
        share = (place - low).reshape([-1 if i == axis else 1 for i in range(4)])
        grid = grid.take(low, axis) * (1 - share) + grid.take(low + 1, axis) * share
    return grid.reshape(-1, 4)


def _encode(colors: Array) -> Array:
    """L*a*b* as parts of the 16-bit range (6.3.4.2: 100 is FF00, 0 is 8000)."""
    return np.asarray(
        np.stack(
            (colors[:, 0] * 0xFF00 / 100, (colors[:, 1] + 128) * 256, (colors[:, 2] + 128) * 256),
            axis=1,
        ) / 65535
    )  # fmt: skip


def _words(values: Array) -> bytes:
    words: NDArray[np.uint16] = np.round(np.clip(values, 0, 1) * 65535).astype(">u2")
    return words.tobytes()


def _target(condition: PressCondition) -> str:
    """The sixteen primaries that the profile was built from, as CGATS.17 text."""
    assert condition.aims is not None
    out = io.StringIO()
    out.write(f'CGATS.17\nDESCRIPTOR "{condition.file.identifier}"\n')
    out.write("NUMBER_OF_FIELDS 8\nBEGIN_DATA_FORMAT\n")
    out.write("SAMPLE_ID CMYK_C CMYK_M CMYK_Y CMYK_K LAB_L LAB_A LAB_B\nEND_DATA_FORMAT\n")
    solids = estimate_overprints(condition.aims)
    out.write(f"NUMBER_OF_SETS {len(solids)}\nBEGIN_DATA\n")
    for number, (inks, color) in enumerate(sorted(solids.items()), 1):
        tones = " ".join("100" if ink in inks else "0" for ink in "CMYK")
        out.write(f"{number} {tones} {' '.join(f'{part:.2f}' for part in color)}\n")
    out.write("END_DATA\n")
    return out.getvalue()
