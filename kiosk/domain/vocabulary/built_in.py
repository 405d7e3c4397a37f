"""The vocabulary that comes with the kiosk."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from kiosk.domain.vocabulary.topic import Topic
from kiosk.domain.vocabulary.vocabulary import Vocabulary

_LINES = msgspec.json.Decoder(Topic)


@cache
def built_in() -> Vocabulary:
    """Return the vocabulary of the package, read once; its lines are checked by the tests, not here."""
    return Vocabulary(topic for _, data in built_in_files() for topic in _LINES.decode_lines(data))


def built_in_files() -> list[tuple[str, bytes]]:
    """Return the files of the package's vocabulary, by name."""
    folder = files(__package__) / "data"
    found = [(entry.name, entry.read_bytes()) for entry in folder.iterdir() if entry.name.endswith(".jsonl")]
    return sorted(found)
