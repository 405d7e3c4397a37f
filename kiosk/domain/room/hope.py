"""Hope: for whom the matchmaker may find a group that it could not find when it last looked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kiosk.domain.people import Person
from kiosk.domain.room.state import RoomState


def hopeful(room: RoomState, people: Sequence[Person]) -> list[Person]:
    """Return those of these waiting people for whom there may be a group now.

    They are those whom it has not looked at, those whose partner was taken, and those who could give to, or get from,
    somebody it has not seen as they are: in a pair, and in a circle of three, everyone stands beside everyone.
    """
    new = [room.people[person] for person in room.news if room.people[person].state == "waiting"]
    given = {room.counts_as(offer.topic) for person in new for offer in person.profile.offers}
    sought = {topic for person in new for topic in _serving(room, person)}
    return [
        person
        for person in people
        if person.why in {None, "taken"}
        or person.id in room.news
        or not given.isdisjoint(_serving(room, person))
        or any(room.counts_as(offer.topic) in sought for offer in person.profile.offers)
    ]


def _serving(room: RoomState, person: Person) -> Iterable[str]:
    """Return every topic that somebody's wants are served by."""
    return (topic for want in person.profile.wants for topic in room.vocabulary.near(room.counts_as(want.topic)))
