"""Letting in: finding the room behind a code and the visit behind a key, with those who guess slowed down."""

from __future__ import annotations

from kiosk.domain.refusal import Refusal
from kiosk.edge.desk import Desk
from kiosk.edge.visits import KEYED, Visit, enter, find_room
from kiosk.live.audience import Screen
from kiosk.live.live_room import LiveRoom

LONGEST_CODE = 8
"""Characters of what was typed as a code that are looked at."""


def find(desk: Desk, screen: Screen, key: object, address: str) -> LiveRoom:
    """Return the room behind a key, as `find_room`. Raises Refusal `too_often` once many codes were wrong.

    A code that was right from an address stays so: whoever guesses at a venue keeps nobody out of its room.
    """
    if screen != "phone":
        return find_room(desk.house, screen, key)
    limits, tried = desk.limits, f"{address}|{str(key)[:LONGEST_CODE].upper()}"
    if not limits.is_familiar(tried) and limits.wrong_code.left(address) < 1:
        raise Refusal("too_often", seconds=limits.wrong_code.wait(address))
    try:
        live = find_room(desk.house, screen, key)
    except Refusal as refusal:
        if refusal.code == "no_such_room":
            limits.wrong_code.take(address)
        raise
    limits.familiar(tried)
    return live


def let_in(desk: Desk, screen: Screen, live: LiveRoom, credential: object, address: str) -> Visit:
    """Return the visit that a credential opens, as `enter`. Wrong keys are counted; raises Refusal `too_often`.

    A right one opens at any time: at 128 bits none is guessed, and nobody can keep the host out by trying.
    """
    try:
        return enter(desk.house, screen, live, credential, address)
    except Refusal as refusal:
        if screen in KEYED and credential and refusal.code == "wrong_key":
            desk.limits.spend(desk.limits.wrong_key, address)
        raise
