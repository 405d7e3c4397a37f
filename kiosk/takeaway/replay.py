"""An evening once more: the wall as it was at moments of it, with nothing on it that the wall may not show by now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from kiosk.domain.entries import Entry
from kiosk.domain.room import Room
from kiosk.domain.settings import MINUTE
from kiosk.live.snapshots import Sight, wall_snapshot
from kiosk.live.snapshots.wall import WallSnapshot

FRAMES = 90
"""Moments of an evening that are shown."""
LEAD = MINUTE
"""Milliseconds before the first who came, and after the last thing that happened."""
OUT = frozenset({"removed", "erased"})


def moments_of(room: Room) -> list[int]:
    """Return the moments of the evening that are shown, in even steps; [] where nobody came."""
    came = [person.checked_in_at for person in room.people.values()]
    if not came:
        return []
    ends = [meeting.ended_at or room.last_at for meeting in room.meetings.values()]
    first, last = min(came) - LEAD, min(max([*came, *ends]) + LEAD, max(room.last_at, max(came)))
    return [first + (last - first) * place // (FRAMES - 1) for place in range(FRAMES)]


class Replay:
    """The evening, folded anew step by step."""

    def __init__(self, moments: Sequence[int]) -> None:
        self.room = Room()
        self._left = list(moments)

    def until(self, entries: Sequence[Entry]) -> Iterator[int]:
        """Fold entries in, and give each moment that has come once all before it is folded."""
        for entry in entries:
            while self._left and entry.at > self._left[0]:
                yield self._left.pop(0)
            self.room.apply(entry)

    def rest(self) -> Iterator[int]:
        """Give the moments after the last entry."""
        while self._left:
            yield self._left.pop(0)

    def frame(self, present: Room, sight: Sight) -> WallSnapshot:
        """Return the wall as it was, as far as it may be shown now. The caller holds the present room still."""
        cover(self.room, present)
        out = frozenset(person.id for person in present.people.values() if person.state in OUT)
        return wall_snapshot(self.room, sight, out)


def cover(past: Room, present: Room) -> None:
    """Let a past room say of people what they say of themselves now, and call topics as the host does now.

    Whatever was erased, taken back, held back or corrected since is nowhere in it. The next entries fold on top.
    """
    for person in past.people.values():
        now = present.people.get(person.id)
        if now is None:
            person.take(None)
            continue
        person.take(now.words() if now.name is not None else None)
        person.texts = dict(person.texts)
        person.held, person.judged = set(now.held), set(now.judged)
        person.profile = msgspec.structs.replace(person.profile, on_wall=now.profile.on_wall)
    past.hidden_topics = set(present.hidden_topics)
    past.topic_names = dict(present.topic_names)
    past.merged = dict(present.merged)
    past.announcement = None
    past.settings = msgspec.structs.replace(
        past.settings,
        title=present.settings.title,
        run_by=present.settings.run_by,
        language=present.settings.language,
        wall_also=present.settings.wall_also,
    )
    past.erase_at = present.erase_at
    past.said_mostly = (-1, {})
