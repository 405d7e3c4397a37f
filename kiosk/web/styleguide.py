"""Every component on one page, for those who work on them: served only where the process is told to."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from flask import Blueprint, Response, make_response, render_template

from kiosk.domain.beacons import COLOURS, SYMBOLS
from kiosk.domain.language import ENGLISH
from kiosk.domain.refusal import Refusal
from kiosk.edge.desk import desk
from kiosk.web.drawings import qr_inline
from kiosk.web.paper import symbol
from kiosk.web.static import site
from kiosk.web.words import page_words, script_words

blueprint = Blueprint("styleguide", __name__)
SHEETS = {
    "phone": ("phone", "phone-waiting", "phone-meeting", "phone-finding", "phone-keeping"),
    "door": ("door",),
    "host": ("host", "host-pace", "host-rows"),
    "wall": ("wall", "wall-cards", "wall-ring"),
    "paper": ("paper", "paper-sheets"),
}
"""Each screen's own style sheets, on top of what all share."""
PEOPLE = ("Mair", "Tom", "Jo")
GROUPS = ("type", "space", "radius", "raw", "beacon")
OTHERS = "meanings"
UNSEEN = frozenset({"touch", "curve", "answer", "arrival", "face", "regular", "strong", "heavy", "tint"})
"""Tokens that are no colour and no length to look at."""
_TOKEN = re.compile(r"^\s+--([a-z]+)((?:-[a-z0-9]+)*):", re.M)


@blueprint.get("/styleguide")
def page() -> Response:
    """All of them. Raises Refusal `not_found` where this is no development."""
    if not desk().config.styleguide:
        raise Refusal("not_found")
    boot: dict[str, Any] = {
        "screen": "styleguide",
        "lang": ENGLISH,
        "languages": [],
        "people": PEOPLE,
        "words": script_words("phone", ENGLISH) | script_words("wall", ENGLISH),
    }
    page = render_template(
        "styleguide/page.html",
        boot=boot,
        tokens=_tokens(),
        people=PEOPLE,
        colours=COLOURS,
        symbols=SYMBOLS,
        sheets=SHEETS,
        qr=qr_inline(desk().address),
        drawn=symbol,
        **page_words("phone", ENGLISH),
    )
    return make_response(page)


@cache
def _tokens() -> dict[str, list[str]]:
    """Return the names of the tokens one can look at, by how they begin."""
    found: dict[str, list[str]] = {}
    text = (site() / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
    for first, rest in dict.fromkeys(_TOKEN.findall(text)):
        if first not in UNSEEN:
            found.setdefault(first if first in GROUPS else OTHERS, []).append(f"{first}{rest}")
    return found
