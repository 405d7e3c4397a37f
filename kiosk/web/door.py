"""The door's addresses: for helpers, who may leave the page to those who arrive."""

from __future__ import annotations

from typing import Any

from kiosk.domain.refusal import Refusal
from kiosk.edge.desk import desk
from kiosk.web import pages
from kiosk.web.answers import json_answer
from kiosk.web.my_number import add_my_number
from kiosk.web.staffed import paying_visit, staffed

blueprint = staffed("door")
add_my_number(blueprint, "door")


@blueprint.post("/door/<room:room>/hand_over")
def hand_over(room: str) -> Any:
    """Leave this device to those who arrive: it keeps no key by which more than letting people in is possible."""
    visit = paying_visit("door", room)
    live = visit.live
    if not live.room.settings.door_pin:
        raise Refusal("no_door_pin")
    answer: Any = json_answer({"ok": True, "version": live.room.version})
    for screen in ("door", "host"):
        answer = pages.forget(screen, live, answer)
    return pages.let_stay(desk(), visit, "tablet", answer)
