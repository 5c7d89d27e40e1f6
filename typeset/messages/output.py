"""Words for what goes wrong when a page is put into its file."""

from __future__ import annotations

from .entry import Words

WORDS = {
    "file-trouble": Words(
        zh="读写不了 {file}（{reason}）",
        en="cannot read or write {file} ({reason})",
        zh_help="看看盘满没满、有没有权限、网络盘是不是还连着；原来的 PDF 没有动",
        en_help="see that the disk has room and is there, and that you may use it; the earlier PDF"
        " is untouched",
        zh_explain="""\
排版时要读字体、图片，要在 build/ 里存下算好的特性文件。系统不让读写，就排不下去。""",
        en_explain="""\
A build reads fonts and pictures and keeps what it reckoned once in build/. The system refused.""",
    ),
    "unknown-output": Words(
        zh="没有“{name}”这种输出，有：{known:list}",
        en="no output “{name}”; known: {known:list}",
        zh_help="付印不用写 --for；上网用 --for web；另要一种，照 layouts/output/web.yaml 写一个",
        en_help="leave --for out for the press, give --for web for reading, or write another file"
        " in layouts/output",
        zh_explain="""\
press 是付印；其余的名字是 layouts/output 里的文件，说明给屏幕看的 PDF 怎样出。""",
        en_explain="""\
press is the page for printing; other names are files in layouts/output that say how a PDF for
reading is made.""",
    ),
    "screen-press": Words(
        zh="版式 {layout} 没有印刷条件，不知道油墨是什么颜色，换不成屏幕的颜色",
        en="layout {layout} names no press condition, so nobody knows what color its inks are",
        zh_help="在版式里写 press: newsprint",
        en_help="write press: newsprint into the layout",
        zh_explain="""\
色样写的是油墨的百分数。同样的百分数在新闻纸和铜版纸上是两种颜色，要有印刷条件才换得出来。""",
        en_explain="""\
Swatches are per cent of ink. The same inks are one color on newsprint and another on coated
paper; a press condition says which.""",
    ),
    "screen-picture": Words(
        zh="图片的规定不对：最多 {ppi} ppi，至少 {least} ppi，质量 {quality}",
        en="pictures cannot be made so: {ppi} ppi at most, {least} ppi at least, quality {quality}",
        zh_help="至少 ≤ 最多，质量在 1 到 95 之间",
        en_help="least ≤ most, quality from 1 to 95",
        zh_explain="质量是 JPEG 的质量，95 以上文件大增而看不出好处。",
        en_explain="Quality is that of JPEG; above 95 the file grows and nobody sees why.",
    ),
    "reminded": Words(
        zh="付印检查通过，有 {findings} 处提醒",
        en="the gate let the page pass with {findings} warnings",
        zh_help="看 typeset preflight {file}",
        en_help="see typeset preflight {file}",
        zh_explain="""\
提醒不拦：印得出，但低于印刷条件建议的字号、线粗或图片像素。值不值得改，由编辑和印厂商量。""",
        en_explain="""\
Warnings stop nothing: it prints, but below the sizes, widths or resolutions that the press
condition advises. Whether to mend it is for the editor and the plant to say.""",
    ),
    "rejected": Words(
        zh="付印检查不通过（{findings} 处），没有换上去，放在 {file} 供查看",
        en="the gate refused the page ({findings} findings); it lies in {file} for a look",
        zh_help="照上面各条改版式或稿件再排；原来的 PDF 没有动",
        en_help="mend the layout or the data as the findings say; the earlier PDF is untouched",
        zh_explain="""\
每一版写出以后、换上去以前，都逐个对象读回来检查：框、字体、油墨、最小字号、结构、所声明的标准。
有一处不合，旧的 PDF 不动，新的放在旁边（.rejected.pdf）。只想看样，可加 --no-gate。""",
        en_explain="""\
Before a page takes its place it is read back object by object: boxes, fonts, ink, least sizes,
structure, the standards it claims. If one thing is wrong the old PDF stays, and the new one
lies beside it (.rejected.pdf). For a look only, add --no-gate.""",
    ),
    "file-unwritable": Words(
        zh="写不了 {file}（{reason}）",
        en="cannot write {file} ({reason})",
        zh_help="看看盘满没满、有没有写的权限、文件是不是正被别的程序占着；原来的文件没有动",
        en_help="see that the disk has room, that you may write there and that nothing holds the"
        " file; the earlier file is untouched",
        zh_explain="""\
新版面先写在旁边，写完整了才换上去；换不上去，原来的 PDF 原样留着。""",
        en_explain="""\
A page is written beside its place and put there when it is whole; if that fails, the earlier
PDF stays as it was.""",
    ),
}
