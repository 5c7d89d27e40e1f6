"""A model of a press and colors to be had → the tones of C, M, Y and K that give them.

Black takes over gray by rule (`wanted_black`); cyan, magenta and yellow are then solved for,
within 0–1 and the total ink. Where a color cannot be had, the nearest is found in which hue
counts more than lightness, and lightness more than chroma.

Colors are L*a*b* relative to the paper; tones 0–1.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from msgspec import Struct

from .characterize import WHITE, Array, Press, lab, xyz

# Beyond the gamut one unit of hue is worth this many of lightness, one of chroma that many.
# Taste: a red roof may lose strength on newsprint; it may not turn orange.
HUE: Final = 1.6
CHROMA: Final = 0.7
GRAY_CHROMA: Final = 20.0  # up to here the weights of hue and chroma fade in: grays meet evenly

KEEP_BLACK: Final = 3.0  # pull of the black rule, ΔE a plate: far below a color's
KEEP_LIMIT: Final = 150.0  # the same for ink beyond the limit: far above
KNEE: Final = 0.75  # of the most chroma; taste: below it a picture keeps its colors as they are
REACH: Final = 1.25  # where the most vivid ends; taste: gray greens are worse than flat ones
BLACK_FADES: Final = 28.0  # chroma at which the black rule is down to 1/e


class Policy(Struct, frozen=True):
    """How to separate: total ink 0–4, and black's start, strength and most, 0–1."""

    limit: float
    start: float
    strength: float
    most: float


class Separator:
    """Finds tones for colors on one press under one policy; holds its ramp of black."""

    def __init__(self, press: Press, policy: Policy) -> None:
        self.press = press
        self.policy = policy
        ramp = np.zeros((257, 4))
        ramp[:, 3] = np.linspace(0, 1, 257)
        self.black_tone = ramp[:, 3]
        colors = press.relative(ramp)
        self.black_light, self.black_ink = colors[:, 0], colors[-1]
        self.darkest = float(self.black_light[-1])
        dark = self.solve(np.array([[0.0, 0.0, 0.0]]), rounds=60)
        self.darkest = float(press.relative(dark)[0, 0])

    def wanted_black(self, colors: Array) -> Array:
        """The black that the rule asks for: none in lights and colors, most in dark grays."""
        light, chroma = colors[:, 0], np.hypot(colors[:, 1], colors[:, 2])
        # Solid black falls on the darkest gray of four inks, not on its own lightness: color
        # under it then deepens with it, and does not start where black has come to its end.
        depth = np.clip((100 - light) / (100 - self.darkest), 0, 1)
        own = 100 - depth * (100 - self.black_light[-1])
        tone = np.interp(-own, -self.black_light, self.black_tone)
        rise = np.clip((depth - self.policy.start) / (1 - self.policy.start), 0, 1)
        share = rise ** ((1 - self.policy.strength) / self.policy.strength)
        fade = np.exp(-((chroma / BLACK_FADES) ** 2))
        return np.asarray(np.minimum(tone * share * fade, self.policy.most))

    def solve(self, colors: Array, start: Array | None = None, rounds: int = 25) -> Array:
        """The tones that come nearest to the colors (Levenberg–Marquardt, all at once).

        O(colors × rounds); 36,000 colors, 6 rounds in about half a second.
        """
        black = self.wanted_black(colors)
        if start is None:
            start = np.full((len(colors), 4), 0.3)
            start[:, 3] = black
        tones = self._within(start)
        aim = _Aim(colors, black, _frame(colors))
        damping = np.full(len(colors), 1e-2)
        miss, slopes = self._miss(tones, aim)
        worth = (miss**2).sum(axis=1)
        for _ in range(rounds):
            step = _step(miss, slopes, damping, tones, self._most())
            tried = np.clip(tones + step, 0, self._most())
            tried_miss, tried_slopes = self._miss(tried, aim)
            tried_worth = (tried_miss**2).sum(axis=1)
            better = tried_worth < worth
            tones[better], worth[better] = tried[better], tried_worth[better]
            miss[better], slopes[better] = tried_miss[better], tried_slopes[better]
            damping = np.clip(np.where(better, damping * 0.2, damping * 5), 1e-6, 1e6)
        return self._within(tones)

    def error(self, tones: Array, colors: Array) -> Array:
        """ΔE*76 between the colors and what the tones give."""
        return np.asarray(np.linalg.norm(self.press.relative(tones) - colors, axis=1))

    def _most(self) -> Array:
        return np.array((1.0, 1.0, 1.0, self.policy.most))

    def _within(self, tones: Array) -> Array:
        """Tones with the total ink held exactly: what is over comes off C, M and Y."""
        tones = np.clip(tones, 0, self._most())
        color = tones[:, :3].sum(axis=1)
        room = np.maximum(self.policy.limit - tones[:, 3], 0)
        tones[:, :3] *= np.minimum(1, room / np.maximum(color, 1e-9))[:, None]
        return np.asarray(tones)

    def _miss(self, tones: Array, aim: _Aim) -> tuple[Array, Array]:
        """What is to be made small, and its change with each ink: (n, 5) and (n, 5, 4)."""
        found, change = self.press.relative_slopes(tones)
        miss = np.empty((len(tones), 5))
        slopes = np.zeros((len(tones), 5, 4))
        miss[:, :3] = np.einsum("nij,nj->ni", aim.frame, found - aim.colors)
        slopes[:, :3] = np.einsum("nij,njk->nik", aim.frame, change)
        miss[:, 3] = KEEP_BLACK * (tones[:, 3] - aim.black)
        slopes[:, 3, 3] = KEEP_BLACK
        over = tones.sum(axis=1) - self.policy.limit
        miss[:, 4] = KEEP_LIMIT * np.maximum(over, 0)
        slopes[:, 4] = np.where(over > 0, KEEP_LIMIT, 0)[:, None]
        return miss, slopes


class Cusps:
    """The most chroma the press has in each hue: along the edges from ink to overprint to ink."""

    def __init__(self, press: Press) -> None:
        rise = np.linspace(0, 1, 33)
        parts = []
        for first, second in ((0, 2), (2, 1), (1, 0)):  # C–Y, Y–M, M–C: once round the hues
            coming, going = np.zeros((33, 4)), np.zeros((33, 4))
            coming[:, first], coming[:, second] = 1, rise
            going[:, first], going[:, second] = rise[::-1], 1
            parts += [coming, going]
        colors = press.relative(np.concatenate(parts))
        hue = _hue(colors)
        order = np.argsort(hue, kind="stable")
        self.hues, self.chromas = hue[order], np.hypot(colors[:, 1], colors[:, 2])[order]

    def most(self, colors: Array) -> Array:
        """The most chroma at each color's hue, whatever its lightness."""
        return np.asarray(np.interp(_hue(colors), self.hues, self.chromas, period=2 * np.pi))


def compress(colors: Array, separator: Separator, cusps: Cusps) -> Array:
    """The colors of a picture, moved to where the press can follow: for the perceptual intent.

    Black goes to the darkest gray, all between in proportion of light (black point
    compensation), grays towards the hue of the black ink; chroma runs straight up to `KNEE`
    of the hue's most, then ever slower to `REACH`. Lightness stays: separating finds how much
    of it to give up for a light green that the press has only darker.
    """
    floor = float(xyz(np.array([separator.darkest, 0.0, 0.0]))[1])
    moved = lab(xyz(colors) * (1 - floor) + WHITE * floor)
    chroma = np.hypot(moved[:, 1], moved[:, 2])
    most = cusps.most(moved)
    room = most * (REACH - KNEE)
    over = np.maximum(chroma - most * KNEE, 0)
    kept = np.where(over > 0, most * KNEE + room * (1 - np.exp(-over / room)), chroma)
    moved[:, 1:] *= (kept / np.maximum(chroma, 1e-9))[:, None]
    ink = separator.black_ink
    depth = np.clip((100 - moved[:, 0]) / (100 - ink[0]), 0, 1)
    moved[:, 1:] += ink[1:] * depth[:, None]
    return moved


def _hue(colors: Array) -> Array:
    return np.asarray(np.arctan2(colors[:, 2], colors[:, 1]))


class _Aim(Struct, frozen=True):
    """What a solution is for, color by color."""

    colors: Array
    black: Array
    frame: Array


def _frame(colors: Array) -> Array:
    """Turns a difference of color into lightness, chroma and hue, each with its weight."""
    chroma = np.hypot(colors[:, 1], colors[:, 2])
    safe = np.maximum(chroma, 1e-9)
    a, b = colors[:, 1] / safe, colors[:, 2] / safe
    a = np.where(chroma < 1e-6, 1.0, a)
    fade = np.minimum(chroma / GRAY_CHROMA, 1)
    along, across = 1 + (CHROMA - 1) * fade, 1 + (HUE - 1) * fade
    frame = np.zeros((len(colors), 3, 3))
    frame[:, 0, 0] = 1
    frame[:, 1, 1], frame[:, 1, 2] = a * along, b * along
    frame[:, 2, 1], frame[:, 2, 2] = -b * across, a * across
    return frame


def _step(miss: Array, slopes: Array, damping: Array, tones: Array, most: Array) -> Array:
    """One damped step; an ink at its end that would go beyond it stays."""
    square = np.einsum("nij,nik->njk", slopes, slopes)
    pull = -np.einsum("nij,ni->nj", slopes, miss)
    stays = ((tones <= 0) & (pull < 0)) | ((tones >= most) & (pull > 0))
    pull[stays] = 0
    square *= (~stays)[:, :, None] & (~stays)[:, None, :]
    ends = np.arange(4)
    # 1000 is about the square of the 30–60 ΔE that a whole plate of ink makes.
    square[:, ends, ends] += damping[:, None] * 1000 + stays
    return np.asarray(np.linalg.solve(square, pull[:, :, None])[:, :, 0])
