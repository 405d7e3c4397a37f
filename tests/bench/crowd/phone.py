"""One phone's socket, as lean as it can be: it says what a browser says, answers heartbeats, and hands snapshots on."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import cast

NAMESPACE = b"/phone"
OPCODE = 0x0F
TEXT, CLOSE = 0x1, 0x8
SHORT, LONG, LONGEST = 125, 126, 127
"""The lengths of a frame that say of themselves: so many bytes; two bytes follow; eight bytes follow."""
HANDSHAKE = (
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {host}\r\n"
    "Upgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n"
)
"""With the compression that every browser offers."""


class CrowdPhone(asyncio.Protocol):
    """A connected phone. `on_snapshot` gets each snapshot's bytes as they come; `refused` says why it was."""

    def __init__(self, host: str, code: str, token: str, on_snapshot: Callable[[CrowdPhone, bytes], None]) -> None:
        self._host = host
        self.token = token
        self._greeting = json.dumps({"room": code, "auth": token})
        self._on_snapshot = on_snapshot
        self._buffer = bytearray()
        self._open = False
        self._transport: asyncio.Transport | None = None
        self.refused = ""
        self.lost = asyncio.get_running_loop().create_future()
        self.shown = 0
        """Snapshots so far."""
        self.last = b""
        """The last of them, as it came."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for a WebSocket."""
        self._transport = cast("asyncio.Transport", transport)
        self._transport.write(HANDSHAKE.format(host=self._host).encode())

    def connection_lost(self, exc: Exception | None) -> None:
        """Let whoever waits know."""
        if not self.lost.done():
            self.lost.set_result(None)

    def data_received(self, data: bytes) -> None:
        """Take whatever frames are whole."""
        self._buffer += data
        if not self._open:
            head, end, rest = bytes(self._buffer).partition(b"\r\n\r\n")
            if not end:
                return
            if b" 101 " not in head.split(b"\r\n")[0]:
                self._refuse(head[:80])
                return
            self._open, self._buffer = True, bytearray(rest)
        while (frame := self._frame()) is not None:
            self._take(*frame)

    def close(self) -> None:
        """Go, without a word."""
        if self._transport is not None:
            self._transport.abort()

    def _frame(self) -> tuple[int, bytes] | None:
        buffer = self._buffer
        if len(buffer) < 2:
            return None
        size, at = buffer[1] & 0x7F, 2
        if size >= LONG:
            at += 2 if size == LONG else 8
            if len(buffer) < at:
                return None
            size = int.from_bytes(buffer[2:at], "big")
        if len(buffer) < at + size:
            return None
        payload = bytes(buffer[at : at + size])
        opcode = buffer[0] & OPCODE
        del buffer[: at + size]
        return opcode, payload

    def _take(self, opcode: int, payload: bytes) -> None:
        if opcode == CLOSE:
            self.close()
        elif payload == b"2":
            self._send(b"3")
        elif payload.startswith(b"0"):
            self._send(b"40" + NAMESPACE + b"," + self._greeting.encode())
        elif payload.startswith(b'42/phone,["snapshot"'):
            self.shown += 1
            self.last = payload
            self._on_snapshot(self, payload)
        elif payload.startswith(b"44"):
            self._refuse(payload)

    def _refuse(self, why: bytes) -> None:
        self.refused = why.decode(errors="replace")
        self.close()

    def _send(self, payload: bytes) -> None:
        """Send a text frame; its mask is nothing but zeros, which changes nothing and costs nothing."""
        size = len(payload)
        length = bytes([0x80 | size]) if size <= SHORT else bytes([0x80 | LONG]) + size.to_bytes(2, "big")
        if self._transport is not None:
            self._transport.write(bytes([0x80 | TEXT]) + length + bytes(4) + payload)
