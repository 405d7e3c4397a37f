"""Groups that the host brings together by hand, and members exchanged."""

from __future__ import annotations

from kiosk.domain.commands import Pin, Request, Swap
from kiosk.domain.entries import Fact, GroupCalled, MeetingRegrouped, MemberTakenOut, PersonCameBack
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.deciding.grouped import called_group
from kiosk.domain.room.deciding.placing import Beacons, Spots, suits
from kiosk.domain.room.judging import judge, name_of
from kiosk.domain.room.state import RoomState


def pin(room: RoomState, request: Request, command: Pin) -> list[Fact]:
    """Call these people together now: who is free, takes a breath, or is away though the host sees them."""
    can_call(room)
    group = judge(room, command.members, request.at, generous=command.generous)
    persons = [room.people[member] for member in group.members]
    spots = Spots(room)
    if spots.full(persons):
        raise Refusal("nowhere")
    call = GroupCalled(
        meeting=f"m{len(room.meetings) + 1}",
        members=group.members,
        gives=group.gives,
        score=group.score,
        beacon=Beacons(room).take(),
        spot=spots.take(persons),
        answer_by=request.at + room.settings.answer,
        arrive_by=request.at + room.settings.arrive,
        round=room.round.number if room.round else 0,
        generous=group.generous,
        pinned=True,
    )
    away = [PersonCameBack(person=person.id) for person in persons if person.state == "away"]
    return [*away, call]


def swap(room: RoomState, request: Request, command: Swap) -> list[Fact]:
    """Somebody else comes in a member's place; spot, colour and number stay."""
    can_call(room)
    meeting = called_group(room, command.meeting, command.seen)
    if command.out not in meeting.members:
        raise Refusal("group_changed")
    if command.into in meeting.members:
        raise Refusal("bad_field", field="into")
    members = [command.into if member == command.out else member for member in meeting.members]
    group = judge(room, members, request.at, called=meeting.id)
    joining = room.people[command.into]
    if not suits(room, meeting.spot, joining):
        raise Refusal("spot_steps", name=name_of(joining))
    away = [PersonCameBack(person=joining.id)] if joining.state == "away" else []
    regrouped = MeetingRegrouped(
        meeting=meeting.id,
        members=group.members,
        gives=group.gives,
        score=group.score,
        lost=command.out,
        joined=joining.id,
        answer_by=request.at + room.settings.answer,
        arrive_by=request.at + room.settings.arrive,
    )
    return [*away, MemberTakenOut(meeting=meeting.id, person=command.out), regrouped]


def can_call(room: RoomState) -> None:
    """Refuse where nobody is called by hand: the evening is over, a countdown runs, or it is quiet."""
    if room.closed:
        raise Refusal("room_closed")
    if room.countdown:
        raise Refusal("wave_coming")
    if room.quiet:
        raise Refusal("quiet_now")
