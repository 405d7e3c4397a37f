"""Draws the topics of a room for its host: how many offer and want each, and what was done to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kiosk.domain.room import Room
from kiosk.live.snapshots.host import TopicRow


def topic_rows(room: Room) -> list[TopicRow]:
    """Return every topic that somebody here offers or wants, the most wanted first.

    Those that the host merged, and those that they count as, stay too, to be parted.
    """
    people = room.here()
    offers = Counter(offer.topic for person in people for offer in person.profile.offers)
    wants = Counter(want.topic for person in people for want in person.profile.wants)
    topics = list(dict.fromkeys([*wants, *offers, *room.merged, *room.merged.values()]))
    texts = _own_texts(room, topics)
    rows = [
        TopicRow(
            topic=topic,
            text=room.topic_names.get(topic) or texts.get(topic, ""),
            own=texts.get(topic, ""),
            offers=offers[topic],
            wants=wants[topic],
            into=room.merged.get(topic),
            hidden=topic in room.hidden_topics,
        )
        for topic in topics
    ]
    return sorted(rows, key=lambda row: (-row.wants, -row.offers, row.text.casefold(), row.topic))


def _own_texts(room: Room, topics: Iterable[str]) -> dict[str, str]:
    """Return what each topic is called by the vocabulary, or else by most of those who named it."""
    said: dict[str, Counter[str]] = {}
    for person in room.people.values():
        for topic, text in person.texts.items():
            said.setdefault(topic, Counter())[text] += 1
    common = {topic: texts.most_common(1)[0][0] for topic, texts in said.items()}
    return common | {topic: room.vocabulary.label(topic) for topic in topics if topic in room.vocabulary.topics}
