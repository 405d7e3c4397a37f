"""The room's log: what its staff did, with how it was before."""

from __future__ import annotations

from typing import Any

import msgspec

from kiosk.domain import entries as e
from kiosk.domain.deeds import Deed
from kiosk.domain.room.state import RoomState

_SIDE_EFFECTS = (
    e.MeetingFinished,
    e.MeetingMissed,
    e.MeetingRegrouped,
    e.MemberTakenOut,
    e.PersonCameBack,
    e.WaveCancelled,
)
"""Facts that mostly come with another, which then tells what was done."""


def note(room: RoomState, entry: e.Entry) -> None:
    """Note what one of the staff is about to do: called before the entry is folded in."""
    if not entry.by or entry.by in room.people:
        return
    fact, last = entry.fact, room.deeds[-1] if room.deeds else None
    if last is not None and _of_one_command(room, last, entry):
        last.last = room.version
        if type(last.fact) is type(fact):
            _add(room, last, fact)
        elif isinstance(last.fact, _SIDE_EFFECTS) and not isinstance(last.fact, e.MemberTakenOut):
            room.deeds[-1] = _deed(room, entry, last.id)
        return
    room.deeds.append(_deed(room, entry, room.version))


def _of_one_command(room: RoomState, deed: Deed, entry: e.Entry) -> bool:
    """Tell whether an entry comes of the command that the last deed came of: its entries follow each other at once."""
    same = (deed.by, deed.nonce, deed.at) == (entry.by, entry.nonce, entry.at)
    return same and deed.last == room.version - 1


def undone(room: RoomState, fact: e.DeedUndone, entry: e.Entry) -> None:
    """A deed is taken back."""
    deed = next((one for one in room.deeds if one.id == fact.deed), None)
    if deed is None:
        return  # the log is full, and it was the oldest in it
    deed.undone = True
    if isinstance(deed.fact, e.WaveSet) and deed.fact.number:
        room.rounds = min(room.rounds, deed.fact.number - 1)
        for person in room.sitting_out:
            room.people[person].sat_out -= 1


def wave_called(room: RoomState, fact: e.WaveCalled, at: int) -> None:
    """The calls of the last wave or round that was started are out: until now it could simply be called off."""
    deed = next((one for one in reversed(room.deeds) if isinstance(one.fact, e.WaveSet)), None)
    if deed is not None:
        deed.meetings, deed.at = fact.meetings, at


def _deed(room: RoomState, entry: e.Entry, version: int) -> Deed:
    deed = Deed(id=version, last=room.version, at=entry.at, by=entry.by, nonce=entry.nonce, fact=_bare(entry.fact))
    _add(room, deed, entry.fact)
    return deed


def _bare(fact: e.Fact) -> e.Fact:
    """Return a fact without what anybody typed, which may be erased."""
    return msgspec.structs.replace(fact, private=None) if type(fact).private_type else fact


def _add(room: RoomState, deed: Deed, fact: e.Fact) -> None:
    if isinstance(fact, e.Personal):
        deed.persons.append(fact.person)
    if isinstance(fact, e.PeopleJoined):
        deed.persons.append(fact.into)
    elif isinstance(fact, e.PeopleKeptApart):
        deed.persons += fact.persons
    elif isinstance(fact, e.GroupCalled):
        deed.meetings, deed.persons = (fact.meeting,), [*fact.members]
    elif isinstance(fact, e.MemberTakenOut):
        deed.meetings, deed.persons = (fact.meeting,), [fact.person]
    elif isinstance(fact, e.Met):
        deed.meetings = (fact.meeting,)
        deed.persons += room.meetings[fact.meeting].members
    deed.before = _before(room, deed, fact)


def _before(room: RoomState, deed: Deed, fact: e.Fact) -> Any:
    if isinstance(fact, e.WaveSet):
        return room.settings.matching, room.settings.mode
    if isinstance(fact, e.TopicMerged):
        return room.merged.get(fact.topic)
    if isinstance(fact, e.TopicNamed):
        return room.topic_names.get(fact.topic, "")
    if isinstance(fact, e.WordsHeld):
        seen = tuple(what for what in fact.what if what not in room.people[fact.person].held)
        return {**(deed.before or {}), fact.person: seen}
    return deed.before
