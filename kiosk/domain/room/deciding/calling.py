"""Calling groups that the solver proposes: each is scored again against the room as it is now."""

from __future__ import annotations

from kiosk.domain.commands import CallGroups, ProposedGroup, ReportTrouble, Request
from kiosk.domain.entries import Fact, Give, GroupCalled, MatchmakerLooked, WaveCalled, WaveSet
from kiosk.domain.matching.seeker import Rules, Seeker
from kiosk.domain.room import pool
from kiosk.domain.room.deciding.asking import ask
from kiosk.domain.room.deciding.placing import Beacons, Spots
from kiosk.domain.room.deciding.waves import switched
from kiosk.domain.room.state import RoomState
from kiosk.domain.scoring.gain import flow
from kiosk.domain.scoring.group import PAIR, allowed_together, score_group


def call_groups(room: RoomState, request: Request, command: CallGroups) -> list[Fact]:
    """Call those of the proposed groups that are still allowed and have somewhere to go; ask those left out."""
    if room.closed or command.seen < room.wave_version:
        return []  # the evening is over, or a wave was started or called off while the solver thought
    if not pool.calling(room, request.at):
        looked = MatchmakerLooked(seen=command.seen, waiting=command.waiting, exact=command.exact)
        return [looked, *ask(room, command.asks, (), request.at)]
    wave = room.countdown
    calls = _Calls(room, request.at, wave)
    for group in sorted(command.groups, key=lambda group: _turn(room, group)):
        calls.add(group)
    left = calls.free.keys() - calls.queued
    looked = MatchmakerLooked(
        seen=command.seen,
        waiting=command.waiting,
        called=sum(len(call.members) for call in calls.made),
        left_out=len(left),
        exact=command.exact,
        queued=tuple(calls.queued),
        why={
            person: why
            for person, why in command.why.items()
            if person in left and (room.people[person].why != why or room.people[person].queued)
        },
    )
    asked = ask(room, command.asks, {member for call in calls.made for member in call.members}, request.at)
    if wave is None:
        return [*calls.made, looked, *asked]
    proposed = {member for group in command.groups for member in group.members}
    sat_out = [person for person in calls.free if person in proposed or command.why.get(person) == "taken"]
    called = WaveCalled(
        number=wave.number,
        sat_out=tuple(sat_out) if wave.ends_at else (),
        meetings=tuple(call.meeting for call in calls.made),
    )
    return [*switched(room, wave), *calls.made, looked, called, *asked]


def report_trouble(room: RoomState, request: Request, command: ReportTrouble) -> list[Fact]:
    """The matchmaker fails, or is well again."""
    last = room.matchmaker
    if command.trouble == (last.trouble if last else ""):
        return []
    seen = last.seen if last and not command.trouble else 0
    return [MatchmakerLooked(seen=seen, waiting=len(room.waiting()), trouble=command.trouble)]


class _Calls:
    """The calls of one look at the room, group by group."""

    def __init__(self, room: RoomState, at: int, wave: WaveSet | None) -> None:
        self.made: list[GroupCalled] = []
        self.queued: list[str] = []
        self.free: dict[str, Seeker] = {seeker.id: seeker for seeker in pool.seekers(room, at)}
        """Those who have not been called."""
        self._room = room
        self._at = at
        self._round = wave if wave and wave.ends_at else None
        self._rules = pool.rules(room, at)
        self._beacons = Beacons(room)
        self._spots = Spots(room)

    def add(self, group: ProposedGroup) -> None:
        """Call a group, if it still can be; without a spot for it, its people queue, unless it is for a round."""
        people = self._people(group)
        found = _judge(self._room, people, group, self._rules)
        if found is None:
            return
        persons = [self._room.people[seeker.id] for seeker in people]
        if self._spots.full(persons):
            if self._round is None:
                self.queued += group.members
            return
        score, gives = found
        for member in group.members:
            del self.free[member]
        self.made.append(
            GroupCalled(
                meeting=f"m{len(self._room.meetings) + len(self.made) + 1}",
                members=group.members,
                gives=gives,
                score=score,
                beacon=self._beacons.take(),
                spot=self._spots.take(persons),
                answer_by=self._at + self._room.settings.answer,
                arrive_by=self._at + self._room.settings.arrive,
                round=self._round.number if self._round else 0,
                generous=group.generous,
            )
        )

    def _people(self, group: ProposedGroup) -> list[Seeker]:
        """Return the group's members; nobody if one is not free, or in a group that queues."""
        members = group.members
        free = [self.free[member] for member in members if member in self.free and member not in self.queued]
        return free if len(free) == len(members) else []


def _judge(
    room: RoomState, people: list[Seeker], group: ProposedGroup, rules: Rules
) -> tuple[float, tuple[Give, ...]] | None:
    """Return what a group is worth and who gives what to whom; None when it is not allowed."""
    scored = score_group(people, rules)
    if not group.generous:
        return (scored.score, scored.gives) if scored else None
    patient = all(rules.now - seeker.waiting_since >= room.settings.generous_after for seeker in people)
    if scored or not room.settings.generous or not patient or len(people) != PAIR:
        return None
    giver, getter = people
    found = flow(giver, getter, rules.related)
    if found is None or giver.owed > 0 or not allowed_together(people, rules):
        return None
    return found.gain, (Give(giver=giver.id, getter=getter.id, offer=found.offer, want=found.want),)


def _turn(room: RoomState, group: ProposedGroup) -> tuple[bool, int, int, int]:
    """Order groups by who must wait least for a spot: who queues, who sat out, who met nobody, who waited longest."""
    members = [room.people[member] for member in group.members if member in room.people]
    return (
        not any(member.queued for member in members),
        -max((member.sat_out for member in members), default=0),
        -sum(not member.meetings for member in members),
        min((member.waiting_since for member in members), default=0),
    )
