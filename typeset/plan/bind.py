"""Issue × layout → page plan: the only meeting of content and place."""

from __future__ import annotations

from typeset.diagnostics import Log, Related, nearest
from typeset.geometry import Rect, WritingMode
from typeset.issue import model as issues
from typeset.issue.model import Issue
from typeset.layout.model import Area, Layout

from . import grid, thread
from .model import LineSlot, PagePlan, Placement, Thread, TypeArea


def bind(issue: Issue, layout: Layout, log: Log) -> PagePlan:
    """The plan of the issue's page in this layout; faults of place and content go to `log`."""
    live = grid.live_area(layout)
    body = grid.type_area(layout, live, log)
    placements: list[Placement] = []
    for name, area in layout.file.areas.items():
        box = grid.box_of(name, area, body, live, log)
        if box is not None:
            content, path = _content(issue, name, area, log)
            placements.append(Placement(name, area, _nudged(box, name, issue), content, path))
    width, height = (float(v) for v in layout.sheet.trim)
    _check_places(placements, live, layout, log)
    _check_folds(placements, layout, log)
    if issue.nudge:
        from . import nudges

        nudges.check(issue, layout, log)
    return PagePlan(
        layout.name, width, height, float(layout.sheet.bleed), live, body, tuple(placements),
        _threads(placements, body, log),
        tuple(float(x) for x in layout.sheet.fold),
    )  # fmt: skip


def _nudged(box: Rect, name: str, issue: Issue) -> Rect:
    """The area's box, moved as the editor asks: right by dx, down by dy."""
    nudge = issue.nudge.get(name)
    if nudge is None:
        return box
    return box.moved(float(nudge.dx or 0), float(nudge.dy or 0))


def _content(issue: Issue, name: str, area: Area, log: Log) -> tuple[object | None, str]:
    """What an area shows, and the path that its parts' relative paths start from."""
    if area.content is None:
        return None, ""
    paths = [area.content] if isinstance(area.content, str) else area.content
    found: list[object] = []
    for path in paths:
        try:
            one = issues.find(issue, path)
        except LookupError:
            one = None
            if not area.optional:
                log.error("missing-content", area.span, Related("issue-here", issue.span),
                          area=name, content=path)  # fmt: skip
        if one is not None:
            found.append(one)
    if isinstance(area.content, str):
        return (found[0] if found else None), area.content
    return found or None, ""


def _check_places(placements: list[Placement], live: Rect, layout: Layout, log: Log) -> None:
    """Areas lie inside the type area, and not over each other unless the layout says so."""
    for i, placed in enumerate(placements):
        if placed.area.over or placed.area.under:
            continue  # meant to lie over, or as high as the text above leaves it
        if not live.holds(placed.box, 0.5):
            log.error("area-outside", placed.area.span, Related("page-here", layout.sheet.span),
                      area=placed.name)  # fmt: skip
        for other in placements[i + 1 :]:
            apart = other.area.over or other.area.under or other.area.wrap or placed.area.wrap
            if not apart and placed.box.overlaps(other.box, 0.5):
                log.error("areas-overlap", other.area.span,
                          Related("other-area", placed.area.span, {"area": placed.name}),
                          area=other.name, other=placed.name)  # fmt: skip


def _check_folds(placements: list[Placement], layout: Layout, log: Log) -> None:
    """No lines of a thread lie across a fold (中缝): there the paper is creased or bound."""
    for fold in layout.sheet.fold:
        for placed in placements:
            is_text = placed.area.flow or placed.area.continues is not None
            if is_text and placed.box.x < float(fold) < placed.box.right:
                log.error("text-over-fold", placed.area.span, area=placed.name,
                          fold=float(fold))  # fmt: skip


def _threads(placements: list[Placement], body: TypeArea, log: Log) -> dict[str, Thread]:
    by_name = {p.name: p for p in placements}
    following: dict[str, str] = {}
    for placed in placements:
        before = placed.area.continues
        if before is None:
            continue
        if before not in by_name:
            log.error("unknown-area", placed.area.span, name=before,
                      nearest=nearest(before, by_name))  # fmt: skip
        elif before in following:
            first = by_name[following[before]].area.span
            log.error("thread-forks", placed.area.span, Related("other-area", first), area=before)
        else:
            following[before] = placed.name
    threads = {}
    for placed in placements:
        if placed.area.flow and placed.area.continues is None:
            threads[placed.name] = _thread(placed.name, following, by_name, body)
    _check_threads(threads, following, by_name, log)
    return threads


def _is_in_the_way(other: Placement, placed: Placement) -> bool:
    """Whether lines run around another area; not where they stand in it, as in a box (框)."""
    if not other.area.wrap or other is placed or not other.box.overlaps(placed.box):
        return False
    return not (placed.area.over and other.box.holds(placed.box))


def _check_threads(
    threads: dict[str, Thread], following: dict[str, str], by_name: dict[str, Placement], log: Log
) -> None:
    """Every thread has lines, every area that continues another is reached from a start."""
    for name, found in threads.items():
        if not found.slots:
            log.error("no-lines", by_name[name].area.span, area=name)
    reached = {name for t in threads.values() for name in t.areas}
    for name in following.values():
        if name not in reached:
            area = by_name[name].area
            origin = by_name[area.continues or ""]
            log.error("thread-circle", area.span,
                      Related("other-area", origin.area.span, {"area": origin.name}),
                      area=name)  # fmt: skip


def _thread(
    name: str, following: dict[str, str], by_name: dict[str, Placement], body: TypeArea
) -> Thread:
    names: list[str] = []
    slots: list[LineSlot] = []
    here: str | None = name
    while here is not None and here not in names:
        names.append(here)
        placed = by_name[here]
        mode = WritingMode.VERTICAL if placed.area.vertical else WritingMode.HORIZONTAL
        around = [thread.outline_of(p.area, p.box) for p in by_name.values()
                  if _is_in_the_way(p, placed)]  # fmt: skip
        row = grid.first_row(placed.area) if placed.area.at is None else 1
        own = thread.slots(here, placed.box, body, row, around, mode)
        here = following.get(here)
        leaves = here is not None and by_name[here].area.jump is not None
        slots.extend(thread.for_text(own, arrives=placed.area.jump is not None, leaves=leaves))
    return Thread(tuple(names), tuple(slots))
