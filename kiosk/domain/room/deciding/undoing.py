"""Ways back: what the host did a short while ago is taken back, as long as nobody has met by it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk.domain import entries as e
from kiosk.domain.commands import Request, Undo
from kiosk.domain.deeds import Deed, may_undo
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.state import RoomState


def undo(room: RoomState, request: Request, command: Undo) -> list[e.Fact]:
    """Take a deed back. Refused: it is too late, somebody was quicker, people have met, or things have moved on."""
    deed = next((one for one in reversed(room.deeds) if one.id == command.deed), None)
    if deed is None or type(deed.fact) not in _BACK:
        raise Refusal("no_way_back")
    if deed.undone:
        raise Refusal("undone_already")
    if not may_undo(deed, request.at):
        raise Refusal("undo_late")
    return [e.DeedUndone(deed=deed.id), *_BACK[type(deed.fact)](room, deed, request.at)]


def _wave(room: RoomState, deed: Deed, at: int) -> list[e.Fact]:
    """The countdown stops; or all its calls are given up, if nobody has met, and people are called as before it."""
    wave: e.WaveSet = deed.fact  # type: ignore[assignment]
    if room.countdown:
        if room.countdown != wave:
            raise Refusal("moved_on")
        return [e.WaveCancelled()]
    meetings = [room.meetings[meeting] for meeting in deed.meetings]
    if not meetings:
        raise Refusal("undone_already")
    if any(meeting.started_at is not None for meeting in meetings):
        raise Refusal("people_met")
    back: list[e.Fact] = [
        e.MeetingMissed(meeting=meeting.id, first=meeting.members, why="undone") for meeting in meetings if meeting.live
    ]
    if room.round and room.round.number == wave.number:
        back.append(e.WaveCancelled())
    matching, mode = deed.before
    if room.settings.mode != mode:
        back.append(e.SettingChanged(name="mode", value=mode))
    if room.settings.matching != matching:
        back.append(e.SettingChanged(name="matching", value=matching))
    return back


def _pin(room: RoomState, deed: Deed, at: int) -> list[e.Fact]:
    (meeting,) = (room.meetings[each] for each in deed.meetings)
    if meeting.started_at is not None:
        raise Refusal("people_met")
    if not meeting.live:
        raise Refusal("meeting_over")
    return [e.MeetingMissed(meeting=meeting.id, first=meeting.members, why="dissolved")]


def _merged(room: RoomState, deed: Deed, at: int) -> list[e.Fact]:
    fact: e.TopicMerged = deed.fact  # type: ignore[assignment]
    if room.merged.get(fact.topic) != fact.into:
        raise Refusal("moved_on")
    return [e.TopicMerged(topic=fact.topic, into=deed.before)]


def _named(room: RoomState, deed: Deed, at: int) -> list[e.Fact]:
    fact: e.TopicNamed = deed.fact  # type: ignore[assignment]
    if room.topic_names.get(fact.topic, "") != fact.text:
        raise Refusal("moved_on")
    return [e.TopicNamed(topic=fact.topic, text=deed.before)]


def _hidden(room: RoomState, deed: Deed, at: int) -> list[e.Fact]:
    fact: e.TopicHidden = deed.fact  # type: ignore[assignment]
    if (fact.topic in room.hidden_topics) != fact.hidden:
        raise Refusal("moved_on")
    return [e.TopicHidden(topic=fact.topic, hidden=not fact.hidden)]


def _held(room: RoomState, deed: Deed, at: int) -> list[e.Fact]:
    """What was seen before is seen again; what others could not see before stays as it was."""
    back: list[e.Fact] = []
    for person, what in deed.before.items():
        someone = room.people[person]
        if again := tuple(part for part in what if part in someone.held):
            back.append(e.WordsReleased(person=person, what=again))
    if not back:
        raise Refusal("moved_on")
    return back


def _removed(room: RoomState, deed: Deed, at: int) -> list[e.Fact]:
    back = [person for person in deed.persons if room.people[person].state == "removed"]
    if not back:
        raise Refusal("moved_on")
    return [e.PersonCameBack(person=person) for person in back]


def _apart(room: RoomState, deed: Deed, at: int) -> list[e.Fact]:
    fact: e.PeopleKeptApart = deed.fact  # type: ignore[assignment]
    if (frozenset(fact.persons) in room.kept_apart) != fact.apart:
        raise Refusal("moved_on")
    return [e.PeopleKeptApart(persons=fact.persons, apart=not fact.apart)]


_BACK: dict[type[e.Fact], Callable[[RoomState, Deed, int], list[Any]]] = {
    e.WaveSet: _wave,
    e.GroupCalled: _pin,
    e.TopicMerged: _merged,
    e.TopicNamed: _named,
    e.TopicHidden: _hidden,
    e.WordsHeld: _held,
    e.PersonRemoved: _removed,
    e.PeopleJoined: _removed,
    e.PeopleKeptApart: _apart,
}
UNDOABLE = frozenset(_BACK)
"""The facts that can be taken back."""
