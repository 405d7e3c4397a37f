"""Plain HTML forms, for phones without JavaScript: texts become a command's fields."""

from __future__ import annotations

import re
from typing import Any

from flask import request

LISTS = frozenset({"offers", "wants"})
CHECKED = {"on": True}
"""What a ticked box sends, unless it was given a value."""
_BETWEEN = re.compile(r"[;,\n\r]+")


def fields_of(command: str) -> dict[str, Any]:
    """Return a form's fields: offers and wants are one text each, separated by `;`, `,` or a new line.

    A field left empty counts as left out, but for a name, which must be there.
    """
    fields: dict[str, Any] = {}
    for name, text in request.form.items():
        if name in LISTS:
            fields[name] = [{"text": part.strip()} for part in _BETWEEN.split(text) if part.strip()]
        elif text.strip() or (name == "name" and command == "check_in"):
            fields[name] = CHECKED.get(text, text)
    return fields
