"""Openers: with which sentences of the catalogue two strangers might begin to give and to get. They assert nothing."""

from __future__ import annotations

from typing import Literal, TypeAlias
from zlib import crc32

Kind: TypeAlias = Literal["topic", "near", "gift"]
"""A topic that both named; two that are near each other; encouragement and the like, or what has no words any more."""

Side: TypeAlias = Literal["ask", "show"]
"""What the getter may ask, and what the giver may begin with."""

SENTENCES: dict[tuple[Kind, Side], int] = {
    ("topic", "ask"): 6,
    ("topic", "show"): 5,
    ("near", "ask"): 1,
    ("near", "show"): 1,
    ("gift", "ask"): 4,
    ("gift", "show"): 4,
}
"""How many sentences the catalogue has of each, as `openers.<kind>_<side>_<number>`."""

AT_ONCE = 2
"""More would have to be read, and talking is better."""


def openers(kind: Kind, side: Side, seed: str) -> list[str]:
    """Return the catalogue's keys of two openers; the same `seed` gives the same ones.

    Of near topics one says how the two are near; the other is about the topic as such.
    """
    if kind == "near":
        return [*_some("near", side, seed, 1), *_some("topic", side, seed, AT_ONCE - 1)]
    return _some(kind, side, seed, AT_ONCE)


def _some(kind: Kind, side: Side, seed: str, count: int) -> list[str]:
    known = SENTENCES[kind, side]
    first = crc32(f"{kind} {side} {seed}".encode())
    return [f"openers.{kind}_{side}_{(first + place) % known + 1}" for place in range(count)]
