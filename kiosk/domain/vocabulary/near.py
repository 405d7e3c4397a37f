"""Near misses: words that differ from others by a slip of the finger."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

LEAST_LETTERS = 5
"""Shorter words are never near anything: SEO is not CEO."""
LEAST_LIKENESS = 88.0
"""Of `fuzz.ratio`, 0 to 100: tried on pairs of two words. (WRatio takes Java for JavaScript.)"""


class NearMisses:
    """Words by their length and their ends, so that only those are compared that can be alike."""

    def __init__(self, words: Iterable[str]) -> None:
        self._like: dict[tuple[int, str], list[str]] = {}
        for word in words:
            if len(word) >= LEAST_LETTERS:
                for end in _ends(word):
                    self._like.setdefault((len(word), end), []).append(word)

    def find(self, typed: str) -> list[str]:
        """Return the words that are nearly `typed`, nearest first; a slip leaves the first two letters or the last."""
        size = len(typed)
        if size < LEAST_LETTERS:
            return []
        # The ratio is at most 2 · shorter / (shorter + longer).
        shortest = int(size * LEAST_LIKENESS / (200 - LEAST_LIKENESS))
        longest = int(size * (200 - LEAST_LIKENESS) / LEAST_LIKENESS)
        lengths = range(shortest, longest + 1)
        alike = [word for length in lengths for end in _ends(typed) for word in self._like.get((length, end), ())]
        hits = process.extract(typed, alike, scorer=fuzz.ratio, processor=None, limit=None, score_cutoff=LEAST_LIKENESS)
        return list(dict.fromkeys(word for word, _, _ in hits))


def _ends(word: str) -> tuple[str, str]:
    return word[:2] + "…", "…" + word[-2:]
