"""PDF files → the verdict of veraPDF, fetched from Maven Central into `build/verapdf`.

By hand: `python -m tests.judges.verapdf FILE.pdf …` says, file by file and flavour by
flavour, what veraPDF finds; exit 1 when it finds anything or cannot be had.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

VERSION: Final = "1.28.2"
# One jar holds all of veraPDF; what it is was settled once, by its digest.
DIGEST: Final = "687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6"
FLAVOURS: Final = ("2a", "ua1")
FOLDER: Final = Path(__file__).resolve().parents[2] / "build" / "verapdf"
_PLUGIN: Final = "org.apache.maven.plugins:maven-dependency-plugin:2.8:copy"
_JAR: Final = f"greenfield-apps-{VERSION}.jar"
_MAIN: Final = "org.verapdf.apps.GreenfieldCliWrapper"


class NotToBeHadError(RuntimeError):
    """veraPDF is not here and could not be fetched; the text says why."""


class Verdict(Struct, frozen=True):
    """What veraPDF says of a file in one flavour: rules passed, and those failed, in words."""

    file: str
    flavour: str
    passed: int
    failed: tuple[str, ...]


def obtain(folder: Path = FOLDER) -> Path:
    """The jar; fetched through Maven where it is not there yet."""
    jar = folder / _JAR
    if _is_right(jar):
        return jar
    for tool in ("mvn", "java"):
        if shutil.which(tool) is None:
            raise NotToBeHadError(f"{tool} is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mvn", "-B", "-q", _PLUGIN, f"-Dartifact=org.verapdf.apps:greenfield-apps:{VERSION}",
               f"-DoutputDirectory={folder}", "-Dmdep.overWriteReleases=true"]  # fmt: skip
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        raise NotToBeHadError(f"Maven could not fetch it: {(done.stdout + done.stderr)[-600:]}")
    if not _is_right(jar):
        raise NotToBeHadError(f"{_JAR} is not the file it was when its digest was taken")
    return jar


def judge(files: list[Path], flavour: str) -> list[Verdict]:
    """The verdicts on the files in one flavour; raises `NotToBeHadError`."""
    jar = obtain()
    if shutil.which("java") is None:
        raise NotToBeHadError("java is not installed")
    command = ["java", "-cp", str(jar), _MAIN, "--format", "json", "--flavour", flavour]
    done = subprocess.run(  # noqa: S603
        [*command, *map(str, files)], capture_output=True, text=True, check=False
    )
    try:
        jobs = json.loads(done.stdout)["report"]["jobs"]
    except (ValueError, KeyError) as fault:
        raise NotToBeHadError(f"veraPDF did not run: {done.stderr[-600:]}") from fault
    return [_verdict(job, flavour) for job in jobs]


def _is_right(jar: Path) -> bool:
    return jar.is_file() and hashlib.sha256(jar.read_bytes()).hexdigest() == DIGEST


def _verdict(job: dict[str, Any], flavour: str) -> Verdict:
    name = Path(job["itemDetails"]["name"]).name
    if "validationResult" not in job:  # it could not be parsed
        return Verdict(name, flavour, 0, (json.dumps(job.get("taskException", job))[:300],))
    details = job["validationResult"][0]["details"]
    failed = tuple(
        f"{rule['clause']}-{rule['testNumber']} ×{rule['failedChecks']}: {rule['description']}"
        for rule in details["ruleSummaries"]
        if rule["status"] == "failed"
    )
    return Verdict(name, flavour, details["passedRules"], failed)


def main(names: list[str]) -> int:
    """Says what veraPDF finds in the files."""
    clean = True
    try:
        for flavour in FLAVOURS:
            for verdict in judge([Path(name) for name in names], flavour):
                clean &= not verdict.failed
                word = f"{len(verdict.failed)} failed" if verdict.failed else "pass"
                sys.stdout.write(f"{verdict.file}  {flavour}  {word} ({verdict.passed} passed)\n")
                sys.stdout.writelines(f"    {rule}\n" for rule in verdict.failed)
    except NotToBeHadError as fault:
        sys.stderr.write(f"veraPDF 取不到，未作判定 | veraPDF cannot be had: {fault}\n")
        return 1
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
