"""Deciding on pushes: who is called on a closed phone."""

from __future__ import annotations

from kiosk.domain.commands import DropPush, Request, Subscribe, Unsubscribe
from kiosk.domain.entries import Fact, PushDropped, PushSubscribed, Subscription
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
