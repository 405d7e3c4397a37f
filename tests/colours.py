"""Colours as CSS has them, and how far they stand apart: CSS Color 4's conversions, WCAG 2's contrast."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

Linear = tuple[float, float, float]
"""Red, green, blue, 0 to 1, before any gamma."""
NAMED: dict[str, Linear] = {"white": (1, 1, 1), "black": (0, 0, 0)}


def block(css: str, selector: str) -> dict[str, str]:
    """The custom properties that the rules with exactly this selector list set, the last of each."""
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    found: dict[str, str] = {}
    for names, body in re.findall(r"([^{}]+)\{([^{}]*)\}", plain):
        if selector in [name.strip() for name in names.split(",")]:
            found |= {name: value.strip() for name, value in re.findall(r"--([\w-]+):([^;]+);", body)}
    return found


def colour(value: str, tokens: Mapping[str, str]) -> Linear:
    """A value with its variables filled in: `oklch(…)`, `color-mix(in oklab, a n%, b)`, a name."""
    value = value.strip()
    if found := re.fullmatch(r"var\(--([\w-]+)\)", value):
        return colour(tokens[found[1]], tokens)
    if found := re.fullmatch(r"oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)", value):
        light, chroma, hue = float(found[1]) / 100, float(found[2]), math.radians(float(found[3]))
        return _from_oklab((light, chroma * math.cos(hue), chroma * math.sin(hue)))
    if found := re.fullmatch(r"color-mix\(in oklab, (var\(--[\w-]+\)) (.+?), (var\(--[\w-]+\)|white)\)", value):
        share = float(_filled(found[2], tokens).rstrip("%")) / 100
        pairs = zip(_to_oklab(colour(found[1], tokens)), _to_oklab(colour(found[3], tokens)), strict=True)
        light, a, b = (one * share + other * (1 - share) for one, other in pairs)
        return _from_oklab((light, a, b))
    return NAMED[value]


def contrast(one: Linear, other: Linear) -> float:
    """How far two colours stand apart: 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _filled(value: str, tokens: Mapping[str, str]) -> str:
    found = re.fullmatch(r"var\(--([\w-]+)(?:, (.+))?\)", value)
    return tokens.get(found[1], found[2]) if found else value


def _luminance(colour: Linear) -> float:
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


def _from_oklab(lab: Linear) -> Linear:
    light, a, b = lab
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _within(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _within(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _within(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )


def _to_oklab(colour: Linear) -> Linear:
    red, green, blue = colour
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _within(value: float) -> float:
    return min(1.0, max(0.0, value))
