"""What somebody typed, understood: software proposes, the person decides."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from kiosk.domain.refusal import Refusal
from kiosk.domain.tags import clean, normalise
from kiosk.domain.vocabulary.forms import NOTHING, Found
from kiosk.domain.vocabulary.little_words import AFTER, BEFORE
from kiosk.domain.vocabulary.spelling import in_latin, key, singular_key, words_of
from kiosk.domain.vocabulary.splitting import tags_in
from kiosk.domain.vocabulary.vocabulary import Vocabulary

MOST_CHARACTERS = 2_000
"""Of a text with several tags."""
MOST_TAGS = 40
"""In one text: more are a list that was pasted by mistake."""
MOST_SUGGESTIONS = 3

How: TypeAlias = Literal["topic", "alias", "free"]
"""By the topic's label, by another way to say the very same, or not at all: kept in the person's own words."""

_EDGES = ' \t,;:!?"“”()[]*_-–—/\\|~•·'


class Reading(NamedTuple):
    """A tag as it is understood. `topic` is None for a free tag; `suggestions` are topics, best first."""

    text: str
    topic: str | None
    how: How
    suggestions: tuple[str, ...] = ()


def read(text: str, vocabulary: Vocabulary) -> list[Reading]:
    """Return the tags of a text in their order, each once.

    Raises Refusal `too_long` or `too_many` where it is no list of tags at all. Nothing is merged that a person
    would have to confirm: near misses, ambiguous words and topics within a sentence are suggestions.
    """
    if len(text) > MOST_CHARACTERS:
        raise Refusal("too_long", field="text", limit=MOST_CHARACTERS)
    found: dict[str, Reading] = {}
    for part in tags_in(text, lambda words: _recognise(words_of(words), vocabulary)[0] != NOTHING):
        reading = _read_tag(part, vocabulary)
        if reading is not None:
            found.setdefault(reading.topic or "=" + normalise(reading.text), reading)
        if len(found) > MOST_TAGS:
            raise Refusal("too_many", field="text", limit=MOST_TAGS)
    return list(found.values())


def _read_tag(part: str, vocabulary: Vocabulary) -> Reading | None:
    text = _shown(part)
    words = words_of(text)
    if not normalise(text):
        return None
    found, plainly = _recognise(words, vocabulary)
    if found.topic is not None:
        topic = vocabulary.topics[found.topic]
        labels = {singular_key(words_of(label)) for label in (topic.label, *topic.labels.values())}
        how: How = "topic" if plainly and singular_key(words) in labels else "alias"
        others = tuple(other for other in found.maybe if other != found.topic)
        return Reading(text, found.topic, how, others[:MOST_SUGGESTIONS])
    return Reading(text, None, "free", _suggestions(words, found, vocabulary))


def _shown(part: str) -> str:
    """The words without the list's own signs; a full stop or a plus may be part of the name."""
    text = clean(part).strip(_EDGES)
    return text.removesuffix(".") if not text.endswith("..") else text.rstrip(".")


def _recognise(words: list[str], vocabulary: Vocabulary) -> tuple[Found, bool]:
    """Return what the words stand for, and whether as they are rather than without "a bit of" or "for beginners"."""
    found = vocabulary.forms.find(words)
    if found.topic is not None or found.maybe:
        return found, True
    bare = _bare(words)
    return (vocabulary.forms.find(bare) if bare != words else found), False


def _bare(words: list[str]) -> list[str]:
    """The words without what may stand around a topic's name; never none."""
    for opening in BEFORE:
        if len(words) > len(opening) and tuple(words[: len(opening)]) == opening:
            words = words[len(opening) :]
            break
    for ending in AFTER:
        if len(words) > len(ending) and tuple(words[-len(ending) :]) == ending:
            return words[: -len(ending)]
    return words


def _suggestions(words: list[str], found: Found, vocabulary: Vocabulary) -> tuple[str, ...]:
    """What a free tag might mean: an ambiguous form, letters that only look so, a slip, topics that it speaks of."""
    proposed = dict.fromkeys(found.maybe)
    seen = in_latin(words)
    if seen != words and (alike := vocabulary.forms.find(seen).topic) is not None:
        proposed[alike] = None
    proposed.update(dict.fromkeys(vocabulary.near_misses(key(_bare(words)))))
    proposed.update(dict.fromkeys(vocabulary.mentions.find(words, MOST_SUGGESTIONS)))
    return tuple(proposed)[:MOST_SUGGESTIONS]
