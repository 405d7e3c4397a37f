"""The wall's addresses: open to whoever has them, and nobody can change anything there."""

from __future__ import annotations

from flask import Blueprint, Response

from kiosk.edge.desk import desk
from kiosk.edge.sight import snapshot_for
from kiosk.edge.visits import Visit, enter, find_room
from kiosk.web import pages
from kiosk.web.answers import json_answer

blueprint = Blueprint("wall", __name__)


@blueprint.get("/wall/<room:room>")
def page(room: str) -> Response:
    """The match wall."""
    visit = _visit(room)
    return pages.show(desk(), "wall", visit.live, snapshot_for(desk(), visit))


@blueprint.get("/wall/<room:room>/snapshot")
def snapshot(room: str) -> Response:
    """What the wall shows."""
    return json_answer(snapshot_for(desk(), _visit(room)))


def _visit(room: str) -> Visit:
    return enter(desk().house, "wall", find_room(desk().house, "wall", room), "", pages.address())
