"""The pattern of a new layout: the tabloid's head and foot, a thread through all columns.

Lengths in mm and pt are those of a type area `PATTERN_WIDTH` wide, in `HEAD` of a column
`PATTERN_COLUMN` wide; `<…>` is put in as reckoned.
"""

from __future__ import annotations

from typing import Final

PATTERN_WIDTH: Final = 235.0  # mm
PATTERN_COLUMN: Final = 117.0  # points
TOP: Final = 54.0  # mm of the bands above the body but the picture

STYLES: Final = """\
# <width> × <height> 毫米，<columns> 栏 × <measure> 字 × <size> 磅，<rows> 行。
# 五篇连排，各栏排平，余下的行归图表。
# 由 typeset new layout 起头；尺寸、样式、区域都可以改。各项的意思见 layouts/schema/layout.json。
extends: house
label: <name>

page:
  trim: [<width> mm, <height> mm]
  margins: {left: <left> mm, right: <right> mm, top: <top> mm, bottom: <top> mm}

# 栏数 × 字数 × 字号 + 栏间空 = 版心宽
body:
  at: [0 mm, <body> mm]
  columns: <columns>
  measure: <measure>字
  gutter: <gutter> pt
  rows: <rows>

column-rule: {width: 0.4pt, color: black}
copyfit: [panel, lines, tracking]
tracking-limit: 0.01字

styles:
  body:       {size: <size> pt, leading: <row> pt}
  run-in:     {color: black}
  summary:    {face: kai-700, size: <size> pt, leading: <row> pt, indent: 2字}
  lead:       {size: 10.5pt, leading: 15.2pt, indent: 2字}
  lead-red:   {size: 10.5pt, leading: 15.2pt, color: type-red}
  closing:    {size: 11.5pt, leading: 16.5pt, color: black}
  nameplate:  {size: 43pt, leading: 43pt}
  section:    {size: 14pt, leading: 18pt}
  pinyin:     {size: 12pt, leading: 14pt}
  date-line:  {size: 8pt, leading: 11pt}
  duty-line:  {size: 6.4pt, leading: 9pt}
  focus:      {size: 14pt, leading: 17pt}
  event:      {size: 12pt, leading: 17pt}
  year:       {size: 38pt, leading: 38pt}
  slogan:     {size: 12.5pt, leading: 16.5pt}
  banner:     {size: 33pt, leading: 33pt}
  seal:       {size: 29pt, tracking: 0.03字}
  seal-label: {size: 15pt, tracking: 0.35字}
  kicker:     {size: 16.5pt, tracking: 0.1字}
  headline:   {size: 69pt, leading: 72pt}
  figure-value: {size: 27pt, leading: 27pt}
  figure-unit:  {size: 8pt}
  figure-label: {size: 8pt}
  panel-title:  {size: 8.5pt}
  panel-label:  {size: 7.4pt, leading: 10pt}
  panel-value:  {size: 12pt, color: black}
  panel-unit:   {size: 6.5pt}
  credit-role:  {size: 8pt, leading: 13.5pt}
  credit-names: {size: 8.2pt, leading: 13.5pt}
"""

HEAD: Final = """\
  character:  {size: 54pt, leading: 54pt}
  intro:      {size: 8.5pt, leading: 12pt}
  claim:      {size: 10.8pt, leading: 15pt, color: black}

designs:
  answer-head:
    - {text: .character, at: [-2pt, -2pt, 58pt, 54pt], style: character, role: H2}
    - {text: .intro, at: [55pt, 2pt, 62pt, 12pt], style: intro, role: P}
    - {text: .claim, at: [54pt, 16pt, 63pt, 31pt], style: claim, lines: true, role: H3}
"""

AREAS: Final = """
  masthead:
    - {text: masthead.nameplate, at: [-1mm, 0.2mm, 62mm, 15.2mm], style: nameplate, role: H1}
    - {box: [62.5mm, 1.6mm, 7mm, 13mm], color: red}
    - {text: masthead.section, at: [62.5mm, 1.6mm, 7mm, 13mm], style: section, vertical: true}
    - {text: masthead.pinyin, at: [72mm, 1.2mm], style: pinyin}
    - {text: [masthead.date, masthead.weekday], at: [72mm, 6.6mm], style: date-line, join: 0.5字}
    - {text: masthead.editor, at: [72mm, 11mm], style: duty-line, label: 责任编辑：, blank: ＿＿}
    - {text: masthead.folio, at: [93.6mm, 11mm], style: duty-line, label: 版次：, blank: ＿＿}

  series:
    - {box: [0mm, 0mm, 125mm, 15.4mm], color: red}
    - {text: series.focus, at: [3.2mm, 2.2mm], style: focus}
    - {text: series.event, at: [3.2mm, 8.4mm], style: event}
    - {text: series.year, at: [22.4mm, 0.9mm], style: year}
    - {text: series.slogans, at: [48mm, 2.3mm, 16mm, 12mm], style: slogan, lines: true}
    - {rule: [64.5mm, 2.6mm, 64.5mm, 12.8mm], width: 0.5pt, color: cream}
    - {text: series.title, at: [65.6mm, 1.5mm, 58.8mm, 12.4mm], style: banner}

  seal:
    - {box: [0mm, 0mm, 11mm, 35mm], color: red, radius: 2pt}
    - {text: county.name, at: [0mm, 0mm, 11mm, 35mm], style: seal, vertical: true, role: H2}
    - {text: county.label, at: [12.2mm, 0mm, 6mm, 35mm], style: seal-label, vertical: true}

  title:
    - {text: title.kicker, at: [0mm, 0mm, 206mm, 6mm], style: kicker}
    - {text: title.headline, at: [0mm, 8.6mm, 206mm, 24.4mm], style: headline, join: 14pt, role: H1}

  caption:
    - text: [hero.caption, hero.credit]
      at: [0mm, 0mm, 235mm, 2.8mm]
      style: caption
      join: 1字
      role: Caption
      name: caption

  lead:
    - {box: [0mm, 0.4mm, 1.1mm, 15.6mm], color: red}
    - {text: "lead[0]", at: [3mm, 0mm, 62mm, 16.6mm], style: lead-red}
    - {text: "lead[1]", at: [70mm, 0mm, 165mm, 16.6mm], style: lead}

  key-figures:
    - {box: [0mm, 0mm, 235mm, 13.8mm], color: mist}
    - {rule: [0mm, 0mm, 235mm, 0mm], width: 1.4pt, color: green}
    - {content: key-figures, at: [0mm, 0.4mm, 235mm, 13.4mm]}

  rule:
    - {rule: [0mm, 0.4mm, 235mm, 0.4mm], width: 1.4pt, color: red}

  closing:
    - {text: closing, at: [0mm, 0mm, 146mm, 12mm], style: closing}

  credits:
    - {content: credits, at: [0mm, 0mm, 80mm, 14.4mm]}
    - {text: notes, at: [38mm, 10.4mm, 42mm, 2.8mm], style: note}

areas:
  masthead: {at: [0mm, 0mm, 108mm, 15.6mm], design: masthead}
  series:   {at: [110mm, 0mm, 125mm, 15.4mm], design: series}
  rules:    {at: [0mm, 16.6mm, 235mm, 0.8mm], design: rule}
  hero:
    at: [0mm, 18.2mm, 235mm, <hero> mm]
    parts:
      - {art: landscape, at: [0mm, 0mm, 235mm, <hero> mm], clear: <calm> mm}
  seal:     {at: [5.5mm, 21mm, 18.4mm, 35mm], design: seal, over: true}
  title:    {at: [25.5mm, 20.4mm, 206mm, 34mm], design: title, over: true}
  caption:  {at: [0mm, <caption-y> mm, 235mm, 2.8mm], design: caption}
  lead:     {at: [0mm, <lead-y> mm, 235mm, 15.9mm], design: lead}
  key-figures: {at: [0mm, <key-y> mm, 235mm, 13.8mm], design: key-figures}

  # 一条文流走各栏；balance 使各栏同高
  story:
    columns: "1"
    rows: 1-<rows>
    balance: true
    flow:
      - {design: answer-head, content: answers.steady, rows: 4, before: 1, most-before: 2}
      - {text: .summary, content: answers.steady, style: summary}
      - {text: .text, content: answers.steady}
      - {design: answer-head, content: answers.advance, rows: 4, before: 1, most-before: 2}
      - {text: .summary, content: answers.advance, style: summary}
      - {text: .text, content: answers.advance}
      - {design: answer-head, content: answers.fresh, rows: 4, before: 1, most-before: 2}
      - {text: .summary, content: answers.fresh, style: summary}
      - {text: .text, content: answers.fresh}
      - {design: answer-head, content: answers.solid, rows: 4, before: 1, most-before: 2}
      - {text: .summary, content: answers.solid, style: summary}
      - {text: .text, content: answers.solid}
      - {design: answer-head, content: answers.good, rows: 4, before: 1, most-before: 2}
      - {text: .summary, content: answers.good, style: summary}
      - {text: .text, content: answers.good}
<threads>  panels:
    columns: <across>
    rows: rest
    under: story
    gap: 1
    least: <panel>
    optional: true   # 行不够就不排图表，排版时说明
    content: answers.*.panel

  foot-rules: {at: [0mm, <rule-y> mm, 235mm, 0.8mm], design: rule}
  closing:    {at: [0mm, <closing-y> mm, 146mm, 14mm], design: closing}
  credits:    {at: [155mm, <closing-y> mm, 80mm, 15mm], design: credits}
"""
