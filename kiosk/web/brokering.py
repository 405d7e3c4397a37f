"""What the host asks before acting, and reads afterwards: what a group would be worth, and the room's log."""

from __future__ import annotations

from typing import Annotated

import msgspec
from flask import Blueprint, Response

from kiosk.domain.refusal import Refusal
from kiosk.edge.carry import refusal_reply
from kiosk.live.snapshots import room_log, weigh
from kiosk.live.snapshots.weighed import Weighing
from kiosk.web.answers import body, json_answer
from kiosk.web.staffed import paying_visit

MOST = 3
"""People in a group."""


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom the host has in mind: one, for whom the best groups are looked for, or a group."""

    members: Annotated[list[Annotated[str, msgspec.Meta(max_length=40)]], msgspec.Meta(min_length=1, max_length=MOST)]
    generous: bool = False


def add_brokering(blueprint: Blueprint) -> None:
    """Let the host ask."""

    @blueprint.post("/host/<room:room>/weigh")
    def weigh_group(room: str) -> Response:
        """What a group is worth and why, or why it cannot be. Changes nothing."""
        live = paying_visit("host", room).live
        try:
            asked = msgspec.convert(body(), Asked)
        except msgspec.ValidationError:
            raise Refusal("malformed") from None
        with live.reading() as state:
            try:
                groups = weigh(state, asked.members, live.clock.now(), generous=asked.generous)
            except Refusal as refusal:
                reply = refusal_reply(refusal)
                return json_answer(Weighing(groups=[], code=reply["code"], sentence=reply["sentence"]))
        return json_answer(Weighing(groups=groups, code="", sentence=""))

    @blueprint.get("/host/<room:room>/log")
    def log(room: str) -> Response:
        """What the staff did, the latest first."""
        live = paying_visit("host", room).live
        with live.reading() as state:
            return json_answer(room_log(state, live.clock.now()))
