"""The host's, the door's and the tablet's addresses are alike: a page behind a key, its snapshot, its commands."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from flask import Blueprint, Response, redirect, request

from kiosk.domain.commands import NoteLook
from kiosk.domain.refusal import Refusal
from kiosk.edge.carry import carry_out, refusal_reply, spend
from kiosk.edge.desk import desk
from kiosk.edge.letting_in import let_in
from kiosk.edge.sight import snapshot_for
from kiosk.edge.visits import Visit, find_room
from kiosk.live.live_room import LiveRoom
from kiosk.web import pages
from kiosk.web.answers import SEE_OTHER, body, is_form, json_answer, status_of
from kiosk.web.topics import topics_address

Staffed: TypeAlias = Literal["host", "door", "tablet"]


def staffed(screen: Staffed) -> Blueprint:
    """Return the addresses of a screen that is opened by a key."""
    blueprint = Blueprint(screen, __name__)

    def show(live: LiveRoom, known: Visit | None, **more: Any) -> Response:
        snapshot = snapshot_for(desk(), known) if known else None
        return pages.show(desk(), screen, live, snapshot, also={"topics": topics_address(live.room)}, **more)

    @blueprint.get(f"/{screen}/<room:room>")
    def page(room: str) -> Any:
        """The screen's page; without its cookie only the place where the key from the fragment is posted."""
        live = find_room(desk().house, screen, room)
        try:
            known = _enter(screen, live)
        except Refusal:
            left = screen == "door" and _is_left(live)
            if left:
                return redirect(f"/tablet/{live.id}")
            gate = show(live, None, errors=None)
            return pages.forget(screen, live, gate) if pages.credential(screen, live) else gate
        return pages.let_stay(desk(), known, screen, show(live, known, errors=None))

    @blueprint.post(f"/{screen}/<room:room>/enter")
    def come_in(room: str) -> Any:
        """Turn the key into a cookie."""
        live = find_room(desk().house, screen, room)
        given = request.form if is_form() else body()
        try:
            carried = given.get("key", "") if hasattr(given, "get") else ""
            known = let_in(desk(), screen, live, carried, pages.address())
            note_look(known, screen)
        except Refusal as refusal:
            if not is_form():
                raise
            errors = refusal_reply(refusal, pages.language_of(screen, live))
            return show(live, None, status=status_of(refusal.code), errors=errors)
        reply = {"ok": True, "version": live.room.version}
        answer: Any = redirect(f"/{screen}/{live.id}", SEE_OTHER) if is_form() else json_answer(reply)
        return pages.let_stay(desk(), known, screen, answer)

    @blueprint.get(f"/{screen}/<room:room>/snapshot")
    def snapshot(room: str) -> Response:
        """What the screen shows."""
        return json_answer(snapshot_for(desk(), _visit(screen, room)))

    @blueprint.post(f"/{screen}/<room:room>/do/<command>")
    def do(room: str, command: str) -> Response:
        """One of the screen's commands."""
        return json_answer(carry_out(desk(), _visit(screen, room), command, body()))

    return blueprint


def paying_visit(screen: Staffed, room: str) -> Visit:
    """Return the visit of whoever's key the request carries, counted as a message of theirs.

    Raises Refusal `no_such_room`, `wrong_key`, `too_often`.
    """
    visit = _visit(screen, room)
    spend(desk(), visit)
    return visit


def owners_visit(room: str) -> Visit:
    """Return the visit of the host in person. Raises as `paying_visit`, and Refusal `host_only`."""
    visit = paying_visit("host", room)
    if visit.actor.staff:
        raise Refusal("host_only")
    return visit


def note_look(visit: Visit, what: str) -> None:
    """Write into the journal that somebody is shown what people said about themselves, and where."""
    visit.live.submit(NoteLook(what=what), visit.actor)


def _visit(screen: Staffed, room: str) -> Visit:
    return _enter(screen, find_room(desk().house, screen, room))


def _is_left(live: LiveRoom) -> bool:
    """Tell whether this device has been left to those who arrive."""
    try:
        return bool(_enter("tablet", live))
    except Refusal:
        return False


def _enter(screen: Staffed, live: LiveRoom) -> Visit:
    return let_in(desk(), screen, live, pages.credential(screen, live), pages.address())
