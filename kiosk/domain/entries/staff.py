"""Facts about those who run the evening: the host's words for them, and what they looked at."""

from __future__ import annotations

from kiosk.domain.entries.parts import Fact
from kiosk.domain.staff import Evidence, StaffRole


class StaffInvited(Fact, frozen=True, kw_only=True):
    """Somebody got a link of their own; `name` is what the host calls them."""

    staff: str
    role: StaffRole
    name: str


class StaffRenewed(Fact, frozen=True, kw_only=True):
    """They get another link; the one before opens nothing any more."""

    staff: str


class StaffWithdrawn(Fact, frozen=True, kw_only=True):
    """Their link opens nothing any more."""

    staff: str


class EvidenceSeen(Fact, frozen=True, kw_only=True):
    """Something was seen to work: a phone came over the network, a sheet was opened to be printed."""

    what: Evidence


class DataLookedAt(Fact, frozen=True, kw_only=True):
    """Whoever the entry names looked at what people said about themselves: `what` says where."""

    what: str
