"""Key of a second place → what that place has to do with the fault."""

from __future__ import annotations

from .entry import Sentence

SENTENCES = {
    "first-key": Sentence("第一次写在这里", "it stands here first"),
    "area-here": Sentence("区域“{area}”在版式里的这一处", "area “{area}” is laid out here"),
    "other-area": Sentence("另一个区域在这里", "the other area stands here"),
    "page-here": Sentence("版心由这里的尺寸和白边定", "the type area is what this page leaves"),
    "other-issue": Sentence("{issue}的在这里", "that of {issue} stands here"),
    "issue-here": Sentence("这一期的数据从这里开始", "the issue's data start here"),
    "thread-ends": Sentence(
        "文流从区域“{area}”起，一共只有 {lines} 行",
        "the thread that starts in area “{area}” has {lines} lines in all",
    ),
    "cut-sentence": Sentence(
        "可删句：{words}（第 {paragraph} 段，{characters} 字），删这一句就排得下",
        "might be cut: {words} (paragraph {paragraph}, {characters} 字), which would be enough",
    ),
    "cut-together": Sentence(
        "可删句：{words}（第 {paragraph} 段，{characters} 字），要与另外几句一起删",
        "might be cut: {words} (paragraph {paragraph}, {characters} 字), together with the others",
    ),
    "break-here": Sentence(
        "可以分行：{words}；写成列表，一项一行，就排得下",
        "might be broken here: {words}; as a list, an item a line, it fits",
    ),
    "date-here": Sentence("日期写在这里", "the date stands here"),
    "ground-area": Sentence(
        "底色是区域“{area}”的，在版式里的这一处", "area “{area}”, laid out here, paints the ground"
    ),
    "swatch-here": Sentence("色样“{swatch}”在这里配", "swatch “{swatch}” is mixed here"),
    "text-here": Sentence("正文在这里", "the text stands here"),
    "subject-here": Sentence("这个数说的对象在这里", "what the number counts stands here"),
    "unit-here": Sentence("前一个单位在这里", "the unit before it stands here"),
    "formula-here": Sentence("算式在这里", "the formula stands here"),
    "signed-here": Sentence(
        "“{answer}”签在这里，照签样的行排", "“{answer}” is signed here and keeps its lines"
    ),
    "signed-too": Sentence(
        "“{answer}”自己也签过字，现在的字与签样不同",
        "“{answer}” is signed itself, and its text is another now",
    ),
    "part-rule": Sentence("线要四个数：[x1, y1, x2, y2]", "a rule takes four: [x1, y1, x2, y2]"),
}
