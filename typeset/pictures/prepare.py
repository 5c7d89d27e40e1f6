"""A picture file, its slot and the press → samples ready for the press (图片预处理).

In order: read, turn upright, crop to the slot around the focus, resample to what the screen
can show, sharpen, separate, hold the ink. What comes out is kept by the digest of everything
that went in, with what was said about it, so that the next build only reads it back.
"""

from __future__ import annotations

import hashlib
import math
import os
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from typeset.color.press import PictureRules, PressCondition
from typeset.diagnostics import Diagnostic, Field, Log

from . import crop, load
from .crop import Crop
from .model import PreparedPicture, Wanted

if TYPE_CHECKING:
    from PIL.Image import Image

    from .convert import Tones

_MOST_CUT = 0.5  # of a picture that cropping may take without a word: an upright in a wide slot


class _Kept(Struct, frozen=True):
    """A prepared picture and the warnings that came with it."""

    picture: PreparedPicture
    warnings: tuple[tuple[str, dict[str, Field]], ...]


class _Task(Struct, frozen=True):
    wanted: Wanted
    condition: PressCondition
    profile: bytes
    log: Log


def prepare(
    wanted: Wanted, condition: PressCondition, profile: bytes, cache: Path, log: Log
) -> PreparedPicture | None:
    """The picture ready for its slot; None, with the faults logged, when it cannot be."""
    try:
        content = wanted.path.read_bytes()
    except OSError:
        log.error("file-not-found", wanted.span, file=wanted.shown)
        return None
    kept_at = cache / f"{_digest(wanted, content, condition, profile)}.picture"
    kept = _read(kept_at)
    if kept is None:
        said = Log()
        picture = _prepare(_Task(wanted, condition, profile, said))
        if picture is None:
            log.diagnostics.extend(said.diagnostics)
            return None
        kept = _Kept(picture, tuple((d.code, dict(d.fields)) for d in said.diagnostics))
        _write(kept_at, kept)
    for code, fields in kept.warnings:
        # The same picture may stand in another file under another name.
        named = {**fields, "file": wanted.shown}
        log.diagnostics.append(Diagnostic("warning", code, wanted.span, named))
    return kept.picture


def _prepare(task: _Task) -> PreparedPicture | None:
    wanted, rules = task.wanted, task.condition.file.picture
    loaded = load.load(wanted.path, wanted.shown, wanted.span, task.log)
    if loaded is None:
        return None
    most = rules.most_line_ppi if loaded.line else rules.most_ppi
    size = (loaded.image.width, loaded.image.height)
    part = crop.fit(size, (wanted.width, wanted.height), wanted.focus, most)
    if not _has_samples(part, task, line=loaded.line):
        return None
    cut = 1 - part.width * part.height / (size[0] * size[1])
    if cut > _MOST_CUT:
        task.log.warning("picture-cropped", wanted.span, file=wanted.shown, cut=round(cut * 100),
                         slot=wanted.slot, has=f"{size[0]} × {size[1]}")  # fmt: skip
    image = _resample(loaded.image, part, rules, line=loaded.line)
    return _pack(_separate(image, loaded, task))


def _has_samples(part: Crop, task: _Task, *, line: bool) -> bool:
    """Whether the part has samples enough; fewer than advised is a warning."""
    wanted, rules = task.wanted, task.condition.file.picture
    least = rules.least_line_ppi if line else rules.least_ppi
    advised = rules.least_line_ppi if line else rules.advised_ppi
    # PRESS: resolutions are rounded to whole numbers before they are compared (GWG §3.15).
    if round(part.ppi) >= round(advised):
        return True
    needed = [math.ceil(side / 72 * advised) for side in (wanted.width, wanted.height)]
    fields: dict[str, Field] = {
        "file": wanted.shown,
        "ppi": round(part.ppi),
        "slot": wanted.slot,
        "has": f"{part.width} × {part.height}",
        "needed": f"{needed[0]} × {needed[1]}",
        "least": round(least),
        "advised": round(advised),
    }
    if round(part.ppi) < round(least):
        task.log.error("picture-ppi", wanted.span, **fields)
        return False
    task.log.warning("picture-ppi-low", wanted.span, **fields)
    return True


def _resample(image: Image, part: Crop, rules: PictureRules, *, line: bool) -> Image:
    import PIL.Image
    from PIL import ImageFilter

    box = (part.left, part.top, part.left + part.width, part.top + part.height)
    by = PIL.Image.Resampling.BOX if line else PIL.Image.Resampling.LANCZOS
    if part.samples == (part.width, part.height):
        image = image.crop(box)
    else:
        image = image.resize(part.samples, by, box)
    sharpen = rules.sharpen
    if sharpen is None or line or image.mode == "LAB":
        return image
    mask = ImageFilter.UnsharpMask(sharpen.radius, sharpen.amount, sharpen.threshold)
    return image.filter(mask)


def _separate(image: Image, loaded: load.Loaded, task: _Task) -> Tones:
    from . import convert

    shown, at, limit = task.wanted.shown, task.wanted.span, task.condition.ink.separation
    if loaded.line:
        return convert.line_art(image)
    source = convert.source_profile(image, loaded.profile)
    if loaded.profile and source is None:
        task.log.warning("picture-profile", at, file=shown)
    if convert.is_gray(image):
        return convert.black_only(image, source, task.profile)
    if image.mode == "CMYK" and source is None:
        task.log.warning("picture-cmyk-untagged", at, file=shown)
    # Tones that were made for this press, or that nothing better is known of, stay.
    if image.mode == "CMYK" and (source is None or loaded.profile == task.profile):
        tones = convert.separate_again(convert.as_tones(image), task.profile, limit)
    else:
        tones = convert.separate(image, source, task.profile, task.condition.file.picture.intent)
    return convert.hold_ink(tones, limit)


def _pack(tones: Tones) -> PreparedPicture:
    """DeviceCMYK in every case: a gray picture is 0 0 0 K, for DeviceGray never overprints."""
    height, width, _ = tones.shape
    return PreparedPicture(
        width, height, "DeviceCMYK", zlib.compress(tones.tobytes(), 6), "FlateDecode"
    )


def _digest(wanted: Wanted, content: bytes, condition: PressCondition, profile: bytes) -> str:
    from typeset import __version__

    rules = condition.file.picture
    sharpen = rules.sharpen
    said = (
        wanted.width, wanted.height, wanted.focus, condition.ink.separation, str(rules.intent),
        rules.most_ppi, rules.most_line_ppi, rules.least_ppi, rules.advised_ppi,
        rules.least_line_ppi,
        None if sharpen is None else (sharpen.radius, sharpen.amount, sharpen.threshold),
    )  # fmt: skip
    total = hashlib.sha256(b"\0".join((__version__.encode(), msgspec.json.encode(said))))
    for part in (content, profile):
        total.update(hashlib.sha256(part).digest())
    here = Path(__file__).parent
    for name in ("load.py", "crop.py", "convert.py", "prepare.py"):
        total.update((here / name).read_bytes())
    return total.hexdigest()


def _read(path: Path) -> _Kept | None:
    """What was kept; None when there is nothing whole."""
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=_Kept)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def _write(path: Path, kept: _Kept) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Renamed into place, so that a build cut short leaves no half picture.
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(msgspec.msgpack.encode(kept))
    part.replace(path)
