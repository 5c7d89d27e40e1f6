"""Charts in the page's own faces: ink boxes of real glyphs, in three layouts' type."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.charts.at_random import any_chart
from typeset import pipeline
from typeset.charts import draw
from typeset.charts.theme import theme_of
from typeset.commands.charts import tools_of
from typeset.diagnostics import Log, Span
from typeset.geometry import Rect
from typeset.makeup import hands

if TYPE_CHECKING:
    from typeset.makeup.tools import Tools

ROOT = Path(__file__).parents[2]
WIDTHS = (104.0, 117.0, 150.0, 166.0, 190.0, 250.0, 300.0, 485.0)
PAD = 12.3  # points, the panel's padding on both sides


@pytest.fixture(scope="module", params=["broadsheet", "spread", "tabloid"])
def tools(request: pytest.FixtureRequest) -> Tools:
    log = Log()
    (job,) = pipeline.read(
        pipeline.Request(
            ROOT / "docs/chart-specimens/issue.yaml", "issue.yaml", ROOT / "layouts",
            ROOT / "fonts/catalogue.yaml", request.param,
        ),
        log,
    )  # fmt: skip
    return tools_of(job, log)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), width=st.sampled_from(WIDTHS), share=st.floats(0.0, 3.0))
def test_from_its_least_height_on_no_ink_touches_or_leaves_its_box(
    data: st.DataObject, width: float, share: float, tools: Tools
) -> None:
    log = Log()
    theme = theme_of(tools.layout.styles, {}, width + PAD, log)
    assert theme is not None
    shop = draw.Shop(theme, *hands.hands(tools), log)
    chart = any_chart(data, Span("issue.yaml", 1, 1))
    high = draw.heights(chart, width, shop)
    if high is not None:
        for height in (high.least, high.least + share * (high.best - high.least)):
            draw.draw(chart, Rect(3.0, 4.0, width, height), shop)
    codes = {d.code for d in log.errors()}
    assert codes <= {"chart-narrow", "chart-scale", "chart-crowded", "chart-times"}
