"""Each layout of the 沁源 page as text: where every line stands, and every glyph of the main page.

`make golden` writes the files anew; a change of layout is then a difference that can be read.
"""

from pathlib import Path

import pytest

from typeset.commands import dump as stages
from typeset.diagnostics import Log
from typeset.display.dump import dump

GOLDEN = Path(__file__).parents[1] / "golden"
LAYOUTS = ("broadsheet", "picture", "tabloid", "spread")


def compare(path: Path, found: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--rewrite"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == found, "make golden, and look at the difference"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_line_stands_where_it_stood(composed, layout, request):
    job, *_ = composed(layout)
    compare(GOLDEN / f"{layout}.lines", stages.stage(job, "lines", Log()), request)


def test_every_glyph_of_the_main_page_stands_where_it_stood(composed, request):
    _, _, _, display, _ = composed("broadsheet")
    glyphs = [line for line in dump(display).split("\n") if line.lstrip().startswith("glyphs")]
    compare(GOLDEN / "broadsheet.glyphs", "\n".join(glyphs) + "\n", request)


def test_no_golden_is_left_that_no_test_uses():
    used = {f"{layout}.lines" for layout in LAYOUTS} | {"broadsheet.glyphs"}
    assert {path.name for path in GOLDEN.iterdir()} == used
