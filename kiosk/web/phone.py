"""The phone's addresses."""

from __future__ import annotations

import secrets as chance
from typing import Any

from flask import Blueprint, Response, redirect, request

from kiosk.domain.refusal import Refusal
from kiosk.edge.carry import Reply, carry_out, come_back, join, refusal_reply
from kiosk.edge.desk import desk
from kiosk.edge.evidence import phone_came
from kiosk.edge.registering import join_as_expected
from kiosk.edge.sight import phone_for
from kiosk.edge.visits import Visit, find_room
from kiosk.live.live_room import LiveRoom
from kiosk.web import pages
from kiosk.web.answers import SEE_OTHER, body, is_form, json_answer, status_of
from kiosk.web.drawings import qr_drawing
from kiosk.web.forms import fields_of, with_marks
from kiosk.web.home import manifest_address
from kiosk.web.topics import heard_in, topics_address
from kiosk.web.words import request_language

blueprint = Blueprint("phone", __name__)
NONCE_BYTES = 18


@blueprint.get("/<code:code>")
def page(code: str) -> Any:
    """The phone's page: how things stand for whoever is known, else the form to join."""
    if not code.isupper():
        return redirect(f"/{code.upper()}")
    live = find_room(desk().house, "phone", code)
    chosen = pages.asked_language()
    if chosen:
        return chosen
    phone_came(desk(), live, pages.address(), request.user_agent.string)
    visit = pages.visitor(desk(), live)
    return gate(live) if visit is None else _state(visit)


@blueprint.post("/phone/<code:code>/join")
def check_in(code: str) -> Any:
    """Join, with JSON or with the plain form."""
    live = find_room(desk().house, "phone", code)
    form = is_form()
    try:
        given = fields_of("check_in") if form else body()
        said = {"lang": request_language(live), **given} if isinstance(given, dict) else given
        proof = said.pop("proof", "") if isinstance(said, dict) else ""
        if proof:
            reply = join_as_expected(desk(), live, str(proof), said, pages.address(), form=form)
        else:
            reply = join(desk(), live, said, pages.address(), form=form)
    except Refusal as refusal:
        if form:
            return gate(live, refusal, request.form.to_dict())
        raise
    return _welcome(live, reply)


@blueprint.post("/phone/<code:code>/return")
def come_back_in(code: str) -> Any:
    """Come back by number and PIN."""
    live = find_room(desk().house, "phone", code)
    form = is_form()
    given = request.form if form else body()
    try:
        if not hasattr(given, "get"):
            raise Refusal("malformed")
        number, pin = given.get("number", ""), given.get("pin", "")
        reply = come_back(desk(), live, number, pin, pages.address())
    except Refusal as refusal:
        if form:
            return gate(live, refusal, request.form.to_dict())
        raise
    return _welcome(live, reply)


@blueprint.get("/phone/<code:code>/snapshot")
def snapshot(code: str) -> Response:
    """What the phone shows; a sign of life of whoever cannot open a socket."""
    visit = pages.visit_of(desk(), find_room(desk().house, "phone", code))
    desk().house.presence.seen(visit.live.id, visit.person)
    return json_answer(phone_for(desk(), visit))


@blueprint.post("/phone/<code:code>/do/<command>")
def do(code: str, command: str) -> Any:
    """One of the phone's commands."""
    visit = pages.visit_of(desk(), find_room(desk().house, "phone", code))
    form = is_form()
    try:
        reply = carry_out(desk(), visit, command, _fields(visit, command) if form else body(), form=form)
    except Refusal as refusal:
        if form:
            return _state(visit, refusal)
        raise
    answer: Any = redirect(f"/{visit.live.room.code}", SEE_OTHER) if form else json_answer(reply)
    return pages.forget("phone", visit.live, answer) if command == "erase_me" else answer


@blueprint.get("/phone/<code:code>/qr.svg")
def qr(code: str) -> Response:
    """The join address as a QR drawing."""
    live = find_room(desk().house, "phone", code)
    response = qr_drawing(f"{desk().address}/{live.room.code}")
    response.headers["Cache-Control"] = "public, max-age=300"
    return response


def _fields(visit: Visit, command: str) -> dict[str, Any]:
    """Return a plain form's fields."""
    fields = fields_of(command)
    if command != "edit":
        return fields
    you = phone_for(desk(), visit).you
    return with_marks(fields, you.offers, you.wants)


def gate(live: LiveRoom, refusal: Refusal | None = None, typed: dict[str, str] | None = None) -> Response:
    """The form to join, with what was typed, or said before, and a sentence where it was refused.

    `proof` among that: the personal link of somebody who is expected.
    """
    typed = typed or {}
    return pages.show(
        desk(),
        "phone",
        live,
        None,
        status=status_of(refusal.code) if refusal else 200,
        also={**_also(live), "heard": heard_in(live, request_language(live)), "proof": typed.get("proof", "")},
        nonce=request.form.get("nonce") or chance.token_urlsafe(NONCE_BYTES),
        errors=refusal_reply(refusal, request_language(live)) if refusal else None,
        typed=typed,
    )


def _state(visit: Visit, refusal: Refusal | None = None) -> Response:
    """How things stand for a person, with a sentence where something was refused."""
    return pages.show(
        desk(),
        "phone",
        visit.live,
        phone_for(desk(), visit),
        status=status_of(refusal.code) if refusal else 200,
        also=_also(visit.live),
        manifest=manifest_address(visit),
        nonce=chance.token_urlsafe(NONCE_BYTES),
        errors=refusal_reply(refusal, visit.lang) if refusal else None,
        typed={},
    )


def _also(live: LiveRoom) -> dict[str, Any]:
    """Return what only a phone's `boot` has."""
    return {"topics": topics_address(live.room), "push_key": desk().push.key if pages.pushable(desk()) else None}


def _welcome(live: LiveRoom, reply: Reply) -> Any:
    answer = redirect(f"/{live.room.code}", SEE_OTHER) if is_form() else json_answer(reply)
    return pages.remember(desk(), "phone", live, reply["token"], answer)
