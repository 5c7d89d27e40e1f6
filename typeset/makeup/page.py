"""Page plan and content → the page: every area set, elastic ones last in what text leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from typeset.diagnostics import Diagnostic, Related
from typeset.display.frame import Frame, Page
from typeset.display.ops import Op, Stroke
from typeset.galley import faces
from typeset.geometry import Rect
from typeset.issue.model import Filler, Panel, find
from typeset.layout.model import Part
from typeset.plan.model import Placement, Thread

from . import fitting, flow, signed
from .blocks import setter_of
from .copyfit import Overset
from .design import set_design
from .ledger import Decision
from .locks import Answer
from .tools import FittedTitle, Tools

if TYPE_CHECKING:
    from typeset.pictures.model import PreparedPicture

_BETWEEN_PANELS = 8.0  # points, side by side
_MORE_TRIES = 3  # pages made up again because panels need more rows


class MadeUp(Struct, frozen=True):
    """The page, the ledger of its copyfitting, the fields that a lever left out."""

    page: Page
    decisions: tuple[Decision, ...]
    dropped: tuple[str, ...]
    titles: tuple[FittedTitle, ...]
    pictures: Mapping[str, PreparedPicture]
    answers: Mapping[str, Answer]  # the texts that share a thread with others, by `area.answer`
    freed: tuple[str, ...] = ()  # signed answers that could not be set in their lines any more
    spared: tuple[Filler, ...] = ()  # what of fillers there was no white for


class _State(Struct):
    """What is known while areas are set one after the other."""

    left: dict[str, int | None]  # rows that a thread left to its elastic area; None if overset
    decisions: list[Decision]
    dropped: list[str]
    answers: dict[str, Answer]
    freed: list[str] = []


def make_up(tools: Tools, pictures: Mapping[str, PreparedPicture]) -> MadeUp:
    """The page in frames, in reading order; what does not fit is in the log.

    How many rows a panel needs is known when its charts are drawn. Where they are more than
    the layout's least and the text leaves fewer, the page is made up again with those rows
    kept; if the text then has no room, or is past helping, the first page stands.
    `pictures` holds, when all areas are set, the pictures that were prepared for them.
    """
    log = tools.log
    start = len(log.diagnostics)
    first = _make_up(tools, pictures)
    said = log.diagnostics[start:]
    found = said
    for _ in range(_MORE_TRIES):
        wanted = _wanted(tools, found)
        if not wanted:
            break
        placements = tuple(
            replace(p, area=replace(p.area, least=wanted.get(p.name, p.area.least)))
            for p in tools.plan.placements
        )
        plan = replace(tools.plan, placements=placements)
        tools = replace(tools, plan=plan, titles=[], spared=[])
        del log.diagnostics[start:]
        faces.forget(tools.shop)
        made = _make_up(tools, pictures)
        found = log.diagnostics[start:]
        if not any(d.code in ("panel-squeezed", "overset", "overset-signed") for d in found):
            return made
    log.diagnostics[start:] = said
    return first


def _wanted(tools: Tools, said: Sequence[Diagnostic]) -> dict[str, int]:
    """The rows that panels need which were given fewer, by their areas."""
    wanted: dict[str, int] = {}
    for one in said:
        area = str(one.fields.get("area"))
        if one.code == "panel-squeezed" and tools.plan.has(area):
            least = tools.plan[area].area.least
            wanted[area] = max(least + 1, int(one.fields["least"]), wanted.get(area, 0))
    return wanted


def _make_up(tools: Tools, pictures: Mapping[str, PreparedPicture]) -> MadeUp:
    """The page made up once."""
    plan = tools.plan
    state = _State({}, [], [], {})
    frames: list[Frame] = []
    for placed in plan.placements:
        make = _elastic if placed.area.under is not None else _area
        frame = make(placed, state, tools)
        if frame is not None:
            frames.append(frame)
    frames.insert(0, _column_rules(frames, tools))
    page = Page(plan.name, plan.width, plan.height, plan.bleed, tuple(frames), _title(tools))
    return MadeUp(
        page, tuple(state.decisions), tuple(state.dropped), tuple(tools.titles), pictures,
        state.answers, tuple(state.freed), tuple(tools.spared),
    )  # fmt: skip


def _title(tools: Tools) -> str:
    issue = tools.issue
    head = issue.masthead
    said = (head.nameplate, head.date, issue.county.name, *issue.title.headline)
    return " ".join(tools.shown(text).value for text in said)


def _area(placed: Placement, state: _State, tools: Tools) -> Frame | None:
    parts = set_design(_parts(placed, tools), placed, tools)
    thread = tools.plan.threads.get(placed.name)
    if thread is not None:
        parts.extend(_pour(placed, thread, state, tools))
    if not parts:
        return None
    return Frame(placed.area.role or "Sect", placed.box, parts=tuple(parts), name=placed.name)


def _parts(placed: Placement, tools: Tools) -> list[Part]:
    design = placed.area.design
    return [*(tools.layout.file.designs[design] if design is not None else ()), *placed.area.parts]


def _pour(placed: Placement, thread: Thread, state: _State, tools: Tools) -> list[Frame]:
    items = flow.items_of(placed, tools)
    if not items:
        # Text that could not be composed has been said; its panel has nothing to answer for.
        state.left[placed.name] = None if tools.log.errors() else 0
        return []
    held, loose = signed.signed_of(placed, thread, items, tools.lock)
    for name in loose:
        tools.log.warning("lock-lines", tools.signed_at(name), answer=name)
    found = fitting.pour(placed, thread, items, tools, held)
    if isinstance(found, Overset):
        from . import cuts

        proposed = cuts.proposals(found, placed, thread, items, tools, held)
        flow.report_overset(found, placed, items, tools, proposed, len(thread.slots))
        state.left[placed.name] = None
        return []
    poured, decision = found
    state.decisions.append(decision)
    state.freed += [n for n in (held.answers if held else ()) if n not in decision.signed]
    state.left[placed.name] = decision.panel
    if decision.white:
        characters = int(decision.white * thread.slots[-1].measure / tools.plan.grid.em)
        tools.log.warning("underset", placed.area.span, area=placed.name, lines=decision.white,
                          characters=characters)  # fmt: skip
    if decision.lone:
        tools.log.warning("lone-line", placed.area.span, area=placed.name, lines=decision.lone)
    frames = flow.set_frames(placed, items, poured, tools)
    for name, numbers in signed.answers_of(placed, items).items():
        lines = signed.lines_of(numbers, poured.fits, poured.slots, thread)
        state.answers[name] = Answer(tuple(frames[number] for number in numbers), lines)
    if any(tools.plan[name].area.jump is not None for name in thread.areas):
        from . import jump

        frames.extend(jump.frames(thread, poured, tools))
    return frames


def _elastic(placed: Placement, state: _State, tools: Tools) -> Frame | None:
    """An area in the rows that the text above it left."""
    above = placed.area.under or ""
    if above not in state.left:
        tools.log.error("unknown-area", placed.area.span, name=above,
                        nearest="、".join(tools.plan.threads))  # fmt: skip
        return None
    left = state.left[above]
    if left is None or placed.content is None or placed.content == []:
        return None
    rows = left - placed.area.gap
    if placed.area.most is not None:
        rows = min(rows, placed.area.most)
    if rows < placed.area.least:
        if not placed.area.optional:
            tools.log.error("panel-squeezed", placed.area.span,
                            Related("area-here", tools.plan[above].area.span, {"area": above}),
                            area=placed.name, rows=rows, least=placed.area.least)  # fmt: skip
        state.dropped.extend(_fields(placed, tools))
        return None
    grid = tools.plan.grid
    # The column's foot is that of its last line's 字, half a row above the grid's end.
    foot = placed.box.y + (grid.row - grid.em)
    box = Rect(placed.box.x, foot, placed.box.width, rows * grid.row - (grid.row - grid.em))
    part = Part(span=placed.area.span, content=placed.path, name=placed.name)
    block = _block(placed.content, box, part, tools)
    if block is None:
        return None
    return Frame(placed.area.role or "Sect", box, parts=(block,), name=placed.name)


def _fields(placed: Placement, tools: Tools) -> Iterator[str]:
    """The fields that an area shows, each by its own path."""
    content = placed.area.content or []
    for path in [content] if isinstance(content, str) else content:
        before, star, after = path.partition(".*.")
        table = find(tools.issue, before) if star else None
        yield from (
            (f"{before}.{key}.{after}" for key in table) if isinstance(table, dict) else [path]
        )


def _block(content: object, box: Rect, part: Part, tools: Tools) -> Frame | None:
    """A typed block; several panels stand side by side."""
    if isinstance(content, list) and content and isinstance(content[0], Panel):
        gap = _BETWEEN_PANELS
        width = (box.width - gap * (len(content) - 1)) / len(content)
        boxes = [Rect(box.x + i * (width + gap), box.y, width, box.height)
                 for i in range(len(content))]  # fmt: skip
        frames = [_block(one, at, part, tools) for one, at in zip(content, boxes, strict=True)]
        return Frame("Div", box, parts=tuple(f for f in frames if f is not None))
    setter = setter_of(content)
    if setter is None:
        tools.log.error("no-setter", part.span, content=part.content or "")
        return None
    return setter(content, box, part, tools)


def _column_rules(frames: Sequence[Frame], tools: Tools) -> Frame:
    """栏线 between the body's columns, where the layout asks for them and nothing spans them."""
    rule = tools.layout.file.column_rule
    grid = tools.plan.grid
    ops: list[Op] = []
    if rule is not None:
        color = tools.swatch(rule.color)
        for left, width, following in zip(grid.lefts, grid.widths, grid.lefts[1:], strict=False):
            if any(left + width < fold < following for fold in tools.plan.folds):
                continue
            x = (left + width + following) / 2
            across = [_kept(f, tools) for f in frames if f.box.x < x < f.box.right]
            for top, foot in _free(grid.box.top, grid.box.y + grid.row - grid.em, across, grid.row):
                path = (("M", x, top), ("L", x, foot))
                ops.append(Stroke(path, color, float(rule.width)))
    return Frame("Artifact", grid.box, tuple(ops))


def _kept(frame: Frame, tools: Tools) -> tuple[float, float]:
    """Where rules end above and begin again below a frame that lies across them.

    Above an area in rows they end at the foot of the last line's 字, below it they begin at the
    head of the next one's; what stands off the grid keeps half a row.
    """
    grid, box = tools.plan.grid, frame.box
    area = tools.plan[frame.name].area if tools.plan.has(frame.name) else None
    if area is None or area.rows is None:
        return box.top + grid.row / 2, box.y - grid.row / 2
    return box.top + area.gap * grid.row + (grid.row - grid.em), box.y


def _free(
    top: float, foot: float, across: Sequence[tuple[float, float]], row: float
) -> list[tuple[float, float]]:
    """What is left of a rule from `top` to `foot` between the places it has to keep clear of."""
    pieces = [(top, foot)]
    for above, below in across:
        pieces = [
            piece
            for high, low in pieces
            for piece in ((high, max(low, above)), (min(high, below), low))
            if piece[0] - piece[1] > row
        ]
    return pieces
