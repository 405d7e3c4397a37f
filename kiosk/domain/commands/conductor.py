"""What time and the matchmaker bring."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec

from kiosk.domain.commands.parts import Command, Id, Role
from kiosk.domain.entries import Asked, Why
from kiosk.domain.settings import Settings
from kiosk.domain.vocabulary.own import OwnTopics


class OpenRoom(Command, frozen=True, kw_only=True):
    """Begin a room. `room`, `code` and `salt` are drawn by the house."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.CONDUCTOR})
    room: Id
    code: Id
    salt: Annotated[str, msgspec.Meta(min_length=16, max_length=64)]
    settings: Settings
    topics: OwnTopics | None = None


class Elapse(Command, frozen=True, kw_only=True):
    """Time has passed: do what is due."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.CONDUCTOR})


class MarkAway(Command, frozen=True, kw_only=True):
    """These phones have been silent for long."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.CONDUCTOR})
    persons: list[str]


class ProposedGroup(msgspec.Struct, frozen=True, kw_only=True):
    """A group that the solver found; the room scores it again before it calls."""

    members: tuple[str, ...]
    generous: bool = False
    """One gives and the other gets; the giver first."""


class CallGroups(Command, frozen=True, kw_only=True):
    """Call these groups, those that are still allowed. `seen` is the version of the room that the solver looked at."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.CONDUCTOR})
    groups: list[ProposedGroup]
    seen: int
    waiting: int
    exact: bool
    asks: dict[str, list[Asked]] = {}
    """What to ask the people who were left out, best first."""
    why: dict[str, Why] = {}
    """Of those who were left out, why there is nobody for them."""


class ReportTrouble(Command, frozen=True, kw_only=True):
    """The solver failed (`trouble` names how), or works again (empty)."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.CONDUCTOR})
    trouble: Annotated[str, msgspec.Meta(max_length=40)]
