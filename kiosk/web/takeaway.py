"""What the host takes home: lists as files. Behind the host's key."""

from __future__ import annotations

from flask import Blueprint, Response

from kiosk.domain.refusal import Refusal
from kiosk.keepsakes.zones import zone_here
from kiosk.takeaway.files import as_csv, as_json
from kiosk.takeaway.lists import LISTS
from kiosk.web.staffed import note_look, owners_visit

blueprint = Blueprint("takeaway", __name__)
KINDS = {"csv": "text/csv", "json": "application/json"}


@blueprint.get("/host/<room:room>/lists/<name>.<kind>")
def one_list(room: str, name: str, kind: str) -> Response:
    """One of the lists, as a file."""
    visit = owners_visit(room)
    if name not in LISTS or kind not in KINDS:
        raise Refusal("not_found")
    lines_of, shape = LISTS[name]
    if name == "people":
        note_look(visit, "people_list")
    with visit.live.reading() as state:
        lines = lines_of(state, state.settings.language, zone_here())
        head = {"format": 1, "title": state.settings.title, "saved_at": visit.live.clock.now()}
    pieces = as_csv(shape, lines) if kind == "csv" else as_json(name, head, lines)
    response = Response(pieces, content_type=f"{KINDS[kind]}; charset=utf-8", direct_passthrough=True)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response
