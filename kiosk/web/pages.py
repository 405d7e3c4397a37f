"""Pages: each is first painted from the very snapshot that its socket will send."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import msgspec
from flask import Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kiosk.domain.language import ENGLISH, Language
from kiosk.domain.refusal import Refusal
from kiosk.domain.room import stays_until
from kiosk.edge.desk import Desk
from kiosk.edge.language import COOKIE, known_language
from kiosk.edge.sight import plain_sight
from kiosk.edge.visits import Visit, cookie_name, enter, session_of
from kiosk.live.audience import Screen
from kiosk.live.live_room import LiveRoom
from kiosk.live.snapshots.drawing import room_shown
from kiosk.live.snapshots.head import Snapshot
from kiosk.live.snapshots.phone import PhoneSnapshot
from kiosk.web.words import SPEAKING, languages, page_words, request_language, script_words

MS = 1000
LANGUAGE_KEPT = 180 * 24 * 3600
"""Seconds for which a device remembers which language was chosen on it."""
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def show(
    desk: Desk,
    screen: Screen,
    live: LiveRoom,
    snapshot: Snapshot | None,
    *,
    status: int = 200,
    also: dict[str, Any] | None = None,
    **more: Any,
) -> Response:
    """Return a screen's page. Without a snapshot it is the gate: the form to join, or the place for the key.

    The template gets `screen`, `key`, `room`, `snapshot`, `boot`, `t`, `lang`, `dir`, `languages`, and `more`.
    What is given as `also` stands in `boot` as well.
    """
    key = live.room.code if screen == "phone" else live.id
    room = msgspec.to_builtins(room_shown(live.room, plain_sight(desk, live)))
    shown = msgspec.to_builtins(snapshot) if snapshot else None
    lang = language_of(screen, live, snapshot)
    context = page_words(screen, lang)
    spoken = languages(screen if screen in SPEAKING else "wall")
    boot = {
        "screen": screen,
        "key": key,
        "lang": lang,
        "languages": spoken,
        "words": script_words(screen, lang),
        "room": room,
        "snapshot": shown,
        **(also or {}),
    }
    page = render_template(
        f"{screen}/page.html", key=key, room=room, snapshot=shown, boot=boot, languages=spoken, **context, **more
    )
    return make_response(page, status)


def language_of(screen: Screen, live: LiveRoom, snapshot: Snapshot | None = None) -> Language:
    """Return what a page speaks: a phone as its person or the device would have it; the others as the room does."""
    if screen == "phone":
        return request_language(live, snapshot.you.person if isinstance(snapshot, PhoneSnapshot) else "")
    return live.room.settings.language if screen in SPEAKING else ENGLISH


def asked_language() -> WerkzeugResponse | None:
    """Return the way back to the page that is asked for in another language (`?lang=`), which the device remembers."""
    lang = known_language(request.args.get("lang"))
    if lang is None:
        return None
    response = redirect(request.path)
    response.set_cookie(COOKIE, lang, max_age=LANGUAGE_KEPT, path="/", secure=request.is_secure, samesite="Lax")
    return response


def credential(screen: Screen, live: LiveRoom) -> str:
    """Return what the request carries: a bearer, else the screen's cookie, else ""."""
    kind, _, bearer = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() == "bearer" and bearer:
        return bearer.strip()
    return request.cookies.get(cookie_name(screen, live.room), "")


def let_stay(desk: Desk, visit: Visit, screen: Screen, response: WerkzeugResponse) -> WerkzeugResponse:
    """Let the browser of one of the staff in again at a screen, for a while, without the key."""
    carried, until = session_of(desk.house, visit, screen)
    return remember(desk, screen, visit.live, carried, response, until)


def remember(
    desk: Desk, screen: Screen, live: LiveRoom, carried: str, response: WerkzeugResponse, until: int | None = None
) -> WerkzeugResponse:
    """Put a credential into the screen's cookie, until then, or until nothing of the room is left."""
    until = until or stays_until(live.room) or live.room.erase_at
    return put_cookie(desk, cookie_name(screen, live.room), carried, until - live.clock.now(), response)


def put_cookie(desk: Desk, name: str, carried: str, lasts: int, response: WerkzeugResponse) -> WerkzeugResponse:
    """Put something secret into a cookie that scripts cannot read, for so many milliseconds."""
    secure = request.is_secure or desk.address.startswith("https:")
    left = max(1, lasts // MS)
    response.set_cookie(name, carried, max_age=left, path="/", secure=secure, httponly=True, samesite="Lax")
    return response


def forget(screen: Screen, live: LiveRoom, response: WerkzeugResponse) -> WerkzeugResponse:
    """Take a screen's cookie back."""
    response.delete_cookie(cookie_name(screen, live.room), path="/", httponly=True, samesite="Lax")
    return response


def visit_of(desk: Desk, live: LiveRoom) -> Visit:
    """Return the visit of the person whose token the request carries. Raises Refusal `unknown_person`."""
    return enter(desk.house, "phone", live, credential("phone", live), address())


def visitor(desk: Desk, live: LiveRoom) -> Visit | None:
    """Return the visit of the person whose token the request carries; None for a stranger."""
    try:
        return visit_of(desk, live)
    except Refusal:
        return None


def pushable(desk: Desk) -> bool:
    """Whether a browser would take pushes for the page that is asked for: over https, or on this very machine."""
    host = urlsplit(f"//{request.host}").hostname
    return request.is_secure or desk.address.startswith("https:") or host in LOOPBACK


def address() -> str:
    """Return the address that the request comes from."""
    return request.remote_addr or ""
