"""What a room lacks: what people here would like and nobody gives, what they give and nobody would like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.domain.people import Person
from kiosk.domain.room.state import RoomState


@dataclass(frozen=True, slots=True)
class Lack:
    """A topic that so many people name on one side, and nobody on the other, nor anything near it."""

    topic: str
    people: int


def lacks(room: RoomState) -> tuple[list[Lack], list[Lack]]:
    """Return what is wanted and not offered, and what is offered and not wanted, most people first.

    Topics that the host merged count as one; hidden ones, and those that only somebody names whose words are held back,
    are left out: this is to be said aloud.
    """
    people = room.here()
    wanted = Counter(topic for person in people for topic in _once(room, person, "want"))
    offered = Counter(topic for person in people for topic in _once(room, person, "offer"))
    near = {topic: room.vocabulary.near(topic) for topic in wanted}
    served = {offer for links in near.values() for offer in links}
    missing = {topic: n for topic, n in wanted.items() if not any(offer in offered for offer in near[topic])}
    idle = {topic: n for topic, n in offered.items() if topic not in served}
    return _most(room, missing), _most(room, idle)


def _once(room: RoomState, person: Person, side: str) -> Iterator[str]:
    tags = person.profile.wants if side == "want" else person.profile.offers
    return iter({room.counts_as(tag.topic) for tag in tags if tag.topic not in person.held})


def _most(room: RoomState, counted: Mapping[str, int]) -> list[Lack]:
    shown = [Lack(topic, people) for topic, people in counted.items() if topic not in room.hidden_topics]
    return sorted(shown, key=lambda lack: (-lack.people, lack.topic))
