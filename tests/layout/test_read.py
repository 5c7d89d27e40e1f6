"""A layout is its file over what it extends; a name it uses is one that it has."""

from pathlib import Path

import pytest

from typeset import units
from typeset.diagnostics import Log
from typeset.fonts import catalogue
from typeset.layout import read

ROOT = Path(__file__).parents[2]

HOUSE = """\
swatches: {black: [0, 0, 0, 100], red: [0, 95, 85, 8]}
styles:
  body: {face: song-400, size: 10pt, leading: 15pt, color: black}
page: {trim: [200mm, 300mm], margins: {left: 10mm, right: 10mm, top: 10mm, bottom: 10mm}}
body: {at: [0mm, 0mm], columns: 2, measure: 20字, gutter: 10pt, rows: 10}
designs:
  head:
    - {text: .character, at: [0mm, 0mm], style: body}
areas:
  a: {columns: "1", rows: 1-2, design: head}
"""


@pytest.fixture
def layout_with(tmp_path):
    """Reads page.yaml, which extends a small house.yaml; gives the layout and the codes said."""

    def read_it(page: str, house: str = HOUSE):
        (tmp_path / "house.yaml").write_text(house, encoding="utf-8")
        (tmp_path / "page.yaml").write_text("extends: house\n" + page, encoding="utf-8")
        log = Log()
        fonts = catalogue.read(ROOT / "fonts/catalogue.yaml", "catalogue.yaml", log)
        assert fonts is not None
        return read.read(tmp_path, "page", fonts, log), [d.code for d in log.diagnostics]

    return read_it


@pytest.mark.parametrize("name", ["broadsheet", "picture", "tabloid", "spread", "forms"])
def test_every_justified_box_is_a_whole_number_of_characters_wide(name):
    """JU-01: else every full line is spread, and looks so in type of the size of a lead."""
    log = Log()
    fonts = catalogue.read(ROOT / "fonts/catalogue.yaml", "catalogue.yaml", log)
    assert fonts is not None
    layout = read.read(ROOT / "layouts", name, fonts, log)
    assert layout is not None
    parts = [part for parts in layout.file.designs.values() for part in parts]
    parts += [part for area in layout.file.areas.values() for part in area.parts]
    widths = {}
    for part in parts:
        if part.is_text and len(part.at) == 4 and not (part.fit or part.vertical or part.lines):
            style = layout.styles[part.style]
            if (part.align or style.align) == "justify":
                width = units.points(part.at[2], em=style.size, row=style.leading)
                widths[str(part.text)] = width / style.size
    assert len(widths) >= 2
    assert widths == {text: pytest.approx(round(count), abs=0.005)
                      for text, count in widths.items()}  # fmt: skip


def test_a_page_changes_one_field_of_a_style_and_keeps_the_rest(layout_with):
    layout, said = layout_with("styles:\n  body: {size: 9pt, leading: 13pt}\n")
    assert said == []
    assert layout.styles["body"].size == 9
    assert layout.styles["body"].face == "song-400"


def test_areas_of_the_page_come_after_those_of_the_house(layout_with):
    layout, _ = layout_with('areas:\n  b: {columns: "2", rows: 1-2}\n')
    assert list(layout.file.areas) == ["a", "b"]


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("areas:\n  b: {columns: '2', rows: 1-2, design: heed}\n", "unknown-design"),
        (
            "areas:\n  b: {columns: '2', rows: 1-2, flow: [{text: .t, style: bodi}]}\n",
            "unknown-style",
        ),
        ("areas:\n  b: {columns: '2', rows: 1-2, flow: [{style: body}]}\n", "flow-kind"),
        ("designs:\n  x: [{text: .t, words: 字, at: [0mm, 0mm]}]\n", "part-kind"),
        ("designs:\n  x: [{words: 字, at: [0mm, 0mm, 3mm]}]\n", "part-place"),
        ("designs:\n  x: [{words: 字, at: [0mm, 0mm], style: bdy}]\n", "unknown-style"),
        ("designs:\n  x: [{box: [0mm, 0mm, 1mm, 1mm], color: rde}]\n", "unknown-swatch"),
        ("swatches: {dark: [90, 80, 80, 60]}\n", "swatch-ink"),
        ("swatches: {odd: [120, 0, 0, 0]}\n", "swatch-range"),
        ("styles:\n  body: {face: song-450}\n", "unknown-face"),
        ("styles:\n  body: {size: 9px}\n", "bad-length"),
        (
            "designs:\n  x: [{words: 字, at: [0mm, 0mm, 9mm, 9mm], bar: [1字, 1mm]}]\n",
            "length-not-absolute",
        ),
        ("bodi: {}\n", "unknown-key"),
    ],
)
def test_what_a_layout_gets_wrong_is_named(layout_with, page, code):
    _, said = layout_with(page)
    assert code in said


@pytest.mark.parametrize(
    ("right", "wrong", "place"),
    [
        ("gutter: 10pt", "gutter: -10pt", "5:58"),
        ("swatches:", "tracking-limit: -0.01字\nswatches:", "1:17"),
        ("face: song-400", "face: song-450", "3:16"),
        ("style: body}", "style: bdy}", "8:49"),
        ("style: body}", "style: body, fit: [9pt, 0pt]}", "8:66"),
        ("columns: 2, measure: 20字", "columns: 2, measures: [20字, -1字], measure: 20字", "5:52"),
        ("color: black}", "color: black, loosest: -1字}", "3:76"),
        ("at: [0mm, 0mm], style", "at: [0mm], style", "8:30"),
    ],
)
def test_a_fault_is_shown_where_it_is_written_though_a_page_lays_its_own_over_it(
    tmp_path, right, wrong, place
):
    assert HOUSE.count(right) == 1
    own = "styles: {body: {leading: 13pt}}\nbody: {rows: 9}\ndesigns: {other: []}\n"
    (tmp_path / "page.yaml").write_text("extends: house\n" + own, encoding="utf-8")
    (tmp_path / "house.yaml").write_text(HOUSE.replace(right, wrong), encoding="utf-8")
    log = Log()
    fonts = catalogue.read(ROOT / "fonts/catalogue.yaml", "catalogue.yaml", log)
    assert fonts is not None
    read.read(tmp_path, "page", fonts, log)
    (fault,) = log.diagnostics
    assert fault.span is not None
    assert fault.span.file.endswith("/house.yaml")
    assert f"{fault.span.line}:{fault.span.column}" == place


@pytest.mark.parametrize(
    ("extended", "code"), [("hause", "unknown-layout"), ("[house]", "wrong-type")]
)
def test_what_a_layout_extends_is_a_name_of_another(tmp_path, extended, code):
    (tmp_path / "page.yaml").write_text(f"label: 版\nextends: {extended}\n", encoding="utf-8")
    log = Log()
    fonts = catalogue.read(ROOT / "fonts/catalogue.yaml", "catalogue.yaml", log)
    assert fonts is not None
    read.read(tmp_path, "page", fonts, log)
    (fault,) = log.diagnostics
    assert fault.code == code
    assert fault.span is not None
    assert (fault.span.line, fault.span.column) == (2, 10)


def test_layouts_that_extend_each_other_are_an_error(layout_with):
    _, said = layout_with("", house="extends: page\n" + HOUSE)
    assert said == ["layout-circle"]


@pytest.mark.parametrize("name", ["broadsheet", "picture", "tabloid", "spread"])
def test_the_projects_layouts_are_sound(name):
    log = Log()
    fonts = catalogue.read(ROOT / "fonts/catalogue.yaml", "catalogue.yaml", log)
    assert fonts is not None
    assert read.read(ROOT / "layouts", name, fonts, log) is not None
    assert log.diagnostics == []


@pytest.mark.parametrize(
    "page",
    [
        "styles:\n  body: {size: -69pt}\n",
        "styles:\n  body: {size: 0pt}\n",
        "styles:\n  body: {size: 0字}\n",
        "styles:\n  body: {leading: 0pt}\n",
        "styles:\n  body: {leading: -1字}\n",
        "body: {measure: 0字}\n",
        "body: {measures: [20字, -1字]}\n",
        "page: {trim: [0mm, 390mm]}\n",
        "designs:\n  head:\n    - {text: .intro, at: [0mm, 0mm], fit: [0pt, 20pt]}\n",
    ],
)
def test_a_size_that_is_none_is_an_error(layout_with, page):
    assert layout_with(page)[1] == ["size-not-positive"]


@pytest.mark.parametrize(
    "page",
    [
        "body: {gutter: -5pt}\n",
        "body: {gutters: [5pt, -5pt]}\n",
        "body: {spare: -5pt}\n",
        "page: {bleed: -3mm}\n",
        "tracking-limit: -0.01字\n",
        "leading-limit: -0.25pt\n",
    ],
)
def test_a_measure_less_than_nothing_is_an_error(layout_with, page):
    assert layout_with(page)[1] == ["length-negative"]


@pytest.mark.parametrize(
    "page",
    [
        'areas:\n  b: {columns: "2", rows: 1-2, flow: [{text: .text, before: -2}]}\n',
        'areas:\n  b: {columns: "2", rows: 1-2, flow: [{text: .text, most-before: -2}]}\n',
        'areas:\n  b: {columns: "2", rows: 1-2, flow: [{design: head, rows: -1}]}\n',
        'areas:\n  b: {columns: "2", rows: 1-2, gap: -3}\n',
        'areas:\n  b: {columns: "2", rows: 1-2, least: -3}\n',
        'areas:\n  b: {columns: "2", rows: 1-2, least: 0}\n',
        "body: {rows: 0}\n",
        "body: {columns: 0}\n",
        "styles:\n  body: {initial: -1}\n",
    ],
)
def test_a_count_of_rows_or_columns_below_nothing_is_an_error(layout_with, page):
    assert layout_with(page)[1] == ["number-too-small"]


@pytest.mark.parametrize("rows", ["", ", rows: 0"])
def test_a_head_in_running_text_takes_rows(layout_with, rows):
    area = f'areas:\n  b: {{columns: "2", rows: 1-2, flow: [{{design: head{rows}}}]}}\n'
    assert layout_with(area)[1] == ["head-rows"]


@pytest.mark.parametrize("corner", ["inf", "nan", "1.1", "-0.1"])
def test_a_contour_lies_in_its_box(layout_with, corner):
    area = f'areas:\n  b: {{columns: "2", rows: 1-2, contour: [[0, 0], [{corner}, 0], [1, 1]]}}\n'
    assert len(layout_with(area)[1]) == 1


@pytest.mark.parametrize(
    ("tracking", "codes"),
    [("-0.1字", []), ("1字", []), ("-0.9字", ["tracking-range"]), ("1.1字", ["tracking-range"]),
     ("-2pt", ["tracking-range"]), ("-1pt", [])],
)  # fmt: skip
def test_tracking_neither_lays_one_character_on_the_next_nor_tears_them_apart(
    layout_with, tracking, codes
):
    """Ten points of size: a tenth and the whole of it are the bounds."""
    assert layout_with(f"styles:\n  body: {{tracking: {tracking}}}\n")[1] == codes
