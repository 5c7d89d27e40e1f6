"""How much work a call does, counted in steps of our own code: the same on a busy machine."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typeset

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import Any

_OURS = str(Path(typeset.__file__).parent)


def steps(work: Callable[[], object]) -> int:
    """The lines of `typeset` that a call runs, each time it runs them.

    Time is no measure here: beside another process the same work takes half as long again.
    What a library does within one of our lines is not counted.
    """
    count = 0

    def each(_frame: FrameType, event: str, _given: object) -> Any:
        nonlocal count
        if event == "line":
            count += 1
        return each

    def enter(frame: FrameType, _event: str, _given: object) -> Any:
        return each if frame.f_code.co_filename.startswith(_OURS) else None

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
