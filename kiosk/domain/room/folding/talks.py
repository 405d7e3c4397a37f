"""What entries about a talk change, from its beginning to what is said of it afterwards."""

from __future__ import annotations

from itertools import combinations

from kiosk.domain import entries as e
from kiosk.domain.meetings import Longer
from kiosk.domain.room.folding.keeping import part
from kiosk.domain.room.folding.steps import end, free, take_breather
from kiosk.domain.room.state import RoomState


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
