"""Folding: how each kind of entry changes a room."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from itertools import combinations
from typing import Any

import msgspec

from kiosk.domain import entries as e
from kiosk.domain.meetings import Meeting
from kiosk.domain.people import Person
from kiosk.domain.room.state import NONCES_KEPT, STAFF_NONCES_KEPT, RoomState


def fold(room: RoomState, entry: e.Entry) -> None:
    """Change `room` by one entry."""
    room.version += 1
    room.last_at = max(room.last_at, entry.at)
    if entry.nonce:
        _remember(room, entry)
    _FOLDS[type(entry.fact)](room, entry.fact, entry)


def _remember(room: RoomState, entry: e.Entry) -> None:
    kept = NONCES_KEPT if entry.by else STAFF_NONCES_KEPT
    nonces = room.nonces.setdefault(entry.by, deque(maxlen=kept))
    if not nonces or nonces[-1] != entry.nonce:  # one command may have led to several entries
        nonces.append(entry.nonce)


def _renew_pool(room: RoomState, at: int) -> None:
    """The matchmaker has something new to look at."""
    room.pool_version = room.version
    if room.pool_since is None:
        room.pool_since = at


def _free(room: RoomState, person: Person, at: int) -> None:
    person.meeting = None
    person.become("waiting", at)
    _renew_pool(room, at)


def _detach(room: RoomState, person: Person) -> None:
    """Whoever leaves a call is no longer of its group."""
    meeting = room.live.get(person.meeting or "")
    person.meeting = None
    if meeting and meeting.state == "called":
        meeting.members = tuple(member for member in meeting.members if member != person.id)
        meeting.status.pop(person.id, None)
        if meeting.not_found_by == person.id:
            meeting.not_found_by = meeting.find_by = None


def _opened(room: RoomState, fact: e.RoomOpened, entry: e.Entry) -> None:
    room.id, room.code, room.salt = fact.room, fact.code, fact.salt
    room.opened_at, room.erase_at, room.settings = entry.at, fact.erase_at, fact.settings


def _setting(room: RoomState, fact: e.SettingChanged, entry: e.Entry) -> None:
    room.settings = msgspec.structs.replace(room.settings, **{fact.name: fact.value})
    if fact.name in {"matching", "max_circle"}:
        _renew_pool(room, entry.at)


def _erase_moved(room: RoomState, fact: e.EraseMoved, entry: e.Entry) -> None:
    room.erase_at = fact.erase_at


def _spot_set(room: RoomState, fact: e.SpotSet, entry: e.Entry) -> None:
    room.spots[fact.spot] = fact
    room.spot_names[fact.spot] = fact.name
    _renew_pool(room, entry.at)


def _spot_removed(room: RoomState, fact: e.SpotRemoved, entry: e.Entry) -> None:
    room.spots.pop(fact.spot, None)
    _renew_pool(room, entry.at)


def _announced(room: RoomState, fact: e.Announced, entry: e.Entry) -> None:
    room.announcement = fact


def _closed(room: RoomState, fact: e.RoomClosed, entry: e.Entry) -> None:
    room.closed = True


def _looked(room: RoomState, fact: e.MatchmakerLooked, entry: e.Entry) -> None:
    room.matchmaker, room.matchmaker_at = fact, entry.at
    if not fact.trouble:
        room.pool_since = entry.at if room.pool_version > fact.seen else None


def _checked_in(room: RoomState, fact: e.PersonCheckedIn, entry: e.Entry) -> None:
    person = Person(
        id=fact.person,
        number=fact.number,
        profile=fact.profile,
        via=fact.via,
        has_phone=fact.has_phone,
        simulated=fact.simulated,
        checked_in_at=entry.at,
        since=entry.at,
        waiting_since=entry.at,
        pin=fact.private.pin if fact.private else "",
    )
    person.take(fact.private)
    room.people[fact.person] = person
    room.checked_in_by[entry.nonce] = fact.person
    _renew_pool(room, entry.at)


def _edited(room: RoomState, fact: e.PersonEdited, entry: e.Entry) -> None:
    person = room.people[fact.person]
    person.profile = fact.profile
    person.take(fact.private)
    _renew_pool(room, entry.at)


def _paused(room: RoomState, fact: e.PersonPaused, entry: e.Entry) -> None:
    person = room.people[fact.person]
    _detach(room, person)
    person.become("paused", entry.at)
    person.paused_until = fact.until


def _freed(room: RoomState, fact: e.Personal, entry: e.Entry) -> None:
    _free(room, room.people[fact.person], entry.at)


def _went_away(room: RoomState, fact: e.PersonWentAway, entry: e.Entry) -> None:
    person = room.people[fact.person]
    _detach(room, person)
    person.become("away", entry.at)
    person.away_why = fact.why


def _left(room: RoomState, fact: e.PersonLeft, entry: e.Entry) -> None:
    _detach(room, room.people[fact.person])
    room.people[fact.person].become("left", entry.at)


def _removed(room: RoomState, fact: e.PersonRemoved, entry: e.Entry) -> None:
    person = room.people[fact.person]
    _detach(room, person)
    person.become("removed", entry.at)
    person.removed_why = fact.private.text if fact.private else ""


def _erased(room: RoomState, fact: e.PersonErased, entry: e.Entry) -> None:
    person = room.people[fact.person]
    _detach(room, person)
    person.become("erased", entry.at)
    person.take(None)
    person.pin = person.removed_why = ""


def _blocked(room: RoomState, fact: e.PersonBlocked, entry: e.Entry) -> None:
    room.apart.add(frozenset({fact.person, fact.other}))


def _call(room: RoomState, meeting: Meeting, person: str, at: int) -> None:
    called = room.people[person]
    called.become("meeting", at)
    called.meeting = meeting.id
    called.priority = False
    meeting.status[person] = "called" if called.has_phone else "coming"


def _group_called(room: RoomState, fact: e.GroupCalled, entry: e.Entry) -> None:
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
    )
    room.meetings[meeting.id] = room.live[meeting.id] = meeting
    room.last_beacon = fact.beacon.number
    room.colours_used[fact.beacon.colour] = room.colours_used.get(fact.beacon.colour, 0) + 1
    for member in fact.members:
        _call(room, meeting, member, entry.at)


def _answered(room: RoomState, fact: e.CallAnswered, entry: e.Entry) -> None:
    room.meetings[fact.meeting].status[fact.person] = "coming"


def _call_declined(room: RoomState, fact: e.CallDeclined, entry: e.Entry) -> None:
    person = room.people[fact.person]
    for other in room.meetings[fact.meeting].members:
        if other != fact.person:
            room.apart.add(frozenset({fact.person, other}))
    _detach(room, person)
    _take_breather(person, fact.breather_until, entry.at)


def _take_breather(person: Person, until: int, at: int) -> None:
    person.meeting = None
    person.become("breather", at)
    person.breather_until = until


def _repeated(room: RoomState, fact: e.CallRepeated, entry: e.Entry) -> None:
    meeting = room.meetings[fact.meeting]
    meeting.repeated = True
    meeting.answer_by = fact.answer_by


def _not_found(room: RoomState, fact: e.PersonNotFound, entry: e.Entry) -> None:
    meeting = room.meetings[fact.meeting]
    meeting.not_found_by, meeting.find_by = fact.person, fact.find_by
    meeting.status[fact.person] = "here"


def _regrouped(room: RoomState, fact: e.MeetingRegrouped, entry: e.Entry) -> None:
    meeting = room.meetings[fact.meeting]
    meeting.members, meeting.gives, meeting.score = fact.members, fact.gives, fact.score
    meeting.answer_by, meeting.arrive_by, meeting.repeated = fact.answer_by, fact.arrive_by, False
    meeting.not_found_by = meeting.find_by = None
    if fact.joined:
        _call(room, meeting, fact.joined, entry.at)


def _started(room: RoomState, fact: e.MeetingStarted, entry: e.Entry) -> None:
    meeting = room.meetings[fact.meeting]
    meeting.state, meeting.started_at, meeting.assumed = "talking", entry.at, fact.assumed
    meeting.turns_at, meeting.ends_at, meeting.still_at = fact.turns_at, fact.ends_at, fact.still_at
    meeting.find_by = meeting.not_found_by = None
    for member in meeting.members:
        meeting.status[member] = "here"
        room.people[member].meetings += 1
    room.apart.update(frozenset(pair) for pair in combinations(meeting.members, 2))


def _turn(room: RoomState, fact: e.TurnChanged, entry: e.Entry) -> None:
    room.meetings[fact.meeting].turn = fact.turn


def _still_asked(room: RoomState, fact: e.StillTalkingAsked, entry: e.Entry) -> None:
    meeting = room.meetings[fact.meeting]
    meeting.state, meeting.still_by, meeting.still_at = "still", fact.answer_by, None


def _extended(room: RoomState, fact: e.MeetingExtended, entry: e.Entry) -> None:
    meeting = room.meetings[fact.meeting]
    meeting.state, meeting.still_by = "talking", None
    meeting.ends_at, meeting.still_at = fact.ends_at, fact.still_at


def _end(room: RoomState, meeting: Meeting, at: int) -> list[Person]:
    """Take a meeting off the floor; return those who were in it to the last."""
    room.live.pop(meeting.id, None)
    meeting.ended_at = at
    _renew_pool(room, at)  # its spot is free
    return [room.people[member] for member in meeting.members if room.people[member].meeting == meeting.id]


def _finished(room: RoomState, fact: e.MeetingFinished, entry: e.Entry) -> None:
    meeting = room.meetings[fact.meeting]
    meeting.state = "finished"
    for person in _end(room, meeting, entry.at):
        _take_breather(person, fact.breather_until, entry.at)


def _ended_by_time(room: RoomState, fact: e.MeetingEndedByTime, entry: e.Entry) -> None:
    meeting = room.meetings[fact.meeting]
    meeting.state = "by_time"
    for person in _end(room, meeting, entry.at):
        person.meeting = None
        if person.has_phone:
            person.become("away", entry.at)
            person.away_why = "by_time"
        else:
            _take_breather(person, fact.breather_until, entry.at)


def _missed(room: RoomState, fact: e.MeetingMissed, entry: e.Entry) -> None:
    meeting = room.meetings[fact.meeting]
    meeting.state, meeting.why = "missed", fact.why
    for person in _end(room, meeting, entry.at):
        person.priority = person.id in fact.first
        _free(room, person, entry.at)


def _outcome(room: RoomState, fact: e.OutcomeGiven, entry: e.Entry) -> None:
    room.meetings[fact.meeting].outcomes[fact.person] = (fact.gave, fact.got)


_FOLDS: dict[type[e.Fact], Callable[[RoomState, Any, e.Entry], None]] = {
    e.RoomOpened: _opened,
    e.SettingChanged: _setting,
    e.EraseMoved: _erase_moved,
    e.SpotSet: _spot_set,
    e.SpotRemoved: _spot_removed,
    e.Announced: _announced,
    e.RoomClosed: _closed,
    e.MatchmakerLooked: _looked,
    e.PersonCheckedIn: _checked_in,
    e.PersonEdited: _edited,
    e.PersonPaused: _paused,
    e.PersonResumed: _freed,
    e.PersonWentAway: _went_away,
    e.PersonCameBack: _freed,
    e.BreatherEnded: _freed,
    e.PersonLeft: _left,
    e.PersonRemoved: _removed,
    e.PersonErased: _erased,
    e.PersonBlocked: _blocked,
    e.GroupCalled: _group_called,
    e.CallAnswered: _answered,
    e.CallDeclined: _call_declined,
    e.CallRepeated: _repeated,
    e.PersonNotFound: _not_found,
    e.MeetingRegrouped: _regrouped,
    e.MeetingStarted: _started,
    e.TurnChanged: _turn,
    e.StillTalkingAsked: _still_asked,
    e.MeetingExtended: _extended,
    e.MeetingFinished: _finished,
    e.MeetingEndedByTime: _ended_by_time,
    e.MeetingMissed: _missed,
    e.OutcomeGiven: _outcome,
}
