"""What people and machines are told of a report."""

from __future__ import annotations

import json
import string

from tests.preflight.specimen import EXPECTED, append, mutate
from typeset.messages import preflight as messages
from typeset.messages.entry import Words
from typeset.preflight import gate, report
from typeset.preflight.rules import RULES


def test_every_rule_has_its_words_in_both_languages() -> None:
    assert set(messages.WORDS) == set(RULES)
    for words in messages.WORDS.values():
        assert all(getattr(words, field) for field in Words.__struct_fields__)


def test_both_languages_name_the_same_fields() -> None:
    def named(template: str) -> set[str]:
        return {field for _, field, _, _ in string.Formatter().parse(template) if field}

    for rule, words in messages.WORDS.items():
        assert named(words.zh) == named(words.en), rule


def test_a_finding_is_told_with_its_place_and_what_to_do(good: bytes) -> None:
    broken = mutate(good, append("1 0.8 0.7 0 k 300 100 20 20 re f"))
    told = report.as_text(gate.preflight(broken, EXPECTED, name="a.pdf"))
    assert "色块总墨量 250%，上限 240%" in told
    assert "第 1 版，左起 105.83 mm，上起 137.67 mm" in told
    assert "办法: 减 C、M、Y，必要时加 K" in told
    assert told.endswith("a.pdf：不能付印（1 版，错误 1，提醒 0）\n")


def test_no_field_is_left_unsaid(good: bytes) -> None:
    broken = mutate(good, append("1 0 0 rg 300 100 20 20 re f 0 w 300 50 m 320 50 l S"))
    found = gate.preflight(broken, EXPECTED)
    assert "?" not in report.as_text(found, "zh")
    assert "?" not in report.as_text(found, "en")


def test_a_good_file_is_told_in_one_line(good: bytes) -> None:
    found = gate.preflight(good, EXPECTED, name="a.pdf")
    assert report.as_text(found, "zh") == "a.pdf：可以付印（1 版，错误 0，提醒 0）\n"
    assert report.as_text(found, "en") == "a.pdf: passed (1 pages, 0 errors, 0 warnings)\n"


def test_json_holds_the_sentences(good: bytes) -> None:
    broken = mutate(good, append("1 0 0 rg 300 100 20 20 re f"))
    plain = json.loads(report.as_json(gate.preflight(broken, EXPECTED)))
    assert plain["verdict"] == "fail"
    (finding,) = plain["findings"]
    assert finding["zh"] == "用了 DeviceRGB 颜色（色块）"
    assert finding["place"]["page"] == 1
