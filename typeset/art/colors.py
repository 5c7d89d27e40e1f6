"""The swatches a landscape is printed from, by the part of the picture they color."""

from __future__ import annotations

from msgspec import Struct

from typeset.color.cmyk import Cmyk


class Colors(Struct, frozen=True):
    """Swatches of a layout, from the light of the sky to the dark of the foreground.

    What is drawn is one of them or lies between two of them: where each keeps the ink limit,
    the whole picture does.
    """

    sky: Cmyk  # the upper edge
    glow: Cmyk  # half way down
    dawn: Cmyk  # the warm light above the farthest range, and about the sun
    sun: Cmyk
    haze: Cmyk  # mist at the foot of every range
    far: Cmyk
    middle: Cmyk
    near: Cmyk
    pine: Cmyk  # woods of the foreground, the darkest
    meadow: Cmyk  # floor of the valley
    water: Cmyk
