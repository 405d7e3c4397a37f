"""A deed: something that one of the staff did, as the room's log tells it, and as it can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kiosk.domain.entries import Fact
from kiosk.domain.settings import MINUTE

UNDO_FOR = 10 * MINUTE
"""How long (ms) something can be taken back."""
DEEDS_KEPT = 1_000
"""The last deeds of a room's staff, for its log."""


@dataclass(slots=True)
class Deed:
    """What one of the staff did at a moment (ms): the fact that tells it, without what anybody typed."""

    id: int
    """The version of its (first) entry."""
    last: int
    """The version of its last entry so far."""
    at: int
    by: str
    nonce: str
    fact: Fact
    persons: list[str] = field(default_factory=list)
    meetings: tuple[str, ...] = ()
    before: Any = None
    """How it was before, as far as it takes to take it back."""
    undone: bool = False


def may_undo(deed: Deed, now: int) -> bool:
    """Tell whether there is still time to take a deed back."""
    return not deed.undone and now - deed.at <= UNDO_FOR
