"""Words for the font catalogue and its files."""

from __future__ import annotations

from .entry import Words

WORDS = {
    "unknown-face": Words(
        zh="字体目录里没有“{name}”",
        en="the font catalogue has no “{name}”",
        zh_help="{nearest:near}；字体在 fonts/catalogue.yaml 里登记",
        en_help="{nearest:near}; faces are entered in fonts/catalogue.yaml",
        zh_explain="样式里的 face 是字体目录里的名字，如 song-400、hei-700、kai-500。"
        "目录里没有的不用。",
        en_explain="A style's face is a name of the catalogue, such as song-400, hei-700, kai-500.",
    ),
    "font-missing": Words(
        zh="字体“{label}”的文件 {file} 不在",
        en="{file}, the file of “{label}”, is not there",
        zh_help="开源字体：在仓库里运行 make setup，装好的程序运行 "
        "python -m typeset.fonts.install；自备字体：核对目录里的 path",
        en_help="free faces: run `make setup` in a checkout, `python -m typeset.fonts.install` "
        "beside an installed typeset; your own: check their path in the catalogue",
        zh_explain="字体文件不随程序发放，由 make setup 取来放进 fonts/files/。"
        "缺了不用别的字体顶替。",
        en_explain="Font files are fetched by `make setup` into fonts/files/. No other face steps "
        "in.",
    ),
    "font-digest": Words(
        zh="字体“{label}”的文件 {file} 与目录登记的不是同一个",
        en="{file}, the file of “{label}”, is not the one the catalogue names",
        zh_help="运行 make setup 重新取；如果是有意换的，改目录里的 sha256",
        en_help="run `make setup` to fetch it again; if the change is meant, change its sha256",
        zh_explain="""\
目录记着每个字体文件的 SHA-256。文件坏了、换了版本，字宽就可能不同，版面会悄悄走动，
所以先核对再排。""",
        en_explain="""\
The catalogue keeps the SHA-256 of every file. A damaged or newer file may have other widths
and would move lines unseen.""",
    ),
    "font-unreadable": Words(
        zh="“{label}”的文件 {file} 不是字体",
        en="{file}, the file of “{label}”, is no font",
        zh_help="换成完整的 .ttf 或 .otf 文件",
        en_help="put a whole .ttf or .otf file there",
        zh_explain="打开后一个字形也没有：文件断了，或者存的是网页、压缩包。",
        en_explain="It opens to no glyph at all: cut short, or a web page or archive by that name.",
    ),
    "font-may-not-be-embedded": Words(
        zh="字体“{label}”（{file}）不许嵌入 PDF",
        en="“{label}” ({file}) may not be embedded in a PDF",
        zh_help="换一款字体，或向字体公司要可嵌入的授权和文件",
        en_help="use another face, or ask its foundry for a file that may be embedded",
        zh_explain="字体文件自己写着嵌入的权限（OS/2 表的 fsType）。付印 PDF 必须嵌入所有字体。",
        en_explain="The file states its embedding rights (fsType). A press PDF embeds every face.",
    ),
    "font-may-not-be-subset": Words(
        zh="字体“{label}”（{file}）不许只嵌入一部分",
        en="“{label}” ({file}) may not be embedded in part",
        zh_help="换一款字体，或向字体公司要许可取子集的授权和文件",
        en_help="use another face, or ask its foundry for a file that may be subset",
        zh_explain="字体文件自己写着（OS/2 表的 fsType）：要嵌就嵌整个文件。中文字体一个十几兆，"
        "付印 PDF 只嵌版上用到的字。",
        en_explain="The file states (fsType) that it is embedded whole or not at all. A Chinese "
        "face has some 15 MB; a press PDF holds just the characters of its page.",
    ),
    "font-is-variable": Words(
        zh="“{label}”（{file}）是可变字体",
        en="“{label}” ({file}) is a variable font",
        zh_help="用同一字体的静态文件，一个字重一个文件",
        en_help="use its static files, one for each weight",
        zh_explain="可变字体嵌进 PDF 后各家流程解释不一，印出来的字重可能不对。",
        en_explain="Variable fonts in a PDF are read differently along the way to the plate.",
    ),
    "font-slot-empty": Words(
        zh="字体“{label}”（{face}）还没有放进来",
        en="“{label}” ({face}) has not been put in yet",
        zh_help="在 fonts/catalogue.yaml 的 slots 里给它写上 path，或在样式里换一款字体",
        en_help="give it a path under slots in fonts/catalogue.yaml, or use another face",
        zh_explain="slots 是给本报自有授权字体留的位置；写了 path 才有文件。",
        en_explain="slots are places for faces the paper has a licence for; a path fills one.",
    ),
    "except-incomplete": Words(
        zh="字体“{label}”的 except 与 except-face 只写了一个",
        en="“{label}” has only one of except and except-face",
        zh_help="两个一起写：哪些字不用它，改用哪一款",
        en_help="give both: the characters it does not set, and the face that does",
        zh_explain="例：except: “”‘’ 与 except-face: song-400，即引号改用报宋。",
        en_explain="Example: except: “”‘’ with except-face: song-400 sets quotes in another face.",
    ),
}
