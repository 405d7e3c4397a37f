"""Beacons: the colour, symbol and number by which a group finds each other. The drawings live with the screens."""

from __future__ import annotations

COLOURS = ("orange", "pink", "green", "blue", "yellow", "violet", "red", "mint")
SYMBOLS = (
    "kite",
    "moon",
    "leaf",
    "anchor",
    "bolt",
    "drop",
    "boat",
    "star",
    "key",
    "bell",
    "sun",
    "cloud",
    "fish",
    "bird",
    "tree",
    "house",
    "cup",
    "umbrella",
    "flag",
    "crown",
    "mountain",
    "shell",
    "mushroom",
    "snail",
)
