"""Posting one push: to the very address that was looked at, following nobody elsewhere, and not for ever."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from dataclasses import dataclass
from functools import cache

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec

from kiosk.domain.entries import Subscription
from kiosk.push.keys import HouseKey
from kiosk.push.message import Message
from kiosk.push.places import Place
from kiosk.push.subscribing import unpacked

PATIENCE = 5.0
"""Seconds to wait for a connection, or for an answer."""
LONGEST = 10.0
"""Seconds after which a connection is cut, however busily the other side keeps sending."""
LONGEST_WAIT = 600
"""Seconds of `Retry-After` that are read; more is as good as never."""


@dataclass(frozen=True, slots=True)
class Posted:
    """A push service's answer: its HTTP status, and after how many seconds it would like to be asked again."""

    status: int
    retry_after: int | None = None


def post(place: Place, subscription: Subscription, message: Message, key: HouseKey, now: int) -> Posted:
    """Encrypt a message (RFC 8291), sign for it (RFC 8292) and send it (RFC 8030). Raises OSError, HTTPException.

    A redirect is an answer like any other: it is not followed.
    """
    headers = {
        "Authorization": key.authorization(place.origin, now),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(message.ttl),
        "Urgency": message.urgency,
        "Topic": message.topic,
    }
    connection = _Pinned(place)
    cutting = threading.Timer(LONGEST, connection.cut)
    cutting.daemon = True
    cutting.start()
    try:
        connection.request("POST", place.target, _encrypted(subscription, message.body), headers)
        answer = connection.getresponse()
        return Posted(answer.status, _seconds(answer.getheader("Retry-After")))
    finally:
        cutting.cancel()
        connection.close()


def _encrypted(subscription: Subscription, body: bytes) -> bytes:
    encrypted: bytes = http_ece.encrypt(
        body,
        private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=unpacked(subscription.p256dh),
        auth_secret=unpacked(subscription.auth),
        version="aes128gcm",
    )
    return encrypted


def _seconds(said: str | None) -> int | None:
    return min(int(said), LONGEST_WAIT) if said and said.isdecimal() else None


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


class _Pinned(http.client.HTTPConnection):
    """Speaks to the address that was looked at, under the name that was asked for."""

    def __init__(self, place: Place) -> None:
        super().__init__(place.host, place.port, timeout=PATIENCE)
        if place.secure:
            self.default_port = http.client.HTTPS_PORT  # else the Host header repeats it
        self._place = place

    def connect(self) -> None:
        """Connect, and shake hands where the endpoint is a secure one."""
        self.sock = socket.create_connection((self._place.address, self._place.port), PATIENCE)
        if self._place.secure:
            self.sock = _trust().wrap_socket(self.sock, server_hostname=self._place.host)

    def cut(self) -> None:
        """End the connection from beside: whoever waits for it gets an error."""
        sock = self.sock
        if sock is not None:
            try:
                sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # it has ended by itself
