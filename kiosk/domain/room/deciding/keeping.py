"""Keeping in touch: who shows whom how to reach them, and promises proposed, agreed and let go."""

from __future__ import annotations

from kiosk.domain.commands import (
    Agree,
    DropPush,
    Elapse,
    EndReminder,
    Promise,
    Remind,
    Request,
    Share,
    Subscribe,
    Touch,
    Unsubscribe,
    UseLink,
)
from kiosk.domain.contacts import contact
from kiosk.domain.entries import ContactShared, Fact, LinkUsed, PromiseAnswered, PromiseProposed, PromiseWords
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.agreed import OUT, in_touch, promises_of
from kiosk.domain.room.state import RoomState
from kiosk.domain.settings import HOUR
from kiosk.domain.tags import clean

IN_KEPT_ROOMS = (
    Share,
    Promise,
    Agree,
    Touch,
    UseLink,
    Elapse,
    Subscribe,
    Unsubscribe,
    DropPush,
    Remind,
    EndReminder,
)
"""All that is still answered where only what people agreed on is left."""

MOST_PROPOSALS = 5
"""Promises that one person may propose to another in an evening: a silent no stays one."""

LATEST_AT = 366 * 24 * HOUR
"""How far ahead a promise may first be due."""


def share(room: RoomState, request: Request, command: Share) -> list[Fact]:
    """Somebody would keep in touch with one they have talked with, or rather not; the other is told only if both would.

    It may be said again, with something else to show.
    """
    me, other = request.actor.person, command.person
    known = room.people.get(other)
    talked = frozenset({me, other}) in room.met or other in room.shares(me)
    if not talked or known is None or known.state in OUT:
        raise Refusal("unknown_person")
    shown = contact(command.email, command.phone, command.link) if command.wish else None
    if other in room.shares(me) and room.shares(me)[other] == shown:
        return []
    return [ContactShared(person=me, other=other, wish=command.wish, private=shown)]


def promise(room: RoomState, request: Request, command: Promise) -> list[Fact]:
    """Somebody proposes who shows whom what."""
    me, other = request.actor.person, command.person
    if other not in room.people or not in_touch(room, me, other):
        raise Refusal("not_in_touch")
    words = PromiseWords(gives=clean(command.i_show), gets=clean(command.they_show), where=clean(command.where))
    if not words.gives and not words.gets:
        raise Refusal("promise_empty")
    if command.at is not None and not request.at < command.at <= request.at + LATEST_AT:
        raise Refusal("bad_moment")
    if room.proposals[(me, other)] >= MOST_PROPOSALS:
        raise Refusal("too_many", field="promises", limit=MOST_PROPOSALS)
    return [
        PromiseProposed(
            promise=f"p{request.at}-{room.people[me].number}-{room.people[other].number}",
            person=me,
            other=other,
            every=command.every,
            how=command.how,
            at=command.at,
            private=words,
        )
    ]


def agree(room: RoomState, request: Request, command: Agree) -> list[Fact]:
    """Yes to what another proposed; or no, by either: silently before it was agreed, openly afterwards."""
    me = request.actor.person
    found = next((one for one in promises_of(room, me) if one.id == command.promise), None)
    if found is None:
        raise Refusal("unknown_promise")
    if command.yes and found.agreed_at is not None:
        return []
    if command.yes and found.person == me:
        raise Refusal("not_allowed")
    (other,) = found.both - {me}
    return [PromiseAnswered(promise=found.id, person=me, other=other, yes=command.yes)]


def use_link(room: RoomState, request: Request, command: UseLink) -> list[Fact]:
    """A personal link is used up."""
    if command.link in room.used_links:
        raise Refusal("link_over")
    return [LinkUsed(person=command.person, link=command.link)]
