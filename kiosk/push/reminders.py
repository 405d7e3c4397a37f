"""Reminders: whoever asked for it is told when the time of a promise has come."""

from __future__ import annotations

from functools import partial

from kiosk.domain.commands import EndReminder
from kiosk.domain.promises import Promise
from kiosk.domain.room import Room
from kiosk.live.clock import Clock
from kiosk.live.live_room import LiveRoom
from kiosk.push import message
from kiosk.push.sender import Errand, Sender

AGAIN = 300_000
"""Milliseconds after which a reminder that could not be delivered is tried again."""
LATEST = 86_400_000
"""Milliseconds after a promise's time at which a reminder is of no use any more."""

Reminder = tuple[str, str]
"""A person, and a promise of theirs."""


class Reminders:
    """Sends each once: when it has been delivered, the room hears of it and forgets it."""

    def __init__(self, sender: Sender, clock: Clock, address: str) -> None:
        self._sender = sender
        self._clock = clock
        self._address = address
        self._tried: dict[Reminder, int] = {}

    def look(self, live: LiveRoom) -> None:
        """Have those reminded whose time has come; only whoever conducts the room may ask."""
        now = self._clock.now()
        with live.reading() as room:
            due = [
                (person, promise.id)
                for whose, promises in room.promises.items()
                for promise in promises.values()
                for person in promise.reminds
                if person == whose and _due(promise, now) and room.people[person].push
            ]
        for reminder in due:
            person, promise = reminder
            if now - self._tried.get(reminder, now - AGAIN) < AGAIN:
                continue
            after = EndReminder(person=person, promise=promise)
            if self._sender.send(Errand(live, person, partial(self._write, reminder), after)):
                self._tried[reminder] = now
        self._tried = {one: at for one, at in self._tried.items() if now - at < AGAIN}

    def _write(self, reminder: Reminder, room: Room, _now: int) -> message.Message | None:
        person, promise = reminder
        found = room.promises.get(person, {}).get(promise)
        if found is None or person not in found.reminds:
            return None
        return message.reminder(room, person, found, self._address)


def _due(promise: Promise, now: int) -> bool:
    return promise.at is not None and promise.at <= now < promise.at + LATEST
