"""An audience: the screens that look at one room, and which of them have something new to be shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kiosk.domain.room import Touched

Screen: TypeAlias = Literal["phone", "wall", "host", "door", "tablet"]
"""The four screens; and the door's when it is left to those who arrive, on a tablet."""

SHOW_EVERY = 1_000
"""Milliseconds between two snapshots to the hosts, to the doors of a room."""
WALL_EVERY = 300
"""The same to its walls: there people see at once that they are called."""
HINT_EVERY = 10_000
"""Milliseconds between two rounds to all phones about what is not their own (how many are here)."""
STALE_AFTER = 15_000
"""Milliseconds after which walls and hosts are shown the room again: what they say also depends on the time."""


@dataclass(frozen=True, slots=True)
class Phone:
    """A person and the sockets on which their screen is open."""

    person: str
    sids: tuple[str, ...]


class Audience:
    """Who looks at one room from this worker. All moments are milliseconds of a steady clock."""

    def __init__(self, room: str) -> None:
        self._room = room
        self._phones: dict[str, set[str]] = defaultdict(set)
        self._dirty: dict[str, None] = {}
        self._shows: dict[Screen, _Show] = {}
        self._new: list[tuple[Screen, str]] = []
        self._hint_wanted = False
        self._hinted_at = -HINT_EVERY

    def enter(self, sid: str, screen: Screen, person: str | None) -> None:
        """Add a socket; it is shown the room at once."""
        if screen == "phone" and person is not None:
            self._phones[person].add(sid)
            self._dirty[person] = None
            self._mark(("host",))
            return
        self._new.append((screen, sid))
        self._shows.setdefault(screen, _Show(WALL_EVERY if screen == "wall" else SHOW_EVERY)).sids.add(sid)

    def leave(self, sid: str, person: str | None) -> None:
        """Take a socket out."""
        if person is not None:
            self._phones[person].discard(sid)
            if not self._phones[person]:
                del self._phones[person]
            self._mark(("host",))
        for show in self._shows.values():
            show.sids.discard(sid)
        self._new = [(screen, to) for screen, to in self._new if to != sid]

    def touch(self, touched: Touched, now: int) -> None:
        """Mark what an entry touched."""
        mine = self._phones if touched.everyone else [one for one in touched.persons if one in self._phones]
        self._dirty |= dict.fromkeys(mine)
        if touched.everyone:
            self._hinted_at, self._hint_wanted = now, False
        elif touched.wall:
            self._hint_wanted = True
        marked: dict[Screen, bool] = {
            "wall": touched.wall,
            "host": touched.host,
            "door": touched.door,
            "tablet": touched.door,
        }
        self._mark(screen for screen, is_touched in marked.items() if is_touched)

    def take_phones(self, now: int) -> list[Phone]:
        """Return the people whose phones are to be shown the room now, and count them as shown."""
        if self._hint_wanted and now - self._hinted_at >= HINT_EVERY:
            self._hinted_at, self._hint_wanted = now, False
            self._dirty |= dict.fromkeys(self._phones)
        people, self._dirty = self._dirty, {}
        return [Phone(one, tuple(self._phones[one])) for one in people if one in self._phones]

    def take_shows(self, now: int) -> list[tuple[Screen, str]]:
        """Return which screens to show the room now: (screen, socket) for the new ones, (screen, room) for all."""
        new, self._new = self._new, []
        due = [screen for screen, show in self._shows.items() if show.sids and show.due() <= now]
        for screen in due:
            self._shows[screen].shown(now)
        return [one for one in new if one[0] not in due] + [(screen, self._room) for screen in due]

    def due(self, now: int) -> int | None:
        """Return when there is next something to show; None when only a touch can bring it."""
        if self._dirty or self._new:
            return now
        moments = [show.due() for show in self._shows.values() if show.sids]
        if self._hint_wanted and self._phones:
            moments.append(self._hinted_at + HINT_EVERY)
        return min(moments, default=None)

    def _mark(self, screens: Iterable[Screen]) -> None:
        for screen in screens:
            if screen in self._shows:
                self._shows[screen].dirty = True


class _Show:
    """The sockets of one screen, all shown the same."""

    def __init__(self, every: int) -> None:
        self.sids: set[str] = set()
        self.dirty = True
        self._every = every
        self.at = -every

    def due(self) -> int:
        return self.at + (self._every if self.dirty else STALE_AFTER)

    def shown(self, now: int) -> None:
        self.at, self.dirty = now, False
