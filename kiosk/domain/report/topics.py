"""What became of each topic: who could, who would like to, how often it was passed on, who went home without."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import msgspec

from kiosk.domain.language import Language
from kiosk.domain.people import Person
from kiosk.domain.room.state import RoomState

FEWEST_WHO_SAID_IT = 2
"""Words of people's own stand in a report once so many used them: one person's might say who they are."""
SHORTEST_NAME = 3
"""Letters of a part of a name by which somebody could be known."""
OUT = frozenset({"removed", "erased"})
_WORD = re.compile(r"\w+")


class TopicTold(msgspec.Struct, frozen=True, kw_only=True):
    """One topic. `text` is "" where its words are nobody's but one person's, or hold a name."""

    topic: str
    text: str
    could: int
    """People who offered it."""
    wanted: int
    """People who would have liked it."""
    passed_on: int
    """How often somebody got it in a meeting."""
    still: int
    """Of those who would have liked it, how many did not get it."""
    near: int
    """People who offered it, or what is near it."""


def counted(room: RoomState) -> list[Person]:
    """Return those whom a report counts: everybody who came and was not taken out or erased."""
    return [person for person in room.people.values() if person.state not in OUT and not person.coming]


def topics_told(room: RoomState, lang: Language) -> list[TopicTold]:
    """Return every topic that somebody named, but for what the host hid: the most wanted first."""
    people = counted(room)
    could, wanted, got, still = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    gotten = _gotten(room)
    for topics in gotten.values():
        got.update(topics)
    for person in people:
        could.update({room.counts_as(offer.topic) for offer in person.profile.offers})
        wants = {room.counts_as(want.topic) for want in person.profile.wants}
        wanted.update(wants)
        still.update(wants - gotten.get(person.id, Counter()).keys())
    own = _own_words(room, people)
    told = [
        TopicTold(
            topic=topic,
            text=_text(room, topic, own, lang),
            could=could[topic],
            wanted=wanted[topic],
            passed_on=got[topic],
            still=still[topic],
            near=_near(room, topic, could),
        )
        for topic in dict.fromkeys([*wanted, *could, *got])
        if topic and topic not in room.hidden_topics
    ]
    return sorted(told, key=lambda one: (-one.wanted, -one.could, one.text.casefold(), one.topic))


def passed_on(room: RoomState) -> int:
    """Return how often somebody got something."""
    return sum(topics.total() for topics in _gotten(room).values())


def _gotten(room: RoomState) -> dict[str, Counter[str]]:
    """Return what each person got in meetings that are over: what they were to get, unless they say they did not."""
    found: dict[str, Counter[str]] = {}
    for meeting in room.meetings.values():
        if meeting.started_at is None or meeting.live:
            continue
        for give in meeting.gives:
            if meeting.outcomes.get(give.getter, (True, True))[1]:
                found.setdefault(give.getter, Counter())[room.counts_as(give.want)] += 1
    return found


def _near(room: RoomState, topic: str, could: Mapping[str, int]) -> int:
    return sum(could.get(other, 0) for other, strength in room.vocabulary.near(topic).items() if strength > 0)


def _text(room: RoomState, topic: str, own: Mapping[str, str], lang: Language) -> str:
    if topic in room.topic_names:
        return room.topic_names[topic]
    return room.vocabulary.label(topic, lang) if topic in room.vocabulary.topics else own.get(topic, "")


def _own_words(room: RoomState, people: list[Person]) -> dict[str, str]:
    """Return what several people call a topic, where no name stands in it."""
    said: dict[str, Counter[str]] = {}
    for person in people:
        for topic, text in person.texts.items():
            if text and topic not in person.held:
                said.setdefault(room.counts_as(topic), Counter())[text] += 1
    words = (word for person in people for word in _WORD.findall(person.name or ""))
    names = {word.casefold() for word in words if len(word) >= SHORTEST_NAME}
    own = {topic: texts.most_common(1)[0][0] for topic, texts in said.items() if texts.total() >= FEWEST_WHO_SAID_IT}
    return {topic: text for topic, text in own.items() if names.isdisjoint(map(str.casefold, _WORD.findall(text)))}
