"""What every answer carries, and what every request is checked for, whatever its address."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from flask import Flask, Response, request

from kiosk.domain.refusal import Refusal
from kiosk.edge.desk import desk
from kiosk.edge.letting_in import find
from kiosk.edge.limits import LARGEST_MESSAGE
from kiosk.web import pages, styles

READING = frozenset({"GET", "HEAD", "OPTIONS"})
FREE = frozenset({"static", "files.plain", "health.alive", "health.ready"})
"""Endpoints that cost next to nothing, or are asked by the machine's own keeper."""
_HOST = re.compile(r"^[A-Za-z0-9.\-\[\]:]{1,255}$")


def init_app(app: Flask) -> None:
    """Check every request and complete every answer."""
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_MESSAGE
    app.before_request(check_origin)
    app.before_request(check_pace)
    app.before_request(check_code)
    app.after_request(add_headers)


def check_origin() -> None:
    """Refuse a change that another website asked for; a client that is no browser sends neither header."""
    if request.method in READING:
        return
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in {"same-origin", "none"}:
        raise Refusal("wrong_origin")
    origin = request.headers.get("Origin")
    if origin is not None and origin not in {request.host_url.rstrip("/"), _origin_of(desk().address)}:
        raise Refusal("wrong_origin")


def check_pace() -> None:
    """Refuse more pages and snapshots than a crowd at one address wants. Raises Refusal `too_often`."""
    if request.method in READING and request.endpoint not in FREE:
        desk().limits.spend(desk().limits.reading, pages.address())


def check_code() -> None:
    """Slow whoever tries join codes. Raises Refusal `no_such_room`, `too_often`."""
    code = (request.view_args or {}).get("code")
    if code is not None:
        find(desk(), "phone", code, pages.address())


def _origin_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def add_headers(response: Response) -> Response:
    """Let the page load only what is ours, run nothing inline, stand in no frame, and tell nobody where it was."""
    host = request.environ.get("HTTP_HOST", "")
    sockets = f" ws://{host} wss://{host}" if _HOST.match(host) else ""
    response.headers["Content-Security-Policy"] = (
        f"default-src 'self'; {styles.policy()}connect-src 'self'{sockets}; img-src 'self' data:; "
        "media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"  # people's names stand here, for one evening
    if request.is_secure:  # browsers heed it over TLS only, and complain elsewhere
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    return response
