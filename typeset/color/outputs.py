"""A press condition → the ICC profile of its output: the plant's own, or one built from its aims.

A profile that is built is kept by the digest of everything it was made from; a build that finds
it needs no numpy.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path

from . import icc
from .press import PressCondition

_LENGTH = 8  # bytes


def packed(condition: PressCondition, cache: Path) -> bytes:
    """The condition's profile deflated, as a PDF holds it; packed once, then kept in `cache`."""
    kept = cache / f"{condition.name}-{condition.digest[:16]}.icc.z"
    try:
        found = kept.read_bytes()
    except FileNotFoundError:
        found = b""
    # Its length stands before it: to unpack it only to see that it is whole takes 2 ms a page.
    stated, made = found[:_LENGTH], found[_LENGTH:]
    if made and int.from_bytes(stated, "big") == len(made):
        return made
    made = zlib.compress(profile(condition, cache), 9)
    _keep(len(made).to_bytes(_LENGTH, "big") + made, kept)
    return made


def profile(condition: PressCondition, cache: Path) -> bytes:
    """The ICC profile of the condition: the plant's own, the one kept in `cache`, or a new one."""
    if condition.profile is not None:
        return condition.profile
    kept = cache / f"{condition.name}-{condition.digest[:16]}.icc"
    try:
        made = kept.read_bytes()
    except FileNotFoundError:
        made = b""
    if made and icc.size_of(made) == len(made):
        return made
    from .profile import build

    made = build(condition)
    _keep(made, kept)
    return made


def _keep(content: bytes, kept: Path) -> None:
    """Renamed into place, so that a build cut short leaves no half file."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(content)
    part.replace(kept)
