"""Words for characters that cannot be set as they are."""

from __future__ import annotations

from .entry import Words

WORDS = {
    "missing-glyph": Words(
        zh="字体里没有“{character}”（{codepoint}）",
        en="no face has “{character}” ({codepoint})",
        zh_help="换一个字，或在字体目录给样式的字体加后备字体；找过：{tried:list}",
        en_help="use another character, or add a fallback face in the catalogue; tried: "
        "{tried:list}",
        zh_explain="""\
生僻字、地名用字不是每款字体都有。找不到就报错，不印方框，也不悄悄换字。
先看是不是错字或异体字；确要用，在 fonts/catalogue.yaml 给那款字体的 fallback 加一款字多的。""",
        en_explain="""\
Rare characters are not in every face. No box is printed and nothing swapped in silence. See
whether it is a slip; if not, add a larger face to its fallback in fonts/catalogue.yaml.""",
    ),
    "fallback-face": Words(
        zh="“{character}”（{codepoint}）{face}里没有，用了{used}",
        en="“{character}” ({codepoint}) is not in {face}: set in {used}",
        zh_help="看大样上这个字合不合适",
        en_help="look at it on the proof",
        zh_explain="字体目录写明了后备的次序，程序照着找，每个字头一次用时说一声。",
        en_explain="The catalogue declares the order of fallbacks; the first use of each is told.",
    ),
    "emoji": Words(
        zh="报纸不排表情符号：{character}（{codepoint}）",
        en="a newspaper sets no emoji: {character} ({codepoint})",
        zh_help="删掉，或改成文字",
        en_help="delete it, or say it in words",
        zh_explain="表情符号是彩色图，字体里没有可印的轮廓。多半是从微信里粘来的。",
        en_explain="Emoji are color pictures without outlines to print; they come with pasted "
        "chats.",
    ),
    "zero-width-character": Words(
        zh="这里有一个看不见的零宽字符 {codepoint}",
        en="an invisible zero-width character {codepoint} stands here",
        zh_help="删掉它；多半是从网页或微信粘贴时带进来的",
        en_help="delete it; it came along when text was pasted",
        zh_explain="零宽字符不占地方，却会打乱断行和校对（看着一样的两个词对不上）。",
        en_explain="It takes no room, yet upsets line ends and makes equal words differ.",
    ),
    "manual-indent": Words(
        zh="段首有手打的全角空格",
        en="the paragraph starts with typed ideographic spaces",
        zh_help="删掉；段首空两字由样式的 indent 管",
        en_help="delete them; the style's indent moves the first line in",
        zh_explain="样式已经空两字，再打两个就空四字。",
        en_explain="The style moves the line in by two 字; two more make four.",
    ),
}
