"""What people and programs are told."""

from __future__ import annotations

import json

import pytest

from typeset.commands.places import places
from typeset.commands.run import Defect, Outcome, Page
from typeset.commands.tell import Teller
from typeset.diagnostics import Diagnostic

_PAGE = Page("a/issue.yaml", "broadsheet", 1105.512, 1544.882, 0.204, 1, "build/a/b.pdf", 355770)
_WARNING = Diagnostic("warning", "blank-field", None, {"field": "folio", "word": "版次"})
_DEFECT = Defect("a/issue.yaml", "KeyError: 'x'", "makeup/parts.py:9", "Traceback …\n")


def _teller(*, json: bool = False, language: str = "zh", traces: bool = False) -> Teller:
    return Teller(places(None, None), language, json=json, traces=traces)


def test_a_page_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    _teller().tell(Outcome("a/issue.yaml", (_PAGE,), ()))
    told = capsys.readouterr().out
    assert told == "build/a/b.pdf  390 × 545 mm  347 KB  0.20 s  1 处警告\n"


def test_a_page_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    _teller(language="en").tell(Outcome("a/issue.yaml", (_PAGE,), ()))
    assert capsys.readouterr().out.endswith("0.20 s  1 warning\n")


@pytest.mark.parametrize(
    ("outcome", "code"),
    [
        (Outcome("a", (_PAGE,), (_WARNING,)), 0),
        (Outcome("a", (), (Diagnostic("error", "x", None, {}),)), 1),
        (Outcome("a", (_PAGE,), (Diagnostic("error", "x", None, {}),), (_DEFECT,)), 3),
    ],
)
def test_exit_code_is_that_of_the_worst(outcome: Outcome, code: int) -> None:
    teller = _teller()
    teller.tell(outcome)
    assert teller.close() == code


def test_json_says_nothing_until_all_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    teller = _teller(json=True)
    teller.tell(Outcome("a", (_PAGE,), (_WARNING,), (_DEFECT,)))
    assert capsys.readouterr() == ("", "")
    assert teller.close() == 3
    told = json.loads(capsys.readouterr().out)
    assert told["pages"][0]["seconds"] == 0.204
    assert told["diagnostics"][0]["code"] == "blank-field"
    assert told["defects"] == [{"issue": "a/issue.yaml", "error": "KeyError: 'x'",
                                "at": "makeup/parts.py:9"}]  # fmt: skip


def test_a_defect_says_where_to_report_it(capsys: pytest.CaptureFixture[str]) -> None:
    _teller().tell(Outcome("a", (), (), (_DEFECT,)))
    said = capsys.readouterr().err
    assert said.startswith("a/issue.yaml: 缺陷：KeyError: 'x' makeup/parts.py:9")
    assert "报给维护者" in said
