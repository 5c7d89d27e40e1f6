"""`typeset fit`: what copyfitting did to each thread of a page, in 行 and 字."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typeset import pipeline
from typeset.makeup import locks

if TYPE_CHECKING:
    from typeset.diagnostics import Log
    from typeset.makeup.fitting import Decision


def seals(request: pipeline.Request, log: Log) -> list[str]:
    """The seal of every area, as `lock:` of the data file takes it; raises `Problems`."""
    lines: list[str] = []
    for job in pipeline.read(request, log):
        _, plan, made, _ = pipeline.compose(job, log)
        lines.append(f"# {plan.name}\nlock:")
        lines.extend(f"  {area}: {seal}" for area, seal in locks.seals(made.page).items())
    return lines


def run(request: pipeline.Request, log: Log, *, lang: str = "zh") -> list[str]:
    """The ledger of every layout the issue asks for, a line a decision; raises `Problems`."""
    lines: list[str] = []
    for job in pipeline.read(request, log):
        _, plan, made, _ = pipeline.compose(job, log)
        lines.append(f"{plan.name}")
        lines.extend(f"  {_say(decision, lang)}" for decision in made.decisions)
        lines.extend(f"  {_left_out(path, lang)}" for path in made.dropped)
    return lines


def _say(decision: Decision, lang: str) -> str:
    zh = lang == "zh"
    parts = [
        f"{decision.area}：文 {decision.used} 行（自然 {decision.natural} 行）"
        if zh
        else f"{decision.area}: {decision.used} lines (by itself {decision.natural})"
    ]
    if decision.panel:
        parts.append(
            f"余 {decision.panel} 行归图表" if zh else f"{decision.panel} rows to the panel"
        )
    for number, own, given in decision.changed:
        parts.append(
            f"第 {number} 段 {own}→{given} 行" if zh else f"paragraph {number}: {own}→{given} lines"
        )
    for number, tracking in decision.tracked:
        parts.append(
            f"第 {number} 段字距 {tracking:+.1%}"
            if zh
            else f"paragraph {number}: tracking {tracking:+.1%}"
        )
    if decision.opened:
        parts.append(f"标题上加空 {decision.opened} 行" if zh else f"{decision.opened} rows opened")
    white = decision.slots - decision.used + decision.skipped
    if white and not decision.panel:
        parts.append(f"空 {white} 行" if zh else f"{white} lines white")
    if decision.dropped:
        parts.append("图表让位" if zh else "panel left out")
    return ("；" if zh else "; ").join(parts)


def _left_out(path: str, lang: str) -> str:
    return f"未排：{path}" if lang == "zh" else f"left out: {path}"
