"""What entries about those who run the evening change."""

from __future__ import annotations

import msgspec

from kiosk.domain import entries as e
from kiosk.domain.room.state import RoomState
from kiosk.domain.staff import Staff


def invited(room: RoomState, fact: e.StaffInvited, entry: e.Entry) -> None:
    """Somebody has a link of their own."""
    room.staff[fact.staff] = Staff(id=fact.staff, role=fact.role, name=fact.name)


def renewed(room: RoomState, fact: e.StaffRenewed, entry: e.Entry) -> None:
    """It is another one."""
    staff = room.staff[fact.staff]
    room.staff[fact.staff] = msgspec.structs.replace(staff, generation=staff.generation + 1, withdrawn=False)


def withdrawn(room: RoomState, fact: e.StaffWithdrawn, entry: e.Entry) -> None:
    """It opens nothing any more."""
    room.staff[fact.staff] = msgspec.structs.replace(room.staff[fact.staff], withdrawn=True)


def evidence_seen(room: RoomState, fact: e.EvidenceSeen, entry: e.Entry) -> None:
    """Something was seen to work, just now."""
    room.evidence[fact.what] = entry.at


def looked_at(room: RoomState, fact: e.DataLookedAt, entry: e.Entry) -> None:
    """Nothing but that it stands in the journal."""
