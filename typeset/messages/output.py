"""Words for what goes wrong when a page is put into its file."""

from __future__ import annotations

from .words import Words

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
