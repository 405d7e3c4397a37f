"""An ask: a topic that somebody could offer, or want, and what their yes would open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

import msgspec

from kiosk.domain.entries import Asked, Side

MOST_ASKS = 8
"""Chips on a phone at once."""

Subject: TypeAlias = tuple[Side, str]
"""What an ask is about: a side and a topic."""


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """One ask. Opens nothing yet (None) where only further people's yes would close a group."""

    side: Side
    topic: str
    opens: Literal["pair", "circle"] | None = None
    others: tuple[str, ...] = ()
    """The others in the group that it opens, in ring order: who is asked gives to the first of them."""
    served: int = 0
    """How many people nobody was found for would be served by a yes, now; 0 where some of the group are busy."""
    frees: bool = False
    """Whether one of them has met nobody so far."""

    @property
    def asked(self) -> Asked:
        """What of it goes into the journal: not who is concerned."""
        return Asked(self.side, self.topic, self.frees)


class Before(msgspec.Struct, frozen=True):
    """What somebody has been asked before."""

    refused: frozenset[Subject] = frozenset()
    """Never asked again."""
    shown: Mapping[Subject, int] = {}
    """How often they have left something unanswered: it is asked again when there is nothing more likely."""
