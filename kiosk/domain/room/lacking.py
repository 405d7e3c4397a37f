"""What a room lacks: what people here would like and nobody gives, what they give and nobody would like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kiosk.domain.entries import Offered, RegisteredWords, Wanted
from kiosk.domain.people import Person
from kiosk.domain.room.deciding.typed import topics_in
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
    return _compared(room, [_said(room, person) for person in room.here()])


class Said(NamedTuple):
    """What one person offers and wants, by topic."""

    offers: frozenset[str]
    wants: frozenset[str]


def lacks_to_come(room: RoomState, listed: Sequence[Said] = ()) -> tuple[list[Lack], list[Lack]]:
    """Return the same for everybody who is here or coming, and for those `listed` (see `said_on_list`).

    For the days before: it shows whom to invite still.
    """
    people = [person for person in room.people.values() if person.here or person.coming]
    counted = [Said(*(frozenset(map(room.counts_as, topics)) for topics in said)) for said in listed]
    return _compared(room, [*(_said(room, person) for person in people), *counted])


def said_on_list(room: RoomState, words: RegisteredWords) -> Said:
    """Return what somebody on the host's list offers and wants. Reading it takes its time: keep it."""
    return Said(
        *(
            frozenset(topic for text in typed for topic, _ in topics_in(room, text))
            for typed in (words.offers, words.wants)
        )
    )


def _said(room: RoomState, person: Person) -> Said:
    profile = person.profile
    return Said(*(_once(room, person, tags) for tags in (profile.offers, profile.wants)))


def _compared(room: RoomState, said: Sequence[Said]) -> tuple[list[Lack], list[Lack]]:
    wanted = Counter(topic for one in said for topic in one.wants)
    offered = Counter(topic for one in said for topic in one.offers)
    near = {topic: room.vocabulary.near(topic) for topic in wanted}
    served = {offer for links in near.values() for offer in links}
    missing = {topic: n for topic, n in wanted.items() if not any(offer in offered for offer in near[topic])}
    idle = {topic: n for topic, n in offered.items() if topic not in served}
    return _most(room, missing), _most(room, idle)


def _once(room: RoomState, person: Person, tags: Iterable[Offered | Wanted]) -> frozenset[str]:
    return frozenset(room.counts_as(tag.topic) for tag in tags if tag.topic not in person.held)


def _most(room: RoomState, counted: Mapping[str, int]) -> list[Lack]:
    shown = [Lack(topic, people) for topic, people in counted.items() if topic not in room.hidden_topics]
    return sorted(shown, key=lambda lack: (-lack.people, lack.topic))
