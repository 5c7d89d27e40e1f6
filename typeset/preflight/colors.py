"""Color spaces, functions and shadings of a PDF → which inks they lay down."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from . import values
from .planes import Matrix, apply, inverse

if TYPE_CHECKING:
    from .model import Tones
    from .values import Thing

_COMPONENTS: Final = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4, "CalGray": 1, "CalRGB": 3,
                      "Lab": 3, "Separation": 1, "Indexed": 1, "Pattern": 0}  # fmt: skip
ON_SCREEN: Final = frozenset({"DeviceRGB", "DeviceGray"})  # what a file for reading may hold
_DEEPEST: Final = 4  # spaces within spaces; a broken file may hold a ring of them
_SHORT: Final = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_DEFAULTS: Final = {"DeviceGray": "DefaultGray", "DeviceRGB": "DefaultRGB",
                    "DeviceCMYK": "DefaultCMYK"}  # fmt: skip

Function = Callable[[float], tuple[float, ...]]


class Space(Struct, frozen=True):
    """A color space; `ink` names the plate of a Separation."""

    kind: str
    components: int
    ink: str = ""
    base: Space | None = None

    @property
    def device(self) -> Space:
        """What the values are of in the end: the base of an indexed or pattern space."""
        return self.base if self.base is not None and self.kind != "Separation" else self


class Paint(Struct, frozen=True):
    """What is laid down: a space, and the inks in per cent where the space tells them."""

    space: Space
    tones: Tones | None

    @property
    def is_black(self) -> bool:
        """Whether it is solid black on the K plate alone."""
        return self.space.kind == "DeviceCMYK" and self.tones == (0, 0, 0, 100)

    @property
    def is_white(self) -> bool:
        """Whether it is bare paper."""
        return self.tones == (0, 0, 0, 0)


CMYK: Final = Space("DeviceCMYK", 4)
GRAY: Final = Space("DeviceGray", 1)
RGB: Final = Space("DeviceRGB", 3)


def space_of(thing: Thing, resources: Thing, depth: int = 0) -> Space:
    """The space that a name or an array stands for, with the resources' replacements."""
    word, parts = values.name(thing), values.items(thing)
    if word and depth <= _DEEPEST:
        word = _SHORT.get(word, word)
        default = values.get(resources, "ColorSpace", _DEFAULTS.get(word, word))
        if default is not None:
            return space_of(default, None, depth + 1)
        return Space(word, _COMPONENTS.get(word, 0))
    if parts and depth <= _DEEPEST:
        return _family(parts, resources, depth)
    return Space("Unknown", 0)


def _family(parts: list[Thing], resources: Thing, depth: int) -> Space:
    kind = values.name(parts[0])
    kind = _SHORT.get(kind, kind)
    second = parts[1] if len(parts) > 1 else None
    match kind:
        case "ICCBased":
            return Space(kind, int(values.number(values.get(second, "N")) or 0))
        case "Indexed" | "Pattern":
            base = None if second is None else space_of(second, resources, depth + 1)
            return Space(kind, _COMPONENTS[kind], base=base)
        case "Separation":
            third = parts[2] if len(parts) > 2 else None
            return Space(kind, 1, values.name(second), space_of(third, resources, depth + 1))
        case "DeviceN":
            inks = [values.name(ink) for ink in values.items(second)]
            return Space(kind, len(inks), "+".join(inks))
    return Space(kind, _COMPONENTS.get(kind, 0))


def paint_of(space: Space, operands: tuple[float, ...]) -> Paint:
    """The paint of a color's numbers."""
    return Paint(space, _tones(space, operands))


def _tones(space: Space, operands: tuple[float, ...]) -> Tones | None:
    if len(operands) != space.components:
        return None
    if space.kind == "DeviceCMYK":
        c, m, y, k = (_tone(value) for value in operands)
        return c, m, y, k
    if space.kind == "DeviceGray":
        return 0.0, 0.0, 0.0, _tone(1 - operands[0])
    if space.kind == "Separation" and space.ink == "All":
        tone = _tone(operands[0])
        return tone, tone, tone, tone
    return None


def _tone(value: float) -> float:
    return round(min(1.0, max(0.0, value)) * 100, 3)


class Shading(Struct, frozen=True):
    """A shading: its space, the tones at its stops, and its color along its axis."""

    space: Space
    stops: tuple[Tones, ...]
    axis: tuple[float, ...]
    back: Matrix | None  # from the page to the shading's own space
    color_at: Function | None

    def at(self, x: float, y: float) -> Tones | None:
        """The tones at a place of the page; the heaviest stop where the place cannot say."""
        heaviest = max(self.stops, key=sum, default=None)
        if len(self.axis) != 4 or self.back is None or self.color_at is None:
            return heaviest
        px, py = apply(self.back, x, y)
        x0, y0, x1, y1 = self.axis
        length = (x1 - x0) ** 2 + (y1 - y0) ** 2
        if not length:
            return heaviest
        along = ((px - x0) * (x1 - x0) + (py - y0) * (y1 - y0)) / length
        return _tones(self.space, self.color_at(min(1.0, max(0.0, along))))


def shading_of(thing: Thing, resources: Thing, matrix: Matrix) -> Shading:
    """The shading that a dictionary describes, `matrix` taking its space to the page."""
    space = space_of(values.get(thing, "ColorSpace"), resources)
    function = values.get(thing, "Function")
    axial = values.number(values.get(thing, "ShadingType")) == 2
    color_at = _function(function)
    stops = [color_at(at) for at in _bounds(function)] if color_at else []
    tones = (_tones(space, stop) for stop in stops)
    return Shading(
        space,
        tuple(t for t in tones if t is not None),
        values.numbers(values.get(thing, "Coords")) if axial else (),
        inverse(matrix),
        color_at,
    )


def _bounds(function: Thing) -> list[float]:
    """Where a function of one value may turn: it runs straight between these."""
    found = [0.0, 1.0]
    for at in values.numbers(values.get(function, "Bounds")):
        found += [at - 1e-6, at, at + 1e-6]
    if values.number(values.get(function, "FunctionType")) == 0:
        count = int((values.numbers(values.get(function, "Size")) or (2.0,))[0])
        found += [at / (count - 1) for at in range(1, min(count, 4096) - 1)]
    return found


def _function(thing: Thing, depth: int = 0) -> Function | None:
    """The function of one value that the object describes, where its kind is known here."""
    if depth > _DEEPEST:
        return None
    if values.is_array(thing):
        return _side_by_side([_function(item, depth + 1) for item in values.items(thing)])
    kind = values.number(values.get(thing, "FunctionType"))
    if kind == 3:
        return _stitched(thing, depth)
    if kind == 2:
        return _power(thing)
    return _sampled(thing) if kind == 0 else None


def _side_by_side(parts: list[Function | None]) -> Function | None:
    known = [part for part in parts if part is not None]
    if len(known) != len(parts):
        return None
    return lambda t: tuple(value for part in known for value in part(t))


def _power(thing: Thing) -> Function | None:
    start = values.numbers(values.get(thing, "C0")) or (0.0,)
    end = values.numbers(values.get(thing, "C1")) or (1.0,)
    exponent = values.number(values.get(thing, "N"))
    if exponent is None or exponent <= 0 or len(start) != len(end):
        return None
    return lambda t: tuple(a + t**exponent * (b - a) for a, b in zip(start, end, strict=True))


def _stitched(thing: Thing, depth: int) -> Function | None:
    parts = [_function(item, depth + 1) for item in values.items(values.get(thing, "Functions"))]
    known = [part for part in parts if part is not None]
    bounds = values.numbers(values.get(thing, "Bounds"))
    encode = values.numbers(values.get(thing, "Encode"))
    if not known or len(known) != len(parts) or len(bounds) != len(parts) - 1:
        return None
    if len(encode) != 2 * len(parts):
        return None
    edges = (0.0, *bounds, 1.0)

    def color(t: float) -> tuple[float, ...]:
        at = sum(t >= bound for bound in bounds)
        low, high = edges[at], edges[at + 1]
        share = (t - low) / (high - low) if high > low else 0.0
        return known[at](encode[2 * at] + share * (encode[2 * at + 1] - encode[2 * at]))

    return color


def _sampled(thing: Thing) -> Function | None:
    size = values.numbers(values.get(thing, "Size"))
    limits = values.numbers(values.get(thing, "Range"))
    samples = values.content(thing)
    outputs = len(limits) // 2
    bits = values.number(values.get(thing, "BitsPerSample"))
    if len(size) != 1 or bits != 8 or not outputs or len(samples) < int(size[0]) * outputs:
        return None
    last = int(size[0]) - 1

    def color(t: float) -> tuple[float, ...]:
        place = min(1.0, max(0.0, t)) * last
        low = min(int(place), max(0, last - 1))
        share = place - low
        found = []
        for out in range(outputs):
            a = samples[low * outputs + out]
            b = samples[min(low + 1, last) * outputs + out]
            least, most = limits[2 * out], limits[2 * out + 1]
            found.append(least + (a + (b - a) * share) / 255 * (most - least))
        return tuple(found)

    return color
