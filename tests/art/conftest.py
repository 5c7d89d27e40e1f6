from __future__ import annotations

import pytest

from typeset.art.colors import Colors
from typeset.color.cmyk import Cmyk


@pytest.fixture(scope="session")
def colors() -> Colors:
    """A palette for newsprint, its darkest swatches at the limit of 220 per cent."""
    return Colors(
        sky=Cmyk(11, 0, 5, 0),
        glow=Cmyk(0, 2, 10, 0),
        dawn=Cmyk(0, 8, 26, 0),
        sun=Cmyk(0, 46, 72, 0),
        haze=Cmyk(7, 1, 9, 0),
        far=Cmyk(40, 8, 25, 3),
        middle=Cmyk(64, 17, 53, 11),
        near=Cmyk(80, 28, 82, 25),
        pine=Cmyk(75, 30, 70, 45),
        meadow=Cmyk(34, 4, 38, 0),
        water=Cmyk(20, 3, 5, 0),
    )
