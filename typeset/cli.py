"""The words of a command → the verb that does it, and the exit code.

0 fine, warnings too; 1 problems in the sources; 2 usage; 3 a defect of the program. A verb's
module, and what it stands on, is imported when the verb is given.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Final, NoReturn

# Verb → module of typeset.commands and function that does it.
_MODULES: Final = {
    "build": ("build", "build"),
    "check": ("build", "check"),
    "dump": ("dump", "dump"),
    "explain": ("explain", "explain"),
    "galley": ("galley", "galley"),
    "proof": ("look", "proof"),
    "charts": ("look", "charts"),
    "fit": ("look", "fit"),
    "numbers": ("look", "numbers"),
    "preflight": ("preflight", "preflight"),
    "plates": ("plates", "plates"),
    "softproof": ("plates", "softproof"),
    "specimen": ("plates", "specimen"),
    "series": ("series", "series"),
    "new": ("new", "new"),
}
INTERRUPTED: Final = 130  # as shells count a program stopped by Ctrl-C


class _Parser(argparse.ArgumentParser):
    """argparse; its complaint on one line after the usage."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"用法不对 | usage: {message}\n")


def entry() -> NoReturn:
    """The console's way in. Leaves without taking a page's thousands of objects down one by one,
    which costs a tenth of a build; everything written is flushed, and files are closed already.
    """
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def main(words: Sequence[str] | None = None) -> int:
    """Does what the command says; returns the exit code."""
    _speak_utf8()
    words = sys.argv[1:] if words is None else words
    given = _parser(words[0] if words else "").parse_args(words)
    collects = gc.isenabled()
    # A page makes few cycles: not looking for them saves 7 % of a cold build.
    gc.disable()
    try:
        code = _do(given)
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.stderr.write("\n已中断 | interrupted\n")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has left: nothing more to say, and no complaint at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as fault:  # noqa: BLE001 (the last place where a defect can be named)
        return _defect(given, fault)
    finally:
        if collects:
            gc.enable()
    return code


def _do(given: argparse.Namespace) -> int:
    """The verb's module, imported now, and its exit code."""
    from typeset.commands.apart import UsageError

    module, function = _MODULES[given.verb]
    try:
        return int(getattr(import_module(f"typeset.commands.{module}"), function)(given))
    except UsageError as fault:
        sys.stderr.write(f"用法不对 | usage: {fault}\n")
        return 2


def _defect(given: argparse.Namespace, fault: Exception) -> int:
    from typeset.commands import run, tell

    found = run.defect("", fault)
    if getattr(given, "json", False):
        tell.write_json(3, [], [], [found], traces=given.traceback)
    else:
        said = tell.defect_text(found, chinese=given.lang == "zh", trace=given.traceback)
        sys.stderr.write(said)
    return 3


def _speak_utf8() -> None:
    """Chinese comes out whatever the locale, and what has no form is shown by its number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _parser(verb: str = "") -> argparse.ArgumentParser:
    """The words that the program knows; for a page, which is to come fast, those of its verb."""
    from typeset import __version__

    parser = _Parser(
        prog="typeset",
        description="YAML 稿件与版式 → 付印 PDF | newspaper pages from YAML to press PDF",
        epilog="退出码 | exit: 0 成 fine, 1 稿件有错 problems, 2 用法 usage, 3 程序缺陷 defect",
    )
    parser.add_argument("--version", action="version", version=f"typeset {__version__}")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")

    said = _Parser(add_help=False)
    said.add_argument("--lang", choices=("zh", "en"), default="zh", help="消息的语言 | language")
    said.add_argument("--traceback", action="store_true", help="缺陷的细节 | details of a defect")
    read = _Parser(add_help=False, parents=[said])
    read.add_argument("--layouts", metavar="DIR", help="版式文件夹 | folder of layouts")
    read.add_argument("--fonts", metavar="DIR", help="字体目录所在 | folder of the catalogue")
    issue = _Parser(add_help=False, parents=[read])
    issue.add_argument("--layout", metavar="NAME", help="只用这个版式，几个用逗号连 | these only")
    issue.add_argument("issues", nargs="+", metavar="ISSUE.yaml", help="数据文件 | data files")
    json = _Parser(add_help=False)
    json.add_argument("--json", action="store_true", help="结果写成 JSON | results as JSON")

    build = verbs.add_parser("build", parents=[issue, json], help="排成 PDF | set as PDF")
    build.add_argument(
        "-o", dest="output", metavar="FILE.pdf",
        help="写到哪里，不写则 build/<期>/<版式>.pdf | where to, if not there",
    )  # fmt: skip
    build.add_argument(
        "--for", dest="output_for", default="press", metavar="NAME",
        help="付印 press（默认），或 layouts/output 里的名字，如 web | press, or a screen",
    )  # fmt: skip
    build.add_argument(
        "--no-gate", dest="gate", action="store_false",
        help="不做付印检查（看样时快些） | no preflight: quicker for a look",
    )  # fmt: skip
    verbs.add_parser(
        "check", parents=[issue, json], help="排而不写，看有没有错 | set, write nothing"
    )
    if verb in ("build", "check"):
        return parser

    dump = verbs.add_parser(
        "dump", parents=[issue], help="打印一道工序的结果 | print a stage's result"
    )
    dump.add_argument("--stage", choices=("plan", "galley", "lines", "ops"), required=True,
                      help="版样、毛条、排好的行、画的东西 | which")  # fmt: skip

    explain = verbs.add_parser("explain", parents=[said], help="解释一个错误 | explain a code")
    explain.add_argument("code", nargs="?", metavar="CODE", help="不写则列出全部 | all if left out")

    _add_looks(verbs, issue)
    _add_others(verbs, said, read, json)
    return parser


def _add_looks(verbs: argparse._SubParsersAction[_Parser], issue: _Parser) -> None:
    """Verbs that show one thing of an issue."""
    proof = verbs.add_parser("proof", parents=[issue], help="大样图片 | proofs as pictures")
    proof.add_argument("--dpi", type=int, default=150, help="每英寸点数 | pixels an inch")
    proof.add_argument("-o", dest="output", metavar="DIR", help="放到哪里 | folder")
    charts = verbs.add_parser("charts", parents=[issue], help="单看图表 | the charts alone")
    charts.add_argument("--png", action="store_true", help="另存图片 | as a picture too")
    charts.add_argument("-o", dest="output", metavar="DIR", help="放到哪里 | folder")
    fit = verbs.add_parser("fit", parents=[issue], help="凑版账目 | what copyfitting did")
    fit.add_argument(
        "--explain", action="store_true", help="逐项说：每样手段动了多少 | lever by lever"
    )
    fit.add_argument("--table", action="store_true", help="一版一行的表 | a table, a row a page")
    fit.add_argument(
        "--seal", action="store_true", help="各区域的签样码，抄进 lock: | seals for lock:"
    )
    verbs.add_parser("numbers", parents=[issue], help="数字账目 | the ledger of numbers")


def _add_others(
    verbs: argparse._SubParsersAction[_Parser], said: _Parser, read: _Parser, json: _Parser
) -> None:
    """Verbs of texts, files, series and beginnings."""
    galley = verbs.add_parser(
        "galley", parents=[read], help="文字排成毛条 | text as a galley proof"
    )
    galley.add_argument("text", metavar="TEXT", help="纯文本，一行一段 | a paragraph a line")
    galley.add_argument("--measure", required=True, metavar="13字", help="行长 | measure")
    galley.add_argument("--style", default="body", metavar="NAME", help="样式 | style")
    galley.add_argument("--layout", default="broadsheet", metavar="NAME",
                        help="样式取自哪个版式 | the layout whose style it is")  # fmt: skip
    galley.add_argument("--vertical", action="store_true", help="直排 | vertical text")
    galley.add_argument("-o", dest="output", required=True, metavar="FILE.pdf",
                        help="写到哪里 | where to")  # fmt: skip

    preflight = verbs.add_parser("preflight", parents=[said, json], help="付印检查 | the gate")
    preflight.add_argument("files", nargs="+", metavar="FILE.pdf", help="成品 | finished files")
    preflight.add_argument("--press", default="newsprint", metavar="NAME",
                           help="按哪个印刷条件的限值 | whose limits")  # fmt: skip
    preflight.add_argument("--for", dest="output_for", default="press", metavar="NAME",
                           help="付印 press（默认），或 web 等 | press, or a screen")  # fmt: skip
    plates = verbs.add_parser("plates", parents=[said], help="四色分版 | separations and ink")
    plates.add_argument("files", nargs="+", metavar="FILE.pdf", help="成品 | finished files")
    plates.add_argument("--press", default="newsprint", metavar="NAME",
                        help="按哪个印刷条件的限值 | whose limits")  # fmt: skip
    plates.add_argument("-o", dest="output", metavar="DIR", help="放到哪里 | folder")
    soft = verbs.add_parser("softproof", parents=[said], help="纸上的样子 | as paper shows it")
    soft.add_argument("files", nargs="+", metavar="FILE.pdf", help="成品 | finished files")
    soft.add_argument("--press", default="newsprint", metavar="NAME", help="印刷条件 | condition")
    soft.add_argument("--dpi", type=int, default=100, help="每英寸点数 | pixels an inch")
    soft.add_argument("-o", dest="output", metavar="DIR", help="放到哪里 | folder")
    specimen = verbs.add_parser("specimen", parents=[read], help="规则样张 | every rule shown")
    specimen.add_argument("--date", default="2025-01-01", help="文件所记的日期 | the file's date")
    specimen.add_argument("-o", dest="output", required=True, metavar="FILE.pdf",
                          help="写到哪里 | where to")  # fmt: skip
    series = verbs.add_parser("series", parents=[read, json], help="系列各期对照 | a series")
    series.add_argument("folders", nargs="+", metavar="DIR", help="各期所在 | folders of issues")

    new = verbs.add_parser("new", parents=[said], help="起一期或一个版式 | start one")
    new.add_argument("kind", choices=("issue", "layout"), help="一期，或版式 | which")
    new.add_argument("name", help="名字 | its name")
    for option, what in (
        ("date", "期：出版日期 | of an issue: date"), ("county", "期：县名 | county"),
        ("headline", "期：主题 | headline"), ("like", "期：照哪一期起 | the issue to go by"),
        ("folder", "期：放在哪里 | where to"),
        ("trim", "版式：成品尺寸 | of a layout: trimmed size"), ("columns", "版式：几栏 | columns"),
        ("size", "版式：正文字号 | size of type"), ("measure", "版式：每栏几字 | measure"),
        ("layouts", "版式：放在哪里 | where to"),
    ):  # fmt: skip
        new.add_argument(f"--{option}", metavar="…", help=what)
