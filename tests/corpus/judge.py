"""Glyph positions of set lines → what the rules say of them.

It reads what was painted — glyphs, places, characters — and knows nothing of boxes, gaps or
classes: the rules stand here a second time, as TYPOGRAPHY.md and GB/T 15834 have them.
"""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typeset.display.ops import Glyphs

NEVER_FIRST = frozenset("，、；：。．！？‼⁇⁈⁉”’）》〉】〗〕］｝」』～–·・‧／々〻％‰℃°′″")
NEVER_LAST = frozenset("“‘（《〈【〖〔［｛「『／￥＄")
PARTED = re.compile(
    r"\d\n ?(?:[%％‰℃°]|亿元|万元|万亩|公里|平方米|千瓦|个|家|户|人|项|年|月|日|元|次|名|种|件|条)"
)
_MARKS = re.compile(r"[\s，、；：。！？“”‘’（）《》〈〉【】—…·]")
HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_FLUSH = 0.01  # em
_LOOSE = 0.12  # em
_SLACK = 0.001  # em, for arithmetic


class Verdict(Struct):
    """What was found over many lines."""

    lines: int = 0
    full: int = 0  # lines that have to fill their measure
    first: int = 0
    last: int = 0
    parted: int = 0
    split: int = 0
    ragged: int = 0
    runts: int = 0
    loose: int = 0
    unsettable: int = 0
    lost: int = 0
    loosest: float = 0.0
    worst: str = ""
    examples: list[str] = []

    def add(self, fault: str, lines: Sequence[str], number: int) -> None:
        setattr(self, fault, getattr(self, fault) + 1)
        if len(self.examples) < 200 and (fault != "loose" or self.loose < 40):
            around = " / ".join(lines[max(0, number - 1) : number + 2])
            self.examples.append(f"{fault}: {around}")


def words_of(ops: Sequence[Glyphs]) -> str:
    """The characters of a line, in painted order."""
    return "".join("".join(op.text) for op in ops)


def step_of(ops: Sequence[Glyphs], em: float, *, vertical: bool = False) -> float:
    """The median distance between neighbouring 字, beyond one em."""
    places = [
        ((-op.y if vertical else op.x) + at, text)
        for op in ops
        for at, text in zip(op.advance, op.text, strict=True)
    ]
    steps = [
        (b - a) / em - 1 for (a, x), (b, y) in pairwise(places) if HAN.match(x) and HAN.match(y)
    ]
    return median(steps) if steps else 0.0


def judge(  # noqa: C901  # one rule after the other
    lines: Sequence[str],
    steps: Sequence[float],
    ends: Sequence[float],
    measure: float,
    unsettable: frozenset[int],
    verdict: Verdict,
) -> None:
    """Judges one paragraph: its lines' characters, 字 gaps and right ends (em)."""
    verdict.lines += len(lines)
    stripped = [line.strip(" ") for line in lines]
    for number, line in enumerate(stripped):
        if number in unsettable:
            verdict.unsettable += 1
            continue
        if number and line[:1] in NEVER_FIRST:
            verdict.add("first", stripped, number)
        if number < len(lines) - 1:
            verdict.full += 1
            if line[-1:] in NEVER_LAST:
                verdict.add("last", stripped, number)
            following = stripped[number + 1]
            if PARTED.search(f"{line[-1:]}\n{following[:3]}"):
                verdict.add("parted", stripped, number)
            for pair in "—…":
                run = len(line) - len(line.rstrip(pair))
                if run % 2 and following[:1] == pair:
                    verdict.add("split", stripped, number)
            if abs(ends[number] - measure) > _FLUSH:
                verdict.add("ragged", stripped, number)
            if steps[number] > verdict.loosest:
                verdict.loosest, verdict.worst = steps[number], line
            if steps[number] > _LOOSE + _SLACK:
                verdict.add("loose", stripped, number)
        elif number and len(_MARKS.sub("", line)) < 2:
            verdict.add("runts", stripped, number)
