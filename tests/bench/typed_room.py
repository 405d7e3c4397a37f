"""A made-up room whose people type what they mean as people do: in other words, in any case, with slips."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from random import Random

import msgspec

from kiosk.domain.vocabulary import Vocabulary, built_in, read
from kiosk.rehearse.people import Guest
from kiosk.rehearse.sample import people_of

FIELDS = 9
"""What the room talks of: topics under so many wider ones."""
FEWEST_IN_FIELD = 3
MOST_IN_FIELD = 4
BY_LABEL = 0.4
"""The share of what is typed that is the topic's own name; the rest are other words for it."""
CASES: Mapping[Callable[[str], str], float] = {str.lower: 0.5, str: 0.4, str.capitalize: 0.1}
SLIPS = 0.08
"""The share of what is typed, if it is long enough, that has a slip in it."""
SHORTEST_SLIP = 6
"""Letters of the shortest text with a slip."""


def typed_room(people: int, seed: str) -> list[Guest]:
    """Return so many people whose offers and wants are as typed; what else they could give they know by its name."""
    chance = Random(f"{seed}/typed")
    vocabulary = built_in()
    fields = _fields(vocabulary, chance)
    named = {vocabulary.label(topic): topic for topics in fields.values() for topic in topics}
    labels = {field: [vocabulary.label(topic) for topic in topics] for field, topics in fields.items()}
    guests = people_of([f"Guest {number}" for number in range(1, people + 1)], labels, chance)
    return [
        msgspec.structs.replace(
            guest,
            offers=tuple(_typed(named[label], vocabulary, chance) for label in guest.offers),
            wants=tuple(_typed(named[label], vocabulary, chance) for label in guest.wants),
        )
        for guest in guests
    ]


def confirmed(guests: list[Guest]) -> list[Guest]:
    """Return the same people after their phones asked "Did you mean …?" and they tapped what is nearest to it."""
    return [
        msgspec.structs.replace(
            guest, offers=tuple(map(_confirmed, guest.offers)), wants=tuple(map(_confirmed, guest.wants))
        )
        for guest in guests
    ]


def _fields(vocabulary: Vocabulary, chance: Random) -> dict[str, list[str]]:
    """Return some wider topics, each with itself and some that are narrower."""
    narrower: dict[str, list[str]] = {}
    for topic in vocabulary.topics.values():
        if topic.broader and not topic.gift:
            narrower.setdefault(topic.broader, []).append(topic.id)
    known = [field for field, topics in narrower.items() if len(topics) >= FEWEST_IN_FIELD]
    fields = {}
    for field in chance.sample(known, FIELDS):
        fields[field] = [field, *chance.sample(narrower[field], min(len(narrower[field]), MOST_IN_FIELD - 1))]
    return fields


def _typed(topic: str, vocabulary: Vocabulary, chance: Random) -> str:
    known = vocabulary.topics[topic]
    aliases = [alias for alias in known.aliases if ";" not in alias]
    text = known.label if not aliases or chance.random() < BY_LABEL else chance.choice(aliases)
    (case,) = chance.choices(list(CASES), weights=list(CASES.values()))
    text = case(text)
    return _slipped(text, chance) if len(text) >= SHORTEST_SLIP and chance.random() < SLIPS else text


def _slipped(text: str, chance: Random) -> str:
    """Return a text with two letters changed about, one left out, or one typed twice; not the first."""
    at = chance.randint(1, len(text) - 2)
    how = math.floor(chance.random() * 3)
    if how == 0:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + text[at + 1 :] if how == 1 else text[:at] + text[at] + text[at:]


def _confirmed(text: str) -> str:
    readings = read(text, built_in())
    if len(readings) == 1 and readings[0].topic is None and readings[0].suggestions:
        return built_in().label(readings[0].suggestions[0])
    return text
