"""A sample room of our own: made-up people with everyday things to give and to get."""

from __future__ import annotations

from importlib import resources
from random import Random

import msgspec

from kiosk.rehearse.people import Guest

FIELDS_KNOWN = 2
"""Fields in which somebody knows their way; a third of what they know comes from anywhere."""

FAVOUR = 0.85
"""How quickly popularity falls along a field's topics, for what people want: the first is wanted most."""


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
    return [_guest(_name(names, index), words, chance) for index in range(count)]


def _name(names: list[str], index: int) -> str:
    again, place = divmod(index, len(names))
    return names[place] + (f" {again + 1}" if again else "")


def _guest(name: str, words: Vocabulary, chance: Random) -> Guest:
    fields = chance.sample(list(words.fields), FIELDS_KNOWN)
    everything = [topic for topics in words.fields.values() for topic in topics]
    known = [topic for field in fields for topic in chance.sample(words.fields[field], chance.randint(2, 5))]
    known += [topic for topic in chance.sample(everything, chance.randint(1, 4)) if topic not in known]
    chance.shuffle(known)
    said = chance.randint(1, 3)
    return Guest(
        name=name,
        offers=tuple(known[:said]),
        could=tuple(known[said:]),
        wants=tuple(_wants(words, set(known), chance)),
        sector=fields[0],
    )


def _wants(words: Vocabulary, known: set[str], chance: Random) -> list[str]:
    """Return one to three topics that somebody does not know: some are wanted by many, some by few."""
    open_topics = {
        topic: FAVOUR**place
        for topics in words.fields.values()
        for place, topic in enumerate(topics)
        if topic not in known
    }
    wants: list[str] = []
    for _ in range(chance.randint(1, 3)):
        (topic,) = chance.choices(list(open_topics), weights=list(open_topics.values()))
        del open_topics[topic]
        wants.append(topic)
    return wants
