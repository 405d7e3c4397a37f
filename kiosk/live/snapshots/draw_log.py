"""Draws the room's log."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any

from kiosk.domain import entries as e
from kiosk.domain.deeds import UNDO_FOR, Deed, may_undo
from kiosk.domain.room import Room
from kiosk.domain.room.deciding.undoing import UNDOABLE
from kiosk.live.snapshots.log import DeedRow, RoomLog

MOST_TO_UNDO = 12
"""So many deeds that can be taken back stand on the host's screen; all of them in the log."""

_WHAT: dict[type[e.Fact], str] = {
    e.SettingChanged: "setting",
    e.EraseMoved: "erase_at",
    e.SpotSet: "spot",
    e.SpotRemoved: "spot_removed",
    e.RoomClosed: "closed",
    e.WaveCancelled: "wave_off",
    e.RoundProlonged: "prolonged",
    e.QuietBegun: "quiet",
    e.QuietEnded: "quiet_over",
    e.DeedUndone: "undid",
    e.WordsHeld: "held",
    e.WordsReleased: "released",
    e.PersonRegistered: "registered",
    e.PersonCheckedIn: "checked_in",
    e.PersonEdited: "edited",
    e.PersonCameBack: "woken",
    e.PersonLetOn: "let_on",
    e.PersonPaused: "rested",
    e.PersonRemoved: "removed",
    e.PersonErased: "erased",
    e.PeopleJoined: "joined",
    e.MemberTakenOut: "swapped",
    e.CallRepeated: "called_again",
    e.MeetingMoved: "moved",
    e.MeetingExtended: "extended",
    e.MeetingMissed: "dissolved",
    e.MeetingStarted: "they_met",
    e.MeetingFinished: "ended",
    e.HelpSeen: "help_coming",
    e.HelpEnded: "help_done",
    e.StaffInvited: "invited",
    e.StaffRenewed: "renewed",
    e.StaffWithdrawn: "withdrawn",
}
_VARIANTS: dict[type[e.Fact], Callable[[Any], str]] = {
    e.WaveSet: lambda fact: "round" if fact.number else "wave",
    e.PeopleKeptApart: lambda fact: "apart" if fact.apart else "together",
    e.TopicMerged: lambda fact: "merged" if fact.into else "unmerged",
    e.TopicNamed: lambda fact: "named" if fact.text else "unnamed",
    e.TopicHidden: lambda fact: "hidden" if fact.hidden else "shown",
    e.Announced: lambda fact: "announced" if fact.text else "unsaid",
    e.GroupCalled: lambda fact: "pinned_generous" if fact.generous else "pinned",
    e.DataLookedAt: lambda fact: f"looked_{fact.what}",
}


def room_log(room: Room, now: int) -> RoomLog:
    """Return what the staff did, the latest first."""
    return RoomLog(deeds=[_row(room, deed, now) for deed in reversed(room.deeds) if what(deed.fact)])


def to_undo(room: Room, now: int) -> list[DeedRow]:
    """Return what was done lately and can still be taken back, the latest first."""
    rows = (_row(room, deed, now) for deed in reversed(room.deeds) if _until(deed, now))
    return list(islice(rows, MOST_TO_UNDO))


def what(fact: e.Fact) -> str:
    """Return the log's name for a fact; "" for one that it does not tell of."""
    variant = _VARIANTS.get(type(fact))
    return variant(fact) if variant else _WHAT.get(type(fact), "")


def _row(room: Room, deed: Deed, now: int) -> DeedRow:
    known = [room.people.get(person) for person in dict.fromkeys(deed.persons)]
    names = [someone.name or "" if someone else "" for someone in known]  # who is only expected is no person yet
    return DeedRow(
        deed=deed.id,
        at=deed.at,
        by=room.staff[deed.by].name if deed.by in room.staff else deed.by,
        what=what(deed.fact),
        people=[name for name in names if name],
        about=_about(room, deed.fact),
        n=len(deed.meetings) if isinstance(deed.fact, e.WaveSet) else len(names),
        until=_until(deed, now),
        undone=deed.undone,
    )


def _until(deed: Deed, now: int) -> int | None:
    return deed.at + UNDO_FOR if type(deed.fact) in UNDOABLE and may_undo(deed, now) else None


def _about(room: Room, fact: e.Fact) -> str:
    if isinstance(fact, e.SettingChanged):
        return fact.name
    if isinstance(fact, e.SpotSet):
        return fact.name
    if isinstance(fact, e.SpotRemoved | e.MeetingMoved):
        return room.known_spots[fact.spot].name
    if isinstance(fact, e.TopicMerged | e.TopicHidden):
        return room.wording(fact.topic)
    if isinstance(fact, e.TopicNamed):
        return fact.text or room.wording(fact.topic)
    if isinstance(fact, e.StaffInvited | e.StaffRenewed | e.StaffWithdrawn):
        return room.staff[fact.staff].name
    if isinstance(fact, e.DataLookedAt):
        return fact.what
    return fact.text if isinstance(fact, e.Announced) else ""
