"""The project's own press conditions, read and built once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from typeset.color import press, profile
from typeset.color.press import PressCondition
from typeset.diagnostics import Log

FOLDER = Path(__file__).parents[2] / "layouts" / "press"


@cache
def condition(name: str) -> PressCondition:
    """The condition of `layouts/press`."""
    log = Log()
    found = press.read(FOLDER / f"{name}.yaml", f"press/{name}.yaml", log)
    assert found is not None, log.diagnostics
    return found


@cache
def built(name: str) -> bytes:
    """Its profile."""
    return profile.build(condition(name))
