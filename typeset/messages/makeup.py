"""Words for what does not fit, or is not all there, once the page is made up."""

from __future__ import annotations

from .entry import Words

WORDS = {
    "black-over-panel": Words(
        zh="区域“{area}”的黑字“{words}”压在“{panel}”的底色 {swatch} 上："
        "{ground}% 加黑字 100% 是 {ink}%，上限 {limit}%",
        en="black type “{words}” of area “{area}” stands on {swatch} of “{panel}”: {ground} % and "
        "its own 100 % make {ink} %; the press takes {limit} %",
        zh_help="底色的 C、M、Y 合计减到 {limit}% 减 100% 以内，或者字换成反白",
        en_help="take C, M and Y off the ground, or set the type in white",
        zh_explain="""\
黑字叠印在底色上，两样墨落在同一处，要加起来算。墨多了不干，会蹭到对开页上。
例：底色 C70 M40 Y60 是 170%，压上黑字 270%，新闻纸只吃得住 240%。""",
        en_explain="""\
Black type prints over its ground, and the inks of both lie on one place. Too much ink does not
dry and sets off on the facing page. Example: C70 M40 Y60 is 170 %, with black type 270 %;
newsprint takes 240 %.""",
    ),
    "lone-line": Words(
        zh="区域“{area}”有 {lines} 处孤行：一段的头一行在栏末，或末一行在栏首",
        en="area “{area}” has {lines} lone lines: a paragraph's first at a column's foot or its"
        " last at a column's head",
        zh_help="这一篇加减一行（约一行的字数），或给 flow 的 most-before 让题下能空行",
        en_help="add or cut a line of this text, or let rows open under the head: most-before in"
        " its flow",
        zh_explain="程序先求各栏排满，再求不留孤行；两样不能都有时留孤行，并在这里说。",
        en_explain="Columns are filled first, lone lines avoided next; where both cannot be had a"
        " lone line stays, and is told here.",
    ),
    "overset": Words(
        zh="区域“{area}”的文字多出 {lines} 行，约 {characters} 字；从第 {paragraph} "
        "段起排不下（共 {paragraphs} 段）",
        en="the text of area “{area}” runs over by {lines} lines, about {characters} 字, from"
        " paragraph {paragraph} of {paragraphs} on",
        zh_help="删去约 {characters} 字，或给区域加行；版式的 copyfit 加上 tracking 可以稍微收紧",
        en_help="cut about {characters} 字 or give the area more rows; tracking in copyfit may "
        "tighten it",
        zh_explain="""\
正文按网格一行一行排，行数由版式定死。程序先按 copyfit 的手段凑（各段多一行少一行、
微调字距），都凑不下才报这个错。不删字，不偷偷缩字号。
删哪一句就排得下，逐句试排过，列在下面；图表和数字条用到的数所在的句子不列。
例：多出 2 行、约 26 字：删一句话，或让该篇的 rows 多两行。""",
        en_explain="""\
Body text stands on a grid whose lines are counted. What copyfit allows is tried first (a line
more or less in a paragraph, a little tracking). Nothing is cut and no size shrunk in silence.
Sentences that would do were tried one by one and are listed, but none that states a drawn figure.
Example: 2 lines over, about 26 字: cut a sentence, or give the story's rows two more.""",
    ),
    "underset": Words(
        zh="区域“{area}”的文字少 {lines} 行，约 {characters} 字，版上留白",
        en="the text of area “{area}” is {lines} lines short, about {characters} 字: white is left",
        zh_help="补约 {characters} 字，或减少区域的行",
        en_help="add about {characters} 字, or take rows off the area",
        zh_explain="凑版的手段用完了还差几行。不为填满而把行拉稀。",
        en_explain="Copyfitting has done what it may. Lines are not spread for all to see.",
    ),
    "block-overset": Words(
        zh="文字在区域“{area}”里宽出 {over:mm}",
        en="the words are {over:mm} too wide for area “{area}”",
        zh_help="缩短文字，或在版式里放宽位置、改小字号",
        en_help="shorten them, or give the layout a wider place or smaller type",
        zh_explain="""\
标题、标签排成一行，位置有多宽是版式定的。程序不偷偷压扁字。
主题只写了一节、字号取到最小还太宽的，版式又是一节一行，就试着分成两行：先看空格，再看标点，都没有
而字数成双的，从中间分（四四、五五、七七）。排得下就列在下面；怎样断合意思，由编辑定。""",
        en_explain="""\
Titles and labels stand on one line in the width the layout gives. No squeezing.
Where a headline is given in one piece, is too wide at its least size, and its design sets an item
a line, two lines are tried: at spaces, after marks, else a verse of even count in its middle. What
fits is listed; where it parts by sense is the editor's to say.""",
    ),
    "block-overset-lines": Words(
        zh="文字在区域“{area}”里多出 {over} 行（共排成 {lines} 行）",
        en="the text runs over area “{area}” by {over} lines of {lines}",
        zh_help="缩短文字，或在版式里加高位置、改小字号",
        en_help="shorten it, or give the layout a higher place or smaller type",
        zh_explain="导语、结语排在固定的框里，框有多高是版式定的。",
        en_explain="Leads and closings stand in a box whose height the layout gives.",
    ),
    "type-over-type": Words(
        zh="区域“{area}”里字压着字：“{words}”与“{over}”",
        en="type over type in area “{area}”: “{words}” and “{over}”",
        zh_help="缩短其中一个，或在版式里把两个部件挪开、排成一个（text 写两个字段，加 join）",
        en_help="shorten one, or part them in the layout, or set both as one text with join",
        zh_explain="""\
画法里各个部件的位置是版式定死的。没有写宽高的部件往右排到区域的边，前一个长了就压到后一个上，
两个都看不清。程序按字的墨迹查横排的部件，两两不许相碰。
例：责任编辑四个字的名字，压到同一行的版次上。""",
        en_explain="""\
Parts of a design stand where the layout puts them. One without a size reaches to the area's edge,
so a long one can run over its neighbour, and neither is read. Level type is compared by its ink,
part by part. Example: an editor's name of four 字 over the folio on the same line.""",
    ),
    "panel-squeezed": Words(
        zh="正文排完，区域“{area}”只剩 {rows} 行，至少要 {least} 行",
        en="the text leaves area “{area}” {rows} rows, and it needs {least}",
        zh_help="删正文，或减少图表的项，或把 least 改小；可以不要的写 optional: true",
        en_help="cut the text, or lower least; optional: true lets the area go",
        zh_explain="图表占文流排完余下的行。剩得太少，图表就挤得看不清。",
        en_explain="The panel takes the rows that the text leaves; with too few it cannot be read.",
    ),
    "line-unsettable": Words(
        zh="这里有一行怎么断都排不下，行长只有 {measure} 字",
        en="a line here cannot be broken to fit a measure of {measure} 字",
        zh_help="放宽行长，或改写：太长的英文、网址、数字不能从中断开",
        en_help="widen the measure or reword: long Latin words, addresses and numbers do not break",
        zh_explain="英文词、网址、连着的数字和不许分开的标点合起来比一行还长。",
        en_explain="A word, an address or marks that may not part are longer than the line.",
    ),
    "loose-line": Words(
        zh="第 {line} 行字距拉开了 {gap} 字，样式最多容 {limit} 字",
        en="line {line} is spread by {gap} 字 between characters; the style allows {limit}",
        zh_help="这一段加减一两个字，行就会重断",
        en_help="add or cut a 字 or two in this paragraph and it breaks anew",
        zh_explain="避头尾、长数字使这一行凑不满，只好拉开。版上看得出稀。",
        en_explain="Marks and long numbers that may not part leave the line short; it shows.",
    ),
    "word-broken": Words(
        zh="外文词在这里转行：{before} / {after}",
        en="a word is broken over two lines: {before} / {after}",
        zh_help="不要断开，就在这一段加减一两个字",
        en_help="to keep it whole, add or cut a 字 or two in this paragraph",
        zh_explain="""样式的 hyphenate 是 sparing：平时不断外文词；整段怎样排都有一行拉得太开，
才按英语音节断开一个长词，行末补连字符（程序名从下划线后断，不补）。""",
        en_explain="""The style says hyphenate: sparing. Words stay whole, unless every way of
setting the paragraph leaves a line too loose; then a long word is broken by English syllables,
with a hyphen (a program's name after an underscore, without).""",
    ),
    "no-setter": Words(
        zh="“{content}”这种内容没有排法",
        en="nothing knows how to set “{content}”",
        zh_help="文字用 text: 排；content: 给数字条、图表、署名这些整块的内容",
        en_help="set texts with text:; content: is for key figures, panels and credits",
        zh_explain="每种整块的内容有一个排法。这里的 content 指到了文字，或空的列表。",
        en_explain="Each kind of block has its setter. This content is a text, or an empty list.",
    ),
    "not-a-text": Words(
        zh="“{field}”不是文字，不能用 text 排",
        en="“{field}” is no text and cannot be set as one",
        zh_help="指到具体的文字，如 title.kicker；整块的内容用 content:",
        en_help="name a text, such as title.kicker; use content: for blocks",
        zh_explain="text 要指到一段文字或几段文字的列表。",
        en_explain="text names a text, or a list of them.",
    ),
    "left-out": Words(
        zh="“{field}”不上这个版",
        en="“{field}” is left out of this page",
        zh_help="",
        en_help="",
        zh_explain="版式的 omits 写明不排，或凑版时照 optional 去掉了。说一声，免得以为漏排。",
        en_explain="The layout's omits says so, or copyfitting dropped it as optional.",
    ),
    "filler-spared": Words(
        zh="{layout} 版的图表板没有空排补白的 {figures} 个数：{names}",
        en="no white in the panels of {layout} for {figures} figures of fillers: {names}",
        zh_help="",
        en_help="",
        zh_explain="补白（panel 的 filler）有空才排，从前往后。没有排的说一声，免得以为漏排。",
        en_explain="A panel's filler is set where there is white for it, from its first figure on.",
    ),
    "text-not-placed": Words(
        zh="“{field}”的 {characters} 字没有上版",
        en="“{field}”, {characters} 字, is not on the page",
        zh_help="在版式里给它一个位置；有意不上就写进 omits",
        en_help="give it a place in the layout, or list it under omits",
        zh_explain="数据文件里的每一个字都要在版上找到，一个不少。版式里没有区域用到这一项。",
        en_explain="Every character of the data file has to be on the page. No area shows this "
        "item.",
    ),
    "text-lost": Words(
        zh="“{field}”应有 {wanted} 字，版上是 {shown} 字；从“{near}”起不一致",
        en="“{field}” has {wanted} 字, the page shows {shown}; they part near “{near}”",
        zh_help="有意改动的字符写进 transforms；否则是程序的错，请报给维护者",
        en_help="declare a change that is meant under transforms; else report it to the "
        "maintainers",
        zh_explain="排完后逐字核对。版上与稿件不同、又没有声明，就不出文件。",
        en_explain="The page is compared with the copy character by character before it is "
        "written.",
    ),
    "overset-signed": Words(
        zh="“{area}”多出 {lines} 行，约 {characters} 字，从第 {paragraph} 段起排不下："
        "“{answer}”签过字，不能动",
        en="“{area}” runs over by {lines} lines, about {characters} 字, from paragraph {paragraph}"
        " on: “{answer}” is signed and stays",
        zh_help="删去约 {characters} 字；或者让签过的跟着动：从 lock 里删去“{answer}”，它后面有"
        "签过的也删，重新签",
        en_help="cut about {characters} 字; or let what is signed move: take “{answer}”, and what"
        " is signed after it, out of lock and sign them again",
        zh_explain="""\
几篇连排，lock 记着的各篇留在原来的行里，各栏的行数也照签样，改动的一篇只能用它原来的行。程序先按
copyfit 的手段凑，凑不下才报这个错。例：“稳”改后多出 1 行、约 8 字：删一个短语，“进”“新”“实”“好”
一行不动。""",
        en_explain="""\
Where texts share a thread, those under lock stay in their lines, columns keep their rows, and a
text that was corrected has the lines it had. What copyfit allows is tried first. Example: a line
over, about 8 字: cut a phrase, and no line of the other answers moves.""",
    ),
    "lock-lines": Words(
        zh="“{answer}”没有锁在原处：签样码里的行，现在的版上没有，或与别篇相叠，或项数不同",
        en="“{answer}” is not kept in place: the lines of its seal are not on this page, lie over"
        " those of another, or are of other items",
        zh_help="用 typeset fit --seal 重新列出，整行照抄",
        en_help="copy the line anew from typeset fit --seal",
        zh_explain="""\
连排的各篇，签样码后面有各题各段的行，照着留在原处。加减过段落、改过版式、少抄了几项，行就对不上：
这一篇不再留在原处，只查它变没变（lock-broken）。别的篇照留。""",
        en_explain="""\
Where texts share a thread the seal says in which lines each head and paragraph stood. When
paragraphs came or went, the layout changed or items were left out, they do not fit: this text is
not kept in place any more, only looked at for changes (lock-broken). The others are kept.""",
    ),
    "lock-broken": Words(
        zh="已签字的“{area}”变了：签时是 {signed}，现在是 {found}",
        en="“{area}”, signed as {signed}, now comes out as {found}",
        zh_help="查是谁改的；改得对就重新签，把 lock 里的换成 {found}",
        en_help="see what changed it; if it is right, sign again: put {found} under lock",
        zh_explain="""\
lock 记着已付印审签的区域的印记：字、字体、字号、位置。稿件、版式、字体动了都会变。
几篇连排的，印记后面还有各段各题原来的行（第几栏:第几行-第几行），排时照留。""",
        en_explain="""\
lock keeps the seal of areas that were signed: characters, faces, sizes, places. A change of
copy, layout or font file breaks it. Where texts share a thread, the lines of each paragraph and
head stand after it (column:first-last), and are kept.""",
    ),
}
