"""The talk and its end: done, still talking, what was given and got."""

from __future__ import annotations

import msgspec

from kiosk.domain.commands import Finish, NoExtend, Outcome, Request, StillTalking
from kiosk.domain.entries import ExtensionObjected, Fact, MeetingExtended, MeetingFinished, OutcomeGiven
from kiosk.domain.meetings import TALKING
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.deciding.gathering import live_meeting
from kiosk.domain.room.deciding.placing import wanted
from kiosk.domain.room.state import RoomState


def finish(room: RoomState, request: Request, command: Finish) -> list[Fact]:
    """Anyone of a group says that they are done; all take a breath."""
    ended = room.meetings.get(command.meeting)
    if ended and ended.ended_at is not None and request.actor.person in (*ended.members, ""):
        return []  # two tapped it at once
    meeting = live_meeting(room, request, command.meeting)
    if meeting.state not in TALKING:
        raise Refusal("not_talking")
    return [MeetingFinished(meeting=meeting.id, breather_until=request.at + room.settings.breather)]


def still_talking(room: RoomState, request: Request, command: StillTalking) -> list[Fact]:
    """Yes, still talking; or, asked for early, five more minutes, unless another objects. In a round: until its end.

    What is asked for early is refused where people queue for the spot, and once somebody would rather not.
    """
    meeting = live_meeting(room, request, command.meeting)
    if meeting.state not in TALKING or meeting.ends_at is None:
        raise Refusal("not_talking")
    if room.round and room.round.number == meeting.round:
        return []
    ends_at = max(meeting.ends_at, request.at) + room.settings.extend
    longer = MeetingExtended(meeting=meeting.id, ends_at=ends_at, still_at=ends_at + room.settings.extend)
    if meeting.state == "still":
        return [longer]
    if meeting.longer and request.at <= meeting.longer.object_by:
        return []  # it is being asked for
    if meeting.no_longer:
        raise Refusal("no_longer")
    if wanted(room, meeting.spot):
        raise Refusal("spot_wanted")
    by, object_by = request.actor.person, request.at + room.settings.objection
    return [msgspec.structs.replace(longer, by=by, object_by=object_by)]


def no_extend(room: RoomState, request: Request, command: NoExtend) -> list[Fact]:
    """Somebody would rather not go on longer: shortly after it was asked for that takes it back."""
    meeting = live_meeting(room, request, command.meeting)
    if meeting.state not in TALKING:
        raise Refusal("not_talking")
    if meeting.no_longer:
        return []
    if meeting.longer is None or request.at > meeting.longer.object_by:
        raise Refusal("nothing_asked")
    return [ExtensionObjected(meeting=meeting.id, person=request.actor.person)]


def outcome(room: RoomState, request: Request, command: Outcome) -> list[Fact]:
    """What one member gave and got, said afterwards; it may be said again differently."""
    meeting = room.meetings.get(command.meeting)
    person = request.actor.person
    if meeting is None or person not in meeting.members or meeting.started_at is None:
        raise Refusal("unknown_meeting")
    if meeting.live:
        raise Refusal("still_talking")
    others = meeting.others(person)
    unfit = bool(others) and all((person, other) in room.unfit for other in others)
    if meeting.outcomes.get(person) == (command.gave, command.got) and unfit == (command.fit is False):
        return []
    return [OutcomeGiven(meeting=meeting.id, person=person, gave=command.gave, got=command.got, fit=command.fit)]
