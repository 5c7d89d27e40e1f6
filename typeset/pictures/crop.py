"""Sizes of a picture and of its slot → what part of it shows, and at how many samples."""

from __future__ import annotations

from msgspec import Struct


class Crop(Struct, frozen=True):
    """The part that shows, in the picture's pixels from the upper left; the samples it gets.

    `ppi` is what the file has for each inch of paper, whatever it is resampled to.
    """

    left: int
    top: int
    width: int
    height: int
    samples: tuple[int, int]
    ppi: float


def fit(
    size: tuple[int, int],
    slot: tuple[float, float],
    focus: tuple[float, float],
    most_ppi: float,
) -> Crop:
    """The largest part of the slot's shape that holds the focus nearest to its middle.

    `size` is in pixels, `slot` in points. Nothing is enlarged: samples that the file has not
    got are the press's to make up.
    """
    across, down = size
    shape = slot[0] / slot[1]
    width = min(across, max(1, round(down * shape)))
    height = min(down, max(1, round(across / shape)))
    left = _start(across, width, focus[0])
    top = _start(down, height, focus[1])
    ppi = min(width / slot[0], height / slot[1]) * 72
    share = min(1.0, most_ppi / ppi)
    samples = (max(1, round(width * share)), max(1, round(height * share)))
    return Crop(left, top, width, height, samples, ppi)


def _start(whole: int, part: int, focus: float) -> int:
    """Where a part begins that has the focus in its middle and does not leave the whole."""
    return min(max(round(whole * focus - part / 2), 0), whole - part)
