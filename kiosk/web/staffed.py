"""The host's and the door's addresses are alike: a page behind a key, its snapshot, its commands."""

from __future__ import annotations

from typing import Any, Literal

from flask import Blueprint, Response, redirect, request

from kiosk.domain.refusal import Refusal
from kiosk.edge.carry import carry_out, refusal_reply
from kiosk.edge.desk import desk
from kiosk.edge.sight import snapshot_for
from kiosk.edge.visits import Visit, enter, find_room
from kiosk.live.live_room import LiveRoom
from kiosk.web import pages
from kiosk.web.answers import SEE_OTHER, body, is_form, json_answer, status_of


def staffed(screen: Literal["host", "door"]) -> Blueprint:
    """Return the addresses of a screen that is opened by a key."""
    blueprint = Blueprint(screen, __name__)

    def visit(live: LiveRoom, carried: object) -> Visit:
        return enter(desk().house, screen, live, carried, pages.address())

    def visit_of(room: str) -> Visit:
        live = find_room(desk().house, screen, room)
        return visit(live, pages.credential(screen, live))

    @blueprint.get(f"/{screen}/<room:room>")
    def page(room: str) -> Response:
        """The screen's page; without its cookie only the place where the key from the fragment is posted."""
        live = find_room(desk().house, screen, room)
        try:
            known = visit(live, pages.credential(screen, live))
        except Refusal:
            return pages.show(desk(), screen, live, None, errors=None)
        return pages.show(desk(), screen, live, snapshot_for(desk(), known), errors=None)

    @blueprint.post(f"/{screen}/<room:room>/enter")
    def come_in(room: str) -> Any:
        """Turn the key into a cookie."""
        desk().limits.spend(desk().limits.address, pages.address())
        live = find_room(desk().house, screen, room)
        given = request.form if is_form() else body()
        try:
            known = visit(live, given.get("key", "") if hasattr(given, "get") else "")
        except Refusal as refusal:
            if not is_form():
                raise
            errors = refusal_reply(refusal, pages.language_of(screen, live))
            return pages.show(desk(), screen, live, None, status=status_of(refusal.code), errors=errors)
        reply = {"ok": True, "version": live.room.version}
        answer: Any = redirect(f"/{screen}/{live.id}", SEE_OTHER) if is_form() else json_answer(reply)
        return pages.remember(desk(), screen, live, known.credential, answer)

    @blueprint.get(f"/{screen}/<room:room>/snapshot")
    def snapshot(room: str) -> Response:
        """What the screen shows."""
        return json_answer(snapshot_for(desk(), visit_of(room)))

    @blueprint.post(f"/{screen}/<room:room>/do/<command>")
    def do(room: str, command: str) -> Response:
        """One of the screen's commands."""
        return json_answer(carry_out(desk(), visit_of(room), command, body()))

    return blueprint
