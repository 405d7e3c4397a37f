"""Near misses: forms of the vocabulary that differ from what was typed by a slip of the finger."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz, process

LEAST_LETTERS = 5
"""Shorter words are never near anything: SEO is not CEO."""
LEAST_LIKENESS = 88.0
"""Of `fuzz.ratio`, 0 to 100: tried on pairs of two words. (WRatio takes Java for JavaScript.)"""


class NearMisses:
    """The forms by their length, so that only those are compared that can be alike."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        self._topics = forms
        self._by_length: dict[int, list[str]] = {}
        for form in forms:
            if len(form) >= LEAST_LETTERS:
                self._by_length.setdefault(len(form), []).append(form)

    def find(self, typed: str, most: int) -> list[str]:
        """Return the topics of the forms that are nearly `typed` (a key), nearest first; only ever a suggestion."""
        if len(typed) < LEAST_LETTERS:
            return []
        hits = process.extract(
            typed, self._alike(len(typed)), scorer=fuzz.ratio, processor=None, limit=None, score_cutoff=LEAST_LIKENESS
        )
        return list(dict.fromkeys(self._topics[form] for form, _, _ in hits))[:most]

    def _alike(self, length: int) -> list[str]:
        """Forms whose length allows the likeness: 2 · shorter / (shorter + longer) bounds the ratio."""
        shortest = length * LEAST_LIKENESS / (200 - LEAST_LIKENESS)
        longest = length * (200 - LEAST_LIKENESS) / LEAST_LIKENESS
        lengths = range(int(shortest), int(longest) + 1)
        return [form for size in lengths for form in self._by_length.get(size, ())]
