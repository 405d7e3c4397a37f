"""Which words stand for which topic: labels and aliases, which decide, and the ambiguous ones, which suggest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kiosk.domain.vocabulary.spelling import key, singular_key, words_of
from kiosk.domain.vocabulary.topic import Topic


class Found(NamedTuple):
    """What words stand for: the topic that they decide on, and those that they might mean as well."""

    topic: str | None
    maybe: tuple[str, ...]


NOTHING = Found(None, ())


class Forms:
    """An index of every way to write the topics. Where two claim the same words, the earlier topic has them."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self.sure: dict[str, str] = {}
        self._sure_singular: dict[str, str] = {}
        self._maybe: dict[str, list[str]] = {}
        self._maybe_singular: dict[str, list[str]] = {}
        abroad: dict[str, list[str]] = {}
        for topic in topics:
            self._take(topic)
            for label in topic.labels.values():
                abroad.setdefault(key(words_of(label)), []).append(topic.id)
        for form, ids in abroad.items():
            self._take_abroad(form, ids)
        for table in (self.sure, self._sure_singular, self._maybe, self._maybe_singular):
            table.pop("", None)

    def _take(self, topic: Topic) -> None:
        for form in (topic.label, *topic.aliases):
            words = words_of(form)
            plain, singular = key(words), singular_key(words)
            self.sure.setdefault(plain, topic.id)
            if singular != plain:
                self._sure_singular.setdefault(singular, topic.id)
        label = key(words_of(topic.label))
        for form in topic.maybe:
            words = words_of(form)
            plain, singular = key(words), singular_key(words)
            named = label.startswith(plain)  # "Go (language)" for "go" comes before board games
            _add(self._maybe, plain, topic.id, first=named)
            if singular != plain:
                _add(self._maybe_singular, singular, topic.id, first=named)

    def _take_abroad(self, form: str, ids: list[str]) -> None:
        """A label in another language gives way to every English word, and means nothing sure at two topics."""
        if len(set(ids)) == 1 and form not in self._maybe:
            self.sure.setdefault(form, ids[0])
        for topic in ids:
            if self.sure.get(form) != topic:
                _add(self._maybe, form, topic)

    def find_text(self, text: str) -> Found:
        """Return what a text as a whole stands for."""
        return self.find(words_of(text))

    def find(self, words: Sequence[str]) -> Found:
        """Return what the words stand for, as they are and else as plurals; an ambiguous form beats a plural."""
        plain = key(words)
        if not plain:
            return NOTHING
        found = Found(self.sure.get(plain), tuple(self._maybe.get(plain, ())))
        if found != NOTHING:
            return found
        singular = singular_key(words)
        topic = self._sure_singular.get(singular) or self.sure.get(singular)
        return Found(topic, tuple(self._maybe_singular.get(singular, ()) or self._maybe.get(singular, ())))


def _add(table: dict[str, list[str]], form: str, topic: str, *, first: bool = False) -> None:
    known = table.setdefault(form, [])
    if topic not in known:
        known.insert(0 if first else len(known), topic)
