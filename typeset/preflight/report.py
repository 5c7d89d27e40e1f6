"""A report of the gate → text for people, Chinese first, and JSON for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from typeset.messages import preflight as messages
from typeset.messages.words import said

if TYPE_CHECKING:
    from typeset.messages.words import Language

    from .model import Finding, Place, Report

_SEVERITY: Final = {
    "error": ("错误", "error"), "warning": ("提醒", "warning"), "note": ("说明", "note")
}  # fmt: skip
_SAID: Final = ("fault", "kind", "what", "word")  # fields whose values are words of ours


def as_json(report: Report) -> str:
    """The report with the sentences of both languages, for `--json`."""
    plain = msgspec.to_builtins(report)
    for finding, entry in zip(report.findings, plain["findings"], strict=True):
        entry["zh"], entry["en"] = message(finding, "zh"), message(finding, "en")
    return msgspec.json.format(msgspec.json.encode(plain), indent=1).decode()


def as_text(report: Report, language: Language = "zh") -> str:
    """The report in lines: each finding with its place, its rule, and what to do."""
    chinese = language == "zh"
    lines = []
    for finding in report.findings:
        severity = _SEVERITY[finding.severity][0 if chinese else 1]
        times = f" ×{finding.count}" if finding.count > 1 else ""
        lines.append(f"{severity} {finding.rule}{times}  {message(finding, language)}")
        if finding.place is not None:
            lines.append(f"    {_where(finding.place, chinese=chinese)}")
        words = messages.WORDS[finding.rule]
        lines.append(
            f"    {'办法' if chinese else 'help'}: {words.zh_help if chinese else words.en_help}"
        )
        lines.append(f"    {'依据' if chinese else 'clause'}: {finding.clause}")
    lines.append(_verdict(report, chinese=chinese))
    return "\n".join(lines) + "\n"


def message(finding: Finding, language: Language) -> str:
    """The fact, in a sentence."""
    words = messages.WORDS[finding.rule]
    at = 0 if language == "zh" else 1
    fields = dict(finding.fields)
    for key in _SAID:
        value = fields.get(key, "")
        term = messages.TERMS.get(f"{finding.rule}.{value}") or messages.TERMS.get(str(value))
        fields[key] = term[at] if term else value
    return said(words.zh if at == 0 else words.en, fields, language)


def _where(place: Place, *, chinese: bool) -> str:
    if chinese:
        return (f"第 {place.page} 版，左起 {place.x:g} mm，上起 {place.y:g} mm，"
                f"{place.width:g} × {place.height:g} mm")  # fmt: skip
    return (f"page {place.page}, {place.x:g} mm from the left, {place.y:g} mm from the top, "
            f"{place.width:g} × {place.height:g} mm")  # fmt: skip


def _verdict(report: Report, *, chinese: bool) -> str:
    errors, warnings = len(report.errors), len(report.findings) - len(report.errors)
    name = report.name or report.digest[:12]
    if chinese:
        use = "发布" if report.screen else "付印"
        passed = f"可以{use}" if report.verdict == "pass" else f"不能{use}"
        return f"{name}：{passed}（{report.pages} 版，错误 {errors}，提醒 {warnings}）"
    passed = "passed" if report.verdict == "pass" else "rejected"
    return f"{name}: {passed} ({report.pages} pages, {errors} errors, {warnings} warnings)"
