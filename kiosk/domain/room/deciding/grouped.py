"""A hand for a group that is called or talks: given up, called again, sent elsewhere, given more time."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.commands import CallAgain, Dissolve, Extend, Move, Request
from kiosk.domain.entries import CallRepeated, Fact, MeetingExtended, MeetingMissed, MeetingMoved
from kiosk.domain.meetings import Meeting
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.deciding.losing import lose
from kiosk.domain.room.deciding.placing import suits
from kiosk.domain.room.due import unanswered
from kiosk.domain.room.judging import name_of
from kiosk.domain.room.state import RoomState
from kiosk.domain.settings import MINUTE


def group_seen(room: RoomState, meeting_id: str, seen: Sequence[str] | None) -> Meeting:
    """Return a live meeting as the host saw it. Raises Refusal `meeting_over`, or `group_changed` since."""
    meeting = room.live.get(meeting_id)
    if meeting is None:
        raise Refusal("meeting_over")
    if seen is not None and set(seen) != set(meeting.members):
        raise Refusal("group_changed")
    return meeting


def called_group(room: RoomState, meeting_id: str, seen: Sequence[str] | None) -> Meeting:
    """Return a group that is called and does not talk yet. Raises Refusal `they_talk` where it does."""
    meeting = group_seen(room, meeting_id, seen)
    if meeting.state != "called":
        raise Refusal("they_talk")
    return meeting


def dissolve(room: RoomState, request: Request, command: Dissolve) -> list[Fact]:
    """Give up a call, whose people are called first; or end a talk."""
    meeting = group_seen(room, command.meeting, command.seen)
    if meeting.state == "called":
        return [MeetingMissed(meeting=meeting.id, first=meeting.members, why="dissolved")]
    return lose(room, meeting, (), "dissolved", request.at, set())


def call_again(room: RoomState, request: Request, command: CallAgain) -> list[Fact]:
    """Whoever has not answered is called once more, and has the same time again."""
    meeting = called_group(room, command.meeting, command.seen)
    if not unanswered(room, meeting):
        raise Refusal("all_answered")
    return [CallRepeated(meeting=meeting.id, answer_by=request.at + room.settings.answer)]


def move(room: RoomState, request: Request, command: Move) -> list[Fact]:
    """The group goes to another spot, if there is room for it and all of them can get there."""
    meeting = group_seen(room, command.meeting, command.seen)
    spot = room.spots.get(command.spot)
    if spot is None:
        raise Refusal("unknown_spot")
    if meeting.spot == command.spot:
        return []
    if spot.capacity is not None and room.spot_use()[spot.spot] >= spot.capacity:
        raise Refusal("spot_full", spot=spot.name)
    stuck = next((member for member in meeting.members if not suits(room, spot.spot, room.people[member])), None)
    if stuck:
        raise Refusal("spot_steps", name=name_of(room.people[stuck]))
    return [MeetingMoved(meeting=meeting.id, spot=spot.spot)]


def extend(room: RoomState, request: Request, command: Extend) -> list[Fact]:
    """The talk ends so much later; in a round all end at one moment."""
    meeting = group_seen(room, command.meeting, command.seen)
    if meeting.state == "called" or meeting.ends_at is None:
        raise Refusal("not_yet_talking")
    if room.round and meeting.round == room.round.number:
        raise Refusal("in_round")
    ends_at = max(meeting.ends_at, request.at) + command.minutes * MINUTE
    return [MeetingExtended(meeting=meeting.id, ends_at=ends_at, still_at=ends_at + room.settings.extend)]
