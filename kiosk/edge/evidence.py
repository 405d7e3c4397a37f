"""Evidence that what an evening needs works: seen as it happens, and written down so that every worker knows."""

from __future__ import annotations

import logging
import re
import socket

from kiosk.domain.commands import Actor, NoteEvidence, Role
from kiosk.domain.refusal import Refusal
from kiosk.domain.settings import HOUR
from kiosk.edge.desk import Desk
from kiosk.live.live_room import LiveRoom

FRESH = 12 * HOUR
"""Milliseconds for which a phone that came says something about tonight's network."""
LOCAL = re.compile(
    r"^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd]|fe80)"
)
"""Addresses of a network of one's own."""
MOBILE = re.compile(r"Mobi|Android|iPhone|iPad")

log = logging.getLogger(__name__)


def is_own(address: str) -> bool:
    """Tell whether an address is one of this machine's: only on such a one can it listen."""
    plain = address.removeprefix("::ffff:")
    family = socket.AF_INET6 if ":" in plain else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            probe.bind((plain, 0))
        except (OSError, ValueError):
            return False
    return True


def phone_came(desk: Desk, live: LiveRoom, address: str, agent: str) -> None:
    """Note that a page came from elsewhere than this machine: from its own network, or to a phone from anywhere."""
    seen = live.room.evidence.get("phone", 0)
    if live.clock.now() - seen < FRESH // 2 or not (LOCAL.match(address) or MOBILE.search(agent)) or is_own(address):
        return
    desk.house.background.spawn(_note, live)


def _note(live: LiveRoom) -> None:
    try:
        live.submit(NoteEvidence(what="phone"), Actor(Role.STRANGER))
    except Refusal as refusal:
        log.info("that a phone came could not be written down (%s); the next one is", refusal.code)
