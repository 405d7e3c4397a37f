"""Words for the pages: `t` in templates, the sections that a page hands to its script, moments told in its language."""

from __future__ import annotations

import hashlib
from datetime import datetime
from functools import cache
from typing import Any

import msgspec
from flask import Blueprint, Response, request, url_for
from jinja2 import pass_context
from jinja2.runtime import Context

from kiosk.domain.language import ENGLISH, LANGUAGES, Language
from kiosk.domain.refusal import Refusal
from kiosk.edge.language import COOKIE, known_language, spoken_to
from kiosk.live.audience import Screen
from kiosk.live.live_room import LiveRoom
from kiosk.words import Text, words

blueprint = Blueprint("words", __name__)

SPEAKING: frozenset[Screen] = frozenset({"phone", "wall", "door", "tablet"})
"""Screens in all languages; the host's is in English."""
SHARED_SECTIONS = ("common", "refusal")
MORE_SECTIONS = {"phone": ("keeping", "meeting", "ringing"), "tablet": ("door",)}
KEPT_FOR_GOOD = "public, max-age=31536000, immutable"
DIGEST_BYTES = 8


@blueprint.get("/words/<screen>/<lang>/<digest>")
def texts(screen: str, lang: str, digest: str) -> Response:
    """What a screen's script may say in another language; kept under its digest."""
    tongue = known_language(lang)
    if tongue is None or screen not in SPEAKING or digest != _packed(screen, tongue)[1]:
        raise Refusal("not_found")
    response = Response(_packed(screen, tongue)[0], mimetype="application/json")
    response.headers["Cache-Control"] = KEPT_FOR_GOOD
    return response


def request_language(live: LiveRoom | None = None, person: str = "") -> Language:
    """Return in which language to answer the request."""
    cookie, accept = request.cookies.get(COOKIE, ""), request.headers.get("Accept-Language", "")
    return spoken_to(person, live.room if live else None, cookie, accept)


def page_words(screen: str, lang: Language) -> dict[str, Any]:
    """Return what every template gets: `t`, `lang` and `dir`, and the name of its screen."""
    its = words(lang)
    return {"t": its.say, "lang": lang, "dir": its.manners.direction, "screen": screen}


def script_words(screen: str, lang: Language) -> dict[str, Text]:
    """Return the texts that a screen's script may say."""
    return words(lang).sections(*SHARED_SECTIONS, screen, *MORE_SECTIONS.get(screen, ()))


def languages(screen: Screen) -> list[dict[str, Any]]:
    """Return the languages that a screen can be had in, by their own names, each with where its words are."""
    return [
        {
            "lang": lang,
            "name": its.name,
            "dir": its.direction,
            "locale": its.locale,
            "reviewed": its.reviewed,
            "weekdays": its.weekdays,
            "weekdays_short": its.weekdays_short,
            "months": its.months,
            "months_short": its.months_short,
            "joining": msgspec.to_builtins(its.joining),
            "words": url_for("words.texts", screen=screen, lang=lang, digest=_packed(screen, lang)[1]),
        }
        for lang in _by_name()
        for its in [words(lang).manners]
    ]


@pass_context
def clock_time(context: Context, ms: int) -> str:
    """Template filter: the hour and minute of a moment, by this machine's clock."""
    return words(context.get("lang", ENGLISH)).manners.clock(_moment(ms))


@pass_context
def day_time(context: Context, ms: int) -> str:
    """Template filter: the day, hour and minute of a moment, by this machine's clock."""
    its = words(context.get("lang", ENGLISH)).manners
    return its.told(its.soon, _moment(ms))


def _moment(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000).astimezone()


@cache
def _by_name() -> list[Language]:
    return sorted(LANGUAGES, key=lambda lang: words(lang).manners.name)


@cache
def _packed(screen: Screen, lang: Language) -> tuple[bytes, str]:
    packed = msgspec.json.encode(script_words(screen, lang))
    return packed, hashlib.blake2b(packed, digest_size=DIGEST_BYTES).hexdigest()
