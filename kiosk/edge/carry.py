"""Parse, call, answer: how a message becomes an answer, the same over HTTP and over a socket."""

from __future__ import annotations

import logging
from typing import Any

from kiosk import figures
from kiosk.domain.commands import Actor, AnyCommand, CheckIn, EraseMe, ErasePerson, Here, Newcomer, Role, Subscribe
from kiosk.domain.language import ENGLISH, Language
from kiosk.domain.refusal import Refusal
from kiosk.edge.desk import Desk
from kiosk.edge.moderation import doubtful
from kiosk.edge.parse import parse
from kiosk.edge.visits import COMMANDS, STRANGERS_COMMANDS, Visit, still_holds
from kiosk.journal.base import JournalAway
from kiosk.live import secrets
from kiosk.live.faults import log_fault
from kiosk.live.live_room import LiveRoom
from kiosk.words import words

Reply = dict[str, Any]
"""What goes back: `ok`, and `version`, or `code` and `sentence`."""

log = logging.getLogger(__name__)


def carry_out(desk: Desk, visit: Visit, name: object, data: object, *, form: bool = False) -> Reply:
    """Do what a message asks and return the answer. Raises Refusal."""
    with figures.answered(visit.screen, Refusal):
        return _carry_out(desk, visit, name, data, form=form)


def _carry_out(desk: Desk, visit: Visit, name: object, data: object, *, form: bool) -> Reply:
    spend(desk, visit)
    command, nonce = parse(COMMANDS[visit.screen], name, data, form=form)
    if not still_holds(desk.house, visit):
        raise Refusal("wrong_key")
    if isinstance(command, CheckIn):
        return check_in(desk, visit.live, command, nonce, visit.actor)
    if isinstance(command, Subscribe):
        desk.push.check(command)
    if isinstance(command, EraseMe):
        answer = visit.live.erase_person(visit.live.room.one_with(visit.person), visit.actor)
    elif isinstance(command, ErasePerson):
        answer = visit.live.erase_person(command.person, visit.actor)
    elif isinstance(command, Here) and command.number is not None:
        with desk.limits.checking(f"{visit.live.id}|{visit.person}"):
            answer = visit.live.submit(command, visit.actor, nonce)
    else:
        answer = visit.live.submit(command, visit.actor, nonce, doubtful=doubtful(command, visit.actor))
    return {"ok": True, "version": answer.version}


def join(desk: Desk, live: LiveRoom, data: object, address: str, *, form: bool = False) -> Reply:
    """Check a stranger in and return the answer, with the token. Raises Refusal."""
    with figures.answered("phone", Refusal):
        desk.limits.spend(desk.limits.stranger, address)
        desk.limits.spend(desk.limits.join, address)
        command, nonce = parse(STRANGERS_COMMANDS, "check_in", data, form=form)
        return check_in(desk, live, command, nonce, Actor(Role.STRANGER))


def check_in(
    desk: Desk, live: LiveRoom, command: AnyCommand, nonce: str, actor: Actor, expected: Newcomer | None = None
) -> Reply:
    """Let somebody in; the same nonce again gets the same person. Helpers at the door get no token.

    `expected`: who it is, where they registered before.
    """
    if not nonce:
        raise Refusal("missing_field", field="nonce")
    newcomer = expected or secrets.make_newcomer(desk.house.secret, live.id, nonce)
    answer = live.submit(command, actor, nonce, newcomer, doubtful(command, actor))
    reply = {"ok": True, "version": answer.version, **identity(desk, live, newcomer.person)}
    if actor.role is Role.DOOR:
        del reply["token"]
    return reply


def come_back(desk: Desk, live: LiveRoom, number: object, pin: object, address: str) -> Reply:
    """Return the identity behind a number and its PIN. Raises Refusal `wrong_pin`, `too_often`."""
    person = person_of_pin(desk, live, number, pin, address)
    return {"ok": True, "version": live.room.version, **identity(desk, live, person)}


def person_of_pin(desk: Desk, live: LiveRoom, number: object, pin: object, address: str) -> str:
    """Return who has this number and PIN. Raises Refusal `wrong_pin`, and `too_often` where many were guessed."""
    desk.limits.spend(desk.limits.stranger, address)
    key = f"{live.id}|{number}"[:80]
    desk.limits.guess(key, address)
    with live.reading() as room:
        found = next((p for p in room.people.values() if str(p.number) == str(number)), None)
    known = found is not None and found.state not in {"removed", "erased"} and bool(found.pin)
    if found is None or not known or not secrets.same(str(pin), found.pin):
        desk.limits.guessed_wrong(key, address)
        raise Refusal("wrong_pin")
    return found.id


def identity(desk: Desk, live: LiveRoom, person: str) -> Reply:
    """Return what somebody needs to be known again: person, number, PIN, token."""
    known = live.room.people[person]
    token = secrets.person_token(desk.house.secret, live.id, person)
    return {"person": person, "number": known.number, "pin": known.pin, "token": token}


def spend(desk: Desk, visit: Visit) -> None:
    """Count a message against its sender and its address. Raises Refusal `too_often`."""
    limits = desk.limits
    if visit.actor.role is Role.PERSON:
        limits.spend(limits.person, f"{visit.live.id}|{visit.person}")
        limits.spend(limits.address, visit.address)
    elif visit.actor.role is Role.STRANGER:
        limits.spend(limits.stranger, visit.address)
    else:
        limits.spend(limits.staff, visit.live.id)


def refusal_reply(refusal: Refusal, lang: Language = ENGLISH) -> Reply:
    """Return a refusal as an answer, in words."""
    sentence = words(lang).say(f"refusal.{refusal.code}", **refusal.params)
    return {"ok": False, "code": refusal.code, "sentence": sentence}


def fault_reply(fault: Exception, lang: Language = ENGLISH) -> Reply:
    """Log a fault of ours, and return an answer that says so: the journal is away, or something is broken."""
    log_fault(log, "a message could not be carried out", fault)
    return refusal_reply(Refusal("not_saved" if isinstance(fault, JournalAway) else "broken"), lang)
