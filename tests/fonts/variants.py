"""Tofu with a table changed or taken away: the faces that a paper may bring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fontTools.ttLib import TTFont

from typeset.fonts.face import Face

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def variant(source: Path, target: Path, change: Callable[[Any], None]) -> Face:
    """The face of `source` as `change` leaves it, written to `target`."""
    font = TTFont(source)
    change(font)
    font.save(target)
    return Face("variant", target)


def without(*tags: str) -> Callable[[Any], None]:
    """A change that takes tables away."""

    def change(font: Any) -> None:
        for tag in tags:
            del font[tag]

    return change
