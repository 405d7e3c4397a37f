"""The front door of the house: straight into its one room, or a question for the code."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request

from kiosk.domain.refusal import Refusal
from kiosk.edge.carry import refusal_reply
from kiosk.edge.desk import desk
from kiosk.edge.letting_in import find
from kiosk.web import pages
from kiosk.web.answers import status_of
from kiosk.web.words import languages, page_words, request_language

blueprint = Blueprint("front", __name__)
WORKS = (
    "keyboard",
    "reader",
    "large",
    "contrast",
    "colour",
    "touch",
    "motion",
    "plain",
    "phone",
    "places",
    "time",
)
"""What the statement says that works: keys below `accessibility.works_`."""
FAILS = ("people", "wall", "pages", "sound", "script", "paper", "words")
"""What it says that is known not to: below `accessibility.not_`."""


@blueprint.get("/")
def page() -> Any:
    """One room: go there. A code typed (`?code=`): go there. Else ask for it."""
    chosen = pages.asked_language()
    if chosen:
        return chosen
    house = desk().house
    typed = request.args.get("code", "").strip()
    if typed:
        try:
            return redirect(f"/{find(desk(), 'phone', typed, pages.address()).room.code}")
        except Refusal as refusal:
            return _ask(refusal, typed)
    rooms = [live for live in house.rooms if not live.room.kept]
    if len(rooms) == 1:
        return redirect(f"/{rooms[0].room.code}")
    return _ask()


@blueprint.get("/accessibility")
def accessibility() -> Response:
    """What works for whom, and what is known not to."""
    page = render_template(
        "phone/accessibility.html", works=WORKS, fails=FAILS, **page_words("phone", request_language())
    )
    return make_response(page)


def _ask(refusal: Refusal | None = None, typed: str = "") -> Any:
    lang = request_language()
    errors = refusal_reply(refusal, lang) if refusal else None
    page = render_template(
        "phone/code.html",
        errors=errors,
        typed={"code": typed},
        languages=languages("phone"),
        **page_words("phone", lang),
    )
    return make_response(page, status_of(refusal.code) if refusal else 200)
