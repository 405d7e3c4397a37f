"""Carrying one's page to another device: the QR to be scanned there, and the link behind it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, redirect

from kiosk.edge.carry import spend
from kiosk.edge.crossing import cross, link
from kiosk.edge.desk import desk
from kiosk.edge.registering import expected_by
from kiosk.edge.visits import find_room
from kiosk.web import pages
from kiosk.web.answers import SEE_OTHER
from kiosk.web.drawings import qr_drawing
from kiosk.web.phone import gate

blueprint = Blueprint("crossing", __name__)


@blueprint.get("/phone/<code:code>/carry.svg")
def carry(code: str) -> Response:
    """A QR that opens the asking person's page on the device that scans it: once, within ten minutes."""
    live = find_room(desk().house, "phone", code)
    visit = pages.visit_of(desk(), live)
    spend(desk(), visit)
    return qr_drawing(link(desk(), live, visit.person))


@blueprint.get("/<code:code>/on/<proof>")
def cross_over(code: str, proof: str) -> Any:
    """Open the page of whom the link is, on this device, from now on; who is expected says first that they are here."""
    live = find_room(desk().house, "phone", code)
    known = pages.visitor(desk(), live)
    expected = expected_by(desk(), live, proof)
    if expected and expected.words and known is None:
        said = expected.words
        texts = {"offers": "; ".join(said.offers), "wants": "; ".join(said.wants)}
        return gate(live, None, {"name": said.name, "line": said.line, "proof": proof, **texts})
    reply = cross(desk(), live, proof, pages.address(), known.person if known else None)
    answer = redirect(f"/{live.room.code}", SEE_OTHER)
    return pages.remember(desk(), "phone", live, reply["token"], answer)
