"""Whom an entry concerns: which phones and which screens show something new."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.domain.entries import (
    Announced,
    CallAnswered,
    CallDeclined,
    CallRepeated,
    ContactShared,
    DataLookedAt,
    DeedUndone,
    Entry,
    EraseMoved,
    EvidenceSeen,
    HelpAsked,
    HelpEnded,
    HelpSeen,
    LinkUsed,
    MatchmakerLooked,
    MeetingRegrouped,
    MemberTakenOut,
    Met,
    PeopleKeptApart,
    Personal,
    PersonBlocked,
    PersonEdited,
    PersonErased,
    PersonRegistered,
    PersonReplied,
    PersonTouched,
    PersonWishedAgain,
    PitchReported,
    PromiseAnswered,
    PromiseProposed,
    PushDropped,
    PushSubscribed,
    ReminderSet,
    RoomAsked,
    RoomClosed,
    RoomOpened,
    SettingChanged,
    SpotRemoved,
    SpotSet,
    StaffInvited,
    StaffRenewed,
    StaffWithdrawn,
    TopicHidden,
    TopicMerged,
    TopicNamed,
    WaveCalled,
    WaveCancelled,
    WaveSet,
    WordsHeld,
    WordsReleased,
)
from kiosk.domain.room.state import RoomState

_EVERYONE = (
    RoomOpened,
    RoomClosed,
    Announced,
    SettingChanged,
    EraseMoved,
    WaveSet,
    WaveCancelled,
    WaveCalled,
    TopicMerged,
    TopicNamed,
    TopicHidden,
)
_HOST_ONLY = (SpotRemoved, PeopleKeptApart, PersonRegistered, DeedUndone, DataLookedAt, EvidenceSeen)
_STAFF = (StaffInvited, StaffRenewed, StaffWithdrawn)
_PRIVATE = (
    PersonBlocked,
    PersonTouched,
    PersonReplied,
    PersonWishedAgain,
    PitchReported,
    HelpAsked,
    HelpSeen,
    HelpEnded,
)


@dataclass(frozen=True, slots=True)
class Touched:
    """The phones (by person) and screens whose snapshot has changed; `everyone` means all phones."""

    persons: frozenset[str] = frozenset()
    everyone: bool = False
    wall: bool = False
    host: bool = False
    door: bool = False


def touched(room: RoomState, entry: Entry) -> Touched:
    """Return whom `entry`, just folded into `room`, concerns; also the phones that are theirs since."""
    found = _touched(room, entry)
    also = {gone for gone in room.joined if room.one_with(gone) in found.persons}
    return replace(found, persons=found.persons | also) if also else found


def _touched(room: RoomState, entry: Entry) -> Touched:
    fact = entry.fact
    if isinstance(fact, _EVERYONE):
        return Touched(everyone=True, wall=True, host=True, door=True)
    if isinstance(fact, _HOST_ONLY):
        return Touched(host=True)
    if isinstance(fact, _STAFF):
        return Touched(host=True, door=True)
    if isinstance(fact, SpotSet):
        there = {member for meeting in room.live.values() if meeting.spot == fact.spot for member in meeting.members}
        return Touched(persons=frozenset(there), wall=bool(there), host=True, door=bool(there))
    if isinstance(fact, MatchmakerLooked):
        return Touched(persons=frozenset(fact.queued) | fact.why.keys(), host=True)
    if isinstance(fact, RoomAsked):
        return Touched(persons=frozenset(fact.asks))
    if isinstance(fact, ContactShared):
        # That somebody would keep in touch shows nowhere, not even in when a phone hears, until both would.
        both = room.shares(fact.other).get(fact.person) is not None
        return Touched(persons=frozenset({fact.person, fact.other} if both else {fact.person}))
    if isinstance(fact, PromiseProposed):
        return Touched(persons=frozenset({fact.person, fact.other}))
    if isinstance(fact, PromiseAnswered):
        promise = room.promises.get(fact.person, {}).get(fact.promise)
        silent = promise is not None and promise.declined
        return Touched(persons=frozenset({fact.person} if silent else {fact.person, fact.other}))
    if isinstance(fact, PushSubscribed | PushDropped | ReminderSet):
        return Touched(persons=frozenset({fact.person}))
    if isinstance(fact, LinkUsed):
        return Touched()
    if isinstance(fact, _PRIVATE):
        return Touched(persons=frozenset({fact.person}), host=True)
    if isinstance(fact, Personal):
        # What a person is called, and whether they are there, shows on the phones of those they are meeting or met.
        renamed = isinstance(fact, PersonEdited | PersonErased | WordsHeld | WordsReleased)
        persons = _circle_of(room, fact.person) if renamed else frozenset({fact.person})
        return Touched(persons=persons, wall=True, host=True, door=True)
    if isinstance(fact, Met):
        members = set(room.meetings[fact.meeting].members)
        if isinstance(fact, CallDeclined | MemberTakenOut):
            members.add(fact.person)
        if isinstance(fact, MeetingRegrouped):
            members.add(fact.lost)
        wall = not isinstance(fact, CallAnswered | CallRepeated)
        return Touched(persons=frozenset(members), wall=wall, host=True, door=True)
    return Touched(everyone=True, wall=True, host=True, door=True)


def _circle_of(room: RoomState, person: str) -> frozenset[str]:
    met = {member for meeting in room.meetings.values() if person in meeting.members for member in meeting.members}
    return frozenset(met | {person})
