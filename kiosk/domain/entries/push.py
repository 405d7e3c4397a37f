"""Facts about reaching somebody whose phone is closed: where their browser takes pushes, and what else for."""

from __future__ import annotations

import hashlib
from typing import ClassVar

import msgspec

from kiosk.domain.entries.parts import Personal

MARK_LENGTH = 16
"""Letters of a mark."""


class Subscription(msgspec.Struct, frozen=True, kw_only=True):
    """What a browser gives out to be pushed to (RFC 8030, RFC 8291): an address, its public key and a shared secret.

    Both keys in base64url without padding, as the browser gives them.
    """

    endpoint: str
    p256dh: str
    auth: str

    @property
    def mark(self) -> str:
        """By which a browser knows whether this is its own: the beginning of its endpoint's SHA-256, in hex."""
        return hashlib.sha256(self.endpoint.encode()).hexdigest()[:MARK_LENGTH]


class PushSubscribed(Personal, frozen=True, kw_only=True):
    """Somebody would like to be called on a closed phone, too; it takes the place of what they gave before."""

    private_type: ClassVar[type[msgspec.Struct] | None] = Subscription
    private: Subscription | None = None


class PushDropped(Personal, frozen=True, kw_only=True):
    """Somebody is not pushed to any more: they would rather not, or their browser takes none."""


class ReminderSet(Personal, frozen=True, kw_only=True):
    """Somebody would like to be reminded of a promise, once, when its time has come; or (`on` False) no longer."""

    promise: str
    on: bool = True
