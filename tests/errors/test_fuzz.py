"""Whatever is done to data and layouts: a page, or faults that are said; never a defect."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from typeset import cli, resources

_ROOT = resources.layouts().parent
_ISSUE = "data/2025-02-25-qinyuan/issue.yaml"
_FILES = (_ISSUE, "layouts/broadsheet.yaml", "layouts/sheet.yaml", "layouts/house.yaml")
_SCRAPS = (
    ":", ": ", "- ", "[", "]", "{", "}", "|", ">", "#", "&a ", "*a", "!x ", "\t", "\n", "  ",
    '"', "'", "0", "-1", "99999", "1e9", "0mm", "-5mm", "0字", "字", "行", "rest", "1-0", "～",
    "null", "~", "true", "''", "，", "“", "**", "[a]{b}", "[沁]{pinyin:}", "\\", "\u200b", "\u3000",
    "🌈", "\ufeff", "\x07", "\U00030000", "é", "العربية", "１２", "answers.*.panel", "..", "a[9]",
    "title[0]", "answers.steady", "nan", "inf",
)  # fmt: skip


def _mutated(text: str, chance: random.Random) -> str:
    """The text with one to three things done to it, as fingers and editors do."""
    for _ in range(chance.randint(1, 3)):
        lines = text.split("\n")
        at = chance.randrange(len(lines))
        match chance.randrange(8):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[chance.randrange(len(lines))])
            case 2:
                lines[at] = " " * chance.randint(0, 8) + lines[at].lstrip()
            case 3:
                place = chance.randint(0, len(lines[at]))
                lines[at] = lines[at][:place] + chance.choice(_SCRAPS) + lines[at][place:]
            case 4:
                start = chance.randint(0, len(lines[at]))
                lines[at] = lines[at][:start] + lines[at][start + chance.randint(1, 6) :]
            case 5:
                key, colon, _ = lines[at].partition(": ")
                lines[at] = key + colon + chance.choice(_SCRAPS)
            case 6:
                words = lines[at].split(" ")
                words[chance.randrange(len(words))] = chance.choice(_SCRAPS)
                lines[at] = " ".join(words)
            case _:
                other = chance.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
        text = "\n".join(lines)
    return text


def _one(seed: int, desk: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command said to the issue and layouts mutated by this seed."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    name = chance.choice(_FILES)
    text = (_ROOT / name).read_text(encoding="utf-8")
    (desk / name).write_text(_mutated(text, chance), encoding="utf-8")
    try:
        code = cli.main(["check", _ISSUE, "--layouts", "layouts", "--traceback"])
    finally:
        shutil.copy(_ROOT / name, desk / name)
    said = capsys.readouterr().err
    return f"seed {seed}, {name}:\n{said}" if code not in (0, 1) or "Traceback" in said else ""


def _desk(tmp_path: Path) -> None:
    for name in _FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(_ROOT / "layouts", tmp_path / "layouts", dirs_exist_ok=True)
    shutil.copy(_ROOT / _ISSUE, tmp_path / _ISSUE)


@pytest.mark.long
@pytest.mark.parametrize("block", range(10))
def test_no_mutation_is_a_defect(
    block: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _desk(tmp_path)
    monkeypatch.chdir(tmp_path)
    defects = [
        said
        for seed in range(block * 60, block * 60 + 60)
        if (said := _one(seed, tmp_path, capsys))
    ]
    assert "\n".join(defects) == ""
