"""Styles inherit once, and a name that is not known is said with the nearest that is."""

from functools import partial

from typeset import binding, source
from typeset.color.cmyk import BLACK, Cmyk
from typeset.diagnostics import Log
from typeset.layout.model import TABLES, LayoutFile
from typeset.layout.styles import StyleSheet, resolve

RED = Cmyk(0, 95, 85, 8)


def sheet(text: str) -> tuple[StyleSheet, list[str]]:
    """The style sheet, and the codes of what was said."""
    styles, log = resolved(text)
    return styles, [d.code for d in log.diagnostics]


def resolved(text: str) -> tuple[StyleSheet, Log]:
    log = Log()
    data = source.parse("styles:\n" + text, "layout.yaml", log, TABLES)
    assert data is not None
    file = binding.bind(data, LayoutFile, {}, log)
    assert file is not None, log.diagnostics
    at = partial(source.place, data, "styles")
    return resolve(file.styles, {"red": RED, "black": BLACK}, at, log), log


def test_a_style_takes_from_its_base_what_it_does_not_say():
    styles, said = sheet(
        "  body: {face: song, size: 五号, leading: 1.5字, indent: 2字}\n"
        "  lead: {based-on: body, color: red}\n"
    )
    assert said == []
    assert styles["lead"].size == 10.5
    assert styles["lead"].leading == 15.75
    assert styles["lead"].indent == 2
    assert styles["lead"].color == RED


def test_a_leading_in_zi_follows_a_new_size():
    styles, _ = sheet(
        "  body: {face: song, size: 10pt, leading: 1.5字}\n  big: {based-on: body, size: 20pt}\n"
    )
    assert styles["big"].leading == 30


def test_a_base_may_stand_below_its_heir():
    styles, said = sheet("  lead: {based-on: body}\n  body: {face: song, size: 9pt}\n")
    assert said == []
    assert styles["lead"].face == "song"


def test_an_unknown_base_is_named_with_the_nearest():
    _, log = resolved("  body: {face: song, size: 9pt}\n  lead: {based-on: bodi}\n")
    (fault,) = log.diagnostics
    assert (fault.code, fault.fields["name"]) == ("unknown-style", "bodi")
    assert fault.fields["nearest"] == "body"


def test_styles_based_on_each_other_are_each_named_once():
    """And what only leads into their circle is no fault of its own."""
    _, log = resolved("  a: {based-on: b}\n  b: {based-on: a}\n  c: {based-on: a}\n")
    assert [(d.code, d.fields["trail"]) for d in log.diagnostics] == [
        ("style-circle", "a → b → a"), ("style-circle", "b → a → b"),
    ]  # fmt: skip


def test_an_unknown_swatch_is_an_error():
    _, said = sheet("  body: {face: song, size: 9pt, color: rde}\n")
    assert said == ["unknown-swatch"]


def test_a_style_without_face_or_size_is_incomplete():
    _, said = sheet("  body: {face: song}\n  other: {size: 9pt}\n")
    assert said == ["style-incomplete", "style-incomplete"]
