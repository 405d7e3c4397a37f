"""What the host may ask for about the room, its spots and its words."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

import msgspec

from kiosk.domain.commands.parts import Command, Id, Role, TagTyped, Typed


class ChangeSetting(Command, frozen=True, kw_only=True):
    """One setting (see `Settings`), or `erase_at`, gets a new value."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    name: Annotated[str, msgspec.Meta(max_length=40)]
    value: Any


class SetSpot(Command, frozen=True, kw_only=True):
    """Add a spot, or (with `spot`) change it."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    name: Annotated[str, msgspec.Meta(max_length=40)]
    spot: Id | None = None
    capacity: Annotated[int, msgspec.Meta(ge=1, le=10_000)] | None = None
    quiet: bool = False
    step_free: bool = False
    description: Typed = ""


class RemoveSpot(Command, frozen=True, kw_only=True):
    """Send no further group there."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    spot: Id


class Announce(Command, frozen=True, kw_only=True):
    """Say something to everyone."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    text: Annotated[str, msgspec.Meta(max_length=200)]


class KeepApart(Command, frozen=True, kw_only=True):
    """Never call these two people together, or (`apart` false) do again."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    persons: Annotated[list[Id], msgspec.Meta(min_length=2, max_length=2)]
    apart: bool = True


class MergeTopic(Command, frozen=True, kw_only=True):
    """Let one topic count as another, or (`into` null) as itself again."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    topic: Id
    into: Id | None = None


class NameTopic(Command, frozen=True, kw_only=True):
    """Call a topic by another name in this room; an empty text gives its own name back."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    topic: Id
    text: TagTyped


class HideTopic(Command, frozen=True, kw_only=True):
    """Propose a topic to nobody and take it from shared lists, or (`hidden` false) no longer."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    topic: Id
    hidden: bool = True


class HoldWords(Command, frozen=True, kw_only=True):
    """Keep from the others' screens what a person typed: "name", "line", or topics of theirs."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    person: Id
    what: Annotated[list[Id], msgspec.Meta(min_length=1, max_length=30)]


class ReleaseWords(Command, frozen=True, kw_only=True):
    """Let it be seen."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    person: Id
    what: Annotated[list[Id], msgspec.Meta(min_length=1, max_length=30)]


class Close(Command, frozen=True, kw_only=True):
    """End the evening."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    owner_only: ClassVar[bool] = True
