"""Aims of a press → a model that says what color any tones of C, M, Y and K give.

Neugebauer's equations with Yule and Nielsen's exponent, on X, Y and Z: each of the sixteen
primaries counts by the share of paper it covers (Demichel), and the share of an ink follows
from its ramp, for each of X, Y and Z by itself, because a screened ink is not the same hue
as its solid. So the paper, the solids, the overprints and the ramps come out as aimed, and
what lies between them follows.

Missing overprints are estimated: over the reflection of the ink film's surface, which any
further ink leaves as it is, the inks' transmittances multiply.

All tones here are 0–1, arrays of shape (n, 4); XYZ are parts of a perfect white's.
"""

from __future__ import annotations

from itertools import product
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .icc import D50
from .press import INKS, Aims

Array = NDArray[np.float64]

WHITE: Final = np.array(D50)
PRIMARIES: Final = tuple(product((0, 1), repeat=4))  # K changes fastest
_TURN: Final = (6 / 29) ** 3  # CIE 15: below it L* is linear
_SLOPE: Final = 1 / (3 * (6 / 29) ** 2)

# Where an ink's tone value increase is read: the part of the light that it takes away.
_CHANNEL: Final = {"C": 0, "M": 1, "Y": 2, "K": 1}


class Press:
    """The model of one press; holds its primaries and curves as arrays."""

    def __init__(self, aims: Aims) -> None:
        self.n = aims.spread
        solids = estimate_overprints(aims)
        self.paper = xyz(np.array(solids[""]))
        named = ("".join(i for i, on in zip(INKS, p, strict=True) if on) for p in PRIMARIES)
        self.primaries = self._spread(xyz(np.array([solids[name] for name in named])))
        self.gains = [self._gain(ink, aims, solids) for ink in INKS]

    def lab(self, tones: Array) -> Array:
        """CIE L*a*b* as measured on the sheet."""
        return lab(self._reflect(tones) * self.paper)

    def relative(self, tones: Array) -> Array:
        """L*a*b* relative to the paper, as the profile connection space has it."""
        return lab(self._reflect(tones) * WHITE)

    def relative_slopes(self, tones: Array) -> tuple[Array, Array]:
        """L*a*b* relative to the paper, and its change with each ink: (n, 3) and (n, 3, 4)."""
        shares, steps = self._shares(tones)
        mixed = _lerp(self.primaries, shares)
        slopes = np.empty((*mixed.shape, 4))
        for ink in range(4):
            low, high = (_lerp(self.primaries, _pinned(shares, ink, end)) for end in (0.0, 1.0))
            slopes[..., ink] = (high - low) * steps[ink]
        mixed = np.maximum(mixed, 1e-6)
        light = mixed**self.n
        f, rise = _f(light), _f_slope(light) * self.n * light / mixed
        slopes *= rise[..., None]
        turned = np.stack(
            (116 * slopes[:, 1], 500 * (slopes[:, 0] - slopes[:, 1]),
             200 * (slopes[:, 1] - slopes[:, 2])), axis=1,
        )  # fmt: skip
        return _lab_of_f(f), turned

    def tone_of_share(self, ink: int, shares: Array) -> Array:
        """The tones at which an ink covers these shares of the paper, on its three parts' mean."""
        steps = np.linspace(0, 1, 1025)
        mean = self._share(ink, steps[:, None]).mean(axis=1)
        return np.interp(shares, mean, steps)

    def share_of_tone(self, ink: int, tones: Array) -> Array:
        """The inverse of `tone_of_share`."""
        return np.asarray(self._share(ink, tones[:, None]).mean(axis=1))

    def _spread(self, light: Array) -> Array:
        """XYZ relative to the paper, in the space that inks mix in."""
        return np.asarray((light / self.paper) ** (1 / self.n))

    def _reflect(self, tones: Array) -> Array:
        shares, _ = self._shares(tones)
        return np.asarray(_lerp(self.primaries, shares) ** self.n)

    def _gain(self, ink: str, aims: Aims, solids: dict[str, tuple[float, float, float]]) -> Array:
        """Coefficients, for X, Y and Z, of gain ÷ tone(1 − tone) as a polynomial of tone.

        So the gain is none at both ends, whatever the points between them say.
        """
        solid = self._spread(xyz(np.array(solids[ink])))
        points = {}
        for tone, gain in aims.gains.get(ink, {}).items():
            channel = _CHANNEL[ink]
            # Murray–Davies on the ink's own part of the light, then into the mixing space.
            light = 1 - (tone + gain) * (1 - solid[channel] ** self.n)
            points[tone] = np.repeat((light ** (1 / self.n) - 1) / (solid[channel] - 1), 3)
        for tone, color in aims.ramps.get(ink, {}).items():
            points[tone] = (self._spread(xyz(np.array(color))) - 1) / (solid - 1)
        tones = np.array(sorted(points))
        excess = np.array([(points[t] - t) / (t * (1 - t)) for t in tones])
        return np.asarray(np.polynomial.polynomial.polyfit(tones, excess, len(tones) - 1))

    def _share(self, ink: int, tones: Array) -> Array:
        """The share of paper that an ink covers, (n, 1) → (n, 3)."""
        excess = np.polynomial.polynomial.polyval(tones[..., 0], self.gains[ink]).T
        return np.clip(tones + tones * (1 - tones) * excess, 0, 1)

    def _shares(self, tones: Array) -> tuple[list[Array], list[Array]]:
        """Each ink's share and how fast it grows, (n, 3) each."""
        shares, steps = [], []
        for ink in range(4):
            t, coefficients = tones[:, ink : ink + 1], self.gains[ink]
            shares.append(self._share(ink, t))
            excess = np.polynomial.polynomial.polyval(t[..., 0], coefficients).T
            change = np.polynomial.polynomial.polyder(coefficients)
            rising = np.polynomial.polynomial.polyval(t[..., 0], change).T
            steps.append(1 + (1 - 2 * t) * excess + t * (1 - t) * rising)
        return shares, steps


def estimate_overprints(aims: Aims) -> dict[str, tuple[float, float, float]]:
    """The aims' solids and, for overprints they leave out, an estimate of their color.

    An overprint is the longest known part of it, in the order CMYK, under its last ink.
    """
    known = dict(aims.solids)
    surface = (aims.surface or 0) / 100 * WHITE
    paper = xyz(np.array(known[""])) - surface
    for primary in sorted(PRIMARIES, key=sum):
        name = "".join(i for i, on in zip(INKS, primary, strict=True) if on)
        if name not in known:
            below = xyz(np.array(known[name[:-1]])) - surface
            last = xyz(np.array(known[name[-1]])) - surface
            color = lab(np.maximum(below * last / paper, 0) + surface)
            known[name] = (float(color[0]), float(color[1]), float(color[2]))
    return known


def xyz(color: Array) -> Array:
    """L*a*b* → XYZ (CIE 15, D50)."""
    fy = (color[..., 0] + 16) / 116
    f = np.stack((fy + color[..., 1] / 500, fy, fy - color[..., 2] / 200), axis=-1)
    return np.asarray(np.where(f > 6 / 29, f**3, (f - 4 / 29) / _SLOPE) * WHITE)


def lab(light: Array) -> Array:
    """XYZ → L*a*b* (CIE 15, D50)."""
    return _lab_of_f(_f(light / WHITE))


def _f(light: Array) -> Array:
    return np.asarray(np.where(light > _TURN, np.cbrt(light), light * _SLOPE + 4 / 29))


def _f_slope(light: Array) -> Array:
    return np.asarray(np.where(light > _TURN, np.cbrt(np.maximum(light, _TURN)) ** -2 / 3, _SLOPE))


def _lab_of_f(f: Array) -> Array:
    x, y, z = f[..., 0], f[..., 1], f[..., 2]
    return np.stack((116 * y - 16, 500 * (x - y), 200 * (y - z)), axis=-1)


def _pinned(shares: list[Array], ink: int, end: float) -> list[Array]:
    return [np.full_like(s, end) if i == ink else s for i, s in enumerate(shares)]


def _lerp(primaries: Array, shares: list[Array]) -> Array:
    """Demichel's sum over the sixteen primaries, one ink at a time: K, then Y, M and C."""
    mixed = primaries[None, :, :]
    for ink in (3, 2, 1, 0):
        low, high = mixed[:, 0::2], mixed[:, 1::2]
        mixed = low + (high - low) * shares[ink][:, None, :]
    return np.asarray(mixed[:, 0])
