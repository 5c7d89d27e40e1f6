from __future__ import annotations

from typeset import binding, source
from typeset.binding import Node
from typeset.diagnostics import Log
from typeset.issue.charts import Entry
from typeset.issue.model import Panel, texts

YAML = """
panel:
  title: 数说·好
  figures:
    - {value: "990", unit: 户, subject: 搬迁治理, in: text}
  charts:
    - bars:
        title: 整治河道
        figures:
          - {value: "88.9", unit: 公里, subject: 支流, in: text, label: 沁河支流}
          - {value: "22.5", unit: 公里, subject: 干流, in: text}
        derived:
          - {value: "111.4", unit: 公里, label: 合计, derived: 88.9 + 22.5}
    - paired-bars:
        categories: [甲, 乙]
        series:
          - title: 项目数
            figures:
              - {value: "50", unit: 个, subject: 甲, in: text}
              - {value: "44", unit: 个, subject: 乙, in: text}
          - title: 总投资
            figures:
              - {value: "6", unit: 亿元, subject: 甲, in: text}
              - {value: "5", unit: 亿元, subject: 乙, in: text}
"""


class OnePanel(Node, frozen=True, kw_only=True):
    panel: Panel


def _panel(yaml: str = YAML) -> tuple[Panel | None, Log]:
    log = Log()
    data = source.parse(yaml, "issue.yaml", log)
    assert data is not None
    bound = binding.bind(data, OnePanel, {}, log)
    return (bound.panel if bound is not None else None), log


def test_a_panel_gives_every_figure_to_be_checked_and_no_derived_one() -> None:
    panel, _ = _panel()
    assert panel is not None
    values = [figure.value.value for figure in panel.figures]
    assert values == ["88.9", "22.5", "50", "44", "6", "5", "990"]


def test_a_chart_prints_its_unit_once_and_all_its_values() -> None:
    panel, _ = _panel()
    assert panel is not None
    shown = [text.value for text in texts(panel)]
    assert shown.count("公里") == 1
    assert [shown.count(unit) for unit in ("个", "亿元", "户")] == [1, 1, 1]
    assert {"88.9", "22.5", "111.4", "50", "44", "6", "5"} <= set(shown)
    assert "88.9 + 22.5" not in shown
    assert "沁河支流" in shown
    assert "支流" not in shown


def test_a_misspelt_key_of_a_chart_is_named_with_the_nearest() -> None:
    panel, log = _panel(YAML.replace("categories", "categorys"))
    assert panel is None
    assert ("unknown-key", "categories") in {
        (d.code, d.fields.get("nearest")) for d in log.diagnostics
    }


def test_a_kind_that_is_not_there_is_an_unknown_key() -> None:
    panel, log = _panel(YAML.replace("- bars:", "- pie:"))
    assert panel is None
    assert {d.code for d in log.diagnostics} <= {"unknown-key", "unknown-key-far"}


def test_each_field_of_an_entry_is_a_kind() -> None:
    fields = set(Entry.__struct_fields__) - {"span"}
    assert len(fields) == 10
