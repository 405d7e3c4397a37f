"""Seconds over people, both by powers of ten, as SVG."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import NamedTuple

WIDTH, HEIGHT = 720, 400
LEFT, RIGHT, TOP, BOTTOM = 70, 190, 20, 50
"""Margins; the curves' names stand in the right one."""
LINE = 16
"""From one curve's name down to the next, at least."""


class Curve(NamedTuple):
    """A line of the picture: people and seconds."""

    name: str
    colour: str
    points: list[tuple[float, float]]


def picture(curves: list[Curve]) -> str:
    """Draw the curves."""
    everything = [point for curve in curves for point in curve.points]
    across = _Axis([x for x, _ in everything], LEFT, WIDTH - RIGHT)
    upward = _Axis([y for _, y in everything], HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        f'font-size="13" role="img" aria-label="Seconds to match a room, by people">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for power in upward.powers:
        y = upward.at(10.0**power)
        parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{_seconds(power)}</text>')
    for power in across.powers:
        x = across.at(10.0**power)
        parts.append(f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>')
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{10**power:,}</text>')
    parts.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 8}" text-anchor="middle">people waiting</text>')
    named: list[float] = []
    for curve in sorted(curves, key=lambda each: -each.points[-1][1]):
        places = [(across.at(x), upward.at(y)) for x, y in curve.points]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{curve.colour}" stroke-width="2.5"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{curve.colour}"/>' for x, y in places]
        x, y = places[-1]
        named.append(max(y - 6, named[-1] + LINE if named else 0))
        parts.append(f'<text x="{x + 10:.1f}" y="{named[-1]:.1f}" fill="{curve.colour}">{curve.name}</text>')
    return "\n".join([*parts, "</svg>", ""])


class _Axis:
    def __init__(self, values: list[float], start: float, end: float) -> None:
        low, high = floor(log10(min(values))), ceil(log10(max(values)))
        self.powers = range(low, high + 1)
        self._low, self._scale, self._start = low, (end - start) / max(1, high - low), start

    def at(self, value: float) -> float:
        return self._start + (log10(value) - self._low) * self._scale


def _seconds(power: int) -> str:
    return f"{10**power} s" if power >= 0 else f"{10 ** (power + 3):g} ms" if power >= -3 else f"{10.0**power:g} s"
