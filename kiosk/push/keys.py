"""The house's key for pushing (VAPID, RFC 8292): push services and browsers know the house by it."""

from __future__ import annotations

import base64
import hashlib
import hmac
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""How many points P-256 has (SEC 2, 2.4.2): a private key is a number below it, from 1."""
GOOD_FOR = 3_600
"""Seconds that a signature holds; RFC 8292 allows a day."""
MS = 1_000


def unpadded(data: bytes) -> str:
    """Return base64url without its padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class HouseKey:
    """Derived from the house's secret, which is made at the first start and kept: the same at every worker, for good.

    A browser that subscribed yesterday is so still ours today.
    """

    def __init__(self, secret: bytes, address: str) -> None:
        """`address` is how people reach the house: push services may look there for whom to ask."""
        wide = int.from_bytes(hmac.new(secret, b"vapid", hashlib.sha512).digest(), "big")
        private = ec.derive_private_key(wide % (ORDER - 1) + 1, ec.SECP256R1())
        self._vapid = Vapid02(private)
        self._subject = f"https://{urlsplit(address).hostname or 'localhost'}"
        point = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.public = unpadded(point)
        """What browsers are given to subscribe with: an uncompressed point of P-256, base64url."""

    def authorization(self, origin: str, now: int) -> str:
        """Return the Authorization header for a push service's origin; `now` in milliseconds, Unix."""
        claims = {"aud": origin, "exp": now // MS + GOOD_FOR, "sub": self._subject}
        signed: dict[str, str] = self._vapid.sign(claims)
        return signed["Authorization"]
