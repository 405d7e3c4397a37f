"""What a solve answers."""

from __future__ import annotations

import msgspec

from kiosk.domain.entries import Give


class Group(msgspec.Struct, frozen=True):
    """People to be called together: in ring order, each giving to the next and the last to the first."""

    members: tuple[str, ...]
    gives: tuple[Give, ...]
    score: float


class Solution(msgspec.Struct, frozen=True):
    """Disjoint allowed groups, and how good they are."""

    groups: list[Group]
    served: int
    """People in a group."""
    bound: int
    """Proven: no choice of groups serves more people than this."""
    exact: bool
    """Proven optimal in the whole objective, not only in the number served."""
    seconds: float
