"""What entries about one meeting change."""

from __future__ import annotations

from itertools import combinations

from kiosk.domain import entries as e
from kiosk.domain.meetings import Longer, Meeting
from kiosk.domain.room.folding.keeping import part
from kiosk.domain.room.folding.steps import call, detach, end, free, take_breather
from kiosk.domain.room.state import RoomState


def group_called(room: RoomState, fact: e.GroupCalled, entry: e.Entry) -> None:
    """A group is called."""
    meeting = Meeting(
        id=fact.meeting,
        members=fact.members,
        gives=fact.gives,
        score=fact.score,
        beacon=fact.beacon,
        spot=fact.spot,
        called_at=entry.at,
        answer_by=fact.answer_by,
        arrive_by=fact.arrive_by,
        round=fact.round,
        generous=fact.generous,
    )
    room.meetings[meeting.id] = room.live[meeting.id] = meeting
    room.last_beacon = fact.beacon.number
    room.colours_used[fact.beacon.colour] = room.colours_used.get(fact.beacon.colour, 0) + 1
    for member in fact.members:
        call(room, meeting, member, entry.at)


def answered(room: RoomState, fact: e.CallAnswered, entry: e.Entry) -> None:
    """A member is on the way."""
    room.meetings[fact.meeting].status[fact.person] = "coming"


def call_declined(room: RoomState, fact: e.CallDeclined, entry: e.Entry) -> None:
    """A member is out of the call, and kept apart from the others; who only knows them already is free at once."""
    person = room.people[fact.person]
    for other in room.meetings[fact.meeting].members:
        if other != fact.person:
            room.apart.add(frozenset({fact.person, other}))
    detach(room, person)
    if fact.pause_until is not None:
        person.become("paused", entry.at)
        person.paused_until = fact.pause_until
    elif fact.why == "known":
        free(room, person, entry.at)
    else:
        take_breather(person, fact.breather_until, entry.at)


def repeated(room: RoomState, fact: e.CallRepeated, entry: e.Entry) -> None:
    """The call was repeated."""
    meeting = room.meetings[fact.meeting]
    meeting.repeated = True
    meeting.answer_by = fact.answer_by


def not_found(room: RoomState, fact: e.PersonNotFound, entry: e.Entry) -> None:
    """A member looks for the others in vain."""
    meeting = room.meetings[fact.meeting]
    meeting.not_found_by, meeting.find_by = fact.person, fact.find_by
    meeting.status[fact.person] = "here"


def regrouped(room: RoomState, fact: e.MeetingRegrouped, entry: e.Entry) -> None:
    """The call goes on in another group."""
    meeting = room.meetings[fact.meeting]
    meeting.members, meeting.gives, meeting.score = fact.members, fact.gives, fact.score
    meeting.answer_by, meeting.arrive_by, meeting.repeated = fact.answer_by, fact.arrive_by, False
    meeting.not_found_by = meeting.find_by = None
    if fact.joined:
        call(room, meeting, fact.joined, entry.at)
    if fact.joined in room.sitting_out:
        room.sitting_out -= {fact.joined}
        room.people[fact.joined].sat_out -= 1


def started(room: RoomState, fact: e.MeetingStarted, entry: e.Entry) -> None:
    """They talk, and will not be called together again."""
    meeting = room.meetings[fact.meeting]
    meeting.state, meeting.started_at, meeting.assumed = "talking", entry.at, fact.assumed
    meeting.checked = fact.checked
    meeting.turns_at, meeting.ends_at, meeting.still_at = fact.turns_at, fact.ends_at, fact.still_at
    meeting.find_by = meeting.not_found_by = None
    for member in meeting.members:
        meeting.status[member] = "here"
        room.people[member].meetings += 1
    together = {frozenset(pair) for pair in combinations(meeting.members, 2)}
    room.met |= together
    room.astray = {pair for pair in room.astray if pair.isdisjoint(meeting.members)}
    room.again -= {wish for wish in room.again if frozenset(wish) in together}
    if meeting.generous:
        (give,) = meeting.gives
        room.people[give.giver].owed += 1
        room.people[give.getter].owed -= 1


def turn(room: RoomState, fact: e.TurnChanged, entry: e.Entry) -> None:
    """The bell rang."""
    room.meetings[fact.meeting].turn = fact.turn


def still_asked(room: RoomState, fact: e.StillTalkingAsked, entry: e.Entry) -> None:
    """They were asked whether they still talk."""
    meeting = room.meetings[fact.meeting]
    meeting.state, meeting.still_by, meeting.still_at = "still", fact.answer_by, None


def extended(room: RoomState, fact: e.MeetingExtended, entry: e.Entry) -> None:
    """They go on, unless another objects."""
    meeting = room.meetings[fact.meeting]
    meeting.longer = (
        None if fact.object_by is None else Longer(fact.by, fact.object_by, meeting.ends_at, meeting.still_at)
    )
    meeting.state, meeting.still_by = "talking", None
    meeting.ends_at, meeting.still_at = fact.ends_at, fact.still_at


def objected(room: RoomState, fact: e.ExtensionObjected, entry: e.Entry) -> None:
    """They end when they were to end before."""
    meeting = room.meetings[fact.meeting]
    if meeting.longer:
        meeting.ends_at, meeting.still_at = meeting.longer.ends_at, meeting.longer.still_at
    meeting.longer, meeting.no_longer = None, True


def finished(room: RoomState, fact: e.MeetingFinished, entry: e.Entry) -> None:
    """They are done."""
    meeting = room.meetings[fact.meeting]
    meeting.state = "finished"
    for person in end(room, meeting, entry.at):
        take_breather(person, fact.breather_until, entry.at)
        if fact.breather_until <= entry.at:
            free(room, person, entry.at)


def ended_by_time(room: RoomState, fact: e.MeetingEndedByTime, entry: e.Entry) -> None:
    """Nobody said that they still talk."""
    meeting = room.meetings[fact.meeting]
    meeting.state = "by_time"
    for person in end(room, meeting, entry.at):
        person.meeting = None
        if person.has_phone:
            person.become("away", entry.at)
            person.away_why = "by_time"
        else:
            take_breather(person, fact.breather_until, entry.at)


def missed(room: RoomState, fact: e.MeetingMissed, entry: e.Entry) -> None:
    """It did not come about."""
    meeting = room.meetings[fact.meeting]
    meeting.state, meeting.why = "missed", fact.why
    if fact.why in {"not_found", "dissolved"}:
        room.astray |= {frozenset(pair) for pair in combinations(meeting.members, 2)}
    for person in end(room, meeting, entry.at):
        person.priority = person.id in fact.first
        free(room, person, entry.at)
        person.missed = True


def outcome(room: RoomState, fact: e.OutcomeGiven, entry: e.Entry) -> None:
    """A member said what they gave and got."""
    meeting = room.meetings[fact.meeting]
    meeting.outcomes[fact.person] = (fact.gave, fact.got)
    for other in meeting.others(fact.person):
        if fact.fit is False:
            room.unfit.add((fact.person, other))
            part(room, fact.person, other)
        else:
            room.unfit.discard((fact.person, other))
