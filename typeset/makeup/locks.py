"""Frames that were signed → they come out as they were, or the build says what moved (锁版).

`signed.py` keeps the lines of a signed answer where they stood; here is told whether everything
that was signed came out as it was, to the hundredth of a point.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from typeset.diagnostics import Log, nearest
from typeset.display.frame import Frame
from typeset.display.ops import Clip, Glyphs, Op
from typeset.issue import seals as written
from typeset.issue.seals import Seal

if TYPE_CHECKING:
    from typeset.issue.model import Issue

    from .page import MadeUp

_SHOWN = 12  # hex digits of a digest
_PLACES = 2  # decimals of a point


class Answer(Struct, frozen=True):
    """One of the texts that run through an area: its frames, and the lines they took."""

    frames: tuple[Frame, ...]
    lines: Seal


def signed_in(issue: Issue, layout: str) -> dict[str, Seal]:
    """What the data file has as signed in a layout, by area or `area.answer`."""
    found = {name: written.read(text.value) for name, text in issue.lock.get(layout, {}).items()}
    return {name: seal for name, seal in found.items() if seal is not None}


def seals(made: MadeUp) -> dict[str, Seal]:
    """The seal of every area; of one through which several texts run, of each text."""
    found: dict[str, Seal] = {}
    apart = {id(frame) for answer in made.answers.values() for frame in answer.frames}
    for frame in made.page.frames:
        parts = [part for part in frame.parts if id(part) not in apart]
        if frame.name and (frame.ops or parts):
            found[frame.name] = Seal(digest([replace(frame, parts=tuple(parts))]))
    for name, answer in made.answers.items():
        found[name] = replace(answer.lines, digest=digest(answer.frames))
    return found


def digest(frames: Sequence[Frame]) -> str:
    """The digest of the frames' characters, faces, sizes, colors, places and drawing: short enough
    to read out, long enough to compare.
    """
    import hashlib

    total = hashlib.sha256()
    for frame in frames:
        for op in _ops(frame):
            total.update(_said(op).encode())
    return total.hexdigest()[:_SHOWN]


def check(made: MadeUp, issue: Issue, layout: str, log: Log) -> None:
    """Logs everything signed that does not come out as it was, or is not kept in its lines."""
    changed = broken(made, issue, layout)
    for name in made.freed:
        if name not in changed:
            log.warning("lock-lines", issue.lock[layout][name].span, answer=name)
    for name, seal in changed.items():
        text = issue.lock[layout][name]
        if seal is not None:
            log.error("lock-broken", text.span, area=name, signed=text.value.split()[0],
                      found=written.text(seal))  # fmt: skip
        else:
            log.error("unknown-area", text.span, name=name, nearest=nearest(name, seals(made)))


def broken(made: MadeUp, issue: Issue, layout: str) -> dict[str, Seal | None]:
    """What is signed and comes out otherwise, with its seal now; None where there is no such."""
    signed: Mapping[str, Seal] = signed_in(issue, layout)
    if not signed:
        return {}
    found = seals(made)
    now = {name: found.get(name) for name in signed}
    return {
        name: seal for name, seal in now.items()
        if seal is None or seal.digest != signed[name].digest
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
