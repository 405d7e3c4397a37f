"""A WebSocket as the house reads and writes it: no faster than it can be answered, and always whole frames.

simple-websocket reads ahead as fast as a client sends, into memory without bound and without letting anybody else have
their turn, and may write a part of a frame where the client is slow.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import simple_websocket
from simple_websocket import ConnectionClosed
from wsproto.utilities import ProtocolError

from kiosk.sockets.frame import framed

BURST = 400
PER_SECOND = 200
"""Reads and messages together that a socket may come with at once, and goes on with; then it waits, and so does TCP."""
SILENCE = 40.0
"""Seconds in which it must take what is sent to it, or say something: heartbeats alone come oftener."""
SPOKEN = frozenset("1234")
"""First letters of what an Engine.IO client may send: close, ping, pong, message."""

BROKEN = (OSError, ProtocolError)
"""What reading raises where the other side is gone, or speaks no WebSocket."""

Handler = Callable[[Any], Any]


class Pace:
    """Holds up whoever comes too fast."""

    def __init__(self) -> None:
        self._left = float(BURST)
        self._at = time.monotonic()

    def step(self) -> None:
        """Let the others have their turn, and wait for as long as it takes."""
        now = time.monotonic()
        self._left = min(BURST, self._left + (now - self._at) * PER_SECOND) - 1
        self._at = now
        time.sleep(max(0.0, -self._left / PER_SECOND))


class _Whole:
    """A connection on which what is sent goes out whole, one frame after the other."""

    def __init__(self, sock: Any) -> None:
        sock.settimeout(SILENCE)
        self.recv = sock.recv
        self.close = sock.close
        self._sock = sock
        self._turn = threading.Lock()

    def send(self, data: bytes) -> None:
        """Send all of it."""
        with self._turn:
            self._sock.sendall(data)


class _NoThread:
    """In place of the thread that would read ahead."""

    name = ""

    def __init__(self, target: Callable[[], None]) -> None:
        del target

    def start(self) -> None:
        """Do nothing."""


class Wire(simple_websocket.Server):  # type: ignore[misc]
    """Reads when the next message is wanted, and not before."""

    def __init__(self, environ: dict[str, Any], most: int) -> None:
        self._pace = Pace()
        super().__init__(environ, max_message_size=most, thread_class=_NoThread)

    def handshake(self) -> None:
        """Answer the client's, and from then on write whole frames only."""
        self.sock: Any = _Whole(self.sock)
        super().handshake()

    def receive(self, timeout: float | None = None) -> Any:
        """Return the next message. Raises ConnectionClosed."""
        del timeout
        self._pace.step()
        while not self.input_buffer:
            if not self.connected:
                raise ConnectionClosed(self.close_reason, self.close_message)
            self._read()
        return self.input_buffer.pop(0)

    def _read(self) -> None:
        try:
            data = self.sock.recv(self.receive_bytes)
            self._pace.step()
            if data:
                self.ws.receive_data(data)
                self.connected = self._handle_events()
            else:
                self.connected = False
        except BROKEN:
            self.connected = False


class WireApp:
    """What Engine.IO asks of a WebSocket: to be served by, to be written to, to be read from."""

    def __init__(self, handler: Handler, server: Any) -> None:
        self._handler = handler
        self._most = server.max_http_buffer_size

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Speak with a client until one of both hangs up."""
        try:
            self._wire = Wire(environ, self._most)
        except (simple_websocket.ConnectionError, *BROKEN):
            start_response("400 Bad Request", [("Content-Length", "0")])
            return []
        try:
            done: Iterable[bytes] = self._handler(self)
        finally:
            self._wire.sock.close()
        if self._wire.mode == "gunicorn":
            raise StopIteration  # so gunicorn learns that nothing is left to be answered
        if self._wire.mode == "werkzeug":
            raise ConnectionError  # and so does werkzeug
        return done

    def close(self) -> None:
        """Hang up, if the other side has not."""
        if self._wire.connected:
            try:
                self._wire.close()
            except OSError:
                return  # it does not even listen

    def send(self, message: str | bytes) -> None:
        """Send a message. Raises OSError where nobody takes it."""
        if not self._wire.connected:
            raise OSError
        self._wire.sock.send(framed(message))  # wsproto's way there costs more than all else of sending

    def wait(self) -> str | bytes | None:
        """Return the next message; None when the other side has hung up, or speaks nothing of ours."""
        try:
            message: str | bytes = self._wire.receive()
        except ConnectionClosed:
            return None
        return None if isinstance(message, str) and message[:1] not in SPOKEN else message
