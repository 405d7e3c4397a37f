"""From what came over the wire to a command, or a refusal that says in words what was wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

import msgspec

from kiosk.domain.commands import AnyCommand, Command, Nonce
from kiosk.domain.refusal import Refusal
from kiosk.domain.tags import normalise

_FIELD = re.compile(r"(?:field `|at `\$\.)([a-z_]{1,40})")
_LIMIT = re.compile(r"length <= (\d+)")


class _Nonced(msgspec.Struct):
    """Only to check a nonce as everything else is checked."""

    nonce: Nonce


def parse(
    commands: Mapping[str, type[Command]], name: object, data: object, *, form: bool = False
) -> tuple[AnyCommand, str]:
    """Return the command that `data` (a plain object, with an optional `nonce`) is, and its nonce or "".

    A `form`'s fields are all texts: numbers and yes or no are read from them.
    Raises Refusal: unknown_message, malformed, too_long, too_many, missing_field, unknown_field, bad_field,
    wrong_nonce, empty_tag.
    """
    kind = commands.get(name) if isinstance(name, str) else None
    if kind is None:
        raise Refusal("unknown_message")
    if not isinstance(data, dict):
        raise Refusal("malformed")
    fields = {key: value for key, value in data.items() if key != "nonce"}
    try:
        command = msgspec.convert(fields, kind, strict=not form)
    except msgspec.ValidationError as error:
        raise _refusal(str(error)) from None
    _refuse_empty_tags(command)
    return cast(AnyCommand, command), nonce_in(data)  # every command in the tables is one


def nonce_in(data: Mapping[str, Any]) -> str:
    """Return the nonce that came along, "" when none did; raises Refusal wrong_nonce."""
    if "nonce" not in data:
        return ""
    try:
        return msgspec.convert({"nonce": data["nonce"]}, _Nonced).nonce
    except (msgspec.ValidationError, UnicodeError):
        raise Refusal("wrong_nonce") from None


def _refuse_empty_tags(command: Command) -> None:
    """A tag of which nothing is left once it is cleaned says nothing: refuse it rather than lose it silently."""
    for field in ("offers", "wants"):
        for tag in getattr(command, field, None) or ():
            if not normalise(tag.text):
                raise Refusal("empty_tag", field=field)


def _refusal(said: str) -> Refusal:
    """Put msgspec's complaint into one of our codes; a field's name is repeated only if it is a plain one."""
    found = _FIELD.search(said)
    field = found[1] if found else ""
    limit = _LIMIT.search(said)
    if limit and field:
        return Refusal("too_many" if "`array`" in said else "too_long", field=field, limit=int(limit[1]))
    if "missing required field" in said:
        return Refusal("missing_field", field=field)
    if "unknown field" in said:
        return Refusal("unknown_field")
    return Refusal("bad_field", field=field) if field else Refusal("malformed")
