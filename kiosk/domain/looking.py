"""Looking: what the matchmaker makes of a room at one moment. Pure, and costly: not for the serving loop."""

from __future__ import annotations

from collections.abc import Collection

from kiosk.domain.asking import find_asks
from kiosk.domain.commands import CallGroups, ProposedGroup
from kiosk.domain.entries import Asked
from kiosk.domain.matching import TIME_LIMIT, Rules, Seeker, solve
from kiosk.domain.matching.generous import generous_pairs
from kiosk.domain.matching.rounds import solve_round
from kiosk.domain.matching.why import why_unserved
from kiosk.domain.room import Room, pool
from kiosk.domain.room.pool import round_coming
from kiosk.domain.room.questions import before, may_ask


def look(room: Room, now: int, *, time_limit: float = TIME_LIMIT) -> CallGroups:
    """Return whom to call at `now` (milliseconds, Unix), and what to say to those who are left out.

    `time_limit` is in seconds and holds for the solve.
    """
    seekers, rules = room.seekers(now), room.rules(now)
    if round_coming(room):
        solution = solve_round(seekers, rules, room.settings.look_ahead, time_limit=time_limit)
    else:
        solution = solve(seekers, rules, time_limit=time_limit)
    groups = [ProposedGroup(members=group.members) for group in solution.groups]
    groups += _generous(room, seekers, rules, groups)
    served = {member for group in groups for member in group.members}
    return CallGroups(
        groups=groups,
        asks=_asks(room, now, rules, served),
        seen=room.version,
        waiting=len(seekers),
        exact=solution.exact,
        why=why_unserved(seekers, rules, served),
    )


def _generous(room: Room, seekers: list[Seeker], rules: Rules, mutual: list[ProposedGroup]) -> list[ProposedGroup]:
    """Return the pairs in which one gives and one gets, of those whom the mutual groups have left out for long."""
    if not room.settings.generous:
        return []
    served = {member for group in mutual for member in group.members}
    patient = [
        seeker
        for seeker in seekers
        if seeker.id not in served and rules.now - seeker.waiting_since >= room.settings.generous_after
    ]
    return [ProposedGroup(members=group.members, generous=True) for group in generous_pairs(patient, rules)]


def _asks(room: Room, now: int, rules: Rules, served: Collection[str]) -> dict[str, list[Asked]]:
    """Return what to ask those who wait and are not `served`."""
    people = sorted(
        (person for person in may_ask(room, now) if person.id not in served),
        key=lambda person: person.asked_at or 0,
    )
    found = find_asks(
        [pool.seeker(room, person, now) for person in room.here()],
        {person.id for person in room.waiting()}.difference(served),
        rules,
        ask=[person.id for person in people],
        before={person.id: before(person) for person in people},
        hidden=room.hidden_topics,
    )
    return {person: [ask.asked for ask in asks] for person, asks in found.items()}
