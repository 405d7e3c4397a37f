"""The tablet's addresses: the door's page as it is left to those who arrive, until a helper takes it back."""

from __future__ import annotations

from typing import Any

from kiosk.domain.refusal import Refusal
from kiosk.edge.desk import desk
from kiosk.live import secrets
from kiosk.web import pages
from kiosk.web.answers import body, json_answer
from kiosk.web.my_number import add_my_number
from kiosk.web.staffed import paying_visit, staffed

blueprint = staffed("tablet")
add_my_number(blueprint, "tablet")


@blueprint.post("/tablet/<room:room>/take_back")
def take_back(room: str) -> Any:
    """Turn it into the helpers' door again, for whoever knows the host's PIN. Guessing is slowed as for a person's."""
    visit = paying_visit("tablet", room)
    live, given = visit.live, body()
    pin, expected = str(given.get("pin", "") if isinstance(given, dict) else ""), live.room.settings.door_pin
    key = f"{live.id}|door"
    desk().limits.guess(key, visit.address)
    if not expected or not secrets.same(pin, expected):
        desk().limits.guessed_wrong(key, visit.address)
        raise Refusal("wrong_door_pin")
    answer = pages.forget("tablet", live, json_answer({"ok": True, "version": live.room.version}))
    return pages.let_stay(desk(), visit, "door", answer)
