"""Registrations: a list is looked at, then put into the room whole; links and a hand for those on it. For the host."""

from __future__ import annotations

import secrets as chance
from typing import Any

import msgspec
from flask import Blueprint, Response, redirect, render_template, request

from kiosk.domain.commands import MOST_REGISTERED
from kiosk.domain.language import ENGLISH
from kiosk.domain.refusal import Refusal
from kiosk.edge.carry import refusal_reply
from kiosk.edge.crossing import badge_link
from kiosk.edge.desk import desk
from kiosk.edge.registering import check_in_expected, register
from kiosk.edge.sight import plain_sight
from kiosk.edge.visits import Visit
from kiosk.guests.fault import ListFault
from kiosk.guests.headings import COLUMNS, Column
from kiosk.live.snapshots.drawing import room_shown
from kiosk.takeaway.files import as_csv
from kiosk.takeaway.lists import LISTS
from kiosk.web.answers import SEE_OTHER, status_of
from kiosk.web.staffed import note_look, owners_visit
from kiosk.web.uploaded import look, packed, samples, visit_with_list
from kiosk.web.words import page_words

blueprint = Blueprint("registering", __name__)
OFFERED: tuple[Column, ...] = tuple(column for column in COLUMNS if column not in {"until", "could"})
NONCE_BYTES = 18
LONGEST_COUNT = 5
"""Digits of how many were put on the list."""


class LinkLine(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is expected, with the link that checks them in."""

    line_of_list: int
    number: int
    name: str
    link: str


@blueprint.get("/host/<room:room>/lists")
def lists(room: str) -> Response:
    """Lists in and out: who is expected, and what can be taken home."""
    return _page(owners_visit(room))


@blueprint.post("/host/<room:room>/lists/preview")
def preview(room: str) -> Response:
    """What would happen with a list: nothing has yet."""
    visit = visit_with_list(room)
    try:
        looked = look(visit)
    except ListFault as fault:
        return _page(visit, 400, wrong=fault)
    page = render_template(
        "lists/preview.html",
        **_context(visit),
        looked=looked,
        offered=OFFERED,
        samples=samples(looked.sheet),
        carried=packed(looked.sheet),
        nonce=chance.token_urlsafe(NONCE_BYTES),
    )
    return Response(page)


@blueprint.post("/host/<room:room>/lists/register")
def put_in(room: str) -> Any:
    """Put everybody on the list into the room, or nobody."""
    visit = visit_with_list(room)
    try:
        looked = look(visit)
        added = register(desk(), visit, looked.found.people, request.form.get("nonce", ""))
    except ListFault as fault:
        return _page(visit, 400, wrong=fault)
    except Refusal as refusal:
        return _page(visit, status_of(refusal.code), refused=refusal_reply(refusal)["sentence"])
    return redirect(f"/host/{visit.live.id}/lists?added={added}", SEE_OTHER)


@blueprint.post("/host/<room:room>/lists/check_in")
def let_in(room: str) -> Any:
    """Check somebody in by hand."""
    visit = owners_visit(room)
    try:
        check_in_expected(desk(), visit, request.form.get("person", ""), request.form.get("nonce", ""))
    except Refusal as refusal:
        return _page(visit, status_of(refusal.code), refused=refusal_reply(refusal)["sentence"])
    return redirect(f"/host/{visit.live.id}/lists#expected", SEE_OTHER)


@blueprint.post("/host/<room:room>/lists/take_off")
def take_off(room: str) -> Any:
    """Take somebody off the list: what they said is erased."""
    visit = owners_visit(room)
    person = request.form.get("person", "")
    if person in visit.live.room.registered and person not in visit.live.room.people:
        visit.live.erase_person(person, visit.actor)
    return redirect(f"/host/{visit.live.id}/lists#expected", SEE_OTHER)


@blueprint.get("/host/<room:room>/lists/links.csv")
def links(room: str) -> Response:
    """Everybody's personal link, to be sent to them."""
    visit = owners_visit(room)
    note_look(visit, "links")
    with visit.live.reading() as state:
        lines = [
            LinkLine(
                line_of_list=one.row,
                number=one.number,
                name=one.words.name if one.words else "",
                link=badge_link(desk(), visit.live, one.id),
            )
            for one in state.expected()
        ]
    response = Response(as_csv(LinkLine, lines), content_type="text/csv; charset=utf-8", direct_passthrough=True)
    response.headers["Content-Disposition"] = 'attachment; filename="links.csv"'
    return response


def _context(visit: Visit) -> dict[str, Any]:
    shown = room_shown(visit.live.room, plain_sight(desk(), visit.live))
    return {"room": shown, "key": visit.live.id, **page_words("lists", ENGLISH)}


def _page(visit: Visit, status: int = 200, *, wrong: ListFault | None = None, refused: str = "") -> Response:
    with visit.live.reading() as state:
        expected = sorted(state.expected(), key=lambda one: one.number)
        came = sum(one.id in state.people for one in state.registered.values())
    added = request.args.get("added", "")
    page = render_template(
        "lists/page.html",
        **_context(visit),
        names=list(LISTS),
        expected=expected,
        came=came,
        added=int(added) if added.isdecimal() and len(added) <= LONGEST_COUNT else None,
        wrong=wrong,
        refused=refused,
        most=MOST_REGISTERED,
        nonce=chance.token_urlsafe(NONCE_BYTES),
    )
    return Response(page, status)
