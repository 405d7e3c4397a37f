"""What the host may ask for about one person, and how it is taken back."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec

from kiosk.domain.commands.parts import Command, Id, Milliseconds, Role, Typed


class Wake(Command, frozen=True, kw_only=True):
    """Treat somebody as back."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    person: Id


class Rest(Command, frozen=True, kw_only=True):
    """Let somebody not be called for a while (null: until they say so, or are woken)."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    person: Id
    duration: Milliseconds | None = None


class JoinPeople(Command, frozen=True, kw_only=True):
    """Somebody stands in the room twice: let `person` be out, and that phone be `into`'s."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    person: Id
    into: Id


class Remove(Command, frozen=True, kw_only=True):
    """Take somebody out of the room; the reason stays with the host."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    person: Id
    reason: Typed = ""


class RemoveSimulated(Command, frozen=True, kw_only=True):
    """Take all simulated people out of the room."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})


class ErasePerson(Command, frozen=True, kw_only=True):
    """Delete for good what somebody said, as they asked for."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    owner_only: ClassVar[bool] = True
    person: Id


class Undo(Command, frozen=True, kw_only=True):
    """Take back something the host did a short while ago: `deed` as the snapshot numbers it."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    deed: Annotated[int, msgspec.Meta(ge=1)]
