"""One look: every sheet in a layer, raw colours and sizes in the tokens alone, and colours that can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.colours import block, colour, contrast

FOLDER = Path(__file__).parents[1] / "static" / "css"
SHEETS = sorted(FOLDER.glob("*.css"))
TOKENS = (FOLDER / "tokens.css").read_text(encoding="utf-8")
WALL = (FOLDER / "wall.css").read_text(encoding="utf-8")
READ, READ_FROM_AFAR = 4.5, 7.0
"""Contrast of text to its ground: WCAG 2.2 AA, and AAA for the wall."""
SEEN = 3.0
"""Contrast of what is no text but must be seen: the edge of a field (WCAG 1.4.11)."""

ROOT = block(TOKENS, ":root")
DARK = ROOT | block(TOKENS, ':root[data-theme="dark"]')
LIGHT = ROOT | block(TOKENS, ':root:not([data-theme="dark"])')
PAPER = ROOT | block(TOKENS, ':root[data-theme="paper"]')
THEMES = {"dark": DARK, "light": LIGHT, "paper": PAPER}
WALLS = {theme: THEMES[theme] | block(WALL, f':root[data-theme="{theme}"]') for theme in ("dark", "light")}

TEXTS = ("text", "soft", "give", "get", "warn")
GROUNDS = ("ground", "raised", "raised-2")


def apart(tokens: dict[str, str], text: str, ground: str) -> float:
    return contrast(colour(f"var(--{text})", tokens), colour(f"var(--{ground})", tokens))


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_can_be_read_on_every_ground(theme: str) -> None:
    tokens = THEMES[theme]
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    pairs += [
        ("on-solid", "solid"),
        ("text", "give-tint"),
        ("text", "get-tint"),
        ("soft", "give-tint"),
        ("soft", "get-tint"),
    ]
    pairs += [("on-beacon", name) for name in tokens if name.startswith("beacon-")]
    pairs += [(f"ink-{text}", "on-beacon") for text in ("text", "soft", "give", "get")]
    faint = {pair: round(apart(tokens, *pair), 2) for pair in pairs if apart(tokens, *pair) < READ}
    assert faint == {}


@pytest.mark.parametrize("theme", THEMES)
def test_the_edge_of_a_field_can_be_seen(theme: str) -> None:
    tokens = THEMES[theme]
    faint = {
        ground: apart(tokens, "edge", ground) for ground in ("ground", "raised") if apart(tokens, "edge", ground) < SEEN
    }
    assert faint == {}


@pytest.mark.parametrize("theme", WALLS)
def test_the_wall_can_be_read_from_afar(theme: str) -> None:
    tokens = WALLS[theme]
    pairs = [(text, ground) for text in ("text", "soft", "give", "get") for ground in ("ground", "raised")]
    faint = {pair: round(apart(tokens, *pair), 2) for pair in pairs if apart(tokens, *pair) < READ_FROM_AFAR}
    assert faint == {}


def test_contrast_is_as_known() -> None:
    assert contrast((1, 1, 1), (0, 0, 0)) == pytest.approx(21)
    red = colour("oklch(62.7955% 0.257683 29.2339)", {})  # sRGB's #ff0000
    assert red == pytest.approx((1, 0, 0), abs=1e-4)
    assert contrast(red, (1, 1, 1)) == pytest.approx(3.998, abs=0.01)
    mixed = colour("color-mix(in oklab, var(--a) 50%, var(--b))", {"a": "white", "b": "black"})
    assert mixed == pytest.approx((0.125, 0.125, 0.125), abs=1e-4)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_every_rule_stands_in_a_layer(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    depth, outside = 0, []
    for line in text.splitlines():
        if depth == 0 and line.strip() and not line.startswith(("@layer ", "@page")):
            outside.append(line)
        depth += line.count("{") - line.count("}")
    assert outside == []


@pytest.mark.parametrize("path", [path for path in SHEETS if path.name != "tokens.css"], ids=lambda path: path.name)
def test_colours_sizes_and_motion_come_from_the_tokens(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    wall = path.name.startswith("wall")
    raw = [] if wall else re.findall(r"oklch\([^)]*\)|#[0-9a-fA-F]{3,8}\b(?=[;\s,])|rgba?\([^)]*\)", text)
    sizes = re.findall(r"font-size: [\d.]+(?:rem|px|em)\b", text)
    curves = re.findall(r"cubic-bezier|\bease(?:-in|-out)?\b", text)
    assert (raw, [] if wall else sizes, curves) == ([], [], [])
