"""Those who run the evening: links of their own, made, renewed and withdrawn; and what they look at."""

from __future__ import annotations

from kiosk.domain import commands as c
from kiosk.domain.entries import DataLookedAt, EvidenceSeen, Fact, StaffInvited, StaffRenewed, StaffWithdrawn
from kiosk.domain.refusal import Refusal
from kiosk.domain.room.state import RoomState
from kiosk.domain.settings import MINUTE
from kiosk.domain.staff import Staff
from kiosk.domain.tags import clean

MOST_STAFF = 60
"""Links of their own that a room gives, those withdrawn included."""


EVIDENCE_EVERY = 10 * MINUTE
"""Milliseconds in which the same evidence is written down once."""


def invite(room: RoomState, request: c.Request, command: c.InviteStaff) -> list[Fact]:
    """Somebody gets a link of their own."""
    name = clean(command.name)
    if not name:
        raise Refusal("bad_field", field="name")
    if len(room.staff) >= MOST_STAFF:
        raise Refusal("too_many", field="staff", limit=MOST_STAFF)
    return [StaffInvited(staff=f"staff{len(room.staff) + 1}", role=command.role, name=name)]


def renew(room: RoomState, request: c.Request, command: c.RenewStaff) -> list[Fact]:
    """Somebody gets another link; also whoever's was withdrawn."""
    return [StaffRenewed(staff=_known(room, command.staff).id)]


def withdraw(room: RoomState, request: c.Request, command: c.WithdrawStaff) -> list[Fact]:
    """Somebody's link opens nothing any more."""
    staff = _known(room, command.staff)
    return [] if staff.withdrawn else [StaffWithdrawn(staff=staff.id)]


def note_evidence(room: RoomState, request: c.Request, command: c.NoteEvidence) -> list[Fact]:
    """Something was seen to work; lately enough, once will do."""
    seen = room.evidence.get(command.what)
    return [] if seen is not None and request.at - seen < EVIDENCE_EVERY else [EvidenceSeen(what=command.what)]


def note_look(room: RoomState, request: c.Request, command: c.NoteLook) -> list[Fact]:
    """Somebody is shown what people said about themselves."""
    return [DataLookedAt(what=command.what)]


def _known(room: RoomState, staff: str) -> Staff:
    if staff not in room.staff:
        raise Refusal("unknown_staff")
    return room.staff[staff]
