"""The edge of a slope → the edge of the wood on it, and single trees that stand out of it."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable
from random import Random

from .relief import Line

SEEN = 6.0  # points, 2 mm: of a smaller crown newsprint shows no more than a dab


def fringe(edge: Line, tall: float, ends: tuple[float, ...], rng: Random) -> Line:
    """The edge with crowns along it, `tall` points at most: a wood seen from afar.

    It thins out towards the x of its `ends`.

    Trees stand in clumps of one kind and about one height, with clearings between; a row of
    equal trees looks planted, and clip-art.
    """
    uniform = rng.uniform
    x, i, last = edge[0][0], 0, edge[-1][0]
    wood: Line = [edge[0]]
    left, spires, clump = 0, 0.0, 1.0
    while True:
        if not left:
            left, spires, clump = rng.randint(3, 10), rng.choice(_MIXTURES), uniform(0.4, 0.9)
            if rng.random() < 0.2:  # a clearing
                x += tall * uniform(0.4, 1.5)
                left = -1
        h = tall * clump * uniform(0.6, 1.11)
        for end in ends:
            h *= min(1, 0.25 + abs(x - end) / (5 * tall))
        pointed = rng.random() < spires
        w = h * (uniform(0.38, 0.68) if pointed else uniform(0.65, 1.35))
        if x + w >= last:
            wood.append(edge[-1])
            return wood
        while edge[i + 1][0] < x:
            i += 1
        (x0, y0), (x1, y1) = edge[i], edge[i + 1]
        y = y0 + (y1 - y0) * (x - x0) / (x1 - x0)
        if left < 0:
            left = 0
            wood.append((x, y))
            continue
        left -= 1
        if pointed:
            wood.append((x + w * uniform(0.35, 0.65), y + h))
        else:
            wood.append((x + w * uniform(0.15, 0.35), y + h * uniform(0.6, 0.85)))
            if h > 1.5 * SEEN:
                wood.append((x + w * uniform(0.55, 0.75), y + h * uniform(0.7, 0.85)))
        x += w
        wood.append((x, y + h * uniform(0.2, 0.55)))


# Shares of pointed crowns in a clump.
_MIXTURES = (0.08, 0.25, 0.6, 0.92)


def stand(
    edge: Line, outer: float, inner: float, tall: float, pines: tuple[float, ...], rng: Random
) -> list[Line]:
    """Single trees on an edge: `tall` at its outer end, lower and lower towards the inner one.

    `pines` says where 油松 stand, 0 at the outer end and 1 at the inner; between them grow
    larches in loose groups. All outlines run the same way round as a slope under its edge does,
    so that they merge with it in one path.
    """
    uniform = rng.uniform
    outlines: list[Line] = []
    at, left, clump = 0.0, 0, 1.0
    while True:
        if not left:
            left, clump = rng.randint(2, 6), uniform(0.5, 0.85)
            at += uniform(0.02, 0.12)
        left -= 1
        height = tall * max(1 - at, 0) ** 0.8 * clump * uniform(0.65, 1.15)
        at += height * uniform(0.2, 0.5) / abs(inner - outer)
        if at > 0.9:
            break
        if all(abs(at - pine) > 0.05 for pine in pines):
            outlines += _planted(larch, edge, outer + (inner - outer) * at, height, rng)
    for at in pines:
        height = tall * (1 - at) ** 0.8 * uniform(0.86, 1)
        outlines += _planted(pine, edge, outer + (inner - outer) * at, height, rng)
    return outlines


def _planted(
    kind: Callable[[float, float, float, Random], list[Line]],
    edge: Line,
    x: float,
    height: float,
    rng: Random,
) -> list[Line]:
    return kind(x, _ground(edge, x) - 0.03 * height, height, rng)


def _ground(edge: Line, x: float) -> float:
    """How high an edge stands at `x`."""
    i = min(max(bisect(edge, (x, 0.0)), 1), len(edge) - 1)
    (x0, y0), (x1, y1) = edge[i - 1], edge[i]
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0)


def pine(x: float, base: float, height: float, rng: Random) -> list[Line]:
    """油松: a bare trunk that leans a little, and level boughs, wide and flat, with air between.

    The boughs get shorter towards the top, and reach out now more to one side, now to the other.
    """
    uniform = rng.uniform
    lean, bend = uniform(-0.1, 0.1) * height, uniform(-0.05, 0.05) * height
    outlines = [_trunk(x, base, height, lean, bend)]
    side = rng.choice((-1, 1))
    at = uniform(0.36, 0.44)
    while at < 0.88:
        side = -side
        reach = height * (0.1 + 0.17 * min(1, 1.7 * (1 - at))) * uniform(0.8, 1.15)
        middle = _stem(x, lean, bend, at) + side * reach * uniform(0.3, 0.6)
        outlines.append(_bough(middle, base + at * height, reach, 0.32 * reach, rng))
        at += uniform(0.05, 0.085)
    top = 0.15 * height
    outlines.append(_bough(x + lean, base + 0.9 * height, top, 0.5 * top, rng))
    return outlines


def _stem(x: float, lean: float, bend: float, at: float) -> float:
    return x + lean * at + bend * 4 * at * (1 - at)


def _trunk(x: float, base: float, height: float, lean: float, bend: float) -> Line:
    left: Line = []
    right: Line = []
    for at in (0, 0.1, 0.3, 0.5, 0.7, 0.9):
        middle, y = _stem(x, lean, bend, at), base + at * height
        half = height * (0.02 * (1 - at) + 0.004 + (0.012 if at == 0 else 0))
        left.append((middle - half, y))
        right.append((middle + half, y))
    return left + right[::-1]


def _bough(x: float, y: float, reach: float, thick: float, rng: Random) -> Line:
    """A flat cloud of needles: humps above, nearly level below."""
    uniform = rng.uniform
    humps = max(3, min(6, round(reach / (0.7 * SEEN))))
    upper: Line = [(x - reach, y)]
    for i in range(humps):
        left, right = -1 + 2 * i / humps, -1 + 2 * (i + 1) / humps
        middle = (left + right) / 2
        rise = thick * (1.15 - middle * middle) * uniform(0.75, 1.15)
        upper.append((x + reach * (left * 0.72 + right * 0.28), y + 0.86 * rise))
        upper.append((x + reach * (left * 0.38 + right * 0.62), y + rise))
        if i < humps - 1:
            upper.append((x + reach * right, y + 0.62 * rise))
    upper.append((x + reach, y + uniform(0, 0.1) * thick))
    under = [(x + reach * at, y - thick * uniform(0.05, 0.35)) for at in (0.6, 0.15, -0.2, -0.65)]
    return upper + under


def larch(x: float, base: float, height: float, rng: Random) -> list[Line]:
    """落叶松: a slim spire of drooping boughs, each tip lower than the bough's own root."""
    uniform = rng.uniform
    tiers = max(3, min(8, round(height / (1.8 * SEEN))))
    wide, lean = height * uniform(0.13, 0.18), height * uniform(-0.015, 0.015)
    trunk, start = height * 0.018, 0.08
    tier = (1 - start) / tiers
    left: Line = [(x - trunk, base)]
    right: Line = [(x + trunk, base)]
    for i in range(tiers):
        t = start + i * tier
        middle, reach = x + lean * t, wide * (1 - t) ** 0.9 + 0.006 * height
        for side, sign in ((left, -1), (right, 1)):
            r = sign * reach * uniform(0.7, 1.15)
            tip = base + height * (t + tier * uniform(-0.2, 0.25))
            side.append((middle + r, tip))
            root = base + height * (t + (1.02 if i < tiers - 1 else 0.4) * tier)
            side.append((middle + r * uniform(0.3, 0.42), root))
    left.append((x + lean, base + height))
    return [left + right[::-1]]
