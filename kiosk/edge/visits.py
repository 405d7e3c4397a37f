"""A visit: somebody at one of a room's screens, proven by what they carry."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.commands import (
    DOOR_COMMANDS,
    HOST_COMMANDS,
    PHONE_COMMANDS,
    Actor,
    Command,
    Role,
)
from kiosk.domain.language import ENGLISH, Language
from kiosk.domain.refusal import Refusal
from kiosk.domain.room import Room
from kiosk.domain.settings import HOUR
from kiosk.live import secrets
from kiosk.live.audience import Screen
from kiosk.live.house import House
from kiosk.live.live_room import LiveRoom

SCREENS: tuple[Screen, ...] = ("phone", "wall", "host", "door", "tablet")
COMMANDS: dict[Screen, dict[str, type[Command]]] = {
    "phone": {name: kind for name, kind in PHONE_COMMANDS.items() if name != "check_in"},
    "wall": {},
    "host": HOST_COMMANDS,
    "door": DOOR_COMMANDS,
    "tablet": {"check_in": DOOR_COMMANDS["check_in"]},
}
"""What each screen may send once it is known who is there. A phone's check-in comes before that, over HTTP."""
STRANGERS_COMMANDS = {"check_in": PHONE_COMMANDS["check_in"]}
KEYED: frozenset[Screen] = frozenset({"host", "door", "tablet"})
"""The screens that are opened by a key."""
LONGEST_KEY = 80
"""Characters in a room's key or a credential; anything longer is not one of ours."""


SESSION_LASTS = 18 * HOUR
"""Milliseconds for which a browser is let in again without the link, counted from when its page was last opened."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody at a screen: which room, as whom, from which address, and what they carry."""

    screen: Screen
    live: LiveRoom
    actor: Actor
    address: str
    credential: str

    @property
    def lang(self) -> Language:
        """In which language they are answered: a person in theirs, the host in English, wall and door in the room's."""
        if self.screen == "host":
            return ENGLISH
        return self.live.room.language_of(self.person) if self.person else self.live.room.settings.language

    @property
    def person(self) -> str:
        """The person at a phone, "" elsewhere."""
        return self.actor.person


def find_room(house: House, screen: Screen, key: object) -> LiveRoom:
    """Return the room behind a key: a join code for phones, else the room's id. Raises Refusal `no_such_room`."""
    if not isinstance(key, str) or len(key) > LONGEST_KEY:
        raise Refusal("no_such_room")
    live = house.by_code(key.upper()) if screen == "phone" else house.by_id(key)
    if live is None or (live.room.kept and screen != "phone"):
        raise Refusal("no_such_room")
    return live


def cookie_name(screen: Screen, room: Room) -> str:
    """Return the name of the cookie that a screen carries its credential in."""
    return f"kiosk-{screen}-{room.code if screen == 'phone' else room.id}"


def enter(house: House, screen: Screen, live: LiveRoom, credential: object, address: str) -> Visit:
    """Return the visit that a credential opens. Raises Refusal `unknown_person` (phone) or `wrong_key` (the others)."""
    carried = credential if isinstance(credential, str) and len(credential) <= LONGEST_KEY else ""
    return Visit(screen, live, _actor(house, screen, live, carried), address, carried)


def still_holds(house: House, visit: Visit) -> bool:
    """Whether a host's or helper's key or session is (still) one in force; always so for phones and walls."""
    return visit.screen not in KEYED or _who(house, visit.screen, visit.live, visit.credential) is not None


def session_of(house: House, visit: Visit, screen: Screen) -> tuple[str, int]:
    """Return what the browser of one of the staff carries at a screen from now on, and until when it holds."""
    until = min(visit.live.clock.now() + SESSION_LASTS, visit.live.room.erase_at)
    return secrets.session(house.secret, visit.live.room, screen, visit.actor.by, until), until


def _who(house: House, screen: Screen, live: LiveRoom, carried: str) -> str | None:
    return secrets.who_carries(house.secret, live.room, screen, carried, live.clock.now())


def _actor(house: House, screen: Screen, live: LiveRoom, credential: str) -> Actor:
    if screen in KEYED:
        who = _who(house, screen, live, credential)
        if who is None and credential:
            live.catch_up()  # the link may have been made at another worker a moment ago
            who = _who(house, screen, live, credential)
        if who is None:
            raise Refusal("wrong_key")
        return Actor(Role.HOST if screen == "host" else Role.DOOR, staff=who if who in live.room.staff else "")
    if screen == "wall":
        return Actor(Role.STRANGER)
    person = secrets.person_of_token(house.secret, live.id, credential)
    if person is not None and person not in live.room.people:
        live.catch_up()  # they may have joined at another worker a moment ago
    known = live.room.people.get(live.room.one_with(person or ""))
    if known is None or known.state == "erased":
        raise Refusal("unknown_person")
    return Actor(Role.PERSON, known.id)
