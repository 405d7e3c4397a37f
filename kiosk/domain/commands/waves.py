"""What the host may ask for about how the evening runs: waves, rounds, and quiet time."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec

from kiosk.domain.commands.parts import Command, Role


class StartWave(Command, frozen=True, kw_only=True):
    """Call everybody who is free together, after the countdown; from then on people are called as they become free."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})


class StartRound(Command, frozen=True, kw_only=True):
    """Call everybody who is here together, after the countdown, for a round of so many minutes (null: the setting)."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    minutes: Annotated[int, msgspec.Meta(ge=1, le=240)] | None = None


class CancelWave(Command, frozen=True, kw_only=True):
    """Call off the wave or round whose countdown runs."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})


class EndRound(Command, frozen=True, kw_only=True):
    """End the round that is under way, now."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})


class MoreTime(Command, frozen=True, kw_only=True):
    """Let the countdown, or the round that is under way, take so many minutes more."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    minutes: Annotated[int, msgspec.Meta(ge=1, le=60)] = 2


class BeginQuiet(Command, frozen=True, kw_only=True):
    """Call nobody, until a moment (ms Unix) or until it is ended: somebody speaks to everyone."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    until: int | None = None


class EndQuiet(Command, frozen=True, kw_only=True):
    """Let calls go on."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
