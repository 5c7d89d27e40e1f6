"""A new issue: the day's weekday, every field, what is locked as the issue before had it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typeset import source
from typeset.commands import new_issue
from typeset.commands.new_words import StartError, quoted
from typeset.diagnostics import Log
from typeset.issue.model import TABLES
from typeset.issue.read import read
from typeset.schema_words import WORDS

ROOT = Path(__file__).parents[2]
BEFORE = "2025-02-25-qinyuan"


def options(folder: Path, **changes: str) -> dict[str, str]:
    said = {"date": "2025-03-01", "county": "丁例县", "headline": "新篇开卷 好戏连台"}
    return said | {"folder": str(folder)} | changes


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with one issue in it."""
    shutil.copytree(ROOT / "data" / BEFORE, tmp_path / "data" / BEFORE)
    return tmp_path / "data"


def parsed(words: str) -> source.Mapping:
    found = source.parse(words, "issue.yaml", Log(), TABLES)
    assert found is not None
    return found


@pytest.mark.parametrize("date", ["2025-03-01", "2025年3月1日", "2025/3/1"])
def test_the_weekday_is_that_of_the_day(data: Path, date: str) -> None:
    path, words, _ = new_issue.start("dingli", options(data, date=date))
    head = parsed(words)["masthead"]
    assert path == data / "2025-03-01-dingli" / "issue.yaml"
    assert (head["date"], head["weekday"]) == ("2025年3月1日", "星期六")


def test_locked_words_are_those_of_the_issue_before(data: Path) -> None:
    _, words, _ = new_issue.start("dingli", options(data))
    found = parsed(words)
    assert found["masthead"]["nameplate"] == "长治日报"
    assert found["series"]["slogans"] == ["展新貌", "开新局"]
    assert list(found["answers"]) == ["steady", "advance", "fresh", "solid", "good"]
    assert found["answers"]["good"]["claim"] == ["“好”的成效", "更加扩展。"]
    assert found["credits"][0]["role"] == "策划"


def test_nothing_that_is_an_issue_s_own_is_taken_over(data: Path) -> None:
    _, words, _ = new_issue.start("dingli", options(data))
    assert "沁源" not in words
    assert "太岳" not in words
    assert "冯波" not in words


def test_every_field_has_its_line(data: Path) -> None:
    _, words, _ = new_issue.start("dingli", options(data))
    for model in ("Issue", "Masthead", "model.Series", "County", "Title", "Hero", "Answer"):
        for field in WORDS[model]:
            assert f"{field}:" in words, f"{model}.{field}"


def test_what_is_not_written_yet_is_named_by_the_build_and_nothing_else(data: Path) -> None:
    path, words, _ = new_issue.start("dingli", options(data))
    path.parent.mkdir()
    path.write_text(words, encoding="utf-8")
    log = Log()
    assert read(path, "issue.yaml", log) is None
    named = {str(d.fields["where"]) for d in log.errors()}
    assert {"closing", "hero.caption", "lead[0]", "answers.good.panel.title"} <= named
    assert {d.code for d in log.errors()} == {"wrong-type"}


def test_the_first_issue_of_all_has_blanks_to_fill(tmp_path: Path) -> None:
    _, words, _ = new_issue.start("dingli", options(tmp_path))
    found = parsed(words)
    assert found["masthead"]["nameplate"] is None
    assert found["answers"]["steady"]["character"] == "稳"


def test_the_first_line_names_the_schema(data: Path) -> None:
    path, words, _ = new_issue.start("dingli", options(data))
    first = words.split("\n", 1)[0]
    assert first.startswith("# yaml-language-server: $schema=")
    there = path.parent / first.partition("=")[2]
    assert there.resolve() == ROOT / "layouts" / "schema" / "issue.json"


def test_a_headline_in_one_piece_comes_with_a_break_to_think_about(data: Path) -> None:
    _, words, said = new_issue.start("dingli", options(data, headline="新篇开卷好戏连台"))
    assert parsed(words)["title"]["headline"] == ["新篇开卷好戏连台"], "the editor's to decide"
    assert said[-1][0] == "主题写成了一节；要分两节，可写“新篇开卷 好戏连台”"


@pytest.mark.parametrize("headline", ["新篇开卷 好戏连台", "新篇", "全县完成291.5亿"])
def test_no_break_is_proposed_where_there_is_one_or_none_to_be_seen(
    data: Path, headline: str
) -> None:
    *_, said = new_issue.start("dingli", options(data, headline=headline))
    assert not any("主题" in zh for zh, _ in said)


@pytest.mark.parametrize("date", ["2025-02-30", "明天", "25-3-1"])
def test_what_is_no_date_is_said(data: Path, date: str) -> None:
    with pytest.raises(StartError, match="is no date"):
        new_issue.start("dingli", options(data, date=date))


def test_a_name_that_leaves_the_folder_is_refused(data: Path) -> None:
    with pytest.raises(StartError, match="no name"):
        new_issue.start("../dingli", options(data))


@given(st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])))
def test_any_words_come_back_from_the_file_as_they_were_given(words: str) -> None:
    found = source.parse(f"a: {quoted(words)}\n", "a.yaml", Log())
    assert found is not None
    assert found["a"] == words
