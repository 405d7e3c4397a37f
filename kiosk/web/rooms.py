"""The house's own page, for whoever holds its link: opens rooms, lists them, and leads to each one's host's screen."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request

from kiosk.domain.commands import Actor, Role
from kiosk.domain.refusal import Refusal
from kiosk.edge.carry import refusal_reply
from kiosk.edge.desk import desk
from kiosk.edge.new_room import is_unused, open_room
from kiosk.edge.visits import SESSION_LASTS, Visit, find_room
from kiosk.edge.wishes import FARTHEST, KEEPS, MOST_PLACES, OPENINGS, PLACES, BadWishes, next_time, read_wishes
from kiosk.keepsakes.zones import zone_here
from kiosk.live import secrets
from kiosk.live.live_room import LiveRoom
from kiosk.web import pages
from kiosk.web.answers import SEE_OTHER, body, is_form, json_answer, status_of
from kiosk.web.words import languages, page_words, script_words

blueprint = Blueprint("rooms", __name__)
COOKIE = "kiosk-house"
DAY = 24 * 3600 * 1000
BAD_REQUEST = 400


@blueprint.get("/house")
def page() -> Response:
    """The form, and the rooms there are; without the cookie only the place where the key is posted."""
    return _page() if _is_in() else _gate()


@blueprint.post("/house/enter")
def come_in() -> Any:
    """Turn the house's key into a cookie."""
    desk().limits.spend(desk().limits.address, pages.address())
    given = request.form if is_form() else body()
    key = given.get("key", "") if hasattr(given, "get") else ""
    if not isinstance(key, str) or not secrets.same(key, secrets.house_key(desk().house.secret)):
        desk().limits.spend(desk().limits.wrong_key, pages.address())
        refusal = Refusal("wrong_key")
        if not is_form():
            raise refusal
        return _gate(refusal)
    until = desk().house.clock.now() + SESSION_LASTS
    answer: Any = redirect("/house", SEE_OTHER) if is_form() else json_answer({"ok": True, "version": 0})
    pages.put_cookie(desk(), COOKIE, secrets.house_session(desk().house.secret, until), SESSION_LASTS, answer)
    return answer


@blueprint.post("/house/rooms")
def make() -> Any:
    """Open a room as the form says, and go to what is left to do before the doors open."""
    _check()
    try:
        live = open_room(desk(), read_wishes(request.form, desk().house.clock.now()))
    except BadWishes as bad:
        return _page(bad.faults)
    return _host_of(live, "/ready")


@blueprint.post("/house/rooms/<room:room>/host")
def to_host(room: str) -> Any:
    """Go to a room's host's screen, as its host."""
    _check()
    return _host_of(find_room(desk().house, "host", room))


def _host_of(live: LiveRoom, where: str = "") -> Any:
    visit = Visit("host", live, Actor(Role.HOST), pages.address(), "")
    return pages.let_stay(desk(), visit, "host", redirect(f"/host/{live.id}{where}", SEE_OTHER))


def _check() -> None:
    desk().limits.spend(desk().limits.address, pages.address())
    if not _is_in():
        raise Refusal("wrong_key")


def _is_in() -> bool:
    carried, house = request.cookies.get(COOKIE, ""), desk().house
    return secrets.is_house_session(house.secret, carried, house.clock.now())


def _gate(refusal: Refusal | None = None) -> Response:
    boot = {"words": script_words("rooms", "en"), "room": {"title": ""}}
    errors = refusal_reply(refusal) if refusal else None
    page = render_template("rooms/gate.html", boot=boot, errors=errors, **page_words("rooms", "en"))
    return make_response(page, status_of(refusal.code) if refusal else 200)


def _page(faults: dict[str, str] | None = None) -> Response:
    house = desk().house
    if house.journal.shared:
        house.resume()  # another worker may have opened some
    now = house.clock.now()
    shown = sorted((live for live in house.rooms if not live.room.kept), key=lambda live: -live.room.opened_at)
    page = render_template(
        "rooms/page.html",
        rooms=[live.room for live in shown if not is_unused(live)],
        typed=request.form.to_dict(),
        faults=faults or {},
        when=datetime.fromtimestamp(next_time(now) / 1000, zone_here()).strftime("%Y-%m-%dT%H:%M"),
        languages=languages("wall"),
        keeps=list(KEEPS),
        places=PLACES,
        openings=list(OPENINGS),
        most=MOST_PLACES,
        days=FARTHEST // DAY,
        **page_words("rooms", "en"),
    )
    return make_response(page, BAD_REQUEST if faults else 200)
