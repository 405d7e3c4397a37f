"""Where a group goes and how it finds each other: spots with capacities, beacons that differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kiosk.domain.beacons import COLOURS, SYMBOLS
from kiosk.domain.entries import Beacon
from kiosk.domain.people import Person
from kiosk.domain.room.state import RoomState

BEACON_NUMBERS = 99
"""Beacons count from 1 to this and begin again; a number in use is passed over."""


def suits(room: RoomState, spot: str | None, person: Person) -> bool:
    """Tell whether somebody can get to a spot; where the host named no step-free one, anywhere is as good."""
    if spot not in room.spots or not person.profile.step_free:
        return True
    return room.spots[spot].step_free or not any(each.step_free for each in room.spots.values())


def wanted(room: RoomState, spot: str | None) -> bool:
    """Tell whether somebody queues who could have a spot once the group there has gone."""
    if spot not in room.spots or room.spots[spot].capacity is None:
        return False
    return any(person.queued and suits(room, spot, person) for person in room.waiting())


class Beacons:
    """Hands out beacons that differ from all those in use: number, symbol, then the colour that is least about."""

    def __init__(self, room: RoomState) -> None:
        live = [meeting.beacon for meeting in room.live.values()]
        self._numbers = {beacon.number for beacon in live}
        self._symbols = Counter(beacon.symbol for beacon in live)
        self._colours = Counter(beacon.colour for beacon in live)
        self._looks = Counter((beacon.colour, beacon.symbol) for beacon in live)
        self._used = Counter(room.colours_used)
        self._last = room.last_beacon

    def take(self) -> Beacon:
        """Return the next group's beacon."""
        most = max(BEACON_NUMBERS, len(self._numbers) + 1)
        number = self._last % most + 1
        while number in self._numbers:
            number = number % most + 1
        self._last = number
        self._numbers.add(number)
        symbol = min(SYMBOLS, key=lambda name: (self._symbols[name], (SYMBOLS.index(name) - number) % len(SYMBOLS)))
        colour = min(
            COLOURS,
            key=lambda name: (self._looks[name, symbol], self._colours[name], self._used[name], COLOURS.index(name)),
        )
        self._symbols[symbol] += 1
        self._colours[colour] += 1
        self._looks[colour, symbol] += 1
        self._used[colour] += 1
        return Beacon(colour=colour, symbol=symbol, number=number)


class Spots:
    """Spreads groups over the spots that have room; a standing reception has none and needs none.

    What is quiet or step-free is kept for those who asked, as long as another spot is open.
    """

    def __init__(self, room: RoomState, use: Counter[str] | None = None) -> None:
        """`use`: the groups at each spot, where that is not how it is now."""
        self._room = room
        self._use = room.spot_use() if use is None else use
        self._places = {spot: place for place, spot in enumerate(room.spots)}
        self._so_far = Counter(meeting.spot for meeting in room.meetings.values())

    def full(self, people: Sequence[Person]) -> bool:
        """Tell whether there is nowhere for a group to go just now."""
        return bool(self._places) and not self._open(people)

    def take(self, people: Sequence[Person]) -> str | None:
        """Return a group's spot, which is then in use; None where there are no spots."""
        spots = self._open(people)
        if not spots:
            return None
        quiet = any(person.profile.quiet for person in people)
        step_free = any(person.profile.step_free for person in people)

        def worth(spot: str) -> tuple[bool, bool, float, int, int]:
            features = self._room.spots[spot]
            wasted = features.step_free and not step_free
            return features.quiet != quiet, wasted, self._fullness(spot), self._so_far[spot], self._places[spot]

        best = min(spots, key=worth)
        self._use[best] += 1
        self._so_far[best] += 1
        return best

    def _fullness(self, spot: str) -> float:
        return self._use[spot] / (self._room.spots[spot].capacity or sum(self._use.values()) + 1)

    def _open(self, people: Sequence[Person]) -> list[str]:
        return [
            name
            for name, spot in self._room.spots.items()
            if (spot.capacity is None or self._use[name] < spot.capacity)
            and all(suits(self._room, name, person) for person in people)
        ]
