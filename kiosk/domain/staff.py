"""Staff: those who run an evening; the host's own link, the door's, and those whom the host gave a link of theirs."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

StaffRole: TypeAlias = Literal["cohost", "helper"]
"""A co-host has the host's screen, without what only the host may; a helper has the door's."""

Evidence: TypeAlias = Literal["phone", "printed", "plan_b"]
"""What is seen to work before the doors open."""

HOST = "host"
"""Who an entry names that the host's own link led to."""
DOOR = "door"
"""Who an entry names that the door's common link led to."""


class Staff(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody with a link of their own. A new `generation` withdraws the link before it."""

    id: str
    role: StaffRole
    name: str
    generation: int = 1
    withdrawn: bool = False
