"""Style sheets know where a line begins and ends, not left and right: the other direction mirrors by itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
SIDED = re.compile(
    r"(?:margin|padding|border)-(?:left|right)\b|border-(?:top|bottom)-(?:left|right)-radius|(?<![\w-])(?:left|right)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)
FOUR_VALUES = re.compile(r"(?<![\w-])(?:margin|padding|inset|scroll-margin|scroll-padding)\s*:\s*([^;{}]+);")
FOUR = 4


def values(text: str) -> list[str]:
    """Split at spaces outside of brackets: `0 calc(1px + 2px)` are two."""
    flat = text
    while (smaller := re.sub(r"\([^()]*\)", "", flat)) != flat:
        flat = smaller
    return flat.split()


def one_sided(css: str) -> list[str]:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return SIDED.findall(css) + [four for four in FOUR_VALUES.findall(css) if len(values(four)) == FOUR]


@pytest.mark.parametrize("path", sorted(HOME.glob("static/css/*.css")), ids=lambda path: path.name)
def test_no_rule_is_for_one_side(path: Path) -> None:
    assert not one_sided(path.read_text("utf-8"))


@pytest.mark.parametrize(
    "css",
    [
        "p { margin-left: 1em; }",
        "p { text-align: right; }",
        "p { left: 0; }",
        "p { padding: 0 1em 0 calc(2em + 1px); }",
    ],
)
def test_a_rule_for_one_side_is_found(css: str) -> None:
    assert one_sided(css)
