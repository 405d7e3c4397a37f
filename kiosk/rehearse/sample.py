"""A sample room of our own: made-up people with everyday things to give and to get."""

from __future__ import annotations

import math
from importlib import resources
from random import Random

import msgspec

from kiosk.rehearse.people import Guest

FIELDS_KNOWN = 2
"""Fields in which somebody knows their way; some of what they know comes from anywhere."""

KNOWN_IN_FIELD = 0.6
"""The share of their fields' topics that they know."""

FAVOUR = 0.85
"""How quickly popularity falls along a field's topics, for what people want: the first is wanted most."""

TOPICS_BY_ROOT = 3.3
"""Topics in a room, as a multiple of the square root of its size: a small room talks of fewer things."""

FEWEST_TOPICS = 16
"""However small the room: somebody who knows all of two fields and a little else still has three things to want."""

FEWEST_FIELDS = 4
TOPICS_A_FIELD = 4
"""About so many, before a further field comes in."""


class Vocabulary(msgspec.Struct, frozen=True):
    """Topics by field, and names."""

    fields: dict[str, list[str]]
    first: list[str]
    last: list[str]


def sample_people(count: int, seed: str) -> list[Guest]:
    """Return `count` made-up people, the same for the same seed."""
    raw = resources.files("kiosk.rehearse").joinpath("sample.json").read_bytes()
    words = msgspec.json.decode(raw, type=Vocabulary)
    chance = Random(f"{seed}/people")  # noqa: S311 (chance, not secrecy)
    names = [f"{first} {last}" for first in words.first for last in words.last]
    chance.shuffle(names)
    fields = _fields(words, count, chance)
    return people_of([_name(names, index) for index in range(count)], fields, chance)


def people_of(names: list[str], fields: dict[str, list[str]], chance: Random) -> list[Guest]:
    """Return somebody of each name who knows their way in some of these fields: topics by field, most wanted first."""
    return [_guest(name, fields, chance) for name in names]


def _fields(words: Vocabulary, count: int, chance: Random) -> dict[str, list[str]]:
    """Return what a room of `count` talks of: few enough topics that many people find somebody."""
    topics = max(FEWEST_TOPICS, TOPICS_BY_ROOT * math.sqrt(count))
    names = list(words.fields)
    chosen = chance.sample(names, min(len(names), max(FEWEST_FIELDS, round(topics / TOPICS_A_FIELD))))
    each = math.ceil(topics / len(chosen))
    return {name: words.fields[name][:each] for name in names if name in chosen}


def _name(names: list[str], index: int) -> str:
    again, place = divmod(index, len(names))
    return names[place] + (f" {again + 1}" if again else "")


def _guest(name: str, topics: dict[str, list[str]], chance: Random) -> Guest:
    fields = chance.sample(list(topics), FIELDS_KNOWN)
    everything = [topic for field in topics.values() for topic in field]
    known = [topic for field in fields for topic in topics[field] if chance.random() < KNOWN_IN_FIELD]
    known += [topic for topic in chance.sample(everything, chance.randint(1, 4)) if topic not in known]
    chance.shuffle(known)
    said = chance.randint(1, 3)
    return Guest(
        name=name,
        offers=tuple(known[:said]),
        could=tuple(known[said:]),
        wants=tuple(_wants(topics, set(known), chance)),
        sector=fields[0],
    )


def _wants(topics: dict[str, list[str]], known: set[str], chance: Random) -> list[str]:
    """Return one to three topics that somebody does not know: some are wanted by many, some by few."""
    open_topics = {
        topic: FAVOUR**place for field in topics.values() for place, topic in enumerate(field) if topic not in known
    }
    wants: list[str] = []
    for _ in range(chance.randint(1, 3)):
        (topic,) = chance.choices(list(open_topics), weights=list(open_topics.values()))
        del open_topics[topic]
        wants.append(topic)
    return wants
