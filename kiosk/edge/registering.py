"""Those who are expected: put on the room's list from the host's, and let in by their personal link."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.commands import Actor, CheckIn, Newcomer, OfferTyped, Register, Registering, Role, UseLink, WantTyped
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.registered import Registered
from kiosk.edge.carry import Reply, check_in, identity, spend
from kiosk.edge.desk import Desk
from kiosk.edge.parse import nonce_in, parse
from kiosk.edge.visits import STRANGERS_COMMANDS, Visit
from kiosk.guests.guest import Guest
from kiosk.live import secrets
from kiosk.live.live_room import LiveRoom


def register(desk: Desk, visit: Visit, guests: Sequence[Guest], nonce: str) -> int:
    """Expect these people, all of them or, with a Refusal, none; return how many are new. Repeated, nobody is."""
    if not nonce_in({"nonce": nonce}):
        raise Refusal("wrong_nonce")
    people = []
    for place, guest in enumerate(guests):
        newcomer = secrets.make_newcomer(desk.house.secret, visit.live.id, f"{nonce}-{place}")
        people.append(
            Registering(
                person=newcomer.person,
                pin=newcomer.pin,
                name=guest.name,
                line=guest.line,
                sector=guest.sector,
                organisation=guest.organisation,
                offers=list(guest.offers),
                wants=list(guest.wants),
                row=guest.row,
            )
        )
    return len(visit.live.submit(Register(people=people), visit.actor, nonce).facts)


def expected_by(desk: Desk, live: LiveRoom, proof: str) -> Registered | None:
    """Return who is expected and has this personal link; None where it is nobody's who still is."""
    found = secrets.read_crossing(desk.house.secret, live.id, proof)
    if found is None or live.clock.now() > found[2]:
        return None
    live.catch_up()
    known = live.room.registered.get(found[0])
    return known if known and known.words and known.id not in live.room.people else None


def join_as_expected(desk: Desk, live: LiveRoom, proof: str, data: object, address: str, *, form: bool) -> Reply:
    """Check in whoever has a personal link, with what they say now, and use the link up. Raises Refusal as `join`."""
    desk.limits.spend(desk.limits.address, address)
    known = expected_by(desk, live, proof)
    if known and known.words and isinstance(data, dict):
        data = {"sector": known.words.sector, "organisation": known.words.organisation, **data}
    command, nonce = parse(STRANGERS_COMMANDS, "check_in", data, form=form)
    found = secrets.read_crossing(desk.house.secret, live.id, proof)
    if found and nonce and live.room.person_of_nonce(nonce) == found[0]:
        return {"ok": True, "version": live.room.version, **identity(desk, live, found[0])}
    if found is None or known is None or known.words is None:
        raise Refusal("link_over")
    reply = check_in(desk, live, command, nonce, Actor(Role.STRANGER), Newcomer(known.id, known.words.pin))
    live.submit(UseLink(person=known.id, link=found[1]), Actor(Role.STRANGER))
    return reply


def check_in_expected(desk: Desk, visit: Visit, person: str, nonce: str) -> Reply:
    """Let the host check in somebody on the list, with what they said when they registered."""
    spend(desk, visit)
    known = visit.live.room.registered.get(person)
    if known is None or known.words is None:
        raise Refusal("unknown_person")
    said = known.words
    command = CheckIn(
        name=said.name,
        line=said.line,
        sector=said.sector,
        organisation=said.organisation,
        offers=[OfferTyped(text) for text in said.offers],
        wants=[WantTyped(text) for text in said.wants],
    )
    return check_in(desk, visit.live, command, nonce, visit.actor, Newcomer(known.id, said.pin))
