"""The data file's `nudge:` against the layout → the names in it that name nothing."""

from __future__ import annotations

from collections.abc import Iterator

from typeset import units
from typeset.diagnostics import Log, nearest
from typeset.issue.model import Issue, Nudge
from typeset.layout import styles
from typeset.layout.model import Area, Layout, LayoutFile, Part


def check(issue: Issue, layout: Layout, log: Log) -> None:
    """A nudge names an area, or a part of one, and changes type only where there is some."""
    file = layout.file
    for name, nudge in issue.nudge.items():
        area_name, _, part_name = name.partition(".")
        area = file.areas.get(area_name)
        if area is None:
            log.error("unknown-area", nudge.span, name=area_name,
                      nearest=nearest(area_name, file.areas))  # fmt: skip
            continue
        parts = dict(_parts(area, file))
        if part_name and part_name not in parts:
            log.error("unknown-part", nudge.span, name=part_name, area=area_name,
                      nearest=nearest(part_name, parts))  # fmt: skip
        elif _changes_type(nudge) and not _has_type(area, part_name, parts):
            log.error("nudge-no-type", nudge.span, name=name)
        elif nudge.tracking is not None:
            own = _styles(area, part_name, parts)
            size = min(layout.styles[style].size for style in own)
            size = size if nudge.size is None else float(nudge.size)
            tracking = units.points(nudge.tracking, em=size, row=size) / size
            styles.check_tracking(tracking, f"nudge.{name}.tracking", nudge.span, log)


def _parts(area: Area, file: LayoutFile) -> Iterator[tuple[str, Part]]:
    """The area's parts by their names; those of a head in its text also by its answer's."""
    own = file.designs[area.design] if area.design is not None else []
    yield from ((part.called, part) for part in (*own, *area.parts) if part.called)
    for flow in area.flow:
        own_content = area.content if isinstance(area.content, str) else ""
        answer = (flow.content or own_content).rpartition(".")[2]
        for design in (flow.design, flow.small):
            for part in file.designs[design] if design is not None else []:
                if part.called:
                    yield part.called, part
                    yield f"{answer}.{part.called}", part


def _changes_type(nudge: Nudge) -> bool:
    return nudge.size is not None or nudge.tracking is not None


def _has_type(area: Area, part_name: str, parts: dict[str, Part]) -> bool:
    """Whether there is a text whose size and tracking can be changed."""
    if part_name:
        return parts[part_name].is_text
    return any(flow.text is not None for flow in area.flow) or any(
        part.is_text for part in parts.values()
    )


def _styles(area: Area, part_name: str, parts: dict[str, Part]) -> set[str]:
    """The styles of the texts that are changed."""
    if part_name:
        return {parts[part_name].style}
    own = {part.style for part in parts.values() if part.is_text}
    return own | {flow.style for flow in area.flow if flow.text is not None}
