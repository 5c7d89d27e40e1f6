"""Data files of invented counties, each differing from the pattern in what a test names."""

from __future__ import annotations

from pathlib import Path

from typeset.diagnostics import Diagnostic, Log
from typeset.series import check
from typeset.series.check import Series

ROOT = Path(__file__).parents[2]

PATTERN = """\
layouts: [picture]
masthead:
  nameplate: 示例日报
  section: 特刊
  date: 2025年2月26日
  weekday: 星期三
  editor: 示例
  folio: "05"
series: {title: 向人民报告, slogans: [看变化, 话新篇]}
county: {name: 甲例县}
title: {kicker: 春到青山千树绿，溪流白石万家新。, headline: [青山作证, 白溪向前]}
lead: [一年辛劳看收成。]
answers:
  steady:
    character: 稳
    claim: [稳的基础]
    text: |
      老旧小区改造完成37个，城镇新增就业1685人。
    panel:
      title: 数说
      figures:
        - {value: "37", unit: 个, subject: 老旧小区, in: answers.steady.text, label: 改造老旧小区}
        - {value: "1685", unit: 人, subject: 城镇新增就业, in: answers.steady.text}
  advance:
    character: 进
    claim: [进的动能]
    text: 下放乡镇的审批事项达到106项。
closing: 青山不语，白溪有声。
credits: [{role: 策划, names: [本报示例]}]
"""

# What the second issue has of its own, so that nothing is left to complain of.
OTHER = {
    "2025年2月26日": "2025年2月27日",
    "星期三": "星期四",
    "甲例县": "乙例县",
    "春到青山千树绿，溪流白石万家新": "双岭风来催战鼓，长河日出照征程",
    "青山作证, 白溪向前": "实干为墨, 双岭作答",
    "一年辛劳看收成": "处处是考场",
    "老旧小区改造完成37个，": "老旧小区动工37个，岗位多了，",
    "下放乡镇的审批事项达到106项。": "开发区代办事项有106项。",
    "青山不语，白溪有声": "长河奔涌，双岭苍苍",
}

LINE = "下放乡镇的审批事项达到106项。"  # the story of an answer in the pattern
OTHER_LINE = OTHER[LINE]


def data(*changes: dict[str, str]) -> str:
    """The pattern with its words replaced."""
    words = PATTERN
    for change in changes:
        for old, new in change.items():
            assert old in words, old
            words = words.replace(old, new)
    return words


def checked(folder: Path, *issues: str) -> tuple[Series, list[Diagnostic]]:
    """The series that the data files make, and what is said of it."""
    paths = []
    for number, words in enumerate(issues):
        path = folder / f"county-{number}" / "issue.yaml"
        path.parent.mkdir()
        path.write_text(words, encoding="utf-8")
        paths.append(path)
    log = Log()
    found = check.check(paths, ROOT / "layouts", ROOT / "fonts" / "catalogue.yaml", log)
    return found, log.diagnostics


def codes(folder: Path, *issues: str) -> list[str]:
    """The codes of what is said, in order."""
    return [diagnostic.code for diagnostic in checked(folder, *issues)[1]]
