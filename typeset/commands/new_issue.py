"""Date, county and headline → a data file with every field, what is locked taken from an issue.

Fields still to be written are left empty: the build names each of them, and an editor
underlines it, until it is filled. A page is never printed with words that stand for others.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path
from typing import Final

from typeset import resources
from typeset.diagnostics import Log
from typeset.issue.model import Issue, find
from typeset.issue.read import read
from typeset.source import Text

from .new_words import StartError, Wanted, name_of, quoted

WANTED: Final = (
    Wanted("date", "出版日期，如 2025-03-01", "date, as 2025-03-01"),
    Wanted("county", "县名", "county"),
    Wanted("headline", "主题，两节之间空一格", "headline, a space between its parts"),
)
UNASKED: Final = ("folder", "like")  # options that no question stands for

_DATE: Final = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})日?")
_WEEKDAYS: Final = "一二三四五六日"
_ANSWERS: Final = {"steady": "稳", "advance": "进", "fresh": "新", "solid": "实", "good": "好"}
_FOLDER: Final = "data"

Said = tuple[tuple[str, str], ...]


def start(name: str, options: dict[str, str]) -> tuple[Path, str, Said]:
    """The file, its words, and what to tell of it; raises `StartError`."""
    day = _day(options["date"])
    folder = Path(options.get("folder", _FOLDER))
    path = folder / f"{day.isoformat()}-{name_of(name)}" / "issue.yaml"
    like = _pattern(options.get("like", ""), folder)
    words = _file(path, day, options["county"], options["headline"].split(), like)
    said = [
        (f"{_date(day)} 星期{_weekday(day)}", f"{day.isoformat()}, 星期{_weekday(day)}"),
        ("空着的字段填好以后再排", "fill the empty fields before you build"),
    ]
    if like is not None:
        at = like.span.file
        said.insert(1, (f"报头、栏头、署名照 {at}", f"masthead, banner and roles as in {at}"))
    return path, words, (*said, *_in_two(options["headline"]))


def _in_two(headline: str) -> Said:
    """Where a headline given in one piece might be broken; nothing where the editor has done so."""
    from typeset.makeup import sense

    whole = headline.strip()
    found = next(sense.breaks(whole), None)
    if found is None or len(whole.split()) > 1:
        return ()
    parts = " ".join(whole[a:b] for a, b in found)
    return ((f"主题写成了一节；要分两节，可写“{parts}”",
             f"the headline is in one piece; in two it might be “{parts}”"),)  # fmt: skip


def _day(words: str) -> dt.date:
    found = _DATE.fullmatch(words.strip())
    try:
        if found is not None:
            return dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass
    raise StartError(
        f"“{words}”不是日期：写作 2025-03-01", f"“{words}” is no date: write 2025-03-01"
    )


def _date(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _weekday(day: dt.date) -> str:
    return _WEEKDAYS[day.weekday()]


def _pattern(named: str, folder: Path) -> Issue | None:
    """The issue to be like: the one named, or the latest there is."""
    there = [Path(named)] if named else sorted(folder.glob("*/issue.yaml"))[-1:]
    if not there:
        return None
    issue = read(there[0], str(there[0]), Log())
    if issue is None and named:
        raise StartError(
            f"{named} 读不出来：先用 typeset check 看它的错",
            f"{named} cannot be read: see typeset check",
        )
    return issue


def _file(path: Path, day: dt.date, county: str, headline: list[str], like: Issue | None) -> str:
    from_like = _From(like)
    schema = _way(path.parent, resources.layouts() / "schema" / "issue.json")
    answers = like.answers if like is not None else dict.fromkeys(_ANSWERS)
    return _TEMPLATE.format(
        schema=schema,
        layouts=", ".join(like.layouts) if like is not None else "broadsheet",
        date=_date(day),
        weekday=f"星期{_weekday(day)}",
        county=quoted(county),
        headline=", ".join(map(quoted, headline)),
        answers="\n".join(_answer(key, from_like) for key in answers),
        credits="\n".join(f"  - {{role: {role}, names: []}}" for role in from_like.roles()),
        notes=from_like.texts("notes"),
        **{key: from_like.text(path) for key, path in _LOCKED.items()},
        slogans=from_like.texts("series.slogans"),
    )


def _answer(key: str, like: _From) -> str:
    here = f"answers.{key}"
    character = like.text(f"{here}.character") or _ANSWERS.get(key, "")
    return _ANSWER.format(
        key=key,
        character=character,
        intro=like.text(f"{here}.intro"),
        claim=like.texts(f"{here}.claim"),
    )


class _From:
    """What is locked in a series, as the issue that is followed says it; nothing without one."""

    def __init__(self, issue: Issue | None) -> None:
        self.issue = issue

    def text(self, path: str) -> str:
        found = self._find(path)
        return quoted(found.value) if isinstance(found, Text) else ""

    def texts(self, path: str) -> str:
        found = self._find(path)
        texts = found if isinstance(found, list) else []
        return f"[{', '.join(quoted(text.value) for text in texts)}]"

    def roles(self) -> list[str]:
        if self.issue is None:
            return ["文字", "图片", "版式"]
        return [quoted(credit.role.value) for credit in self.issue.credits]

    def _find(self, path: str) -> object:
        if self.issue is None:
            return None
        try:
            return find(self.issue, path)
        except LookupError:
            return None


def _way(folder: Path, file: Path) -> str:
    return Path(os.path.relpath(file.resolve(), folder.resolve())).as_posix()


_LOCKED: Final = {
    "nameplate": "masthead.nameplate",
    "pinyin": "masthead.pinyin",
    "section": "masthead.section",
    "focus": "series.focus",
    "event": "series.event",
    "year": "series.year",
    "banner": "series.title",
}

_TEMPLATE: Final = """\
# yaml-language-server: $schema={schema}
# 空着的字段都要填；前面有 # 的可填可不填。正文一行一段，段首小标题写作 **支撑稳。**
layouts: [{layouts}]   # 排成哪些版式：broadsheet 对开、tabloid 四开、picture 对开大图、spread 通版

masthead:
  nameplate: {nameplate}   # 报名
  pinyin: {pinyin}
  section: {section}   # 版别
  date: {date}
  weekday: {weekday}
  editor:   # 责任编辑：付印前必填
  folio:   # 版次：付印前必填
  # number:   # 期号
  # cn:   # 国内统一连续出版物号
  # issn:

series:
  focus: {focus}
  event: {event}
  year: {year}   # 数字写在引号里
  slogans: {slogans}
  title: {banner}

county:
  name: {county}
  label:   # 县名旁的短语，四字

title:
  kicker:   # 引题
  headline: [{headline}]   # 主题，一项一节
  # deck:   # 副题

hero:
  caption:   # 图说
  alt:   # 替代文字：图上有什么
  seed: 1   # 山水的种子：换一个整数，换一幅
  # picture: hero.jpg   # 有图片就用图片，路径从本文件量起
  # credit:   # 图片作者
  # focus: [0.5, 0.5]   # 裁切时保住的一点，从左上角起占宽高的几分之几

# pictures:   # 组图，一项一幅；版式里有图位才用
#   - {{picture: 1.jpg, caption: 图说, credit: 某某 摄}}

lead:   # 导语，一项一段
  -
  -

# 数字条：value 与 unit 照正文，subject 是正文同一句里的字（…跳过中间的字），in 是出处
# - {{value: "291.5", unit: 亿元, subject: 地区生产总值, in: answers.steady.text}}
key-figures: []

answers:
{answers}

closing:   # 结语

credits:   # 署名：职责与姓名
{credits}

notes: {notes}   # 版底附注

transforms:   # 上版时对文字的改动，一一声明
  - field: title.kicker
    replace: {{"，": "　", "。": ""}}
    why: 引题不排标点，逗号处空一字

words: []   # 导语、提要、结语里不拆在两行的词，如 [先手棋, 民生实事]
nudge: {{}}   # 手工挪动，如 {{title.headline: {{dy: 1mm, size: 96pt}}}}
lock: {{}}   # 签过的版块，由 typeset fit --seal 给出：连排的各篇留在原处，变了就报错
language: zh-Hans
"""

_ANSWER: Final = """\
  {key}:
    character: {character}
    intro: {intro}
    claim: {claim}   # 小标题，一项一行
    summary:   # 提要，一句
    text: |

    panel:
      title:   # 板题，如：数说·{character}｜……
      figures: []   # 写法与数字条相同
"""
