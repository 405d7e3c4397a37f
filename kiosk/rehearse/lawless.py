"""Calls that the engine would refuse: how policies of other tools are played. Nothing outside rehearsals uses this."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.entries import Fact, Give, GroupCalled, MatchmakerLooked
from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.room import Room
from kiosk.domain.room.deciding.placing import Beacons, Spots
from kiosk.domain.scoring.gain import flow


def lawless_calls(room: Room, seekers: Sequence[Seeker], pairs: Sequence[tuple[str, str]], rules: Rules) -> list[Fact]:
    """Return the facts by which these pairs are called at `rules.now`; only what flows between them is a give.

    Where there is no spot for it, a pair queues.
    """
    by_id = {seeker.id: seeker for seeker in seekers}
    beacons, spots = Beacons(room), Spots(room)
    calls: list[Fact] = []
    queued: list[str] = []
    for pair in pairs:
        persons = [room.people[member] for member in pair]
        if spots.full(persons):
            queued += pair
            continue
        call = GroupCalled(
            meeting=f"m{len(room.meetings) + len(calls) + 1}",
            members=pair,
            gives=_gives(by_id[pair[0]], by_id[pair[1]], rules),
            score=0.0,
            beacon=beacons.take(),
            spot=spots.take(persons),
            answer_by=rules.now + room.settings.answer,
            arrive_by=rules.now + room.settings.arrive,
        )
        calls.append(call)
    called = 2 * len(calls)
    looked = MatchmakerLooked(
        seen=room.version,
        waiting=len(seekers),
        called=called,
        left_out=len(seekers) - called - len(queued),
        exact=False,
        queued=tuple(queued),
    )
    return [*calls, looked]


def _gives(one: Seeker, other: Seeker, rules: Rules) -> tuple[Give, ...]:
    return tuple(
        Give(giver=giver.id, getter=getter.id, offer=found.offer, want=found.want)
        for giver, getter in ((one, other), (other, one))
        if (found := flow(giver, getter, rules.related))
    )
