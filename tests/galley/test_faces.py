"""A character is set in a face that has it, or it is said what is at fault."""

import shutil
from pathlib import Path

from typeset.diagnostics import Log, Span
from typeset.fonts import catalogue
from typeset.galley import compose
from typeset.galley.faces import open_shop
from typeset.layout.styles import Style
from typeset.source import Text

ROOT = Path(__file__).parents[2]


def test_a_face_whose_file_is_missing_is_the_fault_and_not_its_glyphs(tmp_path):
    """Nothing installed: the fonts are named, not every character of the page."""
    shutil.copy(ROOT / "fonts/catalogue.yaml", tmp_path / "catalogue.yaml")
    log = Log()
    fonts = catalogue.read(tmp_path / "catalogue.yaml", "catalogue.yaml", log)
    assert fonts is not None
    style = Style(name="body", face="song-400", size=10, leading=15)
    shop = open_shop(fonts, {"body": style}, log)
    compose.compose(Text("沁源", Span("issue.yaml", 1, 1)), style, shop)
    assert {d.code for d in log.errors()} == {"font-missing"}
