"""Frames that were signed → they come out as they were, or the build says what moved (锁版)."""

from __future__ import annotations

from collections.abc import Iterator

from typeset.diagnostics import Log, nearest
from typeset.display.frame import Frame, Page
from typeset.display.ops import Glyphs
from typeset.issue.model import Issue

_SHOWN = 12  # hex digits of a seal: short enough to read out, long enough to tell frames apart
_PLACES = 2  # decimals of a point


def seals(page: Page) -> dict[str, str]:
    """The seal of every area's frame: a digest of its characters, faces, sizes and places."""
    return {frame.name: seal(frame) for frame in page.frames if frame.name}


def seal(frame: Frame) -> str:
    """The digest of a frame's type, as long as a person can compare."""
    import hashlib

    total = hashlib.sha256()
    for run in _runs(frame):
        places = ",".join(f"{run.x + along:.{_PLACES}f}" for along in run.advance)
        line = f"{run.face} {run.size:.{_PLACES}f} {run.y:.{_PLACES}f} {places} {''.join(run.text)}"
        total.update(line.encode())
    return total.hexdigest()[:_SHOWN]


def check(page: Page, issue: Issue, log: Log) -> None:
    """Logs every locked area that does not come out as it was signed."""
    if not issue.lock:
        return
    found = seals(page)
    for area, signed in issue.lock.items():
        if area not in found:
            log.error("unknown-area", issue.span, name=area, nearest=nearest(area, found))
        elif found[area] != signed:
            log.error("lock-broken", issue.span, area=area, signed=signed, found=found[area])


def _runs(frame: Frame) -> Iterator[Glyphs]:
    yield from (op for op in frame.ops if isinstance(op, Glyphs))
    for part in frame.parts:
        yield from _runs(part)
