"""The server of `kiosk run`: gevent's where gevent patched the process, threads elsewhere."""

from __future__ import annotations

import logging
import signal
import socket
import threading
from typing import Any, Protocol

from flask import Flask

from kiosk.live.background import patched
from kiosk.live.faults import log_fault

BACKLOG = 4_096
"""Connections that may wait to be accepted: a full room scans at the same moment."""
BAD_REQUEST = b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
HEAD_WITHIN = 30.0
"""Seconds in which a connection must say what it wants, the first time and again."""
BODY_WITHIN = 30.0
"""Seconds of silence in the middle of it, or of not taking the answer, after which it is cut."""
LAST_WORDS = 0.5
"""Seconds that open requests get when the server stops."""

log = logging.getLogger(__name__)


class Server(Protocol):
    """Something that serves an app on a socket."""

    def start(self) -> None:
        """Serve from now on, beside whoever called."""

    def stop(self) -> None:
        """Accept nothing more and let go of what is open."""


def listen(bind: str, port: int) -> socket.socket:
    """Return a listening socket; port 0 takes any free one. Raises OSError."""
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # What is accepted inherits it: a small frame is not held back until the one before has been acknowledged.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listener.bind((bind, port))
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener


def make_server(listener: socket.socket, app: Flask, connections: int) -> Server:
    """Return a server for the socket, holding so many connections at most."""
    return GeventServer(listener, app, connections) if patched() else ThreadServer(listener, app)


class GeventServer:
    """gevent's WSGI server."""

    def __init__(self, listener: socket.socket, app: Flask, connections: int) -> None:
        from gevent import Timeout
        from gevent.pywsgi import WSGIHandler, WSGIServer

        class Handler(WSGIHandler):  # type: ignore[misc]
            """Waits for no request for ever, and for none on what was a socket: what still comes there is no HTTP."""

            def handle_one_request(self) -> Any:
                self.socket.settimeout(BODY_WITHIN)
                self._asking = Timeout.start_new(HEAD_WITHIN, OSError("no request came"))
                try:
                    return super().handle_one_request()
                finally:
                    self._asking.close()

            def read_request(self, raw_requestline: str) -> bool:
                read: bool = super().read_request(raw_requestline)
                self._asking.close()
                return read

            def _handle_client_error(self, ex: Exception) -> tuple[str, bytes]:
                log.info(
                    "what came was no request: %s", type(ex).__name__
                )  # the original logs all that came, and whence
                return "400", BAD_REQUEST

            def _log_error(self, _kind: type[BaseException], fault: BaseException, _trace: Any) -> None:
                log_fault(log, "a request broke", fault)

            def handle_one_response(self) -> None:
                super().handle_one_response()
                if self.environ.get("HTTP_UPGRADE", "").lower() == "websocket":
                    self.close_connection = True

        listener.setblocking(False)
        self._server: Any = WSGIServer(listener, app, spawn=connections, log=None, error_log=log, handler_class=Handler)

    def start(self) -> None:
        """Serve from now on."""
        self._server.start()

    def stop(self) -> None:
        """Accept nothing more and end what is open."""
        self._server.stop(timeout=LAST_WORDS)


class ThreadServer:
    """A thread a connection: where gevent does not exist."""

    def __init__(self, listener: socket.socket, app: Flask) -> None:
        from werkzeug.serving import WSGIRequestHandler
        from werkzeug.serving import make_server as make_threaded

        class Handler(WSGIRequestHandler):
            """As gevent's above; and requests are not logged, as there."""

            def run_wsgi(self) -> None:
                super().run_wsgi()
                if self.headers.get("Upgrade", "").lower() == "websocket":
                    self.close_connection = True

            def log(self, _type: str, _message: str, *_args: Any) -> None:
                return

        host, port = listener.getsockname()[:2]
        self._server = make_threaded(host, port, app, threaded=True, request_handler=Handler, fd=listener.fileno())
        self._listener = listener

    def start(self) -> None:
        """Serve from now on."""
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Accept nothing more."""
        self._server.shutdown()
        self._listener.close()


def catch_end() -> threading.Event:
    """Return a flag that is set when somebody wants the process to end: Ctrl-C, or a polite request by the system."""
    ended = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        if patched():
            from gevent import signal_handler

            signal_handler(name, ended.set)
        else:
            signal.signal(name, lambda *_: ended.set())
    return ended


def wait_for(ended: threading.Event) -> None:
    """Return when the flag is set; looks now and then, so that signals are heard everywhere."""
    while not ended.wait(1):
        pass
