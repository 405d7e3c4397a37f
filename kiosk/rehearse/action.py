"""What an attendee does, and when."""

from __future__ import annotations

import msgspec

VANISH = "vanish"
"""Not a command: the phone goes dark without a word."""


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """Something to do after `delay` (the room's milliseconds): a tap, a step, a thought. `about` names a meeting."""

    delay: float
    what: str
    about: str = ""


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """What goes out from the phone now: a command and its fields (without a nonce), or `VANISH`."""

    command: str
    fields: dict[str, object] = {}


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What came of an action: perhaps a message, and what to do later."""

    say: Message | None = None
    then: list[Action] = []
