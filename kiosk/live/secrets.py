"""Who may what: identities and keys, all derived from the house's one secret, so that nothing need be stored."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from kiosk.domain.commands import Newcomer
from kiosk.domain.room import Room
from kiosk.domain.staff import DOOR, HOST, Staff

CODE_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
"""Letters of a join code: none that is easily taken for another or for a digit."""
CODE_LENGTH = 4
RESERVED_CODES = frozenset({"HOST", "WALL", "DOOR", "HELP"})
ID_LENGTH = 16
KEY_LENGTH = 32
PIN_SPACE = 10_000
CROSSING_PARTS = 4
STAFF_PARTS = 2
SESSION_PARTS = 3
SCREENS_OF = {HOST: {"host"}, DOOR: {"door", "tablet"}, "cohost": {"host"}, "helper": {"door", "tablet"}}
"""The screens that the host's link opens, the door's, a co-host's, a helper's."""
UNTIL_DIGITS = 15
"""Digits of a moment: more are none of ours."""


def _mac(secret: bytes, *parts: str | int) -> bytes:
    """HMAC-SHA256 over the parts; their lengths are fixed or they come last, so `|` cannot be played with."""
    return hmac.new(secret, "|".join(str(part) for part in parts).encode(), hashlib.sha256).digest()


def make_room_id() -> str:
    """A new room's id: 80 random bits, in 16 letters and digits."""
    return base64.b32encode(secrets.token_bytes(10)).decode().lower()


def make_code() -> str:
    """A join code, drawn at random; the journal refuses one that is taken."""
    while True:
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        if code not in RESERVED_CODES:
            return code


def make_door_pin() -> str:
    """A PIN for the host to take the door's tablet back with."""
    return f"{secrets.randbelow(PIN_SPACE):04d}"


def make_newcomer(secret: bytes, room: str, nonce: str) -> Newcomer:
    """The identity of whoever checks in with this nonce: the same nonce gives the same person and PIN again."""
    mac = _mac(secret, "person", room, nonce)
    person = base64.b32encode(mac[:10]).decode().lower()[:ID_LENGTH]
    return Newcomer(person=person, pin=f"{int.from_bytes(mac[10:14], 'big') % PIN_SPACE:04d}")


def person_token(secret: bytes, room: str, person: str) -> str:
    """What a phone carries to prove whose it is: `<person>.<proof>`."""
    return f"{person}.{_mac(secret, 'token', room, person).hex()[:KEY_LENGTH]}"


def person_of_token(secret: bytes, room: str, token: str) -> str | None:
    """Whose token it is, or None if it is nobody's in this room."""
    if not token.isascii():
        return None
    person = token.partition(".")[0]
    return person if same(token, person_token(secret, room, person)) else None


def crossing(secret: bytes, room: str, person: str, once: str, until: int) -> str:
    """What a personal link carries: `<person>.<once>.<until>.<proof>`; `until` in milliseconds, Unix."""
    proof = _mac(secret, "crossing", room, person, once, until).hex()[:KEY_LENGTH]
    return f"{person}.{once}.{until}.{proof}"


def read_crossing(secret: bytes, room: str, carried: str) -> tuple[str, str, int] | None:
    """Whose link it is, by what it is known once it was used, and until when it holds; None if it is none of ours."""
    parts = carried.split(".")
    if len(parts) != CROSSING_PARTS or not carried.isascii() or not parts[2].isdecimal():
        return None
    person, once, until = parts[0], parts[1], int(parts[2][:UNTIL_DIGITS])
    return (person, once, until) if same(carried, crossing(secret, room, person, once, until)) else None


def host_key(secret: bytes, room: Room) -> str:
    """The host's key; raising the room's `host_generation` withdraws it."""
    return _mac(secret, "host", room.id, room.settings.host_generation).hex()[:KEY_LENGTH]


def door_key(secret: bytes, room: Room) -> str:
    """The helpers' key for the door's screen; raising `helper_generation` withdraws it."""
    return _mac(secret, "door", room.id, room.settings.helper_generation).hex()[:KEY_LENGTH]


def staff_key(secret: bytes, room: Room, staff: Staff) -> str:
    """The key of one of the staff: `<staff>.<proof>`; raising their `generation` withdraws it."""
    return f"{staff.id}.{_mac(secret, 'staff', room.id, staff.id, staff.generation).hex()[:KEY_LENGTH]}"


def session(secret: bytes, room: Room, screen: str, who: str, until: int) -> str:
    """What a browser carries at a screen instead of a key: `<who>.<until>.<proof>`, till then or till it is withdrawn.

    `who` is the host, the door, or one of the staff, as entries name them.
    """
    staff = room.staff.get(who)
    generations = {HOST: room.settings.host_generation, DOOR: room.settings.helper_generation}
    generation = staff.generation if staff else generations[who]
    proof = _mac(secret, "session", screen, room.id, who, generation, until).hex()[:KEY_LENGTH]
    return f"{who}.{until}.{proof}"


def who_carries(secret: bytes, room: Room, screen: str, carried: str, now: int) -> str | None:
    """Return who may be at a screen with this key or session, as entries name them; None: nobody (any more)."""
    parts = carried.split(".") if carried.isascii() else []
    if len(parts) == 1:
        keys = {"host": (HOST, host_key), "door": (DOOR, door_key)}
        who, key = keys.get(screen, ("", None))
        return who if key and same(carried, key(secret, room)) else None
    if not parts or not _may_be_at(room, screen, parts[0]):
        return None
    if len(parts) == STAFF_PARTS:
        staff = room.staff.get(parts[0])
        return parts[0] if staff and screen != "tablet" and same(carried, staff_key(secret, room, staff)) else None
    if len(parts) != SESSION_PARTS or not parts[1].isdecimal() or not now < int(parts[1][:UNTIL_DIGITS]):
        return None
    expected = session(secret, room, screen, parts[0], int(parts[1][:UNTIL_DIGITS]))
    return parts[0] if same(carried, expected) else None


def _may_be_at(room: Room, screen: str, who: str) -> bool:
    staff = room.staff.get(who)
    if staff is not None:
        return not staff.withdrawn and screen in SCREENS_OF[staff.role]
    return who in SCREENS_OF and screen in SCREENS_OF[who]


def house_key(secret: bytes) -> str:
    """The key of the house itself: whoever has it opens rooms, and is host in each."""
    return _mac(secret, "house", "key").hex()[:KEY_LENGTH]


def house_session(secret: bytes, until: int) -> str:
    """What a browser carries instead of the house's key, until then: `<until>.<proof>`."""
    return f"{until}.{_mac(secret, 'house', 'session', until).hex()[:KEY_LENGTH]}"


def is_house_session(secret: bytes, carried: str, now: int) -> bool:
    """Whether it is one, and still holds."""
    until = carried.partition(".")[0][:UNTIL_DIGITS]
    known = carried.isascii() and until.isdecimal()
    return known and now < int(until) and same(carried, house_session(secret, int(until)))


def same(given: str, expected: str) -> bool:
    """Whether two secrets are equal, in a time that does not depend on where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())
