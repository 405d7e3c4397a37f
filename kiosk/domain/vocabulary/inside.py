"""Topics that are spoken of inside a longer text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kiosk.domain.vocabulary.forms import Forms
from kiosk.domain.vocabulary.little_words import STOP

LONGEST = 7
"""Words of a form that is looked for."""


class Span(NamedTuple):
    """Words of a text that stand for topics."""

    start: int
    end: int
    sure: bool
    topics: tuple[str, ...]


def topics_inside(words: Sequence[str], forms: Forms, most: int) -> list[str]:
    """Return at most `most` topics that the words speak of, the longest and surest first; none overlap."""
    taken: set[int] = set()
    found: dict[str, None] = {}
    for span in sorted(_spans(words, forms), key=lambda span: (span.start - span.end, not span.sure, span.start)):
        places = range(span.start, span.end)
        if taken.isdisjoint(places):
            taken.update(places)
            found.update(dict.fromkeys(span.topics))
    return list(found)[:most]


def _spans(words: Sequence[str], forms: Forms) -> Iterator[Span]:
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + LONGEST) + 1):
            if end - start == 1 and (words[start] in STOP or len(words[start]) < 2):
                continue
            topic, maybe = forms.find(words[start:end])
            if topic is not None or maybe:
                yield Span(start, end, topic is not None, (*((topic,) if topic else ()), *maybe))
