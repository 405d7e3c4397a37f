"""What people take home from a phone's page: cards, calendar entries, a page to keep, all that is known of them."""

from __future__ import annotations

import base64
import re
from datetime import tzinfo
from typing import Literal

from flask import Blueprint, Response, render_template, request

from kiosk.domain.refusal import Refusal
from kiosk.edge.carry import spend
from kiosk.edge.desk import desk
from kiosk.edge.sight import phone_for, plain_sight
from kiosk.edge.visits import Visit, find_room
from kiosk.keepsakes.calendar import calendar, dated, said
from kiosk.keepsakes.cards import cards
from kiosk.keepsakes.record import record
from kiosk.keepsakes.zones import moment, zone_here, zone_of
from kiosk.live.snapshots import phone_snapshot
from kiosk.live.snapshots.drawing import room_shown
from kiosk.web import pages
from kiosk.web.answers import json_answer
from kiosk.web.words import page_words, request_language
from kiosk.words import words

blueprint = Blueprint("keepsakes", __name__)

VCARD = "text/vcard"
CALENDAR = "text/calendar"
_PLAIN = re.compile(r"[^a-z0-9]+")


@blueprint.get("/phone/<code:code>/people.vcf")
def people(code: str) -> Response:
    """Everybody they keep in touch with, or (`?person=`) one of them, as contact cards."""
    visit = _visit(code)
    snapshot = phone_for(desk(), visit)
    wanted = request.args.get("person")
    contacts = [one for one in snapshot.keeping.contacts if wanted in {None, one.person}]
    if not contacts:
        raise Refusal("not_found")
    return _file(cards(contacts, snapshot.room.title, visit.lang), VCARD, "people.vcf", "inline")


@blueprint.get("/phone/<code:code>/promises.ics")
def promises(code: str) -> Response:
    """What was promised with a time, or (`?promise=`) one such; `?zone=` names the time zone that it recurs in."""
    visit = _visit(code)
    snapshot = phone_for(desk(), visit)
    wanted = request.args.get("promise")
    found = [one for one in dated(snapshot.keeping.promises) if wanted in {None, one.id}]
    if not found:
        raise Refusal("not_found")
    made = calendar(found, visit.live.id, snapshot.room.title, _zone(), snapshot.now, visit.lang)
    return _file(made, CALENDAR, "promises.ics", "inline")


@blueprint.get("/phone/<code:code>/saved.html")
def saved(code: str) -> Response:
    """All they keep, as one page that needs nothing else; `?zone=` names the time zone that it tells the time in."""
    visit = _visit(code)
    snapshot = phone_for(desk(), visit)
    keeping, title, zone, lang = (
        snapshot.keeping,
        snapshot.room.title,
        _zone(),
        request_language(visit.live, visit.person),
    )
    its = words(lang).manners
    page = render_template(
        "phone/saved.html",
        snapshot=snapshot,
        day=its.told(its.date, moment(snapshot.now, zone)),
        promises=[
            (one, said(one, lang), its.told(its.date_time, moment(one.at, zone)) if one.at else "")
            for one in keeping.promises
            if one.agreed
        ],
        cards=_data(cards(keeping.contacts, title, lang), VCARD),
        calendar=_data(calendar(keeping.promises, visit.live.id, title, zone, snapshot.now, lang), CALENDAR)
        if dated(keeping.promises)
        else "",
        **page_words("phone", lang),
    )
    name = _PLAIN.sub("-", title.casefold()).strip("-") or "evening"
    return _file(page.encode(), "text/html", f"{name}.html", "attachment")


@blueprint.get("/phone/<code:code>/mine.json")
def mine(code: str) -> Response:
    """All that is known of them."""
    visit = _visit(code)
    with visit.live.reading() as room:
        answer = json_answer(record(room, phone_snapshot(room, visit.person, plain_sight(desk(), visit.live))))
    answer.headers["Content-Disposition"] = 'attachment; filename="mine.json"'
    return answer


@blueprint.get("/<code:code>/privacy")
def privacy(code: str) -> str:
    """What is stored, until when, by whom, in plain words."""
    live = find_room(desk().house, "phone", code)
    room, visit = room_shown(live.room, plain_sight(desk(), live)), pages.visitor(desk(), live)
    lang = request_language(live, visit.person if visit else "")
    return render_template("phone/privacy.html", room=room, known=visit is not None, **page_words("phone", lang))


def _visit(code: str) -> Visit:
    visit = pages.visit_of(desk(), find_room(desk().house, "phone", code))
    spend(desk(), visit)
    return visit


def _zone() -> tzinfo:
    """Return the zone that a browser names; a page without its script names none: there it is the evening's."""
    named = request.args.get("zone")
    return zone_here() if named is None else zone_of(named)


def _data(content: bytes, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def _file(content: bytes, kind: str, name: str, how: Literal["inline", "attachment"]) -> Response:
    """Return a file. Inline, a phone offers at once to put it among its contacts or into its calendar."""
    response = Response(content, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = f'{how}; filename="{name}"'
    return response
