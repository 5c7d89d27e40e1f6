"""Decisions of copyfitting → the words in which layout staff read them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from typeset.diagnostics import Diagnostic
from typeset.layout.model import Layout
from typeset.makeup.ledger import Decision
from typeset.makeup.page import MadeUp
from typeset.plan.model import PagePlan

HEADER = (
    "| 期 | 版式 | 结果 | 文，行（自然） | 段落加减 | 调字距的段 | 题上加空 | 图表板，行 "
    "| 孤行、疏行 |\n|---|---|---|---|---|---|---|---|---|"
)


class Page(Struct, frozen=True):
    """A page that was fitted, its layout as it was asked for and as it came out."""

    asked: Layout
    layout: Layout
    plan: PagePlan
    made: MadeUp


def summary(page: Page, *, chinese: bool) -> list[str]:
    """A line a thread."""
    lines = [page.plan.name]
    if _leading(page, chinese=chinese):
        lines.append(f"  {_leading(page, chinese=chinese)}")
    lines += [f"  {_said(decision, chinese=chinese)}" for decision in page.made.decisions]
    return [*lines, *_left_out(page, chinese=chinese)]


def explained(page: Page, *, chinese: bool) -> list[str]:
    """Every lever of every thread, what it gave and what it kept."""
    levers = page.asked.file.copyfit
    say = _chooser(chinese=chinese)
    lines = [page.plan.name, say(f"  手段，按先后：{'、'.join(levers)}",
                                 f"  levers, in order: {', '.join(levers)}")]  # fmt: skip
    moved = _leading(page, chinese=chinese)
    row, rows = page.plan.grid.row, page.plan.grid.rows
    kept = say(f"行距 {row:g} 磅，{rows} 行，没有动", f"leading {row:g} pt, {rows} rows, as it was")
    lines.append(f"  {moved or kept}")
    for title in page.made.titles:
        size = say(f"字号 {title.size:.1f} 磅（可取 {title.least:g}–{title.most:g}）",
                   f"size {title.size:.1f} pt (of {title.least:g}–{title.most:g})")  # fmt: skip
        more = say(f"字距 {title.tracking:+.3f} 字，字宽 {title.scale:.0%}",
                   f"tracking {title.tracking:+.3f} em, width {title.scale:.0%}")  # fmt: skip
        lines.append(say(f"  标题 {title.name}：{size}，{more}",
                         f"  title {title.name}: {size}, {more}"))  # fmt: skip
    for decision in page.made.decisions:
        lines.append(f"  {decision.area}")
        lines += [f"    {line}" for line in _levers(decision, levers, chinese=chinese)]
    return [*lines, *_left_out(page, chinese=chinese)]


def row(name: str, page: Page, warnings: dict[str, int]) -> str:
    """A row of the table for a page that fits."""
    made = page.made.decisions
    used, natural = sum(d.used for d in made), sum(d.natural for d in made)
    changed = sum(len(d.changed) for d in made)
    tracked = sum(len(d.tracked) for d in made)
    panels = "、".join(str(d.panel) for d in made if d.panel) or "—"
    white = warnings["underset"]
    result = f"空 {white} 行" if white else "排满"
    if page.made.dropped:
        result += f"，去图表 {len(page.made.dropped)} 块"
    if page.layout.body.rows != page.asked.body.rows:
        result += f"，行距 {page.plan.grid.row:.2f} 磅"
    lone, loose = warnings["lone-line"], warnings["loose-line"]
    return (
        f"| {name} | {page.plan.name} | {result} | {used}（{natural}） | {changed} 段 "
        f"| {tracked} 段 | {sum(d.opened for d in made)} 行 | {panels} | {lone}、{loose} |"
    )


def refused(name: str, layout: str, said: Sequence[Diagnostic]) -> str:
    """A row of the table for a page that does not fit."""
    over = [
        f"{d.fields['area']} 溢 {d.fields['lines']} 行 {d.fields['characters']} 字"
        for d in said if d.code in ("overset", "overset-signed")
    ]  # fmt: skip
    others = sorted({d.code for d in said if d.severity == "error"} - {"overset", "overset-signed"})
    return f"| {name} | {layout} | {'；'.join([*over, *others])} | — | — | — | — | — | — |"


def _said(decision: Decision, *, chinese: bool) -> str:
    say = _chooser(chinese=chinese)
    used, natural = decision.used, decision.natural
    parts = [say(f"{decision.area}：文 {used} 行（自然 {natural} 行）",
                 f"{decision.area}: {used} lines (by itself {natural})")]  # fmt: skip
    if decision.panel:
        parts.append(say(f"余 {decision.panel} 行归图表", f"{decision.panel} rows to the panel"))
    parts += _paragraphs(decision, chinese=chinese)
    parts += _tracked(decision, chinese=chinese)
    parts += _heads(decision, chinese=chinese)
    if decision.opened:
        parts.append(say(f"标题上加空 {decision.opened} 行", f"{decision.opened} rows opened"))
    if decision.white:
        parts.append(say(f"空 {decision.white} 行", f"{decision.white} lines white"))
    if decision.dropped:
        parts.append(say("图表让位", "panel left out"))
    parts += _signed(decision, chinese=chinese)
    return say("；", "; ").join(parts)


def _levers(decision: Decision, levers: Sequence[str], *, chinese: bool) -> list[str]:
    """What the text took, then each lever that the layout names, then what is left amiss."""
    say = _chooser(chinese=chinese)
    used, natural, rows = decision.used, decision.natural, decision.rows
    lines = [say(f"文 {used} 行，自然 {natural} 行；每栏 {rows} 行",
                 f"text {used} lines, by itself {natural}; {rows} rows a column")]  # fmt: skip
    several = say("，", ", ")
    opened = say(f"题上、段上加空 {decision.opened} 行", f"{decision.opened} rows opened")
    given = {
        "panel": _panel(decision, chinese=chinese),
        "lines": [*_paragraphs(decision, chinese=chinese), *([opened] if decision.opened else [])],
        "tracking": _tracked(decision, chinese=chinese),
        "headline": _heads(decision, chinese=chinese),
    }
    for lever in levers:
        if lever in given:
            what = several.join(given[lever]) or say("没有动", "as it was")
            lines.append(f"{lever}{say('：', ': ')}{what}")
    lines += _signed(decision, chinese=chinese)
    white = decision.white
    lines.append(say(
        f"剩下：空 {white} 行，孤行 {decision.lone} 处，有疏行的段 {decision.loose} 段",
        f"left: {white} lines white, {decision.lone} lone, {decision.loose} paragraphs loose",
    ))  # fmt: skip
    return lines


def _panel(decision: Decision, *, chinese: bool) -> list[str]:
    say = _chooser(chinese=chinese)
    if decision.dropped:
        return [say("图表板不排，行给了文", "left out, its rows given to text")]
    if not decision.least:
        return []
    rows, least = decision.panel, decision.least
    return [say(f"图表板得 {rows} 行，连上面的空（至少 {least} 行）",
                f"{rows} rows with the white above (at least {least})")]  # fmt: skip


def _paragraphs(decision: Decision, *, chinese: bool) -> list[str]:
    say = _chooser(chinese=chinese)
    return [say(f"第 {n} 段 {own}→{given} 行", f"paragraph {n}: {own}→{given} lines")
            for n, own, given in decision.changed]  # fmt: skip


def _tracked(decision: Decision, *, chinese: bool) -> list[str]:
    say = _chooser(chinese=chinese)
    return [say(f"第 {n} 段字距 {tracking:+.1%}", f"paragraph {n}: tracking {tracking:+.1%}")
            for n, tracking in decision.tracked]  # fmt: skip


def _heads(decision: Decision, *, chinese: bool) -> list[str]:
    say = _chooser(chinese=chinese)
    return [say(f"第 {n} 段的题用小样", f"the head over paragraph {n} in its smaller design")
            for n in decision.small]  # fmt: skip


def _signed(decision: Decision, *, chinese: bool) -> list[str]:
    say, names = _chooser(chinese=chinese), decision.signed
    return [say(f"签过的留在原处：{'、'.join(names)}",
                f"signed, kept in place: {', '.join(names)}")] if names else []  # fmt: skip


def _leading(page: Page, *, chinese: bool) -> str:
    """What the leading lever gave; empty when it gave nothing."""
    asked, given = page.asked.body, page.layout.body
    if asked.rows == given.rows:
        return ""
    own, row = page.asked.styles[asked.style].leading, page.plan.grid.row
    say = _chooser(chinese=chinese)
    return say(f"行距 {own:g}→{row:.2f} 磅，{asked.rows}→{given.rows} 行",
               f"leading {own:g}→{row:.2f} pt, {asked.rows}→{given.rows} rows")  # fmt: skip


def _left_out(page: Page, *, chinese: bool) -> list[str]:
    say = _chooser(chinese=chinese)
    lines = [say(f"  未排：{path}", f"  left out: {path}") for path in page.made.dropped]
    spared = [figure for filler in page.made.spared for figure in filler.figures]
    if spared:
        names = say("、", ", ").join(figure.words.value for figure in spared)
        lines.append(say(f"  补白没有空排 {len(spared)} 个数：{names}",
                         f"  no white for {len(spared)} figures of fillers: {names}"))  # fmt: skip
    return lines


def _chooser(*, chinese: bool) -> Callable[[str, str], str]:
    """Picks the words of the reader's language."""
    return lambda zh, en: zh if chinese else en
