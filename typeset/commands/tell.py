"""What became of each issue → lines for people as it happens, or one JSON document at the end."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from typeset import __version__, units
from typeset.diagnostics import Diagnostic

from .places import Places
from .run import Defect, Outcome, Page

if TYPE_CHECKING:
    from typeset.report import Report


class Teller:
    """Tells results on standard output, faults on standard error; JSON all on the former."""

    def __init__(self, where: Places, language: str, *, json: bool, traces: bool) -> None:
        self.where = where
        self.chinese = language == "zh"
        self.json = json
        self.traces = traces
        self.pages: list[Page] = []
        self.diagnostics: list[Diagnostic] = []
        self.defects: list[Defect] = []

    def tell(self, outcome: Outcome) -> None:
        """Takes note of an outcome and, for people, says it."""
        self.pages += outcome.pages
        self.diagnostics += outcome.diagnostics
        self.defects += outcome.defects
        if self.json:
            return
        if outcome.diagnostics:
            sys.stderr.write(self._report(color=sys.stderr.isatty()).text(outcome.diagnostics))
        for page in outcome.pages:
            sys.stdout.write(self._page(page))
        sys.stdout.flush()
        for fault in outcome.defects:
            sys.stderr.write(defect_text(fault, chinese=self.chinese, trace=self.traces))

    def close(self) -> int:
        """Says what all came to; returns the exit code."""
        failed = any(d.severity == "error" for d in self.diagnostics)
        code = 3 if self.defects else 1 if failed else 0
        if self.json:
            self._write_json(code)
        elif failed or any(d.severity == "warning" for d in self.diagnostics):
            from typeset import report

            once = report.in_order(self.diagnostics)
            sys.stderr.write(report.summary(once, "zh" if self.chinese else "en") + "\n")
        return code

    def _page(self, page: Page) -> str:
        mm = f"{page.width / units.MM:.0f} × {page.height / units.MM:.0f} mm"
        parts = [page.file or f"{page.issue} · {page.layout}", mm]
        if page.file:
            parts.append(f"{page.size / 1024:.0f} KB")
        parts.append(f"{page.seconds:.2f} s")
        if page.warnings and self.chinese:
            parts.append(f"{page.warnings} 处警告")
        elif page.warnings:
            parts.append(f"{page.warnings} warning{'s' * (page.warnings > 1)}")
        return "  ".join(parts) + "\n"

    def _report(self, *, color: bool) -> Report:
        from typeset.report import Report

        return Report(self.where.find, "zh" if self.chinese else "en", color=color)

    def _write_json(self, code: int) -> None:
        from typeset import report

        teller = self._report(color=False)
        diagnostics = [teller.data(d) for d in report.in_order(self.diagnostics)]
        write_json(code, self.pages, diagnostics, self.defects, traces=self.traces)


def write_json(
    code: int,
    pages: Sequence[Page],
    diagnostics: Sequence[dict[str, Any]],
    defects: Sequence[Defect],
    *,
    traces: bool,
) -> None:
    """The one document of a run."""
    whole = {
        "version": __version__,
        "exit": code,
        "pages": [_page_data(page) for page in pages],
        "diagnostics": diagnostics,
        "defects": [_defect_data(fault, trace=traces) for fault in defects],
    }
    text = msgspec.json.format(msgspec.json.encode(whole, enc_hook=str), indent=1).decode()
    sys.stdout.write(text + "\n")


def defect_text(fault: Defect, *, chinese: bool, trace: bool) -> str:
    """A defect in one line, with what to do about it."""
    at = f" {fault.at}" if fault.at else ""
    about = f"{fault.issue}: " if fault.issue else ""
    if chinese:
        said = f"{about}缺陷：{fault.error}{at}。程序有错，不是稿件的错：请连同数据文件报给维护者"
        more = "（加 --traceback 看细节）"
    else:
        said = (
            f"{about}defect: {fault.error}{at}. The program is wrong, not the sources: "
            "report this line and the data file to its maintainers"
        )
        more = " (--traceback shows details)"
    return f"{fault.trace}{said}\n" if trace else f"{said}{more}\n"


def _page_data(page: Page) -> dict[str, Any]:
    return {
        "issue": page.issue,
        "layout": page.layout,
        "file": page.file or None,
        "width_mm": round(page.width / units.MM, 2),
        "height_mm": round(page.height / units.MM, 2),
        "bytes": page.size or None,
        "seconds": round(page.seconds, 3),
        "warnings": page.warnings,
    }


def _defect_data(fault: Defect, *, trace: bool) -> dict[str, Any]:
    told = {"issue": fault.issue or None, "error": fault.error, "at": fault.at or None}
    return told | ({"traceback": fault.trace} if trace else {})
