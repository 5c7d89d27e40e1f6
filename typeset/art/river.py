"""A valley floor seen in perspective → the outline of the river that winds through it."""

from __future__ import annotations

from math import sin
from random import Random

from msgspec import Struct

from .relief import Dot, Line

# Depths, in distances to the lower edge of the picture: there, and where haze takes the water.
NEAR, FAR = 1.0, 9.0
START = 0.68  # below the edge: bends cut the edge, not the end of the water


class Ground(Struct, frozen=True):
    """A level floor before the eye; lengths in points."""

    x: float  # below the vanishing point
    bottom: float  # the lower edge on paper
    horizon: float
    scale: float  # a ground length of 1, at the lower edge
    phase: float  # where the bends lie

    def at(self, across: float, depth: float) -> Dot:
        """Where a place on the ground stands on paper."""
        x = self.x + self.scale * across / depth
        return x, self.horizon - (self.horizon - self.bottom) / depth

    def stream(self, depth: float) -> float:
        """How far across the ground the middle of the stream lies at a depth."""
        wide = 0.6 * sin(1.45 * depth + self.phase) + 0.34 * sin(0.62 * depth + 1.7 * self.phase)
        return wide + 0.12 * (depth - NEAR)


def course(ground: Ground, half_width: float, sway: float) -> Line:
    """The closed outline of the water, or of the gravel beside it, from near to far.

    Two banks that widen and narrow by themselves, out of step by `sway`: of one width all
    along, a river looks like a road.
    """
    steps = 30
    left: Line = []
    right: Line = []
    for i in range(steps + 1):
        # Even steps on paper: there the reciprocal of the depth falls evenly.
        z = 1 / (1 / START + (1 / FAR - 1 / START) * i / steps)
        middle = ground.stream(z)
        slope = (ground.stream(z + 0.02) - ground.stream(z - 0.02)) / 0.04
        # Across the stream, not across the page: seen from low, a reach that runs sideways
        # must become a thin line.
        nx = 1 / (1 + slope * slope) ** 0.5
        nz = -slope * nx
        a = half_width * (1 + 0.3 * sin(1.9 * z + sway) + 0.1 * sin(6.1 * z + sway))
        b = half_width * (1 + 0.3 * sin(2.3 * z + 2.1 * sway) + 0.1 * sin(5.3 * z))
        left.append(ground.at(middle - a * nx, max(z - a * nz, 0.4 * NEAR)))
        right.append(ground.at(middle + b * nx, max(z + b * nz, 0.4 * NEAR)))
    return left + right[::-1]


def glints(ground: Ground, half_width: float, number: int, rng: Random) -> list[Line]:
    """Light on still water: level slivers, smaller with their distance."""
    slivers: list[Line] = []
    for _ in range(number):
        z = 1 / rng.uniform(0.3, 0.95)
        across = ground.stream(z) + half_width * rng.uniform(-0.45, 0.45)
        x, y = ground.at(across, z)
        long = ground.scale * half_width * rng.uniform(0.08, 0.26) / z
        thin = long * rng.uniform(0.03, 0.05)
        slivers.append([(x - long, y), (x - long * 0.2, y + thin), (x + long, y), (x, y - thin)])
    return slivers
