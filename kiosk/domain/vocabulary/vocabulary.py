"""The vocabulary of a room: its topics, the words for them, and how near they are to one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from kiosk.domain.language import ENGLISH, Language
from kiosk.domain.tags import normalise
from kiosk.domain.vocabulary.forms import Forms
from kiosk.domain.vocabulary.mentions import Mentions
from kiosk.domain.vocabulary.near import NearMisses
from kiosk.domain.vocabulary.topic import Topic

BROADER = 0.5
"""How far a topic serves the one that is wider by one step, and the other way round."""


class Vocabulary:
    """Topics by their ids; never changed. Where topics claim the same words or id, the earlier has them."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self.topics: dict[str, Topic] = {}
        for topic in topics:
            self.topics.setdefault(topic.id, topic)
        self.forms = Forms(self.topics.values())
        self._names: dict[str, frozenset[str]] = {}
        """What each topic is called, as far as it has been asked."""

    @cached_property
    def _near(self) -> NearMisses:
        return NearMisses(self.forms.sure)

    def near_misses(self, form: str) -> list[str]:
        """Return the topics that a form (a key) might have been meant for, likeliest first: "Did you mean …?"."""
        return list(dict.fromkeys(self.forms.sure[near] for near in self._near.find(form)))

    @cached_property
    def mentions(self) -> Mentions:
        """The topics by their words, for those that a sentence speaks of."""
        return Mentions(self.topics.values(), self.forms)

    @cached_property
    def _links(self) -> dict[str, dict[str, float]]:
        links: dict[str, dict[str, float]] = {}
        for topic in self.topics.values():
            for other, strength in topic.related.items():
                links.setdefault(topic.id, {}).setdefault(other, strength)
                links.setdefault(other, {}).setdefault(topic.id, strength)
        for topic in self.topics.values():
            if topic.broader:
                links.setdefault(topic.id, {}).setdefault(topic.broader, BROADER)
                links.setdefault(topic.broader, {}).setdefault(topic.id, BROADER)
        return links

    def relatedness(self, offer: str, want: str) -> float:
        """Return how far an offered topic serves a wanted one, from 0 to 1; the same both ways.

        1 for the same topic; the strength of a curated link; `BROADER` for parent and child; 0 for all else. A
        free tag's id, which is in no vocabulary, is related to itself only.
        """
        return 1.0 if offer == want else self._links.get(want, {}).get(offer, 0.0)

    def near(self, want: str) -> Mapping[str, float]:
        """Return every topic that serves `want`, itself included, and how far: `relatedness` for one topic at once."""
        return {want: 1.0, **self._links.get(want, {})}

    __call__ = relatedness

    def label(self, topic: str, lang: Language = ENGLISH) -> str:
        """Return what to call a topic in a language, in English where there is no word; KeyError for a free tag."""
        known = self.topics[topic]
        return known.labels.get(lang, known.label)

    def called(self, topic: str, text: str) -> bool:
        """Return whether a text is what a topic is called, in whatever language; a free tag is called nothing."""
        if topic not in self._names:
            known = self.topics.get(topic)
            labels = (known.label, *known.labels.values()) if known else ()
            self._names[topic] = frozenset(normalise(label) for label in labels)
        return text.casefold() in self._names[topic] or normalise(text) in self._names[topic]

    def reworded(self, topic: str, text: str, lang: Language) -> str:
        """Return what somebody typed for a topic as a reader in `lang` has it.

        A label, in whatever language, is the reader's own label; everything else stays as it was typed.
        """
        known = self.topics.get(topic)
        if known is None or (lang != ENGLISH and lang not in known.labels):
            return text
        typed, label = text.casefold(), known.labels.get(lang, known.label)
        labels = (known.label, *known.labels.values())
        foreign = typed != label.casefold() and any(typed == each.casefold() for each in labels)
        return label if foreign else text

    def prepare(self) -> None:
        """Build now what the first sentence and the first slip would else wait for, about a tenth of a second."""
        self.mentions  # noqa: B018
        self._near  # noqa: B018
        self._links  # noqa: B018

    def extended(self, topics: Iterable[Topic]) -> Vocabulary:
        """Return this vocabulary with a room's own topics, which come first: the same id or word is theirs."""
        return Vocabulary([*topics, *self.topics.values()])
