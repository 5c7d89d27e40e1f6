"""A small issue, and how to change a place of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from typeset import binding, source
from typeset.diagnostics import Diagnostic, Log
from typeset.issue import numbers, read
from typeset.issue.model import TABLES, Issue
from typeset.issue.numbers import Number

ROOT = Path(__file__).parents[2]
SMALL = """\
layouts: [broadsheet]
masthead:
  {nameplate: 样报, section: 特刊, date: 2025年2月25日, weekday: 星期二, editor: 编, folio: 4版}
county: {name: 示例县}
title: {headline: [山河新貌], kicker: 东风起，春潮涌。}
lead: [一句导语。]
answers:
  steady:
    character: 稳
    claim: [更加牢固。]
    text: |
      **项目稳。**新建续建项目50个、总投资256.24亿元，谋划项目44个。
      荒山造林、飞播造林分别达到7.38万亩、14.9万亩。
closing: 结语。
credits:
  - {role: 文字, names: [本报示例]}
key-figures:
  - {value: "50", unit: 个, subject: 新建续建项目, in: answers.steady.text}
transforms:
  - {field: title.kicker, replace: {"，": "　", "。": ""}, why: 引题不排标点}
"""

Read = Callable[..., tuple[Issue | None, list[Diagnostic]]]


@pytest.fixture
def issue_with() -> Read:
    """Reads the small issue with (old, new) changes; gives the issue and what was said."""

    def read_it(*changes: tuple[str, str]) -> tuple[Issue | None, list[Diagnostic]]:
        text = SMALL
        for old, new in changes:
            assert old in text, f"{old} does not stand in the small issue"
            text = text.replace(old, new)
        log = Log()
        data = source.parse(text, "issue.yaml", log, TABLES)
        if data is None:
            return None, log.diagnostics
        issue = binding.bind(data, Issue, {}, log)
        if issue is not None:
            read.check(issue, data, log)
        return issue, log.diagnostics

    return read_it


@pytest.fixture(scope="session")
def ledger() -> list[Number]:
    """Every number of the 沁源 page."""
    issue = read.read(ROOT / "data/2025-02-25-qinyuan/issue.yaml", "issue.yaml", Log())
    assert issue is not None
    return numbers.ledger(issue)
