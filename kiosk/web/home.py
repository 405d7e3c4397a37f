"""The phone's page on the home screen, and the service worker that calls people while the page is closed."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request, send_from_directory, url_for

from kiosk.domain.refusal import Refusal
from kiosk.edge.crossing import home_proof, is_proof
from kiosk.edge.desk import desk
from kiosk.edge.visits import Visit, find_room
from kiosk.live.live_room import LiveRoom
from kiosk.web.answers import json_answer
from kiosk.web.static import ASK_AGAIN, site
from kiosk.web.words import request_language
from kiosk.words import words

blueprint = Blueprint("home", __name__)

GROUND = "#080e1c"
"""The ground of the dark theme, as `--raw-ink` in tokens.css."""
ICONS = (192, 512)
"""Pixels."""
MANIFEST = "application/manifest+json"
APPLE = ("iPhone", "iPad", "iPod", "Macintosh")


@blueprint.get("/sw.js")
def worker() -> Response:
    """The service worker; asked for again each time, so that a new one comes at once."""
    response = send_from_directory(site() / "static", "sw.js")
    response.headers["Cache-Control"] = ASK_AGAIN
    return response


@blueprint.get("/phone/<code:code>/home.webmanifest")
def manifest(code: str) -> Response:
    """How the page is put on a home screen that shares the browser's cookies."""
    live = find_room(desk().house, "phone", code)
    return _manifest(live, f"/{live.room.code}")


@blueprint.get("/phone/<code:code>/home/<proof>.webmanifest")
def personal_manifest(code: str, proof: str) -> Response:
    """The same for a home screen with cookies of its own: opened there, the page is still the same person's, once."""
    live = find_room(desk().house, "phone", code)
    if not is_proof(desk(), live, proof):
        raise Refusal("not_found")
    return _manifest(live, f"/{live.room.code}/on/{proof}")


def manifest_address(visit: Visit) -> str:
    """Return the address of the manifest that a person's page names.

    Apple's home screens keep their own cookies. Elsewhere a personal link is of no use, and a browser's maker may be
    told of the start address.
    """
    agent = request.user_agent.string
    base = f"/phone/{visit.live.room.code}/home"
    if "Chrome/" not in agent and any(name in agent for name in APPLE):
        return f"{base}/{home_proof(desk(), visit.live, visit.person)}.webmanifest"
    return f"{base}.webmanifest"


def _manifest(live: LiveRoom, start: str) -> Response:
    code, lang = live.room.code, request_language(live)
    shown: dict[str, Any] = {
        "id": f"/{code}",
        "name": live.room.settings.title,
        "short_name": words(lang).say("common.product"),
        "lang": lang,
        "start_url": start,
        "scope": f"/{code}",
        "display": "standalone",
        "background_color": GROUND,
        "theme_color": GROUND,
        "icons": [
            {
                "src": url_for("static", filename=f"img/icon-{size}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for size in ICONS
            for purpose in ("any", "maskable")
        ],
    }
    response = json_answer(shown)
    response.mimetype = MANIFEST
    return response
