"""Topics that a longer text speaks of: found by the words that few other topics share."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kiosk.domain.vocabulary.forms import Forms
from kiosk.domain.vocabulary.little_words import STOP
from kiosk.domain.vocabulary.near import NearMisses
from kiosk.domain.vocabulary.roots import root
from kiosk.domain.vocabulary.spelling import words_of
from kiosk.domain.vocabulary.topic import Topic

LONGEST = 7
"""Words of a form that are looked for one after the other."""
TOGETHER = 1.5
"""How much more words count that stand as the vocabulary has them."""
MAYBE = 0.6
"""How much less an ambiguous form counts."""
WORTH_SAYING = 0.5
"""Share of the best topic's weight that a further one must have."""
LEAST_WEIGHT = 3.0
"""Of a topic that is worth saying at all: the weight of a word that every twentieth topic has (less in a small
vocabulary, where few words are rarer)."""


class Mentions:
    """An index from the roots of words to the forms that hold them."""

    def __init__(self, topics: Iterable[Topic], forms: Forms) -> None:
        self._forms = forms
        self._phrases: list[tuple[str, frozenset[str], float]] = []
        self._where: defaultdict[str, list[int]] = defaultdict(list)
        topics_with: defaultdict[str, set[str]] = defaultdict(set)
        count = 0
        for topic in topics:
            count += 1
            for form, factor in _forms_of(topic):
                roots = frozenset(root(word) for word in words_of(form) if word not in STOP)
                for one in roots:
                    topics_with[one].add(topic.id)
                    self._where[one].append(len(self._phrases))
                self._phrases.append((topic.id, roots, factor))
        self._weight = {one: math.log(count / len(ids)) for one, ids in topics_with.items()}
        self._least = min(LEAST_WEIGHT, math.log(count or 1) / 2)
        self._near = NearMisses(self._weight)

    def find(self, words: Sequence[str], most: int) -> list[str]:
        """Return at most `most` topics that the words speak of, the likeliest first."""
        weights: defaultdict[str, float] = defaultdict(float)
        for topic, weight in (*self._spans(words), *self._scattered(words)):
            weights[topic] = max(weights[topic], weight)
        # Rounded: sums over sets differ in their last digits from process to process, the answer may not.
        best = sorted(weights, key=lambda topic: (-round(weights[topic], 6), topic))[:most]
        least = max(self._least, WORTH_SAYING * weights[best[0]]) if best else 0.0
        return [topic for topic in best if weights[topic] >= least]

    def _spans(self, words: Sequence[str]) -> Iterator[tuple[str, float]]:
        """Forms that stand in the text word for word."""
        for start in range(len(words)):
            for end in range(start + 1, min(len(words), start + LONGEST) + 1):
                if STOP.issuperset(words[start:end]):
                    continue
                topic, maybe = self._forms.find(words[start:end])
                if topic is None and not maybe:
                    continue
                weight = TOGETHER * sum(self._weight.get(root(word), 0.0) for word in words[start:end])
                if topic is not None:
                    yield topic, weight
                for other in maybe:
                    yield other, MAYBE * weight

    def _scattered(self, words: Sequence[str]) -> Iterator[tuple[str, float]]:
        """Forms of which some words stand in the text; the more of a form, the more it weighs."""
        roots = {self._mended(root(word)) for word in words if word not in STOP}
        for index in {index for one in roots for index in self._where.get(one, ())}:
            topic, held, factor = self._phrases[index]
            said = sum(self._weight[one] for one in held & roots)
            whole = sum(self._weight[one] for one in held)
            yield topic, factor * said * said / whole

    def _mended(self, typed: str) -> str:
        """The root of the vocabulary that is nearly the one typed, else the latter."""
        if typed in self._weight:
            return typed
        return next(iter(self._near.find(typed)), typed)


def _forms_of(topic: Topic) -> Iterator[tuple[str, float]]:
    for form in (topic.label, *topic.aliases):
        yield form, 1.0
    for form in topic.maybe:
        yield form, MAYBE
