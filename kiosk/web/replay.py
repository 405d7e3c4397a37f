"""The evening once more, for the wall: a picture a line, at the pace at which they are to be seen."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from flask import Blueprint, Response, request

from kiosk.domain.refusal import Refusal
from kiosk.edge.desk import Desk, desk
from kiosk.edge.visits import enter, find_room
from kiosk.journal.base import NoSuchRoom
from kiosk.live.live_room import LiveRoom
from kiosk.live.snapshots import Sight
from kiosk.takeaway.replay import FRAMES, Replay, moments_of
from kiosk.web import pages

blueprint = Blueprint("replay", __name__)
SECONDS = 60
"""An evening takes so long."""
MOST_SECONDS = 600


@blueprint.get("/wall/<room:room>/replay")
def replay(room: str) -> Response:
    """The wall at moments of the evening, one JSON object a line; `?seconds=` says how long it all takes.

    Each picture is drawn when its turn has come: whoever was erased a moment ago is not on it.
    """
    live = enter(desk().house, "wall", find_room(desk().house, "wall", room), "", pages.address()).live
    asked = request.args.get("seconds", "")
    seconds = (
        min(MOST_SECONDS, max(1, int(asked))) if asked.isdecimal() and len(asked) <= len(str(MOST_SECONDS)) else SECONDS
    )
    with live.reading() as state:
        moments = moments_of(state)
    if not moments:
        raise Refusal("not_found")
    done = desk().limits.play()
    response = Response(_pictures(desk(), live, moments, seconds / FRAMES), mimetype="application/x-ndjson")
    response.direct_passthrough = True
    response.headers["X-Accel-Buffering"] = "no"
    response.call_on_close(done)
    return response


def _pictures(desk: Desk, live: LiveRoom, moments: list[int], pause: float) -> Iterator[bytes]:
    again, background = Replay(moments), desk.house.background
    try:
        for batch in desk.house.journal.read(live.id):
            for at in again.until(batch):
                yield _picture(desk, live, again, at)
                background.sleep(pause)
            background.sleep(0)
        for at in again.rest():
            yield _picture(desk, live, again, at)
            background.sleep(pause)
    except NoSuchRoom:
        return  # erased in the meantime: there is nothing more to show


def _picture(desk: Desk, live: LiveRoom, again: Replay, at: int) -> bytes:
    with live.reading() as present:
        sight = Sight(epoch=live.epoch, now=at, address=desk.address, lang=present.settings.language)
        return msgspec.json.encode(again.frame(present, sight)) + b"\n"
