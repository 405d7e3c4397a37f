"""One line of typing taken apart into tags, carefully: what is known as a whole stays whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

from kiosk.domain.vocabulary.little_words import OF_A_SENTENCE

Known = Callable[[str], bool]
"""Whether the vocabulary knows some words, taken together."""

MOST_LINKED = 8
"""Parts between "and", "&" and "/" that are looked at together; more are left as they were typed."""
LONGEST_TAG = 6
"""Words of a part between commas, at most; a longer one is a sentence's."""

_HARD = re.compile(r"[;；؛\n\r\v\f\x85\u2028\u2029\t|•·▪●]+")
_COMMA = re.compile(r"[,،、，](?!\d{3}(?!\d))|\s/\s")
_LINK = re.compile(r"\s*[/&]\s*|\s+\+\s+|(?<!\d)\.\s+|\s+(?:and|plus|as well as|et|und|y|e|ac)\s+", re.IGNORECASE)
_OPENING = re.compile(r"^(?:and|plus|also|&)\s+", re.IGNORECASE)


def tags_in(text: str, known: Known) -> Iterator[str]:
    """Yield the tags that a text holds, as they were typed.

    Semicolons, new lines and bullets always divide; commas do, unless it is a sentence; "and", "&" and "/" only
    between words that are known: R&D, HTML/CSS and "health and safety" are known themselves.
    """
    for line in _HARD.split(text):
        if not line.strip():
            continue
        parts = [_OPENING.sub("", part.strip()) for part in _COMMA.split(line) if part.strip()]
        if len(parts) < 2 or known(line):
            yield from _linked(line.strip(), known)
            continue
        pieces = [_linked(part, known) for part in parts]
        if any(len(tags) == 1 and _of_a_sentence(tags[0]) and not known(tags[0]) for tags in pieces):
            yield line.strip()
        else:
            yield from chain.from_iterable(pieces)


def _of_a_sentence(part: str) -> bool:
    words = part.casefold().replace("’", "'").split()
    return len(words) > LONGEST_TAG or not OF_A_SENTENCE.isdisjoint(words)


def _linked(part: str, known: Known) -> list[str]:
    """Take a part at its links, where every piece is then known; else leave it whole."""
    links = [(found.start(), found.end()) for found in _LINK.finditer(part)]
    if not 0 < len(links) < MOST_LINKED or known(part):
        return [part]
    starts, ends = [0, *(end for _, end in links)], [*(start for start, _ in links), len(part)]
    return _known_pieces(part, starts, ends, known) or [part]


def _known_pieces(part: str, starts: list[int], ends: list[int], known: Known) -> list[str] | None:
    if not starts:
        return []
    for size in range(len(starts), 0, -1):
        piece = part[starts[0] : ends[size - 1]].strip()
        if known(piece) and (rest := _known_pieces(part, starts[size:], ends[size:], known)) is not None:
            return [piece, *rest]
    return None
