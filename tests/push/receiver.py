"""A push service and a browser behind it, made from RFC 8030, 8291, 8292 and 8188 alone: nothing of the sender's."""

from __future__ import annotations

import base64
import json
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

SALT, RECORD_SIZE, POINT, TAG = 16, 4, 65, 16
"""Bytes."""
LAST_RECORD = 2
DAY = 86_400
"""Seconds that a signature may hold at most (RFC 8292, 2)."""


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def mac(key: bytes, data: bytes) -> bytes:
    made = hmac.HMAC(key, hashes.SHA256())
    made.update(data)
    return made.finalize()


def key_of(point: bytes) -> ec.EllipticCurvePublicKey:
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)


class Browser:
    """One browser's subscription at a push service."""

    def __init__(self, endpoint: str) -> None:
        self._private = ec.generate_private_key(ec.SECP256R1())
        self._auth = b"sixteen  secrets"
        self._point = self._private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.endpoint = endpoint
        self.subscription = {"endpoint": endpoint, "p256dh": b64(self._point), "auth": b64(self._auth)}

    def read(self, body: bytes) -> Any:
        """Decrypt one aes128gcm record (RFC 8188, 2.1; RFC 8291, 3.4) and read its JSON."""
        salt, rest = body[:SALT], body[SALT:]
        record_size, id_length = int.from_bytes(rest[:RECORD_SIZE], "big"), rest[RECORD_SIZE]
        sender, sealed = rest[RECORD_SIZE + 1 :][:id_length], rest[RECORD_SIZE + 1 + id_length :]
        assert id_length == POINT
        assert len(sealed) <= record_size
        shared = self._private.exchange(ec.ECDH(), key_of(sender))
        secret = mac(mac(self._auth, shared), b"WebPush: info\0" + self._point + sender + b"\x01")
        prk = mac(salt, secret)
        key = mac(prk, b"Content-Encoding: aes128gcm\0\x01")[:16]
        nonce = mac(prk, b"Content-Encoding: nonce\0\x01")[:12]
        plain = AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\0")
        assert plain[-1] == LAST_RECORD
        return json.loads(plain[:-1])


@dataclass(frozen=True)
class Push:
    """One message as it came."""

    path: str
    headers: Message
    body: bytes
    at: float

    def sender(self, origin: str) -> str:
        """Check the signature (RFC 8292) and return the key that signed, in base64url."""
        scheme, _, rest = self.headers["Authorization"].partition(" ")
        assert scheme == "vapid"
        fields = dict(field.strip().split("=", 1) for field in rest.split(","))
        signed, _, signature = fields["t"].rpartition(".")
        raw = unb64(signature)
        r, s = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
        key_of(unb64(fields["k"])).verify(encode_dss_signature(r, s), signed.encode(), ec.ECDSA(hashes.SHA256()))
        head, claims = (json.loads(unb64(part)) for part in signed.split("."))
        assert head == {"typ": "JWT", "alg": "ES256"}
        assert claims["aud"] == origin
        assert time.time() < claims["exp"] <= time.time() + DAY
        assert claims["sub"].startswith(("https://", "mailto:"))
        return fields["k"]


Answers = Callable[[Push], "tuple[int, dict[str, str]]"]


class PushService:
    """A real HTTP server that takes pushes. `answers` says how: 201 by default."""

    def __init__(self) -> None:
        self.pushes: list[Push] = []
        self.answers: Answers = lambda _push: (201, {})
        self.released = threading.Event()
        self.released.set()
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                push = Push(self.path, self.headers, body, time.monotonic())
                service.pushes.append(push)
                service.released.wait()
                status, headers = service.answers(push)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_port
        self.origin = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def serve_over(self, context: ssl.SSLContext) -> None:
        """Take pushes over TLS from now on."""
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)

    def browser(self, name: str) -> Browser:
        return Browser(f"{self.origin}/push/{name}")

    def to(self, browser: Browser) -> list[Push]:
        return [push for push in list(self.pushes) if self.origin + push.path == browser.endpoint]

    def stop(self) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
