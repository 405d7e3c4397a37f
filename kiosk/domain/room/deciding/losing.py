"""When a group loses somebody: a substitute, a smaller group, or the end of the call for those who remain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kiosk.domain.entries import Fact, MeetingFinished, MeetingMissed, MeetingRegrouped, Missed
from kiosk.domain.matching.seeker import Seeker
from kiosk.domain.meetings import TALKING, Meeting
from kiosk.domain.people import Person
from kiosk.domain.room import pool
from kiosk.domain.room.deciding.placing import suits
from kiosk.domain.room.state import RoomState
from kiosk.domain.scoring import Scored, score_group


def answered(meeting: Meeting, members: Iterable[str]) -> tuple[str, ...]:
    """Return those of `members` who answered the call."""
    return tuple(member for member in members if meeting.status.get(member) != "called")


def depart(
    room: RoomState, persons: Sequence[Person], fact: Callable[[Person], Fact], why: Missed, at: int
) -> list[Fact]:
    """Return `fact` for each of `persons`, and what their going means for the groups they were in."""
    taken = {person.id for person in persons}
    facts = [fact(person) for person in persons]
    for meeting_id in dict.fromkeys(person.meeting for person in persons if person.meeting):
        meeting = room.live[meeting_id]
        lost = [person.id for person in persons if person.meeting == meeting_id]
        facts += lose(room, meeting, lost, why, at, taken)
    return facts


def lose(room: RoomState, meeting: Meeting, lost: Sequence[str], why: Missed, at: int, taken: set[str]) -> list[Fact]:
    """Return what losing these members means for a meeting. A substitute is added to `taken`."""
    if meeting.state in TALKING:
        return [MeetingFinished(meeting=meeting.id, breather_until=at + room.settings.breather)]
    rest = [member for member in meeting.members if member not in lost]
    if len(rest) == 2:
        regrouped = _substitute(room, meeting, lost[0], at, taken) or _smaller(room, meeting, rest, lost[0], at)
        if regrouped:
            return [regrouped]
    return [MeetingMissed(meeting=meeting.id, first=answered(meeting, rest), why=why)]


def _substitute(room: RoomState, meeting: Meeting, lost: str, at: int, taken: set[str]) -> MeetingRegrouped | None:
    rules = pool.rules(room, at)
    ring: list[Seeker | None] = [
        None if member == lost else pool.seeker(room, room.people[member], at) for member in meeting.members
    ]
    best: tuple[float, str, Scored] | None = None
    for person in pool.substitutes(room, at):
        if person.id in taken or not suits(room, meeting.spot, person):
            continue
        candidate = pool.seeker(room, person, at)
        scored = score_group([seat or candidate for seat in ring], rules)
        if scored and (best is None or (-scored.score, candidate.id) < best[:2]):
            best = (-scored.score, candidate.id, scored)
    if best is None:
        return None
    _, joined, scored = best
    taken.add(joined)
    members = tuple(joined if member == lost else member for member in meeting.members)
    return _regrouped(room, meeting, members, scored, lost, joined, at)


def _smaller(room: RoomState, meeting: Meeting, rest: list[str], lost: str, at: int) -> MeetingRegrouped | None:
    scored = score_group([pool.seeker(room, room.people[member], at) for member in rest], pool.rules(room, at))
    return _regrouped(room, meeting, tuple(rest), scored, lost, None, at) if scored else None


def _regrouped(
    room: RoomState,
    meeting: Meeting,
    members: tuple[str, ...],
    scored: Scored,
    lost: str,
    joined: str | None,
    at: int,
) -> MeetingRegrouped:
    return MeetingRegrouped(
        meeting=meeting.id,
        members=members,
        gives=scored.gives,
        score=scored.score,
        lost=lost,
        joined=joined,
        answer_by=at + room.settings.answer,
        arrive_by=at + room.settings.arrive,
    )
