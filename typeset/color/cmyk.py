"""Four process inks in per cent → a color that the press can lay down."""

from __future__ import annotations

from msgspec import Struct


class Cmyk(Struct, frozen=True):
    """Tone values of cyan, magenta, yellow and black, 0–100 per cent."""

    c: float
    m: float
    y: float
    k: float

    @property
    def total_ink(self) -> float:
        """The total ink (总墨量), per cent."""
        return self.c + self.m + self.y + self.k

    @property
    def inks(self) -> int:
        """How many inks it is printed from."""
        return sum(tone > 0 for tone in (self.c, self.m, self.y, self.k))

    @property
    def is_black(self) -> bool:
        """Whether it is solid black on the K plate alone: the only color that overprints."""
        return self == BLACK


BLACK = Cmyk(0, 0, 0, 100)
PAPER = Cmyk(0, 0, 0, 0)


def mix(a: Cmyk, b: Cmyk, share: float) -> Cmyk:
    """The flat, opaque color `share` of the way from `a` to `b` (0–1)."""
    return Cmyk(
        a.c + (b.c - a.c) * share,
        a.m + (b.m - a.m) * share,
        a.y + (b.y - a.y) * share,
        a.k + (b.k - a.k) * share,
    )
