"""首字下沉: a style's setting, set on the real page."""

from pathlib import Path

from typeset import pipeline
from typeset.diagnostics import Log
from typeset.display import flatten

ROOT = Path(__file__).parents[2]


def test_a_storys_first_character_falls_across_the_lines_its_style_says(tmp_path):
    for name in ("house", "sheet", "broadsheet"):
        text = (ROOT / f"layouts/{name}.yaml").read_text(encoding="utf-8")
        if name == "house":
            text = text.replace("    keep-lines: 2\n", "    keep-lines: 2\n    initial: 2\n")
            text = text.replace("press: newsprint\n", "")
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    request = pipeline.Request(
        ROOT / "data/2025-02-25-qinyuan/issue.yaml", "issue.yaml", tmp_path,
        ROOT / "fonts/catalogue.yaml", "broadsheet",
    )  # fmt: skip
    log = Log()
    (job,) = pipeline.read(request, log)
    *_, display = pipeline.compose(job, log)
    grid = pipeline.plan(job, Log()).grid
    first = [
        run for run in flatten.glyph_runs(display)
        if run.source == "answers.steady.text" and run.size > grid.em * 1.5
    ]  # fmt: skip
    assert ["".join(run.text) for run in first] == ["支"]
