"""Deciding on pushes: who is called on a closed phone."""

from __future__ import annotations

from kiosk.domain.commands import DropPush, EndReminder, Remind, Request, Subscribe, Unsubscribe
from kiosk.domain.entries import Fact, PushDropped, PushSubscribed, ReminderSet, Subscription
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.agreed import promises_of
from kiosk.domain.room.state import RoomState


def subscribe(room: RoomState, request: Request, command: Subscribe) -> list[Fact]:
    """One subscription a person, and one person a browser: whoever used it before is no longer called there."""
    me = room.people[request.actor.person]
    given = Subscription(endpoint=command.endpoint, p256dh=command.p256dh, auth=command.auth)
    if me.push == given:
        return []
    before = [one for one in room.people.values() if one is not me and one.push and one.push.endpoint == given.endpoint]
    return [*(PushDropped(person=one.id) for one in before), PushSubscribed(person=me.id, private=given)]


def unsubscribe(room: RoomState, request: Request, command: Unsubscribe) -> list[Fact]:
    """Somebody would rather not be called on a closed phone."""
    me = room.people[request.actor.person]
    return [PushDropped(person=me.id)] if me.push else []


def drop(room: RoomState, request: Request, command: DropPush) -> list[Fact]:
    """A browser takes no pushes any more; one that the person has given since stays."""
    person = room.people.get(command.person)
    gone = person is not None and person.push is not None and person.push.endpoint == command.endpoint
    return [PushDropped(person=command.person)] if gone else []


def remind(room: RoomState, request: Request, command: Remind) -> list[Fact]:
    """Somebody would like to be reminded of what was agreed on, or rather not."""
    me = room.people[request.actor.person]
    found = next((one for one in promises_of(room, me.id) if one.id == command.promise), None)
    if found is None or found.agreed_at is None:
        raise Refusal("unknown_promise")
    if command.on and (found.at is None or found.at <= request.at):
        raise Refusal("bad_moment")
    if command.on and me.push is None:
        raise Refusal("push_off")
    if (me.id in found.reminds) == command.on:
        return []
    return [ReminderSet(person=me.id, promise=found.id, on=command.on)]


def end_reminder(room: RoomState, request: Request, command: EndReminder) -> list[Fact]:
    """Somebody has been reminded: once is enough."""
    found = room.promises.get(command.person, {}).get(command.promise)
    due = found is not None and command.person in found.reminds
    return [ReminderSet(person=command.person, promise=command.promise, on=False)] if due else []
