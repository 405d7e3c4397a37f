"""For whoever looks after the machine: is the process alive, can it serve, and what is an acknowledgement worth."""

from __future__ import annotations

from flask import Blueprint, Response

from kiosk.edge.desk import desk
from kiosk.journal.base import JournalError
from kiosk.web.answers import json_answer

blueprint = Blueprint("health", __name__)
UNREADY = 503


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
