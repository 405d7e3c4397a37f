"""The home screen's icons, drawn from static/img/favicon.svg: python -m tests.web.icons writes them anew."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageStat

FOLDER = Path(__file__).parents[2] / "static" / "img"
MARK = FOLDER / "favicon.svg"
FINE = 8
"""How much larger it is drawn before it is made smaller: that is what smooths its edges."""
COLOURS = 32
WHITE = "#ffffff"
BADGE_MARGIN = 9
"""Units around the mark that the badge leaves out: it stands small in a status bar."""

Point = tuple[float, float]


def strokes(path: str) -> list[list[Point]]:
    """The lines of an SVG path made of M, H, l, and their like, each as its points."""
    found: list[list[Point]] = []
    x = y = 0.0
    for letter, text in re.findall(r"([MHLVhlv])([^A-Za-z]*)", path):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", text)]
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True)) if letter in "MLl" else []
        if letter == "M":
            x, y = pairs.pop(0)
            found.append([(x, y)])
        for dx, dy in pairs:
            x, y = (x + dx, y + dy) if letter == "l" else (dx, dy)
            found[-1].append((x, y))
        for number in numbers if letter in "HhVv" else ():
            x, y = {"H": (number, y), "h": (x + number, y), "V": (x, number), "v": (x, y + number)}[letter]
            found[-1].append((x, y))
    return found


def draw(size: int, *, ground: bool = True, margin: float = 0) -> Image.Image:
    """The mark; without its ground it is white on nothing. `margin`: units of the drawing to leave out on each side."""
    svg = MARK.read_text()
    view = float(re.findall(r'viewBox="0 0 (\d+) \d+"', svg)[0]) - 2 * margin
    scale = size * FINE / view
    width = float(re.findall(r'stroke-width="([\d.]+)"', svg)[0]) * scale
    fill = re.findall(r'<rect[^>]*fill="(#\w+)"', svg)[0] if ground else (255, 255, 255, 0)
    image = Image.new("RGB" if ground else "RGBA", (size * FINE, size * FINE), fill)
    pen = ImageDraw.Draw(image)
    for colour, path in re.findall(r'<path stroke="(#\w+)" d="([^"]+)"', svg):
        for stroke in strokes(path):
            points = [((x - margin) * scale, (y - margin) * scale) for x, y in stroke]
            pen.line(points, fill=colour if ground else WHITE, width=round(width))
            for x, y in points:
                pen.circle((x, y), width / 2, fill=colour if ground else WHITE)
    return image.resize((size, size), Image.Resampling.BOX)


ICONS: dict[str, Callable[[], Image.Image]] = {
    "icon-180.png": partial(draw, 180),
    "icon-192.png": partial(draw, 192),
    "icon-512.png": partial(draw, 512),
    "badge-96.png": partial(draw, 96, ground=False, margin=BADGE_MARGIN),
}


def difference(one: Image.Image, other: Image.Image) -> float:
    """By how much two pictures differ, on the mean, of 255."""
    pair = [image.convert("RGBA") for image in (one, other)]
    return max(ImageStat.Stat(ImageChops.difference(*pair)).mean)


if __name__ == "__main__":
    for name, drawn in ICONS.items():
        image = drawn()
        if image.mode == "RGB":
            image = image.quantize(COLOURS, dither=Image.Dither.NONE)
        image.save(FOLDER / name, optimize=True)
