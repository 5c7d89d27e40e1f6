"""A layout and a row more or fewer → the same layout on another leading, in the same band.

The last lever of copyfitting. Rows are counted, not measured, so another leading (行距) is
another grid: the band of the body keeps its place and its height, its leading is changed by no
more than `leading-limit`, and it holds one row more or fewer in all columns alike. Areas that
end with the band's last row end with the new last row; all others keep their rows. White that
the layout leaves under the band (`body.spare`) may be used, which is why a quarter of a point
can be enough.
"""

from __future__ import annotations

import msgspec

from typeset.layout.model import REST, Area, Layout
from typeset.layout.styles import Known, StyleSheet

from . import grid


def other(layout: Layout, step: int) -> Layout | None:
    """The layout with `step` rows more, or None where the lever does not reach so far."""
    file, body = layout.file, layout.body
    limit = float(file.leading_limit)
    if "leading" not in file.copyfit or not limit:
        return None
    style = layout.styles[body.style]
    rows = body.rows + step
    band = body.rows * style.leading
    # More rows may use the spare white, and no more of the leading than they need.
    leading = min(style.leading, (band + float(body.spare)) / rows) if step > 0 else band / rows
    if abs(leading - style.leading) > limit:
        return None
    styles = {**layout.styles.styles, style.name: msgspec.structs.replace(style, leading=leading)}
    areas = {name: _stretched(area, body.rows, rows) for name, area in file.areas.items()}
    return msgspec.structs.replace(
        layout,
        file=msgspec.structs.replace(file, areas=areas),
        body=msgspec.structs.replace(body, rows=rows),
        styles=StyleSheet(Known("unknown-style", styles), layout.styles.swatches),
    )


def _stretched(area: Area, last: int, new_last: int) -> Area:
    """The area, ending with the new last row where it ended with the old one."""
    rows = None if area.rows is None or area.rows == REST else grid.span(area.rows)
    if rows is None or rows[1] != last or rows[0] > new_last:
        return area
    return msgspec.structs.replace(area, rows=f"{rows[0]}-{new_last}")
