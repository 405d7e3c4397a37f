"""Looking: what the matchmaker makes of a room at one moment. Pure, and costly: not for the serving loop."""

from __future__ import annotations

from kiosk.domain.commands import CallGroups, ProposedGroup
from kiosk.domain.matching import TIME_LIMIT, solve
from kiosk.domain.room import Room


def look(room: Room, now: int, *, time_limit: float = TIME_LIMIT) -> CallGroups:
    """Return whom to call at `now` (milliseconds, Unix), and what to say to those who are left out.

    `time_limit` is in seconds and holds for the solve.
    """
    seekers = room.seekers(now)
    solution = solve(seekers, room.rules(now), time_limit=time_limit)
    return CallGroups(
        groups=[ProposedGroup(members=group.members) for group in solution.groups],
        seen=room.version,
        waiting=len(seekers),
        exact=solution.exact,
    )
