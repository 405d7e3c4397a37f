"""What the host may ask for about a group: bring one together by hand, and help one that is called or talks."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec

from kiosk.domain.commands.parts import Command, Id, Role

SMALLEST, LARGEST = 2, 3
"""People in a group."""

Seen = Annotated[list[Id], msgspec.Meta(max_length=LARGEST)] | None
"""Whom the host saw in the group: refused where somebody else has changed it since; null: whoever is in it."""


class Pin(Command, frozen=True, kw_only=True):
    """Call these people together, now; `generous`: the first only gives, the second only gets."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    members: Annotated[list[Id], msgspec.Meta(min_length=SMALLEST, max_length=LARGEST)]
    generous: bool = False


class Swap(Command, frozen=True, kw_only=True):
    """Call somebody else in place of a member of a call."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    meeting: Id
    out: Id
    into: Id
    seen: Seen = None


class Dissolve(Command, frozen=True, kw_only=True):
    """Give up a call; its people are called first, or end a talk."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    meeting: Id
    seen: Seen = None


class CallAgain(Command, frozen=True, kw_only=True):
    """Let the phones of those who have not answered ring once more."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    meeting: Id
    seen: Seen = None


class Move(Command, frozen=True, kw_only=True):
    """Send a group to another spot."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    meeting: Id
    spot: Id
    seen: Seen = None


class Extend(Command, frozen=True, kw_only=True):
    """Give a talk some minutes more."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    meeting: Id
    minutes: Annotated[int, msgspec.Meta(ge=1, le=60)] = 5
    seen: Seen = None
