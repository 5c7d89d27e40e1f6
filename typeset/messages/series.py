"""Words for what keeps the issues of a series from being one."""

from __future__ import annotations

from typing import Final

from .entry import Words

WORDS: Final = {
    "series-empty": Words(
        zh="{folder} 里没有数据文件",
        en="no data files in {folder}",
        zh_help="写系列所在的文件夹：每一期是其下的 <日期>-<名称>/issue.yaml",
        en_help="name the folder of the series: each issue is <date>-<name>/issue.yaml in it",
        zh_explain="系列一期一个文件夹，如 data/2025-02-25-qinyuan/issue.yaml；写 data "
        "就是其下各期。",
        en_explain="A series has a folder for each issue, as data/2025-02-25-qinyuan; data "
        "names them all.",
    ),
    "series-layouts": Words(
        zh="这一期排成{found:list}，系列第一期排成{wanted:list}",
        en="this issue asks for {found:list}, the first of the series for {wanted:list}",
        zh_help="各期写同样的 layouts，版面才是一个样子",
        en_help="give all issues the same layouts",
        zh_explain="系列的各版要一个样子。第一期（日期、版次最前的一期）是样板，别期与它比。",
        en_explain="The pages of a series look alike; the issue of the first date and page is "
        "the pattern.",
    ),
    "series-geometry": Words(
        zh="版式“{layout}”的区域“{area}”与第一期不在一处：偏右 {right:mm}、偏下 {down:mm}",
        en="area “{area}” of “{layout}” is {right:mm} right of the first's and {down:mm} below",
        zh_help="删去本期 nudge 里的这一项；要改就改版式，各期一起变",
        en_help="drop it from this issue's nudge; a change of the layout moves it in all issues",
        zh_explain="同一个版式，区域本来各期同处；只有数据文件里的 nudge 挪得动它。",
        en_explain="One layout puts its areas in one place; only a nudge in a data file moves one.",
    ),
    "series-nudge": Words(
        zh="“{name}”在这一期手工改过，系列的别期没有",
        en="“{name}” was changed by hand in this issue and not in the others",
        zh_help="系列的版块各期一样；要改就改版式",
        en_help="the pages of a series are alike: change the layout instead",
        zh_explain="nudge 改的是一期的字号、字距或部件的位置，连着看几版就显出来。",
        en_explain="A nudge changes type or a part's place in one issue, which shows page "
        "beside page.",
    ),
    "series-answers": Words(
        zh="答卷的次序是{found:list}，第一期是{wanted:list}",
        en="the answers stand as {found:list}, in the first issue as {wanted:list}",
        zh_help="各期的答卷用同样的键、同样的次序",
        en_help="use the same keys in the same order in all issues",
        zh_explain="读者按同样的次序找同样的题目。",
        en_explain="Readers look for the same answers in the same order.",
    ),
    "series-locked": Words(
        zh="{field} 是“{found}”，第一期是“{wanted}”",
        en="{field} is “{found}”, in the first issue “{wanted}”",
        zh_help="报头、系列栏头、大字与职责各期相同，照第一期改",
        en_help="masthead, banner, characters and roles are the same in all: follow the first",
        zh_explain="例：series.title 各期都是“向人民报告”；只有县、标题、主图、"
        "答卷与数字是各期自己的。",
        en_explain="Example: series.title; only county, titles, picture, answers and figures "
        "are an issue's own.",
    ),
    "series-unit": Words(
        zh="“{label}”的单位是“{found}”，别期是“{wanted}”",
        en="“{label}” is counted in “{found}”, elsewhere in “{wanted}”",
        zh_help="一个指标各期用一个单位；正文与图表一起换算",
        en_help="count an indicator in one unit throughout; convert it in the text too",
        zh_explain="亿元与万元放在一起，读者会比错。例：各县的地区生产总值都用亿元。",
        en_explain="Readers compare counties: 亿元 in one and 万元 in the other mislead them.",
    ),
    "series-label": Words(
        zh="同一个指标“{subject}”，这里写“{found}”，别期写“{wanted}”",
        en="the indicator “{subject}” is called “{found}” here, “{wanted}” elsewhere",
        zh_help="各期用一个名称：改 label",
        en_help="call it the same in all issues: change the label",
        zh_explain="正文里同一个说法（subject），版上却有两个名称（label）。",
        en_explain="One subject of the text stands under two labels on the pages.",
    ),
    "series-label-near": Words(
        zh="“{found}”与别期的“{wanted}”相近：是不是一个指标",
        en="“{found}” is close to “{wanted}” of another issue: perhaps one indicator",
        zh_help="是一个指标就用一个名称；不是就照旧",
        en_help="give one indicator one name; leave different ones as they are",
        zh_explain="例：“新建停车泊位”与“新增停车泊位”、“城镇新增就业”与“新增城镇就业”。只提醒，"
        "不算错。",
        en_explain="Example: 新建停车泊位 and 新增停车泊位; a question, not an error.",
    ),
    "series-date": Words(
        zh="{date} 第 {folio} 版已有一期",
        en="{date}, page {folio} is taken by another issue",
        zh_help="改日期或版次",
        en_help="change the date or the page",
        zh_explain="一天的一个版次只排一版。",
        en_explain="A page of a day is one page.",
    ),
    "series-folio": Words(
        zh="{date} 的版次是 {found}，前一期是 {before}：中间不连",
        en="page {found} on {date} does not follow page {before} of the issue before",
        zh_help="同一天的各期版次相连；各天一期的，版次不变",
        en_help="pages of one day follow each other; a page a day keeps its number",
        zh_explain="同一天：5、6、7；一天一期：总在第 5 版，或接着往下数。",
        en_explain="On one day 5, 6, 7; a page a day is always page 5, or counts on.",
    ),
    "series-folder": Words(
        zh="文件夹以 {folder} 开头，这一期的日期是 {date}",
        en="the folder begins with {folder}, the issue's date is {date}",
        zh_help="文件夹改名，或改日期",
        en_help="rename the folder or correct the date",
        zh_explain="文件夹叫 <日期>-<名称>，找起来才不错。",
        en_explain="Folders are called <date>-<name>, so that an issue is found by its day.",
    ),
    "series-twice": Words(
        zh="{field} “{words}”在别期用过",
        en="{field} “{words}” was used in another issue",
        zh_help="各期的引题与主题不重复",
        en_help="no verse and no headline stands twice in a series",
        zh_explain="引题逐句比，标点不算；主题整句比。",
        en_explain="Verses are compared line by line without marks, headlines whole.",
    ),
    "series-copy": Words(
        zh="这一段与别期的一段有 {share} % 相同：“{words}……”",
        en="{share} % of this paragraph is in a paragraph of another issue: “{words}…”",
        zh_help="疑是重稿，或从别期复制后没有改：核对原稿",
        en_help="perhaps the same copy, or copied from the other issue and not changed: check it",
        zh_explain="比的是四个字一组的相同处：数字、县名、标点不算，三十组以上、过半数才提醒。",
        en_explain="Runs of four 字 are compared without numbers, county and marks: thirty of "
        "them and half.",
    ),
}
