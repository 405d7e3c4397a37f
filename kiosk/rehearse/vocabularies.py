"""What a rehearsed room knows of words: all of the vocabulary, or less, to see what that is worth."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import msgspec

from kiosk.domain.vocabulary import Vocabulary, built_in


@cache
def unlinked() -> Vocabulary:
    """Return the vocabulary without what is near what: only the same topic serves a want."""
    topics = built_in().topics.values()
    return Vocabulary(msgspec.structs.replace(topic, related={}, broader="") for topic in topics)


@cache
def empty() -> Vocabulary:
    """Return no vocabulary at all: whatever is typed is a tag of its own."""
    return Vocabulary([])


WHOLE = "whole"
"""What a room knows when it is opened."""
UNLINKED = "unlinked"
EMPTY = "empty"
VOCABULARIES: Mapping[str, Callable[[], Vocabulary]] = {WHOLE: built_in, UNLINKED: unlinked, EMPTY: empty}
