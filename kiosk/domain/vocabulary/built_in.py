"""The vocabulary that comes with the kiosk."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from kiosk.domain.vocabulary.topic import Topic
from kiosk.domain.vocabulary.vocabulary import Vocabulary

_LINES = msgspec.json.Decoder(Topic)
_STARTER = msgspec.json.Decoder(list[list[str]])


@cache
def built_in() -> Vocabulary:
    """Return the vocabulary of the package, read once; its lines are checked by the tests, not here."""
    return Vocabulary(topic for _, data in built_in_files() for topic in _LINES.decode_lines(data))


@cache
def starter_topics() -> list[list[str]]:
    """Return the topic ids to tap for whoever thinks that they have nothing to offer, three lists.

    What people ask them about, what they did before this, what they could show somebody in ten minutes.
    """
    return _STARTER.decode((files(__package__) / "starter.json").read_bytes())


def built_in_files() -> list[tuple[str, bytes]]:
    """Return the files of the package's vocabulary, by name."""
    folder = files(__package__) / "data"
    found = [(entry.name, entry.read_bytes()) for entry in folder.iterdir() if entry.name.endswith(".jsonl")]
    return sorted(found)
