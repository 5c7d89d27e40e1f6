"""Words for layout files: house style, designs, the names they use."""

from __future__ import annotations

from .entry import Words

WORDS = {
    "unknown-layout": Words(
        zh="没有版式“{name}”",
        en="there is no layout “{name}”",
        zh_help="现有的版式：{known:list}",
        en_help="layouts there are: {known:list}",
        zh_explain="版式名就是 layouts/ 里的文件名，不带 .yaml。别处的版式用 --layouts "
        "指明文件夹。",
        en_explain="A layout is called by its file in layouts/, without .yaml; --layouts names a "
        "folder.",
    ),
    "layout-incomplete": Words(
        zh="版式“{name}”没有写 page 或 body，排不成版面",
        en="layout “{name}” lacks page or body and makes no page",
        zh_help="补上纸张（page）与正文网格（body），或换一个完整的版式",
        en_help="add the sheet (page) and the body grid (body), or choose a complete layout",
        zh_explain="house 和 sheet 只是公共部分，供别的版式 extends，自己不成版。",
        en_explain="house and sheet are parts for other layouts to extend and are no pages.",
    ),
    "length-not-absolute": Words(
        zh="{where} 要绝对的长度，不能用字或行",
        en="{where} wants an absolute length, not 字 or 行",
        zh_help="用毫米、厘米、英寸、磅或字号，如 25mm、10.5pt、五号",
        en_help="use mm, cm, in, pt or a size name, such as 25mm, 10.5pt, 五号",
        zh_explain="字和行要知道是哪种字、哪个网格才有大小；纸张、白边、线的粗细与它们无关。",
        en_explain="字 and 行 have a size only where the type or the grid is known; the sheet, its"
        " margins and the weight of a rule depend on neither.",
    ),
    "size-not-positive": Words(
        zh="{where} 要大于 0，这里是 {value}",
        en="{where} has to be more than 0, and is {value}",
        zh_help="写大于 0 的长度，如 10.5pt、五号、17字",
        en_help="write a length above 0, such as 10.5pt, 五号, 17字",
        zh_explain="字号、行距、栏宽是 0 或负数，字就看不见，或倒着排到纸外去。",
        en_explain="With a size, leading or measure of nothing or less, type is not seen or is set"
        " off the sheet.",
    ),
    "length-negative": Words(
        zh="{where} 不能是负数，这里是 {value}",
        en="{where} cannot be less than 0, and is {value}",
        zh_help="写 0 或大于 0 的长度；要反过来用，改的是另一项（栏距小了，加宽 measure）",
        en_help="write 0 or a length above it; to go the other way, change another field"
        " (for a narrower gutter, a wider measure)",
        zh_explain="出血、栏距、余地和手法的限度都是大小，没有负的：负的栏距让栏叠在栏上，"
        "负的限度让人看不懂。",
        en_explain="Bleed, gutters, spare white and the limits of levers are sizes: with a gutter"
        " below 0 columns lie on each other, and nobody can say what a limit below 0 allows.",
    ),
    "tracking-range": Words(
        zh="{where} 合 {tracking} 字，应当在 {least} 到 {most} 字之间",
        en="{where} is {tracking} 字 and has to be between {least} and {most}",
        zh_help="收紧一般不过 -0.04字，拉开一般不过 0.6字",
        en_help="tighter than -0.04字 or wider than 0.6字 is seldom wanted",
        zh_explain="字距收得太紧，字叠在字上；拉得太开，一句话散成单字。",
        en_explain="Too tight, one 字 lies on the next; too wide, a line falls into single 字.",
    ),
    "head-rows": Words(
        zh="文里的题“{design}”没有写占几行（rows）",
        en="head “{design}” in the text says no rows",
        zh_help="写上 rows，如 {{design: {design}, rows: 4}}",
        en_help="give it rows, as in {{design: {design}, rows: 4}}",
        zh_explain="题占整行，正文才对得齐网格；占 0 行的题没有地方排。",
        en_explain="A head takes whole rows, so that lines keep to the grid; one of no rows has no "
        "place.",
    ),
    "marks-margin": Words(
        zh="marks 给标记留的边太窄，至少要 {least}",
        en="marks opens too small a margin: {least} at least",
        zh_help="写 8mm 以上，常用 12mm；不要标记就写 0mm",
        en_help="write 8mm or more, usually 12mm; 0mm for no marks",
        zh_explain="裁切标记长 5 毫米，离出血 2 毫米；色标和信息行也在这条边里。",
        en_explain="A crop mark is 5 mm long and 2 mm off the bleed; patches and slug share its"
        " margin.",
    ),
    "layout-circle": Words(
        zh="版式互相套用，成了圈：{name}",
        en="layouts extend each other in a circle: {name}",
        zh_help="去掉其中一个 extends",
        en_help="take out one of the extends",
        zh_explain="extends 像楼层，下面的不能又踩在上面的上。",
        en_explain="extends lays one file on another; a circle has no ground.",
    ),
    "swatch-range": Words(
        zh="色样“{swatch}”有超出 0–100 的网点",
        en="swatch “{swatch}” has a tone outside 0–100",
        zh_help="C、M、Y、K 各是 0 到 100 的百分数",
        en_help="C, M, Y and K are per cent from 0 to 100",
        zh_explain="例：red: [0, 95, 85, 8]，即 C0 M95 Y85 K8。",
        en_explain="Example: red: [0, 95, 85, 8] is C0 M95 Y85 K8.",
    ),
    "swatch-ink": Words(
        zh="色样“{swatch}”的总墨量是 {ink}%，超过 {limit}%",
        en="swatch “{swatch}” carries {ink} % ink, more than {limit} %",
        zh_help="减少 C、M、Y，用 K 补深浅",
        en_help="take off C, M and Y and let K carry the depth",
        zh_explain="新闻纸吸墨慢，四色加起来太多会蹭脏、透印。上限写在版式的 ink-limit。",
        en_explain="Newsprint smears and shows through under too much ink; the limit is ink-limit.",
    ),
    "unknown-style": Words(
        zh="没有样式“{name}”",
        en="there is no style “{name}”",
        zh_help="{nearest:near}；样式写在 layouts/house.yaml 的 styles 里",
        en_help="{nearest:near}; styles stand in layouts/house.yaml",
        zh_explain="样式按用处起名：body 正文、kicker 引题、headline 主题。用到的名字都要有。",
        en_explain="Styles are named for their use: body, kicker, headline. Each name used must "
        "exist.",
    ),
    "unknown-design": Words(
        zh="没有设计件“{name}”",
        en="there is no design “{name}”",
        zh_help="{nearest:near}；设计件写在 designs 里",
        en_help="{nearest:near}; designs stand under designs",
        zh_explain="区域用 design 取一组现成的件，如报头、印章；名字要在 designs 里。",
        en_explain="An area takes a set of parts by its name under designs, such as masthead.",
    ),
    "unknown-swatch": Words(
        zh="没有色样“{name}”",
        en="there is no swatch “{name}”",
        zh_help="{nearest:near}；色样写在 swatches 里",
        en_help="{nearest:near}; swatches stand under swatches",
        zh_explain="颜色只从色样里取，油墨才管得住。要新颜色，先在 layouts/house.yaml 加色样。",
        en_explain="Colors come from swatches only, so that ink stays in hand. Add new ones there.",
    ),
    "style-circle": Words(
        zh="样式的 based-on 成了圈：{trail}",
        en="styles are based on each other in a circle: {trail}",
        zh_help="去掉其中一个 based-on",
        en_help="take out one of the based-on",
        zh_explain="一个样式从另一个继承，绕回自己就没有起点。",
        en_explain="A style inherits from another; a circle has no start.",
    ),
    "style-incomplete": Words(
        zh="样式“{style}”缺字体或字号",
        en="style “{style}” has no face or no size",
        zh_help="写上 face 和 size，或用 based-on 从别的样式继承",
        en_help="give face and size, or inherit them by based-on",
        zh_explain="例：note: {based-on: body, size: 六号}",
        en_explain="Example: note: {based-on: body, size: 六号}",
    ),
    "flow-kind": Words(
        zh="flow 的一项要么是 text，要么是 design，只能写一个",
        en="an entry of flow is either a text or a design, exactly one",
        zh_help="正文写 text: .text；占行的标题写 design: 与 rows:",
        en_help="stories are text: .text; heads that take rows are design: with rows:",
        zh_explain="文流里一项是一段文字，或一个占整行的件，不能同时是两样。",
        en_explain="What flows is a text or a block of whole rows, never both at once.",
    ),
    "part-kind": Words(
        zh="一个件要写且只写一样内容，这里是：{given:list}",
        en="a part holds exactly one thing, and here is: {given:list}",
        zh_help="text、words、rule、box、art、picture、content 里选一个",
        en_help="one of text, words, rule, box, art, picture, content",
        zh_explain="底色和字是两个件：先写 box，再写 text，后写的压在上面。",
        en_explain="Ground and words are two parts: first box, then text, painted over it.",
    ),
    "part-after": Words(
        zh="after 只用于从框的上边排起的文字",
        en="after is for text that starts at the top of its box",
        zh_help="去掉 after，或把它写在 text 那一件上，不写 valign",
        en_help="take it out, or give it to a text without valign",
        zh_explain="after 让一件文字跟着前一件走：从框的上边排起的，框上移，字才上移。",
        en_explain="after moves the upper edge of a text's box: other things do not follow that.",
    ),
    "part-place": Words(
        zh="件的位置应当是两个或四个长度",
        en="a part's place takes two or four lengths",
        zh_help="写 at: [x, y] 或 at: [x, y, 宽, 高]，从所在区域的左上角量起；线写四个",
        en_help="at: [x, y] or at: [x, y, width, height] from the area's upper left; rules take "
        "four",
        zh_explain="两个数只定左上角，大小到区域的右下角；四个数连大小一起定。",
        en_explain="Two lengths give the corner and reach to the area's end; four give the size "
        "too.",
    ),
    "lever-unnamed": Words(
        zh="区域占文排完余下的行，copyfit 里却没有写 {lever}",
        en="the area takes the rows that text leaves, but copyfit does not name {lever}",
        zh_help="在 copyfit 里写上 {lever}，或给区域写定 rows",
        en_help="name {lever} in copyfit, or give the area rows of its own",
        zh_explain="凑版只动版式写明的手段。图表板随文伸缩，用的是 panel。",
        en_explain="Copyfitting moves only what the layout names; an elastic area needs panel.",
    ),
    "jump-from-nowhere": Words(
        zh="转版行（jump）写在没有接别处文的区域上",
        en="a jump line stands in an area that continues no other",
        zh_help="写在转入的区域上，它要有 continues",
        en_help="give it to the area that the text goes to, which has a continues",
        zh_explain="“下转”排在前一个区域的末尾，“上接”排在本区域的开头；两处都由转入的区域写。",
        en_explain="The area that the text goes to says both: what stands where it left, and here.",
    ),
    "small-rows": Words(
        zh="小一号的题要写 small 和 small-rows，行数比 {rows} 少（这里是 {small}）",
        en="a smaller head wants small and small-rows, fewer than {rows} (here {small})",
        zh_help="例：{{design: head, rows: 5, small: head-small, small-rows: 4}}",
        en_help="as in {{design: head, rows: 5, small: head-small, small-rows: 4}}",
        zh_explain="凑版的手段里有 headline 时，题可以换成小一号的画法，省出行来。",
        en_explain="Where copyfit names headline, a head may stand in a smaller design.",
    ),
}
