"""For whoever looks after the machine: is the process alive, can it serve, and what is an acknowledgement worth."""

from __future__ import annotations

from flask import Blueprint, Response, request

from kiosk import figures
from kiosk.domain.refusal import Refusal
from kiosk.edge.desk import Desk, desk
from kiosk.journal.base import JournalError
from kiosk.live import secrets
from kiosk.web import pages
from kiosk.web.answers import json_answer

blueprint = Blueprint("health", __name__)
UNREADY = 503
PASSED_ON = ("Forwarded", "X-Forwarded-For", "X-Real-Ip", "Via")
"""Headers by which a request is known that somebody else passed on."""


@blueprint.get("/healthz")
def alive() -> Response:
    """The process answers."""
    return json_answer({"ok": True})


@blueprint.get("/readyz")
def ready() -> Response:
    """The journal can be read. `promise` says what an acknowledged change survives."""
    journal = desk().house.journal
    try:
        journal.rooms()
    except JournalError:
        return json_answer({"ok": False, "promise": journal.promise}, UNREADY)
    return json_answer({"ok": True, "promise": journal.promise})


@blueprint.get("/metrics")
def metrics() -> Response:
    """Figures for Prometheus. To anybody else there is no such address."""
    if not _may_look(desk()):
        raise Refusal("not_found")
    states = [[person.state for person in live.room.people.values()] for live in desk().house.rooms]
    return Response(figures.text(states), content_type=figures.CONTENT_TYPE)


def _may_look(desk: Desk) -> bool:
    """Whoever has the token; without one this machine, as long as nobody stands in front of the house."""
    token = desk.config.metrics_token
    if token:
        return secrets.same(request.headers.get("Authorization", ""), f"Bearer {token}")
    fronted = desk.config.proxies or desk.address.startswith("https:") or any(map(request.headers.get, PASSED_ON))
    return not fronted and pages.address() in pages.LOOPBACK
