"""Charts of an issue → every reason why one of them could mislead, with both places.

What can be told from the data alone is told here, before anything is drawn: `check` belongs to
reading. Whether a chart has room is `typeset.charts`' to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from typeset.diagnostics import Log, Related

from .charts import (
    Bars,
    Chart,
    Derived,
    Donut,
    Entry,
    Figure,
    FigureList,
    GroupedBars,
    Line,
    Matrix,
    Member,
    OwnUnits,
    PairedBars,
    Row,
    StackedBars,
    Strip,
    Table,
    Waffle,
)  # fmt: skip
from .model import Panel

_NUMBER: Final = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_ABOUT: Final = re.compile("[余多来近约]")
_FEWEST: Final[dict[type[Chart], int]] = {  # fewer say no more than the figures alone
    Bars: 2, Donut: 2, PairedBars: 2, GroupedBars: 2, StackedBars: 1, Line: 2, Waffle: 1,
    FigureList: 1, Strip: 1, Table: 1,
}  # fmt: skip
_PERCENT: Final = frozenset({"%", "％"})
_ROUNDING: Final = Fraction(1, 2)  # percentages, each rounded, make 99.5–100.5


def number(member: Member) -> Fraction | None:
    """The number a value states, exactly; None when it states none."""
    return parse(member.value.value)


def parse(words: str) -> Fraction | None:
    """The number that words state, such as `1,234.5`; None when they state none."""
    match = _NUMBER.fullmatch(words.strip())
    return Fraction(match[0].replace(",", "")) if match else None


def check(panel: Panel, log: Log) -> None:
    """Logs every chart of the panel that a reader could not trust."""
    if not panel.charts and not panel.items:
        log.error("panel-empty", panel.title.span, title=panel.title.value)
    for entry in panel.charts:
        _check_kind(entry, log)
    if panel.filler is not None and not panel.filler.figures:
        log.error("filler-empty", panel.filler.span, title=panel.title.value)
    for chart in panel.drawn(panel.fillers):
        check_chart(chart, panel.figures, log)


def check_chart(chart: Chart, known: Sequence[Figure], log: Log) -> None:
    """Logs what is wrong with one chart; `known` are the figures that formulas may use."""
    before = len(log.errors())
    _check_shape(chart, log)
    if len(log.errors()) > before:
        return
    if not isinstance(chart, (FigureList, Strip, Table)):
        for member in chart.members():
            _check_drawn(chart, member, log)
    for group in _of_one_unit(chart):
        _check_units(group, log)
    if isinstance(chart, Donut):
        _check_whole(chart, log)
    if isinstance(chart, Row):
        for derived in chart.derived:
            _check_derived(derived, known, log)


def _check_kind(entry: Entry, log: Log) -> None:
    if len(entry.charts) != 1:
        kinds = "、".join(entry.__struct_encode_fields__[: len(entry.__struct_fields__)])
        log.error("chart-kind", entry.span, found=len(entry.charts),
                  kinds=kinds.replace("@span、", ""))  # fmt: skip


def _check_shape(chart: Chart, log: Log) -> None:
    fewest = _FEWEST[type(chart)]
    if isinstance(chart, Matrix):
        found = len(chart.categories)
        for series in chart.series:
            if len(series.figures) != found:
                log.error("chart-series", series.title.span, title=series.title.value,
                          figures=len(series.figures), categories=found)  # fmt: skip
        if not chart.series:
            log.error("chart-few", chart.span, found=0, fewest=1)
        if isinstance(chart, PairedBars) and len(chart.series) != 2:
            log.error("chart-pair", chart.span, found=len(chart.series))
    else:
        found = len(chart.members())
    if found < fewest:
        log.error("chart-few", chart.span, found=found, fewest=fewest)


def _check_drawn(chart: Chart, member: Member, log: Log) -> None:
    """What is drawn as a length or an area is an exact number, and no less than nothing."""
    value = number(member)
    if value is None:
        log.error("chart-value", member.value.span, value=member.value.value)
    elif _ABOUT.match(member.unit.value):
        log.error("chart-approximate", member.unit.span,
                  value=member.value.value + member.unit.value)  # fmt: skip
    elif value < 0 and not isinstance(chart, Line):
        log.error("chart-negative", member.value.span, value=member.value.value)
    elif isinstance(chart, (Waffle, Donut)) and (member.unit.value not in _PERCENT or value > 100):
        log.error("chart-percent", member.value.span,
                  value=member.value.value + member.unit.value)  # fmt: skip


def _of_one_unit(chart: Chart) -> Iterator[Sequence[Member]]:
    match chart:
        case PairedBars() | Table():
            yield from (series.figures for series in chart.series)
        case OwnUnits():
            return
        case _:
            yield chart.members()


def _check_units(group: Sequence[Member], log: Log) -> None:
    for first, other in pairwise(group):
        if first.unit.value != other.unit.value:
            log.error("chart-units", other.unit.span, Related("unit-here", first.unit.span),
                      unit=other.unit.value, first=first.unit.value)  # fmt: skip
            return


def _check_whole(chart: Donut, log: Log) -> None:
    parts = [number(member) for member in chart.members()]
    total = sum((part for part in parts if part is not None), Fraction())
    if None not in parts and abs(total - 100) > _ROUNDING:
        log.error("chart-whole", chart.span, total=_plain(total))


# Derived values -----------------------------------------------------------------------------


def _check_derived(derived: Derived, known: Sequence[Figure], log: Log) -> None:
    """The formula reads, its numbers are figures, and what it makes is what is printed."""
    formula, value = derived.derived, number(derived)
    found = _reckon(formula.value)
    if isinstance(found, str) or value is None:
        part = found if isinstance(found, str) else derived.value.value
        log.error("derived-formula", formula.span, formula=formula.value, part=part)
        return
    made, terms, adds = found
    by_value = {parse(f.value.value): f for f in known}
    percent = {Fraction(100)} if derived.unit.value in _PERCENT else set()
    for term in terms:
        if term not in by_value and term not in percent:
            log.error("derived-term", formula.span, term=_plain(term), formula=formula.value)
            return
    used = [by_value[term] for term in terms if term in by_value]
    _check_terms_units(derived, used, log, adds=adds)
    decimals = len(derived.value.value.partition(".")[2])
    if _rounded(made, decimals) != value:
        log.error("derived-value", derived.value.span, Related("formula-here", formula.span),
                  value=derived.value.value, made=_plain(_rounded(made, max(decimals, 2))),
                  formula=formula.value)  # fmt: skip


def _check_terms_units(derived: Derived, used: Sequence[Figure], log: Log, *, adds: bool) -> None:
    """What is added has one unit, and the sum has it too."""
    for figure in used:
        if adds and figure.unit.value != derived.unit.value:
            log.error("chart-units", derived.unit.span, Related("unit-here", figure.unit.span),
                      unit=derived.unit.value, first=figure.unit.value)  # fmt: skip
            return


def _reckon(formula: str) -> tuple[Fraction, list[Fraction], bool] | str:
    """The formula's value, its numbers, and whether it only adds; or what cannot be read.

    Python's own grammar reads it; nothing but numbers, brackets and + - * / is worked out.
    """
    import ast

    terms: list[Fraction] = []
    signs: set[type[ast.operator]] = set()

    def work(node: ast.expr) -> Fraction:
        match node:
            case ast.Constant(value=int() | float()):
                terms.append(Fraction(ast.get_source_segment(text, node) or "0"))
                return terms[-1]
            case ast.BinOp(left=left, op=op, right=right):
                a, b = work(left), work(right)
                signs.add(type(op))
                match op:
                    case ast.Add():
                        return a + b
                    case ast.Sub():
                        return a - b
                    case ast.Mult():
                        return a * b
                    case ast.Div():
                        return a / b
        raise ValueError(ast.get_source_segment(text, node) or text)

    text = formula.strip().translate(str.maketrans("＋－×÷（）", "+-*/()"))
    try:
        made = work(ast.parse(text, mode="eval").body)
    except ZeroDivisionError:
        return "/ 0"
    except (SyntaxError, ValueError, RecursionError, MemoryError) as fault:
        return str(fault) if isinstance(fault, ValueError) else text
    return made, terms, signs <= {ast.Add, ast.Sub}


def _rounded(value: Fraction, decimals: int) -> Fraction:
    """Half away from zero, as a reader checks it with a pocket calculator."""
    scale = 10**decimals
    whole = (abs(value) * scale + Fraction(1, 2)).__floor__()
    return Fraction(whole, scale) * (1 if value >= 0 else -1)


def _plain(value: Fraction) -> str:
    return f"{float(value):.6f}".rstrip("0").rstrip(".")
