"""From what a list says to what the matchmaker reads: the one place where words become topics."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kiosk.domain.matching import same_topic
from kiosk.domain.matching.seeker import Related
from kiosk.domain.refusal import Refusal
from kiosk.domain.tags import normalise
from kiosk.domain.vocabulary import Vocabulary, read


class Said(NamedTuple):
    """Somebody's words for a topic, and the whole of what stands on the list, which may name several."""

    words: str
    listed: str


class Topics:
    """How words become topics: the same words the same topic, or with a vocabulary as it understands them."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self._vocabulary = vocabulary
        self.related: Related = vocabulary or same_topic
        """How far an offered topic serves a wanted one."""

    def of(self, listed: Iterable[str]) -> dict[str, Said]:
        """Return somebody's topics with their words for them, in the order in which they are listed."""
        found: dict[str, Said] = {}
        for text in listed:
            for topic, words in self._read(text):
                if topic:
                    found.setdefault(topic, Said(words, text))
        return found

    def _read(self, text: str) -> list[tuple[str, str]]:
        plain = [(normalise(text), text)]
        if self._vocabulary is None:
            return plain
        try:
            return [
                (reading.topic or f"={normalise(reading.text)}", reading.text)
                for reading in read(text, self._vocabulary)
            ]
        except Refusal:
            return plain  # too much in it to be understood: it stays what it is
