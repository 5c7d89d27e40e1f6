"""Text → the stretches of it that are never parted: a number with its sign, range and unit.

A reader who finds 256.24 at a line's end and 亿元 at the next line's start reads the number
twice; papers forbid it. The units are those of the counts and measures in news copy.
"""

from __future__ import annotations

import re
from typing import Final

# Measures (法定计量单位 and their common multiples), longest first within the pattern.
_MEASURES: Final = (
    "平方公里 平方千米 平方米 立方米 公顷 公里 千米 厘米 毫米 微米 海里 公斤 千克 毫克 "
    "千瓦时 千伏安 千瓦 兆瓦 千伏 伏特 千卡 千赫 兆赫 摄氏度 分贝 小时 分钟 秒钟 百分点 个百分点 "
    "人民币元 美元 欧元 港元 日元 元 角 分 亩 米 克 吨 升 瓦 伏 度 秒 倍 成 折"
).split()
# Counts (量词) that news copy puts after figures.
_COUNTS: Final = (
    "人次 车次 架次 班次 户次 件次 场次 名 人 个 家 户 项 件 所 座 条 次 场 期 届 级 类 位 套 台 "
    "辆 艘 架 列 只 头 匹 株 棵 颗 粒 块 片 张 幅 本 册 部 篇 首 支 枝 把 间 栋 幢 层 处 口 眼 "
    "批 组 队 班 团 对 双 副 份 封 枚 桩 起 宗 笔 桶 箱 袋 包 瓶 盒 年 月 日 号 时 点 岁 周 天 "
    "世纪 年代 季度 学年 码 版 章 节 款 线 路 站 镇 乡 村 县 区 市 省 国 门 种 样 道 代 轮 强 后"
).split()
_WORDS = sorted({u for u in (*_MEASURES, *_COUNTS) if len(u) > 1}, key=lambda u: (-len(u), u))
_SINGLE = "".join(sorted({u for u in (*_MEASURES, *_COUNTS) if len(u) == 1}))
_UNIT = f"(?:{'|'.join(_WORDS)}|[{_SINGLE}])"

# Repeats are bounded where a failed match would be tried again from every character.
_FIGURES = r"\d+(?:[.,:：．]\d+)*"
_RANGE = r"(?:\s?(?:[-–—～~〜×xX*/／]|至|比)\s?(?=\d))"
_SCALE = "[十百千万亿兆]{0,6}"
_ABOUT = "[余多来]?"
_SYMBOL = (
    r"(?:[%％‰‱℃℉°′″]{1,2}"
    r"|\s?(?:k|m|c|M|G|T|μ)?(?:m|g|W|V|Hz|B|L|s|A|t|Wh|Pa|ha)[²³23]?(?![A-Za-z]))"
)

_QUANTITY = re.compile(
    rf"(?:(?<![0-9A-Za-z])[-+−±＋－￥¥$€£＄￡])?{_FIGURES}[A-Za-z]?{_SYMBOL}?"
    rf"(?:{_RANGE}{_FIGURES}{_SYMBOL}?){{0,3}}"
    rf"(?: ?{_SCALE}{_ABOUT}{_UNIT}|{_SCALE}{_ABOUT})"
)
_ROMAN = re.compile("[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX]{1,6}[级类型期度]")
_INITIALS = re.compile(r"(?:\b[A-Z]\.\s?){1,5}(?=[A-Z])")
_WHOLE_DATE = re.compile(r"(?<!\d)(?:\d{1,4}年)?\d{1,2}月\d{1,2}[日号]|(?<!\d)\d{1,4}年\d{1,2}月")
_INTERPUNCT = re.compile("[·・‧]")


def unparted(text: str, *, whole_dates: bool = False) -> list[bool]:
    """For each character, whether it is never parted from the one before it."""
    joined = [False] * len(text)
    dates = (_WHOLE_DATE,) if whole_dates else ()
    for pattern in (_QUANTITY, _ROMAN, _INITIALS, *dates):
        for match in pattern.finditer(text):
            for i in range(match.start() + 1, match.end()):
                joined[i] = True
    for match in _INTERPUNCT.finditer(text):
        # 诺尔曼·白求恩 breaks nowhere near the mark.
        at = match.start()
        if 0 < at < len(text) - 1 and _is_han(text[at - 1]) and _is_han(text[at + 1]):
            joined[at] = joined[at + 1] = True
    return joined


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
