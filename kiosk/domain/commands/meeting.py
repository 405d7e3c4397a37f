"""What one of a called group, or a helper for them, may ask for until their talk is over."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec

from kiosk.domain.commands.parts import Command, Id, Milliseconds, Role
from kiosk.domain.entries import Decline as Why


class Answer(Command, frozen=True, kw_only=True):
    """On my way."""

    meeting: Id


class Here(Command, frozen=True, kw_only=True):
    """We're here: said by anyone it starts the talk; the door and the host say it for people without a phone.

    With `number`, the one that another of the group showed, the meeting is checked.
    """

    roles: ClassVar[frozenset[Role]] = frozenset({Role.PERSON, Role.DOOR, Role.HOST})
    meeting: Id
    number: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] | None = None


class CantFind(Command, frozen=True, kw_only=True):
    """I can't find them."""

    meeting: Id


class Decline(Command, frozen=True, kw_only=True):
    """Not now: before the talk began. `why` is told to nobody; `pause`: not to be called for so many milliseconds."""

    meeting: Id
    why: Why = "not_now"
    pause: Milliseconds | None = None


class Finish(Command, frozen=True, kw_only=True):
    """We're done. The host and the door say it for people without a phone."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.PERSON, Role.DOOR, Role.HOST})
    meeting: Id


class StillTalking(Command, frozen=True, kw_only=True):
    """Yes, still talking; also "five more minutes"."""

    meeting: Id


class NoExtend(Command, frozen=True, kw_only=True):
    """Rather not go on longer: takes back what another has just asked for."""

    meeting: Id
