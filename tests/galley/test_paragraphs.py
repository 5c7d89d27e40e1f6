"""The paragraph fixtures: each names a rule and says how a text is set by it, both ways.

A fixture is four heads and two settings; what a line gave or took stands after it, in 字:

    规则：LS-01　避头：点号不在行首
    行长：8字
    样式：punctuation=full
    正文：沁河出太岳，东流入黄河。
    横排：
    沁河出太岳，东流　〔挤0.5〕
    …
    直排：
    …
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.galley.setting import Setting, vertical

if TYPE_CHECKING:
    from typeset.fonts.catalogue import FontBook

FOLDER = Path(__file__).parent.parent / "paragraphs"
FIXTURES = sorted(FOLDER.glob("*.txt"))


def read(path: Path) -> tuple[dict[str, str], dict[str, list[str]]]:
    """A fixture's heads and its settings."""
    heads: dict[str, str] = {}
    settings: dict[str, list[str]] = {}
    here: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, colon, value = line.partition("：")
        if colon and key in ("规则", "行长", "样式", "正文"):
            heads[key] = value
        elif line in ("横排：", "直排："):
            here = settings[line[:2]] = []
        elif line:
            here.append(line)
    return heads, settings


def changes_of(heads: dict[str, str]) -> dict[str, Any]:
    """The style's settings: numbers, yes and no, or names."""
    values: dict[str, Any] = {"true": True, "false": False}
    changes: dict[str, Any] = {}
    for setting in heads.get("样式", "").split():
        key, _, value = setting.partition("=")
        if value in values:
            changes[key] = values[value]
        else:
            changes[key] = float(value) if value[:1].isdigit() else value
    if "initial" in changes:
        changes["initial"] = int(changes["initial"])
    return changes


def set_both(fonts: FontBook, heads: dict[str, str]) -> dict[str, list[str]]:
    """The fixture's text, level and upright."""
    text, measure = heads["正文"].replace("⏎", "\n"), float(heads["行长"].removesuffix("字"))
    changes = changes_of(heads)
    return {
        "横排": Setting(fonts, text, measure, **changes).described(),
        "直排": Setting(fonts, text, measure, **vertical(**changes)).described(),
    }


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_paragraph_is_set_as_its_fixture_says(path: Path, fonts: FontBook) -> None:
    heads, settings = read(path)
    assert set_both(fonts, heads) == settings, heads["规则"]


def test_there_are_fixtures() -> None:
    assert len(FIXTURES) >= 40
