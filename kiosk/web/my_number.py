"""Asking at the door how one stands: by number and PIN, one at a time; nobody is listed, and nothing is kept."""

from __future__ import annotations

from flask import Blueprint, Response

from kiosk.domain.refusal import Refusal
from kiosk.edge.carry import person_of_pin
from kiosk.edge.desk import desk
from kiosk.live.snapshots import number_snapshot
from kiosk.web.answers import body, json_answer
from kiosk.web.staffed import Staffed, paying_visit


def add_my_number(blueprint: Blueprint, screen: Staffed) -> None:
    """Let a screen at the door ask for `number` and `pin`."""

    @blueprint.post(f"/{screen}/<room:room>/mine")
    def mine(room: str) -> Response:
        """How somebody stands. Raises Refusal `wrong_pin`, `too_often`."""
        visit = paying_visit(screen, room)
        given = body()
        if not isinstance(given, dict):
            raise Refusal("malformed")
        asked = person_of_pin(desk(), visit.live, given.get("number", ""), given.get("pin", ""), visit.address)
        with visit.live.reading() as state:
            return json_answer(number_snapshot(state, asked))
