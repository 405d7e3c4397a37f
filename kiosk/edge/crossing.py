"""Carrying a person's page to another device: a personal link that opens it there once.

Whoever draws one for a person gives `link(desk, live, person, lasts)` (a QR on the screen) or `home_proof` (the start
address of an installed page); whoever opens it is given that person's token by `cross`.
"""

from __future__ import annotations

import secrets as chance

from kiosk.domain.commands import Actor, Role, UseLink
from kiosk.domain.refusal import Refusal
from kiosk.domain.room import stays_until
from kiosk.domain.settings import MINUTE
from kiosk.edge.carry import Reply, identity
from kiosk.edge.desk import Desk
from kiosk.live import secrets
from kiosk.live.live_room import LiveRoom

LASTS = 10 * MINUTE
"""Milliseconds for which a link that is shown to be scanned can be opened."""
LINK_BYTES = 9


def link(desk: Desk, live: LiveRoom, person: str, lasts: int = LASTS) -> str:
    """Return the full address of a new link that opens this person's page once, within `lasts` milliseconds."""
    until = live.clock.now() + lasts
    proof = secrets.crossing(desk.house.secret, live.id, person, chance.token_urlsafe(LINK_BYTES), until)
    return f"{desk.address}/{live.room.code}/on/{proof}"


def home_proof(desk: Desk, live: LiveRoom, person: str) -> str:
    """Return what the start address of a page on a home screen carries: it works once, until nothing is left."""
    until = stays_until(live.room) or live.room.erase_at
    return secrets.crossing(desk.house.secret, live.id, person, chance.token_urlsafe(LINK_BYTES), until)


def is_proof(desk: Desk, live: LiveRoom, proof: str) -> bool:
    """Whether the house has made this proof for somebody in this room, used or not."""
    return secrets.read_crossing(desk.house.secret, live.id, proof) is not None


def badge_link(desk: Desk, live: LiveRoom, person: str) -> str:
    """Return the address on somebody's printed badge: it opens their page once, until the room is erased.

    Printed again it is the same link, so a badge that was lost opens nothing once its owner has used theirs. It ends
    when they are removed or erased, as every personal link does.
    """
    proof = secrets.crossing(desk.house.secret, live.id, person, f"badge-{person}", live.room.erase_at)
    return f"{desk.address}/{live.room.code}/on/{proof}"


def cross(desk: Desk, live: LiveRoom, proof: str, address: str, known_as: str | None = None) -> Reply:
    """Return the identity that a link stands for, and use it up. `known_as`: whose page this device opens already.

    Raises Refusal `link_over` where it was used, is too old or never was one; not on the device it was used on.
    Raises Refusal `other_person` on a device that opens somebody else's page: nobody is lured out of their own.
    """
    desk.limits.spend(desk.limits.stranger, address)
    found = secrets.read_crossing(desk.house.secret, live.id, proof)
    if found is None:
        raise Refusal("link_over")
    person, once, until = found
    live.catch_up()
    known = live.room.people.get(person)
    if known is None or known.state in {"removed", "erased"}:
        raise Refusal("link_over")
    if known_as is not None and person != known_as:
        raise Refusal("other_person")
    if known_as is None:
        if live.clock.now() > until:
            raise Refusal("link_over")
        live.submit(UseLink(person=person, link=once), Actor(Role.STRANGER))
    return {"ok": True, "version": live.room.version, **identity(desk, live, person)}
