from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from typeset.charts import describe
from typeset.source import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from typeset.issue.charts import Chart

RIVERS = """
bars:
  title: 整治河道
  figures:
    - F 88.9 公里 沁河支流
    - F 22.5 公里 沁河干流
"""


def test_every_value_is_said_with_its_unit(chart: Callable[[str], Chart]) -> None:
    said = describe.words(chart(RIVERS))
    assert said == "条形图，整治河道：沁河支流88.9公里，沁河干流22.5公里。"


def test_a_matrix_is_said_series_by_series(specimens: dict[str, Chart]) -> None:
    said = describe.words(specimens["PairedBars"])
    assert "项目数，新建续建亿元以上项目50个，谋划实施新质生产力项目44个；" in said
    assert said.endswith("总投资，新建续建亿元以上项目256.24亿元，谋划实施新质生产力项目58.9亿元。")


def test_derived_values_are_said_to_be(specimens: dict[str, Chart]) -> None:
    assert "合计25.33万亩（推算）" in describe.words(specimens["Bars"])


def test_the_data_may_say_it_otherwise(chart: Callable[[str], Chart]) -> None:
    found = chart(RIVERS)
    other = msgspec.structs.replace(found, alt=Text("支流约为干流的四倍。", found.span))
    assert describe.words(other) == "支流约为干流的四倍。"
