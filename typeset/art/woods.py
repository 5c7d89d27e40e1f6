"""The edge of a slope → the edge of the wood on it, and single trees that stand out of it."""

from __future__ import annotations

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
            if h > SEEN:
                wood.append((x + w * uniform(0.55, 0.75), y + h * uniform(0.7, 0.85)))
        x += w
        wood.append((x, y + h * uniform(0.2, 0.55)))


# Shares of pointed crowns in a clump.
_MIXTURES = (0.08, 0.25, 0.6, 0.92)


def stand(edge: Line, tall: float, rng: Random) -> list[Line]:
    """Single trees on the edge, `tall` points at most, in loose groups; one outline each.

    All outlines run the same way round as a slope under its edge does, so that they merge with
    it in one path.
    """
    trees: list[Line] = []
    uniform = rng.uniform
    left, kind, clump = 0, pine, 1.0
    x, i, last = edge[0][0], 0, edge[-1][0]
    while True:
        if not left:
            x += tall * uniform(0.2, 1.4)
            left = rng.randint(2, 6)
            kind, clump = rng.choice((pine, pine, larch, larch, larch, leafy)), uniform(0.5, 0.9)
        left -= 1
        x += tall * clump * uniform(0.12, 0.4)
        if x >= last:
            return trees
        while edge[i + 1][0] < x:
            i += 1
        (x0, y0), (x1, y1) = edge[i], edge[i + 1]
        h = tall * clump * uniform(0.6, 1.11)
        y = y0 + (y1 - y0) * (x - x0) / (x1 - x0) - 0.06 * h
        trees.append((kind if rng.random() < 0.8 else larch)(x, y, h, rng))


def pine(x: float, base: float, height: float, rng: Random) -> Line:
    """油松: a bare trunk under level tiers of boughs, reaching out unevenly."""
    uniform = rng.uniform
    trunk, lean = height * 0.024, height * uniform(-0.07, 0.07)
    tiers = 4 if height > 5 * SEEN else 3
    start = uniform(0.26, 0.42)
    tall = (1 - start) / tiers
    left: Line = [(x - trunk, base)]
    right: Line = [(x + trunk, base)]
    for i in range(tiers):
        t = start + tall * i
        middle = x + lean * t
        y = base + height * t
        reach = height * (0.12 + 0.2 * (1 - i / tiers))
        for side, sign in ((left, -1), (right, 1)):
            r = sign * reach * uniform(0.5, 1.1)
            y0 = y + height * tall * uniform(-0.15, 0.15)
            side.append((middle + r * 0.2, y0 + height * tall * 0.1))
            side.append((middle + r, y0 + height * tall * 0.25))
            side.append((middle + r * uniform(0.5, 0.7), y0 + height * tall * 0.75))
    left.append((x + lean - height * 0.05, base + height * 0.99))
    left.append((x + lean + height * 0.04, base + height))
    return left + right[::-1]


def larch(x: float, base: float, height: float, rng: Random) -> Line:
    """落叶松: a slim spire with drooping boughs, longer on one side than on the other."""
    uniform = rng.uniform
    tiers = 5 if height > 6 * SEEN else 4 if height > 3 * SEEN else 3
    wide, lean = height * uniform(0.13, 0.21), height * uniform(-0.02, 0.02)
    left: Line = [(x - wide * 0.3, base)]
    right: Line = [(x + wide * 0.3, base)]
    for i in range(tiers):
        t = (i + uniform(0.1, 0.5)) / (tiers + 0.2)
        middle, y, reach = x + lean * t, base + height * t, wide * (1.05 - t)
        for side, sign in ((left, -1), (right, 1)):
            r = sign * reach * uniform(0.7, 1.15)
            side.append((middle + r, y + height * uniform(-0.03, 0.03)))
            side.append((middle + r * uniform(0.35, 0.55), y + height * 0.62 / tiers))
    left.append((x + lean, base + height))
    return left + right[::-1]


# A crown's outline about its middle, from lower left over the top to lower right.
_CROWN = (
    (-0.55, 0.08), (-0.95, 0.3), (-1.0, 0.55), (-0.72, 0.8), (-0.3, 0.97),
    (0.15, 1.0), (0.6, 0.86), (0.95, 0.6), (1.0, 0.34), (0.6, 0.1),
)  # fmt: skip


def leafy(x: float, base: float, height: float, rng: Random) -> Line:
    """阔叶树: lower than a conifer, with a round, uneven crown."""
    uniform = rng.uniform
    tall = height * 0.5
    wide = tall * uniform(0.45, 0.7)
    crown = [
        (x + wide * a * uniform(0.84, 1.12), base + tall * b * uniform(0.92, 1.04))
        for a, b in _CROWN
    ]
    return [(x - wide * 0.2, base), *crown, (x + wide * 0.2, base)]
