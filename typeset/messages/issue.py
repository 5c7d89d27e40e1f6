"""Words for an issue that does not agree with itself."""

from __future__ import annotations

from .entry import Words

WORDS = {
    "bad-date": Words(
        zh="“{value}”不是一个日期",
        en="“{value}” is no date",
        zh_help="写成 2025年2月25日",
        en_help="write it as 2025年2月25日",
        zh_explain="报头的日期要能对出星期，也写进 PDF。2月30日、缺年份都不行。",
        en_explain="The date is checked against its weekday and goes into the PDF.",
    ),
    "weekday": Words(
        zh="{date}是{wanted}，不是“{found}”",
        en="{date} is {wanted}, not “{found}”",
        zh_help="改星期，或改日期",
        en_help="change the weekday or the date",
        zh_explain="套用上一期的报头时最容易漏改。程序按公历推算，两处都指出来。",
        en_explain="The slip of a masthead taken from the last issue. Both places are named.",
    ),
    "blank-field": Words(
        zh="报头没有{word}（{field}），版上留空",
        en="the masthead has no {field}: a blank is left on the page",
        zh_help="付印前补上 masthead 的 {field}",
        en_help="add {field} to the masthead before printing",
        zh_explain="大样上可以空着，付印样不可以。程序不替人编责编的名字和版次。",
        en_explain="A proof may have the blank, a release may not. Nothing is made up.",
    ),
    "transform-field": Words(
        zh="transforms 要改的“{field}”不是这一期里的一段文字",
        en="transforms names “{field}”, which is no text of this issue",
        zh_help="写成这样的路径：title.kicker、lead[0]、answers.steady.text",
        en_help="write a path such as title.kicker, lead[0], answers.steady.text",
        zh_explain="transforms 声明版上与原稿不同的字符，要指得准。列表从 0 数起：lead[0] "
        "是第一段。",
        en_explain="transforms declares where the page differs from the copy. Lists count from 0.",
    ),
    "transform-figure": Words(
        zh="transforms 会改掉“{field}”里的数或单位",
        en="transforms would change a number or a unit in “{field}”",
        zh_help="删掉这一条；数错了就改文稿，图表里的数一起改",
        en_help="take it out; if the number is wrong, correct the copy, and the figure with it",
        zh_explain="transforms 改的是标点、字形，不改事实。版上的数与文稿一致，是核对过的。",
        en_explain="Transforms are of marks and forms, not of facts. A number on the page is the "
        "copy's.",
    ),
    "transform-empty": Words(
        zh="transforms 把“{field}”删空了",
        en="transforms leave nothing of “{field}”",
        zh_help="这一项不上版，就在数据文件里不写，或写进版式的 omits",
        en_help="to leave it off the page, leave it out of the data or list it under omits",
        zh_explain="整段不见了，谁也看不出是有意的。",
        en_explain="A whole text that is gone looks like one that was lost.",
    ),
    "transform-idle": Words(
        zh="“{field}”里没有要改的“{characters}”",
        en="“{field}” does not contain “{characters}”, which is to be changed",
        zh_help="原稿已经改过就删掉这一条；注意全角与半角标点",
        en_help="delete the change if the copy has changed; mind full and half width marks",
        zh_explain="一条不起作用的改动会让人以为版上改了。",
        en_explain="A change that changes nothing makes readers believe the page was changed.",
    ),
    "empty-text": Words(
        zh="“{field}”只有空白，没有字",
        en="“{field}” holds nothing but blanks",
        zh_help="写上文字，或删掉这一项",
        en_help="write its text, or leave the item out",
        zh_explain="空着的项和忘了填的项看上去一样，所以不许只写空格。",
        en_explain="An item left blank looks like one forgotten.",
    ),
    "markup-open": Words(
        zh="“{mark}”只有一半",
        en="“{mark}” has no partner",
        zh_help="成对写：**支撑稳。**；要印星号本身就写 \\*",
        en_help="write a pair: **word**; for an asterisk itself write \\*",
        zh_explain="两个星号之间是段首的小标题（红黑体），两头要在同一段里。",
        en_explain="Two asterisks open and two close a run-in head, within one paragraph.",
    ),
    "word-idle": Words(
        zh="words 里的“{word}”在这一期里没有",
        en="“{word}” of words is nowhere in this issue",
        zh_help="照文稿里的字写；文稿改了就删掉这个词",
        en_help="write it as the copy has it, or take it out if the copy has changed",
        zh_explain="words 是导语、提要、结语不要拆在两行的词。写错一个字，就不起作用。",
        en_explain="Leads, summaries and closings keep these words whole; misspelt, one does "
        "nothing.",
    ),
    "figure-place": Words(
        zh="数字的出处“{place}”不是这一期里的一段文字",
        en="“{place}”, where the figure is said to stand, is no text of this issue",
        zh_help="in 写成正文的路径，如 answers.steady.text",
        en_help="give `in` the path of a story, such as answers.steady.text",
        zh_explain="每个上版的数字都要写明出自哪一段正文，程序去那里核对。",
        en_explain="Every figure on the page names the text it comes from and is checked there.",
    ),
    "figure-circle": Words(
        zh="数字的出处“{place}”是图表板或数字条里的字，不是正文",
        en="“{place}”, where the figure is said to stand, is itself part of a panel or strip",
        zh_help="in 写成正文的路径，如 answers.steady.text",
        en_help="give `in` the path of a story, such as answers.steady.text",
        zh_explain="图表板和数字条里的字都要由正文来证明，不能互相证明。",
        en_explain="What panels and strips print is borne out by the text, not by each other.",
    ),
    "figure-mismatch": Words(
        zh="正文 {place} 里没有“{stated}”；那里写的是“{said}”",
        en="{place} does not say “{stated}”; it says “{said}”",
        zh_help="按正文改数字或单位；正文错了就改正文",
        en_help="change value or unit to what the text says, or correct the text",
        zh_explain="""\
数字条、图表里的数与单位要照正文写：58.9 不是 58.90，万亩不是亩。
“—”表示在正文里连所说的对象也没有找到。""",
        en_explain="""\
Value and unit stand as the text prints them: 58.9 is not 58.90. “—” means that not even the
subject was found.""",
    ),
    "figure-subject": Words(
        zh="正文里的“{stated}”说的不是“{subject}”",
        en="“{stated}” in the text is not about “{subject}”",
        zh_help="subject 照抄同一句里数字前面的字，跳过的部分写…",
        en_help="let subject be the words before the number in its sentence, … for what is skipped",
        zh_explain="""\
数对上了，但同一句里找不到这个对象，或两者之间隔着别的数：可能张冠李戴。
例：荒山造林、飞播造林分别达到7.38万亩、14.9万亩——第二个数配第二个对象。""",
        en_explain="""\
The number is there, but its sentence does not count this subject, or another number stands
between: perhaps it belongs to something else.""",
    ),
    "figure-no-subject": Words(
        zh="subject 是“{subject}”，没有写出这个数说的是什么",
        en="the subject is “{subject}” and does not say what the number counts",
        zh_help="subject 照抄同一句里数字前面的字，跳过的部分写…",
        en_help="let subject be the words before the number in its sentence, … for what is skipped",
        zh_explain="""\
省略号只表示跳过几个字，两边要有字；只写省略号，等于不核对，所以不收。
例：新建续建项目…总投资。""",
        en_explain="""\
An ellipsis stands for words skipped between others. By itself it would switch the check off.""",
    ),
    "number-unsaid": Words(
        zh="“{words}”里的 {number}，正文和导语都没有说",
        en="neither story nor lead says the {number} of “{words}”",
        zh_help="名称、标题、年份里的数也照正文写；正文没有的，删去",
        en_help="let names, titles and years keep to the text; take out what it does not say",
        zh_explain="""\
图表上每一个数都要出自正文，连标签里的年份、标题里的个数也是。
例：正文没有写 2023年，图上就不能标 2023年。""",
        en_explain="""\
Every number of a chart is one of the text, even a year in a label or a count in a title.""",
    ),
    "label-swapped": Words(
        zh="“{label}”配的数说的是“{subject}”，像是和别的名称对调了",
        en="the number of “{label}” counts “{subject}”: two names seem to have changed places",
        zh_help="让名称和数的次序一致",
        en_help="put names and numbers in one order",
        zh_explain="""\
类别、标签与数一一对应。两个名称互换以后与两个数的 subject 更合，就是配错了。
例：categories 是 [沁河干流, 沁河支流]，figures 却先写支流的数。""",
        en_explain="""\
Names and numbers go in pairs. Two names that would fit each other's subjects better than their
own stand with the wrong numbers.""",
    ),
    "lock-layout": Words(
        zh="lock 里的“{layout}”不是这一期要排的版式；要排的是：{known}",
        en="“{layout}” under lock is no layout of this issue; they are: {known}",
        zh_help="名字写错就改；要排这个版式，写进 layouts；不排了，从 lock 里删去",
        en_help="correct the name; or add the layout to layouts; or take it out of lock",
        zh_explain="""\
签样按版式分开记：lock 下先写版式，再写区域。名字写错，签过的就没有锁上。
例：lock: {picture: {title: 0123456789ab}}""",
        en_explain="""\
What is signed is kept by layout: under lock comes the layout, then its areas. With a name that is
wrong nothing would be locked. Example: lock: {picture: {title: 0123456789ab}}""",
    ),
    "lock-form": Words(
        zh="“{name}”的签样码“{value}”不对",
        en="the seal of “{name}”, “{value}”, is none",
        zh_help="用 typeset fit --seal 列出的，整行照抄",
        en_help="copy the whole line that typeset fit --seal prints",
        zh_explain="""\
签样码是 12 个 0–9、a–f 的字符；几篇连排的，后面一项一项是原来的行，如 1:6-20+2:1-3：
第 1 栏第 6 行到第 20 行，接第 2 栏第 1 行到第 3 行。""",
        en_explain="""\
A seal is 12 characters of 0–9 and a–f; where texts share a thread the lines of each item follow,
as 1:6-20+2:1-3: column 1, lines 6 to 20, then column 2, lines 1 to 3.""",
    ),
}
