"""The host's list of what should work before the doors open. It turns green by evidence only."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlsplit

from flask import Blueprint, Response, make_response, render_template

from kiosk.edge.desk import desk
from kiosk.edge.evidence import FRESH
from kiosk.edge.visits import Visit
from kiosk.live.presence.base import WALL
from kiosk.network import addresses, only_here
from kiosk.web.drawings import qr_inline
from kiosk.web.staffed import paying_visit
from kiosk.web.words import page_words

blueprint = Blueprint("ready", __name__)
REMEDIES = ("router", "hotspot", "tunnel", "server")
"""Ways out where phones cannot reach the house, the nearest first."""


class Check(NamedTuple):
    """One thing that should work: whether it was seen to, and when (None: it is so now)."""

    name: str
    done: bool
    at: int | None = None


@blueprint.get("/host/<room:room>/ready")
def page(room: str) -> Response:
    """The list; its script has it anew every few seconds."""
    visit = paying_visit("host", room)
    checks = _checks(visit)
    return make_response(
        render_template(
            "host/ready.html",
            key=visit.live.id,
            title=visit.live.room.settings.title,
            checks=checks,
            done=sum(check.done for check in checks),
            remedies=REMEDIES,
            **_network(visit),
            **page_words("ready", visit.lang),
        )
    )


def _checks(visit: Visit) -> list[Check]:
    live, presence = visit.live, desk().house.presence
    seen, now = live.room.evidence, live.clock.now()
    phone = seen.get("phone")
    return [
        Check("wall", WALL in presence.online(live.id)),
        Check("phone", phone is not None and now - phone < FRESH, phone),
        Check("push", desk().address.startswith("https:")),
        Check("printed", "printed" in seen, seen.get("printed")),
        Check("plan_b", "plan_b" in seen, seen.get("plan_b")),
    ]


def _network(visit: Visit) -> dict[str, Any]:
    """Return what the page says about the way from a phone to here."""
    address = desk().address
    join = f"{address}/{visit.live.room.code}"
    parts = urlsplit(address)
    found = addresses() if parts.scheme == "http" else []
    others = [f"http://{other}:{parts.port or 80}" for other in found if other != parts.hostname]
    return {
        "join": join,
        "qr": qr_inline(join),
        "only_here": only_here(address),
        "others": others,
        "port": parts.port or (443 if parts.scheme == "https" else 80),
    }
