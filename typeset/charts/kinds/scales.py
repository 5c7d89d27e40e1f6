"""Values → the ticks of the scale that they are drawn on: few, round, and named in plain digits."""

from __future__ import annotations

from collections.abc import Sequence

_COUNT = 3  # ticks, about
_LEVEL = 0.35  # of the greatest value; what varies less is not drawn from zero


def ticks(values: Sequence[float]) -> list[float]:
    """Few round values from under the lowest point, or zero, to the last under the highest.

    They start over zero only where the points lie close together. A gridline over the highest
    point would run through the value printed there.
    """
    from matplotlib.ticker import MaxNLocator

    low, high = min(values), max(values)
    if not is_level(values):
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        high = 1.0
    found = MaxNLocator(_COUNT, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    step = float(found[1] - found[0])
    inside = [float(t) for t in found if low - step < t < high + step]
    near = 1e-9 * step
    held = [t for t in inside if t > low - step + near]
    under = [t for t in held if t <= high + near]
    return under if len(under) > 1 else held


def is_level(values: Sequence[float]) -> bool:
    """Whether values lie so close together, and so far from zero, that the scale is broken."""
    low, high = min(values), max(values)
    return 0 < low < high and high - low <= _LEVEL * high


def name(value: float) -> str:
    """The tick as plain digits; a minus as papers print it."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return text.replace("-", "−") if text not in ("-0", "0") else "0"
