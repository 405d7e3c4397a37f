"""What a browser gives to be pushed to, looked at before the room takes it."""

from __future__ import annotations

import base64
import binascii

from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.domain.commands import Subscribe
from kiosk.domain.refusal import Refusal
from kiosk.push.places import Resolve, place_of, resolve

AUTH_BYTES = 16
"""Of the secret that the browser shares (RFC 8291, 3.2)."""


def check(command: Subscribe, *, loopback: bool = False, resolve: Resolve = resolve) -> None:
    """Raise Refusal `push_keys` or `push_endpoint` (see `places`) for what cannot be pushed to."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), unpacked(command.p256dh))
        auth = unpacked(command.auth)
    except (ValueError, binascii.Error):
        raise Refusal("push_keys") from None
    if len(auth) != AUTH_BYTES:
        raise Refusal("push_keys")
    place_of(command.endpoint, loopback=loopback, resolve=resolve)


def unpacked(text: str) -> bytes:
    """Return what base64url says, with or without its padding. Raises ValueError."""
    bare = text.rstrip("=").encode("ascii")
    return base64.b64decode(bare + b"=" * (-len(bare) % 4), altchars=b"-_", validate=True)
