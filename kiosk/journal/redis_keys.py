"""The names of the keys on a Redis server, and the shapes in which its scripts take and give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from kiosk.journal.base import Head
from kiosk.journal.codec import Packed, chained

CODES = "kiosk:codes"
SECRET = "kiosk:secret"  # noqa: S105 (the key's name)
LAYOUT_KEY = "kiosk:layout"


def key(room: str, part: str) -> str:
    """The name of one of a room's keys."""
    return f"kiosk:{{{room}}}:{part}"


def is_news(said: bytes, version: int) -> bool:
    """Whether what was published is a later version than this, or something else than a version."""
    return not said.isdigit() or int(said) > version


def keys(room: str) -> list[str]:
    """A room's keys in the order that the scripts expect."""
    return [key(room, part) for part in ("log", "head", "private", "persons", "about:", "news")]


def stored(before: str, packed: Sequence[Packed]) -> tuple[list[bytes], str]:
    """What the scripts get for each entry, three each, and the hash after them all."""
    befores, after = chained(before, packed)
    triples = []
    for hash_before, one in zip(befores, packed, strict=True):
        triples += [hash_before.encode() + one.data, one.private or b"", msgspec.json.encode(one.concerned)]
    return triples, after


def head_of(answer: Sequence[Any]) -> Head:
    """The head in a script's answer."""
    return Head(int(answer[1]), int(answer[2]), bytes(answer[3]).decode())
