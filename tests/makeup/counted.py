"""A page whose lines are counted by hand: its layout and its data file, as text.

Every sentence fills one line of 13 字 or several, so a text takes as many lines as were asked
for. The band is 48 rows of 12 points, 576 points; 49 rows of 11.755 are as high. No house
layout stands under it: what is polished there changes nothing here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

ROWS = 48
FIGURE = '{value: "50", unit: 所, subject: 学校, in: answers.steady.summary}'

ONE = ("steady",)

_OMITTED = ("character", "claim", "summary")
_LINE = "正文一行十三个字正好排完"  # twelve, and a stop
_MORE = "长的一句接着再排满一行字数"  # thirteen

_LAYOUT = """\
label: 数行
page:
  trim: [120mm, 240mm]
  margins: {{left: 10mm, right: 10mm, top: 10mm, bottom: 10mm}}
body:
  at: [0mm, 10mm]
  columns: 2
  measure: 13字
  measures: [13字, 12.3字]
  gutter: 10pt
  rows: 48
  spare: {spare}
copyfit: [{copyfit}]
tracking-limit: 0.01字
leading-limit: 0.25pt
omits: [masthead, county, lead, closing, credits, {omits}]
swatches: {{black: [0, 0, 0, 100], k30: [0, 0, 0, 30], paper: [0, 0, 0, 0], mist: [9, 1, 11, 0],
           pale: [18, 1, 20, 0], green: [80, 28, 82, 25], leaf: [65, 12, 70, 0],
           gold: [4, 30, 80, 0]}}
styles:
  body: {{face: song-400, size: 10pt, leading: 12pt, hyphenate: none}}
  headline: {{face: song-900, size: 20pt}}
  panel-title: {{face: hei-700, size: 9pt, leading: 14pt, align: left}}
  panel-label: {{face: hei-400, size: 8pt, leading: 11pt, align: left}}
  panel-value: {{face: num-700, size: 14pt, leading: 16pt, align: left}}
  panel-unit: {{face: hei-400, size: 7pt, leading: 10pt, align: left}}
areas:
  title:
    at: [0mm, 0mm, 60pt, 8mm]
    parts:
      - {{text: title.headline, at: [0mm, 0mm, 60pt, 8mm], style: headline, fit: [10pt, 20pt]}}
  head: {{columns: "1", rows: 1-4, parts: [{{words: 稳, at: [0mm, 0mm]}}]}}
"""

_ISSUE = """\
layouts: [counted]
masthead:
  {nameplate: 示例, section: 示例, date: 2025年3月1日, weekday: 星期六, editor: 无, folio: 一}
county: {name: 示例}
title: {headline: [数行数字]}
lead: [数着排。]
closing: 排完了。
credits: [{role: 文字, names: [本报示例]}]
answers:
"""


def layout(
    areas: str, *, copyfit: str = "panel, lines", spare: str = "0pt", answers: Sequence[str] = ONE
) -> str:
    """The layout with these areas under its title and its head, for the texts of these answers."""
    omits = [f"answers.{name}.{field}" for name in answers for field in _OMITTED]
    return _LAYOUT.format(copyfit=copyfit, spare=spare, omits=", ".join(omits)) + areas


def issue(texts: Mapping[str, str], *figures: str) -> str:
    """The data file with these answers; those with figures in their panels are named first."""
    words = _ISSUE
    for name, text in texts.items():
        words += f"  {name}:\n    character: 稳\n    claim: [稳]\n    summary: 学校50所。\n"
        words += "    text: |\n" + "".join(f"      {line}\n" for line in text.split("\n"))
        if figures:
            words += "    panel:\n      title: 数说\n      figures:\n"
            words += "".join(f"        - {figure}\n" for figure in figures)
    return words


def sentence(lines: int) -> str:
    """A sentence that fills so many lines of 13 字."""
    return _MORE * (lines - 1) + _LINE + "。"


def paragraph(*lines: int) -> str:
    """A paragraph of sentences that fill so many lines each."""
    return "".join(map(sentence, lines))


def solid(lines: int) -> str:
    """A paragraph of ideographs, no mark among them, thirteen for every line asked for."""
    return _MORE * lines


def text(lines: int) -> str:
    """Paragraphs of five lines and one of what is left: too short to lose or gain a line."""
    fives, rest = divmod(lines, 5)
    return "\n".join(paragraph(*[1] * count) for count in [5] * fives + [rest] * (rest > 0))
