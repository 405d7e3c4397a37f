"""Calling groups that the solver proposes: each is scored again against the room as it is now."""

from __future__ import annotations

from collections import Counter

from kiosk.domain.beacons import COLOURS, SYMBOLS
from kiosk.domain.commands import CallGroups, ReportTrouble, Request
from kiosk.domain.entries import Beacon, Fact, GroupCalled, MatchmakerLooked
from kiosk.domain.people import Person
from kiosk.domain.room import pool
from kiosk.domain.room.state import RoomState
from kiosk.domain.scoring import score_group

BEACON_NUMBERS = 99
"""Beacons count from 1 to this and begin again; a number in use is passed over."""


def call_groups(room: RoomState, request: Request, command: CallGroups) -> list[Fact]:
    """Call those of the proposed groups that are still allowed and have somewhere to go."""
    if room.closed or not room.settings.matching:
        return []
    at, settings = request.at, room.settings
    free = {seeker.id: seeker for seeker in pool.seekers(room, at)}
    rules = pool.rules(room, at)
    beacons, spots = _Beacons(room), _Spots(room)
    calls: list[GroupCalled] = []
    for group in command.groups:
        members = group.members
        if len(set(members)) != len(members) or any(member not in free for member in members):
            continue
        scored = score_group([free[member] for member in members], rules)
        if scored is None or not spots.fits([room.people[member] for member in members]):
            continue
        for member in members:
            del free[member]
        calls.append(
            GroupCalled(
                meeting=f"m{len(room.meetings) + len(calls) + 1}",
                members=members,
                gives=scored.gives,
                score=scored.score,
                beacon=beacons.take(),
                spot=spots.take([room.people[member] for member in members]),
                answer_by=at + settings.answer,
                arrive_by=at + settings.arrive,
            )
        )
    called = sum(len(call.members) for call in calls)
    looked = MatchmakerLooked(
        seen=command.seen, waiting=command.waiting, called=called, left_out=len(free), exact=command.exact
    )
    return [*calls, looked]


def report_trouble(room: RoomState, request: Request, command: ReportTrouble) -> list[Fact]:
    """The matchmaker fails, or is well again."""
    last = room.matchmaker
    if command.trouble == (last.trouble if last else ""):
        return []
    seen = last.seen if last and not command.trouble else 0
    return [MatchmakerLooked(seen=seen, waiting=len(room.waiting()), trouble=command.trouble)]


class _Beacons:
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


class _Spots:
    """Spreads groups over the spots that have room; a standing reception has none and needs none."""

    def __init__(self, room: RoomState) -> None:
        self._spots = room.spots
        self._use = room.spot_use()

    def fits(self, people: list[Person]) -> bool:
        return not self._spots or bool(self._open(people))

    def take(self, people: list[Person]) -> str | None:
        spots = self._open(people)
        if not spots:
            return None
        quiet = any(person.profile.quiet for person in people)
        names = list(self._spots)
        best = min(
            spots,
            key=lambda spot: (self._spots[spot].quiet != quiet, self._fullness(spot), names.index(spot)),
        )
        self._use[best] += 1
        return best

    def _fullness(self, spot: str) -> float:
        return self._use[spot] / (self._spots[spot].capacity or max(1, sum(self._use.values()) + 1))

    def _open(self, people: list[Person]) -> list[str]:
        step_free = any(person.profile.step_free for person in people)
        if step_free and not any(spot.step_free for spot in self._spots.values()):
            step_free = False  # the host named none: the whole floor is as good as any
        return [
            name
            for name, spot in self._spots.items()
            if (spot.capacity is None or self._use[name] < spot.capacity) and (spot.step_free or not step_free)
        ]
