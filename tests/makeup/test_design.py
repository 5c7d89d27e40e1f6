"""字压字: type of two parts of a design may not meet."""

FOLIO = "masthead.folio, at: [72mm, 12.1mm]"
BESIDE = "masthead.folio, at: [93.6mm, 8.8mm]"
FILLED = {"  editor:  ": "  editor: 例名四字  ", "  folio:  ": "  folio: 第5版  "}


def test_a_long_name_over_the_folio_is_an_error(page_with):
    made = page_with(layout="tabloid", data=FILLED, change={FOLIO: BESIDE})
    (fault,) = [d for d in made.said if d.code == "type-over-type"]
    assert fault.severity == "error"
    assert (fault.fields["words"], fault.fields["over"]) == ("例名四字", "版次：")


def test_a_short_name_beside_the_folio_is_none(page_with):
    short = FILLED | {"  editor:  ": "  editor: 例名  "}
    made = page_with(layout="tabloid", data=short, change={FOLIO: BESIDE})
    assert "type-over-type" not in made.codes


def test_long_names_stand_clear_in_the_projects_layouts(page_with):
    for layout in ("broadsheet", "tabloid", "spread"):
        assert page_with(layout=layout, data=FILLED).codes in ([], ["loose-line"])
