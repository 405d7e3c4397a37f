"""What the host may ask for about those who run the evening, too."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec

from kiosk.domain.commands.parts import Command, Id, Role
from kiosk.domain.staff import Evidence, StaffRole


class InviteStaff(Command, frozen=True, kw_only=True):
    """Give somebody a link of their own, and say what they are called in the room's log."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    owner_only: ClassVar[bool] = True
    name: Annotated[str, msgspec.Meta(max_length=40)]
    role: StaffRole = "helper"


class RenewStaff(Command, frozen=True, kw_only=True):
    """Give them another link instead."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    owner_only: ClassVar[bool] = True
    staff: Id


class WithdrawStaff(Command, frozen=True, kw_only=True):
    """Let their link open nothing any more."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST})
    owner_only: ClassVar[bool] = True
    staff: Id


class NoteEvidence(Command, frozen=True, kw_only=True):
    """Write down that something was seen to work. The edge submits it, no screen can."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST, Role.STRANGER})
    what: Evidence


class NoteLook(Command, frozen=True, kw_only=True):
    """Write down that somebody is shown what people said about themselves. The edge submits it, no screen can."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.HOST, Role.DOOR})
    what: Id
