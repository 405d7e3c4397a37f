"""What the host prints: sheets to be opened in a browser and sent to a printer. Behind the host's key."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request
from markupsafe import Markup

from kiosk.domain.commands import NoteEvidence
from kiosk.domain.people import Person
from kiosk.domain.room import Room
from kiosk.domain.settings import MINUTE
from kiosk.edge.crossing import badge_link
from kiosk.edge.desk import desk
from kiosk.edge.sight import plain_sight
from kiosk.edge.visits import Visit
from kiosk.live.snapshots import drawing
from kiosk.paper import plan_b
from kiosk.paper import run_sheet as run
from kiosk.paper.planner import PlannerFailed, plan_elsewhere
from kiosk.paper.wifi import BadWifi, wifi_text
from kiosk.web.drawings import qr_inline
from kiosk.web.staffed import note_look, paying_visit
from kiosk.web.static import site
from kiosk.web.words import page_words

blueprint = Blueprint("paper", __name__)
PAPERS = ("a4", "a3")
BADGES_A_SHEET = 5
SLIPS_A_SHEET = 8


@blueprint.get("/host/<room:room>/print")
def menu(room: str) -> Response:
    """Everything that can be printed."""
    return _page("menu", _visit(room))


@blueprint.get("/host/<room:room>/print/poster")
def poster(room: str) -> Response:
    """The poster by which people join; `?paper=a3` for the larger one."""
    return _poster(_visit(room), request.args.get("paper", ""))


@blueprint.post("/host/<room:room>/print/poster")
def poster_with_wifi(room: str) -> Response:
    """The poster with a network's QR beside. Name and password are in this one answer and nowhere else."""
    visit = _visit(room)
    network, password = request.form.get("network", ""), request.form.get("password", "")
    try:
        scanned = wifi_text(network, password)
    except BadWifi as bad:
        return make_response(_page("menu", visit, wrong=f"paper.wifi_bad_{bad.code}"), 400)
    wifi = {"network": network, "password": password, "qr": qr_inline(scanned)}
    return _poster(visit, request.form.get("paper", ""), wifi)


@blueprint.get("/host/<room:room>/print/tables")
def tables(room: str) -> Response:
    """A sign for each spot."""
    visit = _visit(room)
    with visit.live.reading() as state:
        spots = [(spot.name, spot.description) for spot in state.spots.values()]
    return _page("tables", visit, spots=spots, qr=qr_inline(_join_address(visit)))


@blueprint.get("/host/<room:room>/print/badges")
def badges(room: str) -> Response:
    """A badge for each person here or expected: name, number, and inside the QR that opens their page."""
    visit = _visit(room)
    note_look(visit, "badges")
    with visit.live.reading() as state:
        owners = [(person.number, _badge_name(person), person.id) for person in state.here()]
        owners += [(one.number, one.words.name if one.words else "", one.id) for one in state.expected()]
    people = [(number, name, qr_inline(badge_link(desk(), visit.live, person))) for number, name, person in owners]
    return _page("badges", visit, pages_of=_split(people, BADGES_A_SHEET))


@blueprint.get("/host/<room:room>/print/slips")
def slips(room: str) -> Response:
    """A slip for each person without a phone."""
    visit = _visit(room)
    note_look(visit, "slips")
    with visit.live.reading() as state:
        people = [(person.number, _badge_name(person), person.pin) for person in state.here() if not person.has_phone]
    return _page("slips", visit, pages_of=_split(people, SLIPS_A_SHEET))


@blueprint.get("/host/<room:room>/print/run_sheet")
def run_sheet(room: str) -> Response:
    """The evening on one page."""
    visit = _visit(room)
    return _page("run_sheet", visit, steps=run.steps(visit.live.room.settings))


@blueprint.get("/host/<room:room>/print/plan_b")
def next_rounds(room: str) -> Response:
    """The room as it is, and the next rounds, planned in a process of its own."""
    visit = _visit(room)
    note_look(visit, "plan_b")
    now = visit.live.clock.now()
    with visit.live.reading() as state:
        task = plan_b.task_of(state, now)
    try:
        groups = plan_elsewhere(task)
    except PlannerFailed:
        return make_response(_page("menu", visit, wrong="paper.plan_b_failed"), 503)
    with visit.live.reading() as state:
        rounds = plan_b.sheets(state, groups)
        people = [
            (p.number, drawing.public_name(state, p.id, state.settings.language), p.state == "meeting")
            for p in state.here()
        ]
        minutes = state.settings.talk // MINUTE
    return _page("plan_b", visit, rounds=rounds, people=people, now=now, minutes=minutes)


def _visit(room: str) -> Visit:
    return paying_visit("host", room)


def _poster(visit: Visit, paper: str, wifi: dict[str, Any] | None = None) -> Response:
    qr = qr_inline(_join_address(visit))
    return _page("poster", visit, paper=paper if paper in PAPERS else PAPERS[0], wifi=wifi, qr=qr)


def _join_address(visit: Visit) -> str:
    return f"{desk().address}/{visit.live.room.code}"


def _badge_name(person: Person) -> str:
    """Return the name to be printed; "" where a line is left for writing it."""
    hidden = "name" in person.held or person.profile.on_wall == "number"
    return "" if hidden else person.name or ""


def _split(items: list[Any], most: int) -> list[list[Any]]:
    return [items[first : first + most] for first in range(0, len(items), most)]


def _page(sheet: str, visit: Visit, **more: Any) -> Response:
    if sheet != "menu":
        visit.live.submit(NoteEvidence(what="plan_b" if sheet == "plan_b" else "printed"), visit.actor)
    state: Room = visit.live.room
    room = drawing.room_shown(state, plain_sight(desk(), visit.live))
    page = render_template(
        f"paper/{sheet}.html",
        room=room,
        key=visit.live.id,
        symbol=symbol,
        **page_words("paper", state.settings.language),
        **more,
    )
    return make_response(page)


@cache
def _symbols() -> dict[str, str]:
    text = (site() / "static" / "img" / "beacons.svg").read_text(encoding="utf-8")
    return {found[1]: found[2] for found in re.finditer(r'<symbol id="(\w+)"[^>]*>(.*?)</symbol>', text, re.DOTALL)}


def symbol(name: str) -> Markup:
    """Return a beacon's drawing, to stand within a page."""
    inside = _symbols()[name]
    return Markup(f'<svg class="symbol" viewBox="0 0 48 48" aria-hidden="true">{inside}</svg>')  # noqa: S704 (ours)
