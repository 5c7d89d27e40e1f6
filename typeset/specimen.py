"""The font book → a sheet of A2 that shows every rule of composition by name, both ways of setting.

It hangs on the desk's wall: each cell names a rule, sets a few lines by it level and, where the
rule differs there, upright; hairlines mark the measure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from typeset.color.cmyk import Cmyk
from typeset.diagnostics import Log, Span
from typeset.display import flatten
from typeset.display.frame import Frame, Page
from typeset.display.ops import Op, Stroke, line
from typeset.galley import breaking, compose, lines
from typeset.galley.faces import Shop, open_shop
from typeset.geometry import Rect, WritingMode
from typeset.layout.styles import Style
from typeset.makeup import place
from typeset.source import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from typeset.fonts.catalogue import FontBook
    from typeset.fonts.face import Face

_WIDTH, _HEIGHT = 1190.55, 1683.78  # A2
_MARGIN: Final = 42.0
_COLUMNS: Final = 4
_GUTTER: Final = 24.0
_TOP: Final = 104.0  # from the trim to the first cell
_LEVEL: Final = 12  # 字, measure of the level sample
_UPRIGHT: Final = 9  # 字, measure of the upright one
_BAND: Final = 34.0  # from a cell's top to its sample: number, name, source
_CELL_WHITE: Final = 20.0

_RED: Final = Cmyk(0, 95, 85, 8)
_GRAY: Final = Cmyk(0, 0, 0, 45)
_BODY: Final = Style(name="body", face="song-400", size=11.0, leading=16.5)
_STYLES: Final = {
    style.name: style
    for style in (
        _BODY,
        msgspec.structs.replace(_BODY, name="run-in", face="hei-700", color=_RED),
        msgspec.structs.replace(_BODY, name="kai", face="kai-500"),
        msgspec.structs.replace(_BODY, name="hei", face="hei-400"),
        msgspec.structs.replace(_BODY, name="brush", face="brush"),
        msgspec.structs.replace(_BODY, name="xiaowei", face="xiaowei"),
        msgspec.structs.replace(_BODY, name="dots", emphasis="dots"),
        msgspec.structs.replace(_BODY, name="name", emphasis="name"),
        msgspec.structs.replace(_BODY, name="title", emphasis="title"),
        msgspec.structs.replace(_BODY, name="underline", emphasis="underline"),
        msgspec.structs.replace(_BODY, name="note", size=6.0, rise=0.75),
        msgspec.structs.replace(_BODY, name="narrow", scale=0.9),
        Style(name="ruby", face="hei-400", size=5.5, leading=6),
    )
}
_HEADING: Final = Style(name="heading", face="hei-700", size=10.5, leading=14, align="left")
_SOURCE: Final = Style(
    name="source", face="hei-400", size=7.5, leading=10, color=_GRAY, align="left"
)
_TITLE: Final = Style(
    name="sheet-title", face="song-900", size=34, leading=40, color=_RED, align="left"
)


class Sample(Struct, frozen=True):
    """A rule: its name, where it stands, a text that shows it, the style's changes."""

    name: str
    source: str
    text: str
    style: dict[str, object] = {}
    initial: int = 0


_FLOWERS: Final = "春天，花坡的草绿了；夏天，“高山草甸”开满了花。"

SAMPLES: Final = (
    Sample("避头：点号、收尾的标号不在行首", "LS-01　GB/T 15834 §5.1.1",
           "沁河出太岳，东流入黄河。两岸“林在城中，城在林中”（绿色名片）！"),
    Sample("避尾：起头的标号不在行末", "LE-01　GB/T 15834 §5.1.3",
           "县里请来三位专家讲《花坡草原》，又请人讲“森林步道”（一期）。"),
    Sample("相邻标点只留一个空", "PW-02　clreq 标点挤压",
           "他说：“《沁源县志》（新版）、《灵空山志》，都有了。”大家笑了。"),
    Sample("行首行末标点半字宽", "PW-05、PW-06　GB/T 15834 §5.1.10",
           "“绿水青山”写在墙上，“金山银山”装在心里，“美丽乡村”走进画里。"),
    Sample("标点宽度：全角", "punctuation: full",
           _FLOWERS, {"punctuation": "full", "align": "left"}),
    Sample("标点宽度：开明", "punctuation: kaiming",
           _FLOWERS, {"punctuation": "kaiming", "align": "left"}),
    Sample("标点宽度：半角", "punctuation: half",
           _FLOWERS, {"punctuation": "half", "align": "left"}),
    Sample("标点宽度：报纸", "punctuation: newspaper　本报取此",
           _FLOWERS, {"align": "left"}),
    Sample("破折号、省略号不拆，连成一线", "NB-01～03　GB/T 15834 §5.1.4–5",
           "沁源的夏天——最热也不过二十三度——树荫、凉风、流水……谁来了都不想走。"),
    Sample("数与单位不拆", "NB-05、NB-08　本报",
           "全年投资56亿元，新造林7.38万亩，惠及6085户，修路126公里。"),
    Sample("正负号、百分号、摄氏度、范围不拆", "NB-06、NB-09",
           "夜里气温降到-15℃，湿度35％～60％，收入增加8.5%，亩产400—500公斤。"),
    Sample("间隔号半字，人名不从号旁断开", "CL-08、LS-02",
           "诺尔曼·白求恩在五台办过医院，埃德加·斯诺写过《西行漫记》。"),
    Sample("单字不成行", "PA-03　clreq 孤字",
           "全县上下齐心协力，把答卷写在青山绿水之间，写进家家户户的心坎里头。"),
    Sample("日期整体不拆", "dates: whole",
           "大会将于3月5日召开，共有四项议程，在3月9日上午闭幕。", {"dates": "whole"}),
    Sample("中西间距：无", "MX-01　han-latin: 0字",
           "建成5G基站86座，GDP增长5.6%，Wi-Fi进村入户。"),
    Sample("中西间距：四分", "MX-01　han-latin: 0.25字",
           "建成5G基站86座，GDP增长5.6%，Wi-Fi进村入户。", {"han_latin": 0.25}),
    Sample("网址只在许可处断行", "NB-11　本报",
           "全文见www.example.org/news/2025/index.html?page=2"),
    Sample("软连字符：样式许可才用", "hyphenate: marked　NB-10",
           "沁源入选inter\u00adna\u00adtion\u00adal森林旅游示范县。", {"hyphenate": "marked"}),
    Sample("悬挂：一个点号可以出线", "hang: true　JU-09",
           "沁河水清了，太岳山绿了，乡亲们的心也亮了，日子越过越有盼头。", {"hang": True}),
    Sample("行首起头标号不挤", "opening-at-head: keep　PW-06",
           "“绿水青山”写在墙上，“金山银山”装在心里，“美丽乡村”走进画里。",
           {"opening_at_head": "keep"}),
    Sample("段首空二字，二字之下单行", "PA-01　indent: 2字",
           "站在新的起点上，沁源人民正以昂扬的姿态谱写新的篇章。", {"indent": 2.0}),
    Sample("凸排：问答、条目", "PA-09　hanging-indent: 2字",
           "问：沁源的绿色家底有多厚？答：森林面积二百二十万亩。", {"hanging_indent": 2.0}),
    Sample("一段多体：段首黑体、楷体", "PW-11　挤空不问换体",
           "**支撑稳。**黎霍高速通车，[“两纵两横”]{kai}，通用机场开工。"),
    Sample("各体标点一样宽", "本报　各字体自动校正",
           "宋，“体”。[黑，“体”。]{hei}[楷，“体”。]{kai}[毛，“笔”。]{brush}[薇，“体”。]{xiaowei}"),
    Sample("着重号：标点不加", "IL-01　GB/T 15834 §5.1.8",
           "生态优先，[绿色发展，久久为功]{dots}，这是全县人民的共识。"),
    Sample("专名号：相邻两名断开", "IL-02、IL-03",
           "[沁水]{name}[尉迟村]{name}人[赵树理]{name}在[长治]{name}求学。"),
    Sample("书名号（浪线式）", "IL-02　GB/T 15834 §5.1.8",
           "案头放着[沁源县志]{title}和[太岳风云录]{title}两部书，翻得卷了边。"),
    Sample("字下加线", "emphasis: underline",
           "报名截止[二月二十八日]{underline}，过期不候，请互相转告。"),
    Sample("注音：字上居中，宽则让字", "RB-01、RB-02",
           "[沁]{pinyin:qìn}[源]{pinyin:yuán}有条[狼]{pinyin:láng}[尾]{pinyin:wěi}河，清可见底。"),
    Sample("首字下沉二行", "initial: 2",
           "沁水之源，太岳之心，这里的每一棵树都在讲述绿色的故事，讲了很多年。", {}, 2),
    Sample("注码随字，不在行首", "NB-14、MX-06",
           "全县森林覆盖率超过六成[①]{note}，位居全省第一方阵[②]{note}之中。"),
    Sample("引线与空位", r"\[……]{leader}　\[]{leader}",
           "要闻[……]{leader}2版\n副刊[……]{leader}8版\n责编[]{leader}本报示例"),
    Sample("松的行先松标点与中西之间", "JU-05　clreq 拉伸次序",
           "我们请来Debian专家，讲一课Linux入门，大家都说好。"),
    Sample("居中", "align: center", "长治日报社\n向人民报告\n特刊", {"align": "center"}),
    Sample("右齐", "align: right", "本报记者\n二〇二五年二月二十五日", {"align": "right"}),
    Sample("长字：横缩一成", "scale: 0.9", "全县发展根基愈发坚实，群众笑脸更多，“一枝一叶”总关情。",
           {"scale": 0.9}),
    Sample("数字与字母：直排时的正与侧", "VT-08、VT-10　纵中横",
           "12月5日，A级景区4家，GDP百强，Linux与2025年。"),
    Sample("直排的引号与点号", "VT-02、VT-03　GB/T 15834 §5.2",
           "他问：“去过‘花坡’吗？”我答：“去过；真美！”"),
    Sample("缺字换体，大小相称", "fallback　目录所列次序",
           "[一个㙓字、一个堃字、一个喆字]{brush}，用得着时才换。"),
    Sample("标点多时不越界", "NB-13、LE-04",
           "什么？！真的！！！他念道（《“好”》）——对，就是这样……！"),
)  # fmt: skip


def build(fonts: FontBook, log: Log, *, date: str) -> bytes:
    """The sheet as a PDF of that day (ISO form); faults of the faces go to `log`."""
    from typeset.pdf import about, write

    said = about.About(title="中文排版规则样张", date=date, digest="", press=False, archive=False)
    return write.write([flatten.flatten(page(fonts, log))], _opened(fonts), said)


def _opened(fonts: FontBook) -> Callable[[str], Face]:
    def face(name: str) -> Face:
        found = fonts.face(name)
        assert found is not None, f"{name} was painted with and cannot be opened"
        return found

    return face


def page(fonts: FontBook, log: Log) -> Page:
    """The sheet as a page."""
    shop = open_shop(fonts, dict(_STYLES), log)
    frames = [_head(shop)]
    width = (_WIDTH - 2 * _MARGIN - (_COLUMNS - 1) * _GUTTER) / _COLUMNS
    x, top = _MARGIN, _HEIGHT - _TOP
    for number, sample in enumerate(SAMPLES, 1):
        ops, height = _cell(sample, number, x, top, width, shop)
        if top - height < _MARGIN:
            x, top = x + width + _GUTTER, _HEIGHT - _TOP
            ops, height = _cell(sample, number, x, top, width, shop)
        frames.append(Frame("Sect", Rect(x, top - height, width, height), tuple(ops)))
        top -= height + _CELL_WHITE
    return Page("specimen", _WIDTH, _HEIGHT, 0.0, tuple(frames), "中文排版规则样张")


def _head(shop: Shop) -> Frame:
    ops = [
        *_words("中文排版规则样张", _TITLE, _MARGIN, _HEIGHT - 74, shop),
        *_words(
            "左横右直，同一套规则。灰线是行长；编号与 docs/composition.md 的规则表相同。",
            _SOURCE, _MARGIN + 300, _HEIGHT - 74, shop,
        ),
        Stroke(line(_MARGIN, _HEIGHT - 88, _WIDTH - _MARGIN, _HEIGHT - 88), _RED, 1.5),
    ]  # fmt: skip
    return Frame("H1", Rect(_MARGIN, _HEIGHT - 90, _WIDTH - 2 * _MARGIN, 60), tuple(ops))


def _cell(
    sample: Sample, number: int, x: float, top: float, width: float, shop: Shop
) -> tuple[list[Op], float]:
    """The marks of a cell and its height."""
    ops: list[Op] = [Stroke(line(x, top, x + width, top), _GRAY, 0.5)]
    ops.extend(_words(f"{number}　{sample.name}", _HEADING, x, top - 13, shop))
    ops.extend(_words(sample.source, _SOURCE, x, top - 24, shop))
    em = _BODY.size
    level, level_height = _level(sample, x, top - _BAND, shop)
    upright, upright_height = _upright(sample, x + width, top - _BAND, shop)
    ops += level + upright
    ops.extend(
        Stroke(line(at, top - _BAND + 3, at, top - _BAND - level_height), _GRAY, 0.25)
        for at in (x, x + _LEVEL * em)
    )
    return ops, _BAND + max(level_height, upright_height)


def _level(sample: Sample, x: float, top: float, shop: Shop) -> tuple[list[Op], float]:
    style = msgspec.structs.replace(_BODY, **sample.style)
    em = style.size
    ops: list[Op] = []
    set_ = _set(sample, style, _LEVEL * em, shop)
    for row, set_line in enumerate(set_):
        ops.extend(place.horizontal(set_line, x, top - row * style.leading - 0.88 * em))
    return ops, len(set_) * style.leading


def _upright(sample: Sample, right: float, top: float, shop: Shop) -> tuple[list[Op], float]:
    style = msgspec.structs.replace(_BODY, mode=WritingMode.VERTICAL, **sample.style)
    em = style.size
    ops: list[Op] = []
    set_ = _set(sample, style, _UPRIGHT * em, shop)
    for row, set_line in enumerate(set_):
        ops.extend(place.vertical(set_line, right - em / 2 - row * style.leading, top))
    left = right - (len(set_) - 1) * style.leading - em
    ops.extend(
        Stroke(line(left - 2, at, right + 2, at), _GRAY, 0.25) for at in (top, top - _UPRIGHT * em)
    )
    return ops, _UPRIGHT * em


def _set(sample: Sample, style: Style, measure: float, shop: Shop) -> list[lines.SetLine]:
    found: list[lines.SetLine] = []
    text = Text(sample.text, Span(sample.name, 1, 1))
    galley = compose.compose(text, style, shop, initial=sample.initial)
    for paragraph in galley.paragraphs:
        chosen = breaking.optimum(paragraph, [measure])
        found.extend(lines.set_lines(paragraph, chosen, [measure]))
    return found


def _words(words: str, style: Style, x: float, baseline: float, shop: Shop) -> list[Op]:
    """Words on one line."""
    ops: list[Op] = []
    for paragraph in compose.compose(Text(words, Span("", 1, 1)), style, shop).paragraphs:
        whole = breaking.Breaks((len(paragraph.width),), 0.0, 0.0)
        ops.extend(place.horizontal(lines.set_lines(paragraph, whole, [_WIDTH])[0], x, baseline))
    return ops
