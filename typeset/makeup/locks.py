"""Frames that were signed → they come out as they were, or the build says what moved (锁版)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from typeset.diagnostics import Log, nearest
from typeset.display.frame import Frame, Page
from typeset.display.ops import Clip, Glyphs, Op
from typeset.issue.model import Issue

_SHOWN = 12  # hex digits of a seal
_PLACES = 2  # decimals of a point


def seals(page: Page) -> dict[str, str]:
    """The seal of every area's frame."""
    return {frame.name: seal(frame) for frame in page.frames if frame.name}


def seal(frame: Frame) -> str:
    """The digest of a frame's characters, faces, sizes, colors, places and drawing: short enough
    to read out, long enough to compare.
    """
    import hashlib

    total = hashlib.sha256()
    for op in _ops(frame):
        total.update(_said(op).encode())
    return total.hexdigest()[:_SHOWN]


def check(page: Page, issue: Issue, log: Log) -> None:
    """Logs every locked area that does not come out as it was signed."""
    for area, found in broken(page, issue).items():
        signed = issue.lock[area]
        if found:
            log.error("lock-broken", issue.span, area=area, signed=signed, found=found)
        else:
            log.error("unknown-area", issue.span, name=area, nearest=nearest(area, seals(page)))


def broken(page: Page, issue: Issue) -> dict[str, str]:
    """The locked areas that come out otherwise, and their seals now; empty where there is none."""
    if not issue.lock:
        return {}
    found = seals(page)
    return {
        area: found.get(area, "")
        for area, signed in issue.lock.items() if found.get(area) != signed
    }  # fmt: skip


def _ops(frame: Frame) -> Iterator[Op]:
    yield from frame.ops
    for part in frame.parts:
        yield from _ops(part)


def _said(op: Op) -> str:
    """A mark in words; what is less than a hundredth of a point is no difference."""
    if isinstance(op, Glyphs):
        places = tuple(op.x + along for along in op.advance)
        seen = (op.face, op.size, op.color, op.y, places, op.rise, op.scale, op.turn, op.vertical)
        return f"{_rounded(seen)} {''.join(op.text)}"
    if isinstance(op, Clip):
        return f"Clip {_rounded(op.path)} ({' '.join(map(_said, op.ops))})"
    fields = (getattr(op, name) for name in op.__struct_fields__)
    return f"{type(op).__name__} {' '.join(_rounded(field) for field in fields)}"


def _rounded(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.{_PLACES}f}"
    if isinstance(value, tuple):
        return f"({' '.join(_rounded(part) for part in value)})"
    if isinstance(value, Struct):
        return _rounded(tuple(getattr(value, name) for name in value.__struct_fields__))
    return str(value)
