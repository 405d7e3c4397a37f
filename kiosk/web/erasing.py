"""Erasing a room before its time: the host says its code, and sees what is left."""

from __future__ import annotations

from typing import Any

import msgspec
from flask import Blueprint, Response, render_template, request

from kiosk.domain.language import ENGLISH
from kiosk.domain.refusal import Refusal
from kiosk.edge.desk import desk
from kiosk.edge.erasing import Proof, erase_room
from kiosk.edge.sight import plain_sight
from kiosk.edge.visits import Visit
from kiosk.live.snapshots.drawing import room_shown
from kiosk.web.answers import body, is_form, json_answer, status_of
from kiosk.web.staffed import owners_visit
from kiosk.web.words import page_words

blueprint = Blueprint("erasing", __name__)


@blueprint.get("/host/<room:room>/erase")
def question(room: str) -> Response:
    """What erasing now would do."""
    visit = owners_visit(room)
    return _page(visit, _shown(visit))


@blueprint.post("/host/<room:room>/erase")
def erase(room: str) -> Any:
    """Erase everything, where `code` is the room's; answer with the proof, as JSON or as a page."""
    visit = owners_visit(room)
    given = request.form if is_form() else body()
    typed = given.get("code", "") if hasattr(given, "get") else ""
    shown = _shown(visit)
    if str(typed).strip().upper() != visit.live.room.code:
        if not is_form():
            raise Refusal("bad_field", field="code")
        return _page(visit, shown, wrong=True)
    proof = erase_room(desk(), visit.live)
    if is_form():
        return _page(visit, shown, proof)
    return json_answer({"ok": True, **msgspec.to_builtins(proof)})


def _shown(visit: Visit) -> Any:
    return room_shown(visit.live.room, plain_sight(desk(), visit.live))


def _page(visit: Visit, shown: Any, proof: Proof | None = None, *, wrong: bool = False) -> Response:
    page = render_template(
        "lists/erase.html", room=shown, key=visit.live.id, proof=proof, wrong=wrong, **page_words("lists", ENGLISH)
    )
    return Response(page, status_of("bad_field") if wrong else 200)
