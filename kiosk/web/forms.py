"""Plain HTML forms, for phones without JavaScript: texts become a command's fields."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from flask import request

from kiosk.live.snapshots.phone import OfferShown, WantShown

LISTS = frozenset({"offers", "wants"})
ASKS = frozenset({"yes", "no"})
MAY_BE_EMPTY = {"check_in": frozenset({"name"}), "edit": frozenset({"name", "line", "sector", "organisation", *LISTS})}
"""Fields of a command that an empty text fills: elsewhere it counts as left out."""
CHECKED = {"on": True}
"""What a ticked box sends, unless it was given a value."""
MOMENT = "at"
"""Typed as the clock on the wall shows it: the evening's own, which this machine keeps."""
_BETWEEN = re.compile(r"[;,\n\r]+")


def fields_of(command: str) -> dict[str, Any]:
    """Return a form's fields: offers and wants are one text each, separated by `;`, `,` or a new line.

    A field left empty counts as left out, but for what the command may be given empty. Each `yes` and `no` names
    one ask, its side and its topic with a space between: all of a name together are a list.
    """
    fields: dict[str, Any] = {}
    may_be_empty = MAY_BE_EMPTY.get(command, frozenset())
    for name, text in request.form.items():
        if name in ASKS:
            fields[name] = [_ask(each) for each in request.form.getlist(name)]
        elif not text.strip() and name not in may_be_empty:
            continue
        elif name in LISTS:
            fields[name] = [{"text": part.strip()} for part in _BETWEEN.split(text) if part.strip()]
        elif name == MOMENT:
            fields[name] = _moment(text)
        else:
            fields[name] = CHECKED.get(text, text)
    return fields


def with_marks(fields: dict[str, Any], offers: list[OfferShown], wants: list[WantShown]) -> dict[str, Any]:
    """Return a form's fields with the levels and stars, which it cannot show, of what still stands there as it was."""
    levels = {offer.text.casefold(): {"level": offer.level} for offer in offers}
    stars = {want.text.casefold(): {"starred": want.starred} for want in wants}
    marked = {
        name: [each | marks.get(each["text"].casefold(), {}) for each in fields[name]]
        for name, marks in (("offers", levels), ("wants", stars))
        if name in fields
    }
    return fields | marked


def _moment(text: str) -> int | str:
    """Return a day and an hour, as "2026-12-01T12:30", in milliseconds, Unix; what is none as it stands."""
    try:
        return round(datetime.fromisoformat(text).timestamp() * 1000)
    except (ValueError, OverflowError, OSError):
        return text


def _ask(text: str) -> dict[str, str]:
    side, _, topic = text.partition(" ")
    return {"side": side, "topic": topic}
