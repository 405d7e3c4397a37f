"""The root of an English word, roughly: plumber and plumbing have one. Good enough to suggest, never to decide."""

from __future__ import annotations

from functools import lru_cache

from kiosk.domain.vocabulary.spelling import WORDS_REMEMBERED, singular

LEAST = 3
"""Letters that a root has, at least."""

_ENDINGS = (
    *("ational", "ations", "ation", "ating", "ators", "ator", "ated", "ements", "ement", "ments", "ment", "ings"),
    *("ions", "ion", "ings", "ing", "ies", "eries", "ery", "ors", "or", "ers", "er", "ed", "ly", "ate", "al", "e", "y"),
)
_IRREGULAR = {
    "bought": "buy",
    "built": "build",
    "drew": "draw",
    "drove": "drive",
    "grew": "grow",
    "grown": "grow",
    "led": "lead",
    "sang": "sing",
    "sold": "sell",
    "spoke": "speak",
    "spoken": "speak",
    "swam": "swim",
    "taught": "teach",
    "wrote": "write",
    "written": "write",
}


@lru_cache(WORDS_REMEMBERED)
def root(word: str) -> str:
    """Return what a word has in common with its relatives: write, writing, writer."""
    word = singular(_IRREGULAR.get(word, word))
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > LEAST and word[-1] == word[-2] else word
