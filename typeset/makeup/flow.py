"""Texts and heads of an area, and its thread of slots → frames at their places."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from typeset.diagnostics import Related, Span
from typeset.display.frame import Frame
from typeset.display.ops import Op
from typeset.fonts.face import ASCENT
from typeset.galley import compose, lines, report
from typeset.galley.items import Paragraph
from typeset.geometry import Rect, WritingMode
from typeset.plan.model import LineSlot, Placement

from . import nudges, place, sense
from .copyfit import Fits, Overset, Placed
from .design import set_design
from .tools import Tools
from .ways import Head, Item, Prose


class Poured(Struct, frozen=True):
    """A thread filled: what copyfitting chose, and the slots it had."""

    fits: Fits
    slots: tuple[LineSlot, ...]


def items_of(placed: Placement, tools: Tools) -> list[Item]:
    """The paragraphs and heads that run through an area, each text shaped once."""
    result: list[Item] = []
    for number, flow in enumerate(placed.area.flow):
        if flow.design is not None:
            most = flow.before if flow.most_before is None else flow.most_before
            small = flow.small_rows
            result.append(Head(flow.rows, flow.before, most, flow.keep, number, small))
            continue
        text = tools.field(flow.text or "", _home(placed, number))
        if text is None:
            continue
        mode = WritingMode.VERTICAL if placed.area.vertical else WritingMode.HORIZONTAL
        nudge = tools.issue.nudge.get(placed.name)
        plain = tools.style(flow.style, mode=mode)
        style, shop = nudges.styled(plain, nudge), nudges.shop_of(tools, plain, nudge)
        galley = compose.compose(tools.shown(text), style, shop, initial=style.initial)
        paragraphs = galley.paragraphs
        if flow.style != tools.layout.body.style:  # a summary; body text may part any word
            paragraphs = tuple(sense.whole(one, tools.names) for one in paragraphs)
        result.extend(
            Prose(
                paragraph, *((flow.before, flow.most_before or 0) if first == 0 else (0, 0)), number
            )
            for first, paragraph in enumerate(paragraphs)
        )
    return result


def _home(placed: Placement, number: int) -> Placement:
    """The placement with the content of one of its flow entries."""
    content = placed.area.flow[number].content
    return placed if content is None else msgspec.structs.replace(placed, path=content)


def set_frames(
    placed: Placement, items: Sequence[Item], poured: Poured, tools: Tools
) -> list[Frame]:
    """The frames of what was poured: one for each paragraph and each head."""
    frames: list[Frame] = []
    for item, where in zip(items, poured.fits.placed, strict=True):
        slots = poured.slots[where.first : where.first + where.count]
        if isinstance(item, Prose):
            frames.append(_paragraph(item.paragraph, where, slots, tools))
        else:
            home = _home(placed, item.flow)
            box = _box_of(slots, tools)
            at = msgspec.structs.replace(home, box=box, name=f"{placed.name}")
            entry = placed.area.flow[item.flow]
            is_small = item.small_rows and where.count == item.small_rows
            name = entry.small if is_small else entry.design
            made = set_design(tools.layout.file.designs[name or ""], at, tools)
            frames.append(Frame("Div", box, parts=tuple(made)))
    return frames


def _box_of(slots: Sequence[LineSlot], tools: Tools) -> Rect:
    """The rectangle of whole rows that a head takes."""
    frame = tools.plan[slots[0].area].box
    row = tools.plan.grid.row
    height = len(slots) * row
    return Rect(frame.x + slots[0].inline, frame.top - slots[0].block - height,
                slots[0].measure, height)  # fmt: skip


def _paragraph(
    paragraph: Paragraph, where: Placed, slots: Sequence[LineSlot], tools: Tools
) -> Frame:
    assert where.way is not None, "a paragraph is placed with its breaks"
    breaks, tracking = where.way.breaks, where.way.tracking
    set_ = lines.set_lines(paragraph, breaks, [slot.measure for slot in slots], tracking=tracking)
    em = tools.plan.grid.em
    ops: list[Op] = []
    for slot, line in zip(slots, set_, strict=True):
        frame = tools.plan[slot.area]
        if frame.area.vertical:
            at = WritingMode.VERTICAL.place(frame.box, slot.inline, slot.block + em / 2)
            ops.extend(place.vertical(line, at.x, at.y))
        else:
            at = WritingMode.HORIZONTAL.place(frame.box, slot.inline, slot.block + ASCENT * em)
            ops.extend(place.horizontal(line, at.x, at.y))
    report.report(paragraph, breaks, set_, tools.log)
    return Frame("P", tools.plan[slots[0].area].box, tuple(ops))


def report_overset(
    found: Overset,
    placed: Placement,
    items: Sequence[Item],
    tools: Tools,
    cuts: Sequence[Related],
    most: int,
) -> None:
    """Logs what runs over: from which 字 on, where its area ends, what might be cut."""
    begins = placed.area.span
    prose = [item for item in items[found.item :] if isinstance(item, Prose)]
    if prose:  # a head that has no room stands over the text that has none
        at = prose[0].paragraph.at
        begins = prose[0].paragraph.source.at(at[min(found.box, len(at) - 1)])
    if found.signed:
        _over_signed(found, begins, placed, items, tools, cuts)
        return
    tools.log.error(
        "overset", begins, *cuts,
        Related("thread-ends", placed.area.span, {"area": placed.name, "lines": most}),
        area=placed.name, lines=found.lines, characters=found.characters,
        paragraph=paragraph_number(items, found.item),
        paragraphs=paragraph_number(items, len(items) - 1),
    )  # fmt: skip


def _over_signed(
    found: Overset,
    begins: Span,
    placed: Placement,
    items: Sequence[Item],
    tools: Tools,
    cuts: Sequence[Related],
) -> None:
    """Logs what has no room beside answers that are signed and stay where they were."""
    from . import signed

    answers = signed.answers_of(placed, items)
    own, after = (
        next((name for name, numbers in answers.items() if number in numbers), "")
        for number in (found.item, found.against)
    )
    kept = after or found.signed[-1]
    places = [Related("signed-here", tools.signed_at(kept), {"answer": kept})]
    if own in tools.lock:
        places.append(Related("signed-too", tools.signed_at(own), {"answer": own}))
    tools.log.error(
        "overset-signed", begins, *cuts, *places,
        area=own or placed.name, answer=kept, lines=found.lines, characters=found.characters,
        paragraph=paragraph_number(items, found.item),
    )  # fmt: skip


def paragraph_number(items: Sequence[Item], item: int) -> int:
    """Which paragraph of its thread an item is, or stands before, from 1; heads do not count."""
    before = sum(isinstance(one, Prose) for one in items[: item + 1])
    return before if isinstance(items[item], Prose) else before + 1
