"""A request: a command on its way to a room."""

from __future__ import annotations

import msgspec

from kiosk.domain.commands.catalogue import AnyCommand
from kiosk.domain.commands.parts import Actor


class Newcomer(msgspec.Struct, frozen=True):
    """The identity that the edge made for a check-in, from the house's secret and the nonce."""

    person: str
    pin: str


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """A command on its way to a room: who asks, when (milliseconds, Unix), and what makes a repeat harmless."""

    command: AnyCommand
    actor: Actor
    at: int
    nonce: str = ""
    newcomer: Newcomer | None = None
    doubtful: frozenset[str] = frozenset()
    """Of the texts in the command, as typed, those that the host should see before others do."""
