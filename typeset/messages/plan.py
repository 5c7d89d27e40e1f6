"""Words for areas on the grid: where they stand and what they show."""

from __future__ import annotations

from .entry import Words

WORDS = {
    "text-over-fold": Words(
        zh="区域“{area}”的正文跨了中缝（离左边 {fold:mm}）",
        en="the text of area “{area}” lies across the fold at {fold:mm}",
        zh_help="把区域分在中缝两边，用 continues 接续；标题和图可以跨",
        en_help="part it in two areas, one on each side, joined by continues; titles and pictures"
        " may cross",
        zh_explain="通版从中间对折，跨在折线上的行读不清，装订时还会被压住。",
        en_explain="A spread is folded in the middle: a line across it cannot be read.",
    ),
    "missing-content": Words(
        zh="区域“{area}”要放“{content}”，这一期没有",
        en="area “{area}” shows “{content}”, which this issue does not have",
        zh_help="在数据文件里补上，或改版式的 content；可有可无的区域写 optional: true",
        en_help="add it to the data file, or change content; optional: true lets the area go",
        zh_explain="版式的 content 是数据文件里的路径，如 answers.growth。两边的名字要对上。",
        en_explain="content is a path of the data file, such as answers.growth; the names must "
        "agree.",
    ),
    "unknown-area": Words(
        zh="没有区域“{name}”",
        en="there is no area “{name}”",
        zh_help="{nearest:near}",
        en_help="{nearest:near}",
        zh_explain="continues、under 和 nudge 写的是 areas 里的区域名；under 的区域要有文流。",
        en_explain="continues, under and nudge name an area; the one under names must have a flow.",
    ),
    "unknown-part": Words(
        zh="区域“{area}”里没有叫“{name}”的一件",
        en="area “{area}” has no part “{name}”",
        zh_help="{nearest:near}",
        en_help="{nearest:near}",
        zh_explain="nudge 写“区域.部件”：部件名是字段的末一节（title.headline），或版式给的 name。"
        "文中占行的题写“区域.答卷.部件”：story.solid.claim。",
        en_explain="nudge says area.part: the last step of the part's field, or the name that the"
        " layout gives it. A head in running text is area.answer.part: story.solid.claim.",
    ),
    "nudge-no-type": Words(
        zh="“{name}”不是一样文字，改不了字号、字距",
        en="“{name}” is not one piece of text: no size or tracking to change",
        zh_help="只写 dx、dy；图表板、数字条、署名的字号在版式的 styles 里改",
        en_help="give dx and dy only; panels, key figures and credits take sizes from styles",
        zh_explain="size 和 tracking 改一段文字的样式；图、线、成块的内容没有单一的字号。",
        en_explain="size and tracking change the style of a text. A picture, a rule or a block of"
        " several styles has none of its own.",
    ),
    "area-outside": Words(
        zh="区域“{area}”伸出了版心",
        en="area “{area}” reaches out of the type area",
        zh_help="改小或移进版心；有意压到外面的写 over: true",
        en_help="make it smaller or move it in; over: true if it is meant to lie over",
        zh_explain="版心外是白边，裁切会偏，字不该到那里去。",
        en_explain="Outside the type area is the margin, where the trim may wander.",
    ),
    "areas-overlap": Words(
        zh="区域“{area}”与“{other}”重叠",
        en="areas “{area}” and “{other}” overlap",
        zh_help="挪开一个；字要绕着它走写 wrap: true，有意压着写 over: true",
        en_help="move one; wrap: true runs text around it, over: true lays it on top",
        zh_explain="两个区域占了同一块地方，字会压字。两处都指出来。",
        en_explain="Two areas claim one place and type would print on type.",
    ),
    "thread-forks": Words(
        zh="区域“{area}”后面接了两个区域",
        en="two areas continue “{area}”",
        zh_help="文流一个接一个：后一个 continues 前一个",
        en_help="a thread goes one by one: let the later continue the earlier",
        zh_explain="例：story-2 接 story，story-3 接 story-2，不是都接 story。",
        en_explain="Example: story-2 continues story, story-3 continues story-2, not both story.",
    ),
    "no-lines": Words(
        zh="区域“{area}”里一行文也放不下",
        en="area “{area}” has room for no line of text",
        zh_help="加高，或加宽，或挪开盖住它的串文的框",
        en_help="make it higher or wider, or move what its text would run around",
        zh_explain="矮于一行的区域放不下文；绕开别的东西以后，剩下不足四个字的地方不排。",
        en_explain="An area lower than a row holds no line, nor does a place of less than four 字"
        " beside what lines run around.",
    ),
    "thread-circle": Words(
        zh="区域“{area}”的文流没有起头：绕成了圈，或接的区域没有 flow",
        en="the thread of area “{area}” has no start: a circle, or no flow where it begins",
        zh_help="让第一个区域有 flow，而不写 continues",
        en_help="let the first area have a flow and no continues",
        zh_explain="文流从写着 flow 的区域开始，用 continues 一个一个接下去。",
        en_explain="A thread starts in the area that has a flow; continues adds one after the "
        "other.",
    ),
    "grid-columns": Words(
        zh="正文是 {columns} 栏，却写了 {measures} 个栏宽、{gutters} 个栏距",
        en="the body has {columns} columns, but {measures} measures and {gutters} gutters",
        zh_help="measures 与栏数一样多，gutters 少一个",
        en_help="as many measures as columns, one gutter fewer",
        zh_explain="栏宽不一（变栏）才写 measures 和 gutters；各栏一样就只写 measure、gutter。",
        en_explain="measures and gutters are for unequal columns; else measure and gutter will do.",
    ),
    "grid-outside": Words(
        zh="正文网格 {width} × {height}，右边多出 {beyond}，下边多出 {below}",
        en="the body grid, {width} × {height}, runs over by {beyond} right and {below} below",
        zh_help="减行数、栏数或每栏字数，或把网格往左上移",
        en_help="fewer rows, columns or 字 a column, or move it up and left",
        zh_explain="网格由字算出来：栏宽 = 字数 × 字号，高 = 行数 × 行距。算出来的比版心大。",
        en_explain="The grid is reckoned from type: 字 × size wide, rows × leading high.",
    ),
    "area-place": Words(
        zh="区域“{area}”没有写位置",
        en="area “{area}” has no place",
        zh_help="写 at: [x, y, 宽, 高]，或 columns: 与 rows:",
        en_help="give at: [x, y, width, height], or columns: and rows:",
        zh_explain="版面上的条块用毫米定位（at），正文区用栏和行（columns、rows）。",
        en_explain="Bands of the page are placed in mm by at, areas of the body by columns and "
        "rows.",
    ),
    "area-span": Words(
        zh="区域“{area}”的“{text}”看不懂",
        en="area “{area}”: “{text}” is no span",
        zh_help='写成 1-2 或 "3"；图表占余下的行写 rows: rest',
        en_help='write 1-2 or "3"; rows: rest takes the rows that are left',
        zh_explain="从第几到第几，都从 1 数起，用减号连。",
        en_explain="From and to, counted from 1, with a hyphen between.",
    ),
    "off-grid-columns": Words(
        zh="区域“{area}”的栏“{text}”不在网格上，正文只有 {columns} 栏",
        en="area “{area}”: columns {text} are off the grid, which has {columns}",
        zh_help="改成 1 到 {columns} 之间，前小后大",
        en_help="between 1 and {columns}, the smaller first",
        zh_explain="栏数写在 body 的 columns；区域只能占网格里有的栏。",
        en_explain="The number of columns stands in body; an area takes columns that there are.",
    ),
    "off-grid-rows": Words(
        zh="区域“{area}”的行“{text}”不在网格上，正文只有 {rows} 行",
        en="area “{area}”: rows {text} are off the grid, which has {rows}",
        zh_help="改成 1 到 {rows} 之间，前小后大",
        en_help="between 1 and {rows}, the smaller first",
        zh_explain="行数写在 body 的 rows，从上往下数，第一行是 1。",
        en_explain="The number of rows stands in body; rows count from the top, from 1.",
    ),
}
