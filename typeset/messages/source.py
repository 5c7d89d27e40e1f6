"""Words for what is wrong with a file as YAML, or as the kind of file it has to be."""

from __future__ import annotations

from .entry import Words

# What the YAML reader says → what it means to a reader of the file.
PROBLEMS = {
    "did not find expected ',' or ']'": "列表缺逗号，或缺右方括号 ]",
    "did not find expected ',' or '}'": "“键: 值”之间缺逗号，或缺右花括号 }",
    "did not find expected key": "这里应当是一个键，多半是缩进没有对齐",
    "did not find expected '-' indicator": "列表里这一行应当以“- ”开头，与上一项对齐",
    "mapping values are not allowed in this context": "这里不该有冒号：文字里带冒号要加引号",
    "could not find expected ':'": "键后面缺冒号",
    "found character that cannot start any token": "这个字符不能用在行首或值的开头",
    "found character '\\t' that cannot start any token": "行首用了制表符，缩进要用空格",
    "found a tab character that violates indentation": "缩进用了制表符，要用空格",
    "found unexpected end of stream": "文件到头了，引号或括号还没有配对",
    "found unknown escape character": "双引号里的反斜杠后面不是能用的字符",
    "found undefined alias": "以 * 开头的文字要加引号",
    "found duplicate anchor": "以 & 开头的文字要加引号",
    "block sequence entries are not allowed in this context": "这里不能开始“- ”列表，先换行",
    "mapping keys are not allowed in this context": "这里不该有问号开头的键",
    "did not find expected <document start>": "文件前面多了东西，或缩进回到了头上",
    "expected a single document in the stream": "文件里有两份稿（中间有 ---），只能有一份",
    "did not find expected node content": "这里应当有内容",
    "did not find expected alphabetic or numeric character": "& 或 * 开头的文字要加引号",
    "did not find expected comment or line break": "这一行的后面多了东西",
    "found unexpected document indicator": "引号还没有配对就遇到 --- 或 ...",
    "control characters are not allowed": "有看不见的控制字符",
}

WORDS = {
    "file-not-found": Words(
        zh="没有这个文件：{file}",
        en="there is no file {file}",
        zh_help="核对路径和文件名；相对路径从运行命令的文件夹算起",
        en_help="check the path; a relative one starts where the command runs",
        zh_explain="命令行或数据文件里写了一个文件，那个位置上没有它，或者那是一个文件夹。",
        en_explain="The command or a data file names a file that is not there, or is a folder.",
    ),
    "file-unreadable": Words(
        zh="文件读不了：{file}（{reason}）",
        en="cannot read {file} ({reason})",
        zh_help="看看有没有读这个文件的权限，盘是不是还连着",
        en_help="see that you may read it and that its disk is there",
        zh_explain="文件在，但系统不让读：多半是权限，或者网络盘断开了。",
        en_explain="The file is there but the system refuses it: rights, or a lost network disk.",
    ),
    "not-utf8": Words(
        zh="文件不是 UTF-8 编码，从这一行起读不出字",
        en="the file is not in UTF-8: its characters cannot be read from this line on",
        zh_help="在编辑器里另存为 UTF-8（记事本：另存为，编码选 UTF-8）",
        en_help="save it again as UTF-8",
        zh_explain="""\
旧的 Windows 程序常把文字存成 GBK。同样的字节按 UTF-8 读就是乱码，所以一个字也不猜。
例：记事本里“另存为”，编码从 ANSI 改成 UTF-8。""",
        en_explain="""\
Older Windows programs save Chinese as GBK. Guessing would risk wrong characters in print, so
nothing is guessed. Example: in Notepad choose Save As and the encoding UTF-8.""",
    ),
    "control-character": Words(
        zh="这里有一个看不见的控制字符 {codepoint}",
        en="an invisible control character {codepoint} stands here",
        zh_help="删掉它；多半是从 Word、PDF 或网页粘贴时带进来的",
        en_help="delete it; it came along when text was pasted",
        zh_explain="""\
制表符、软回车这些字符没有字形，印不出来，也说不清该占多宽。空格用空格，换段另起一行。""",
        en_explain="""\
Tabs, soft returns and their kind have no shape and no width in print. Use spaces for spaces
and a new line for a new paragraph.""",
    ),
    "empty-file": Words(
        zh="文件是空的",
        en="the file is empty",
        zh_help="看看是不是没有存盘，或者存到了别处",
        en_help="see whether it was saved, and where",
        zh_explain="文件里一个字也没有，或者只有注释。",
        en_explain="There is nothing in the file, or nothing but comments.",
    ),
    "not-a-mapping": Words(
        zh="文件的最外层应当是“键: 值”",
        en="the file has to consist of “key: value” pairs",
        zh_help="照 data/ 里已有的一期写：第一层是 masthead:、title:、answers: 这些键",
        en_help="follow an issue in data/: keys such as masthead: and title: at the outermost "
        "level",
        zh_explain="文件最外层写成了列表（- 开头）或一句话，读不出哪个是报头、哪个是标题。",
        en_explain="The file's outermost level is a list or a sentence, so nothing in it has a "
        "name.",
    ),
    "yaml-syntax": Words(
        zh="YAML 读不下去：{problem:yaml}",
        en="the YAML cannot be read on: {problem:yaml}",
        zh_help="看这一行和上一行：冒号后要有空格，同一层左边要对齐，引号、括号要成对，"
        "缩进不用制表符",
        en_help="look at this line and the one before: a space after the colon, equal indents,"
        " quotes and brackets in pairs, no tabs",
        zh_explain="""\
数据文件是 YAML：缩进表示谁属于谁。常见的错：
  title:沁源        冒号后少了空格
   date: …          比上一行多缩进了一格
  [稳的基础, 更加牢固   少了右括号
文字里有“: ”或以 [ * & 开头时，整段加英文双引号，或写成 | 块。""",
        en_explain="""\
Data files are YAML, where indents say what belongs to what. Common slips:
  title:Qinyuan     no space after the colon
   date: …          one space further in than the line before
  [one, two         no closing bracket
Text that holds “: ” or starts with [ * & goes into double quotes or a | block.""",
    ),
    "yaml-too-deep": Words(
        zh="嵌套太深，超过 {most} 层",
        en="nested deeper than {most} levels",
        zh_help="多半是括号没有配对：检查这一行的 [ 和 {{",
        en_help="brackets are probably not in pairs: check [ and {{ on this line",
        zh_explain="正常的一期不过七八层。嵌套几十层不是稿件，会把读文件的程序拖垮，所以不读。",
        en_explain="An issue has seven or eight levels. Dozens are no copy and could break the "
        "reader.",
    ),
    "yaml-alias": Words(
        zh="这里用了 YAML 的引用（& 和 *）",
        en="a YAML alias (& and *) is used here",
        zh_help="把内容照写一遍；文字本身以 * 或 & 开头时，加英文双引号",
        en_help="write the content out; put text that starts with * or & in double quotes",
        zh_explain="引用让一处改动悄悄改到别处，也让出错时指不出位置，所以稿件和版式里都不用。",
        en_explain="An alias lets one change alter another place unseen, and errors lose their "
        "place.",
    ),
    "yaml-tag": Words(
        zh="这里用了 YAML 的标记 {tag}",
        en="a YAML tag stands here: {tag}",
        zh_help="删掉叹号开头的标记；文字本身以 ! 开头时，加英文双引号",
        en_help="delete the tag; put text that starts with ! in double quotes",
        zh_explain="标记是给程序传对象用的，稿件里只有文字、数和列表。",
        en_explain="Tags carry program objects. Copy holds text, numbers and lists only.",
    ),
    "bad-key": Words(
        zh="键应当是一个词，这里是列表或另一组键值",
        en="a key has to be a word, and here is a list or another group",
        zh_help="检查冒号前面：多半是多写了括号或问号",
        en_help="look before the colon: a bracket or question mark too many",
        zh_explain="YAML 允许用列表作键，版面上没有这样的东西。",
        en_explain="YAML allows lists as keys; a newspaper page has no use for them.",
    ),
    "duplicate-key": Words(
        zh="“{key}”写了两次",
        en="“{key}” is given twice",
        zh_help="留一个，删一个",
        en_help="keep one, delete the other",
        zh_explain="同一层里一个键出现两次，留哪一个说不准，排错了也看不出来，所以两处都指出来。",
        en_explain="One key twice on a level: which holds is a guess, so both places are named.",
    ),
    "unknown-key": Words(
        zh="{where:at}里没有“{key}”这一项",
        en="{where:at} has no “{key}”",
        zh_help="改成“{nearest}”",
        en_help="write “{nearest}”",
        zh_explain="键名要与规定的一字不差。写错的键如果放过，那一项内容就会悄悄不见。",
        en_explain="Keys are spelled as they are defined. A misspelled one let pass would lose "
        "content.",
    ),
    "unknown-key-far": Words(
        zh="{where:at}里没有“{key}”这一项",
        en="{where:at} has no “{key}”",
        zh_help="可以写的有：{known:list}",
        en_help="known here: {known:list}",
        zh_explain="键名要与规定的一字不差。也看看缩进：可能它本该属于上一层或下一层。",
        en_explain="Keys are spelled as they are defined. See the indent too: it may belong "
        "elsewhere.",
    ),
    "missing-key": Words(
        zh="{where:at}里缺“{key}”",
        en="{where:at} lacks “{key}”",
        zh_help="补上“{key}: …”",
        en_help="add “{key}: …”",
        zh_explain="这一项非有不可：没有它版面上就空一块。可有可无的项不会报这个错。",
        en_explain="The page cannot do without this one; optional ones are never asked for.",
    ),
    "unknown-value": Words(
        zh="{where:at}不能是“{value}”",
        en="{where:at} cannot be “{value}”",
        zh_help="可以是：{known:list}",
        en_help="it can be: {known:list}",
        zh_explain="这一项只有几种写法。",
        en_explain="Only a few words will do here.",
    ),
    "bad-length": Words(
        zh="{where:at}的长度看不懂：“{value}”",
        en="{where:at} is no length: “{value}”",
        zh_help="数后面写单位：mm、cm、in、pt、字、行，或写字号，如 25mm、10.5pt、17字、五号",
        en_help="a number with a unit (mm, cm, in, pt, 字, 行) or a size name: 25mm, 10.5pt, "
        "17字, 五号",
        zh_explain="""\
没有单位的数分不清是毫米还是磅。字是所在样式的一个字宽，行是正文一行（含行距）。
例：measure: 17字   leading: 15.75pt   trim: [390mm, 545mm]""",
        en_explain="""\
A number without a unit could be mm or points. 字 is the width of one character of the style,
行 one line of body text. Example: measure: 17字   leading: 15.75pt   trim: [390mm, 545mm]""",
    ),
    "not-integer": Words(
        zh="{where:at}应当是整数，这里是“{value}”",
        en="{where:at} has to be a whole number, and is “{value}”",
        zh_help="只写数字，不带单位和小数",
        en_help="digits only, no unit and no decimals",
        zh_explain="栏数、行数这些是数出来的，没有半栏半行。例：columns: 5",
        en_explain="Columns and rows are counted, there are no halves. Example: columns: 5",
    ),
    "number-too-small": Words(
        zh="{where:at}至少是 {least}，这里是 {value}",
        en="{where:at} is {least} at least, and here is {value}",
        zh_help="写 {least} 或更大的整数；不用这一项就整项删掉",
        en_help="write {least} or a larger whole number, or leave the item out",
        zh_explain="栏数、行数、空几行都是数出来的，没有负的；非有不可的至少是 1。",
        en_explain="Columns, rows and empty rows are counted: none is less than nothing, and what "
        "there has to be is 1 at least.",
    ),
    "not-number": Words(
        zh="{where:at}应当是数，这里是“{value}”",
        en="{where:at} has to be a number, and is “{value}”",
        zh_help="只写数字，如 220 或 0.95，不带单位",
        en_help="digits only, such as 220 or 0.95, no unit",
        zh_explain="色样的百分数、总墨量、缩放这些没有单位。例：red: [0, 95, 85, 8]",
        en_explain="Tones, ink limits and scales have no unit. Example: red: [0, 95, 85, 8]",
    ),
    "not-boolean": Words(
        zh="{where:at}应当是 true 或 false，这里是“{value}”",
        en="{where:at} has to be true or false, and is “{value}”",
        zh_help="写 true 或 false",
        en_help="write true or false",
        zh_explain="这一项只有是与否。yes、no、是、否都不认，免得“no”被当成文字又被当成否。",
        en_explain="This is a matter of yes or no, written true or false so that no word is taken "
        "for it.",
    ),
    "bad-value": Words(
        zh="{where:at}的值“{value}”不合要求",
        en="{where:at} cannot take “{value}”",
        zh_help="与 layouts/ 或 data/ 里已有的写法对照",
        en_help="compare with how layouts/ and data/ write it",
        zh_explain="写法或范围不对：数目不够的列表、不合规定的文件名、摘要位数不对，都在此列。",
        en_explain="Form or range is wrong: a list too short, a file name with a slash, a cut "
        "digest.",
    ),
    "wrong-count": Words(
        zh="{where:at}有 {found} 项，应当是 {wanted} 项",
        en="{where:at} has {found} items and has to have {wanted}",
        zh_help="补足，或去掉多的",
        en_help="add what is missing, or take off what is too many",
        zh_explain="""\
位置、尺寸、色样的项数是定的，次序也是定的：
  trim: [宽, 高]    at: [x, y, 宽, 高]    red: [C, M, Y, K]""",
        en_explain="""\
Places, sizes and swatches have a fixed number of items in a fixed order:
  trim: [width, height]    at: [x, y, width, height]    red: [C, M, Y, K]""",
    ),
    "wrong-type": Words(
        zh="{where:at}应当是{wanted:term}，这里是{found:term}",
        en="{where:at} has to be {wanted:term}, and is {found:term}",
        zh_help="文字写在冒号后；列表用 [甲, 乙] 或逐行“- 甲”；“键: 值”另起一行并缩进",
        en_help="text follows the colon; lists are [a, b] or lines of “- a”; pairs are indented "
        "lines",
        zh_explain="""\
例：主题有几行就是几项，要写成列表   headline: [筑梦太岳, 勇谱新篇]
    正文是文字                       text: |
    空着的项整行删掉，或照规定可以留空""",
        en_explain="""\
Example: a headline has lines, so it is a list    headline: [one, two]
         a story is text                          text: |
         an item with nothing in it is left out""",
    ),
}
