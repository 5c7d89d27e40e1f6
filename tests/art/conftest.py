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
        haze=Cmyk(8, 1, 9, 0),
        far=Cmyk(36, 8, 24, 3),
        middle=Cmyk(62, 16, 52, 10),
        near=Cmyk(80, 28, 82, 25),
        pine=Cmyk(75, 30, 70, 45),
        meadow=Cmyk(34, 4, 38, 0),
        water=Cmyk(20, 3, 5, 0),
    )
