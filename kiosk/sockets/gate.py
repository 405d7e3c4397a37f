"""The gate to the sockets: lets nothing through but a request for a WebSocket, and no offer to compress it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

PATH = "/socket.io"
DEFLATE_HEADER = "HTTP_SEC_WEBSOCKET_EXTENSIONS"
"""Compressed, a socket takes three times the memory, and inflates before the size is checked."""

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Gate:
    """Stands before the app: Engine.IO takes whatever else comes there for a kind of polling."""

    def __init__(self, app: Wsgi) -> None:
        self._app = app

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Pass the request on, or refuse it."""
        environ.pop(DEFLATE_HEADER, None)
        path = environ.get("PATH_INFO", "")
        if path.startswith(PATH) and not _asks_for_socket(environ):
            start_response("400 Bad Request", [("Content-Type", "text/plain"), ("X-Content-Type-Options", "nosniff")])
            return [b"Only WebSockets are spoken here.\n"]
        return self._app(environ, start_response)


def _asks_for_socket(environ: dict[str, Any]) -> bool:
    upgrades = [word.strip().lower() for word in environ.get("HTTP_CONNECTION", "").split(",")]
    query = environ.get("QUERY_STRING", "").split("&")
    asked = environ.get("REQUEST_METHOD") == "GET" and "transport=websocket" in query
    named = environ.get("HTTP_UPGRADE", "").lower() == "websocket" and bool(environ.get("HTTP_SEC_WEBSOCKET_KEY"))
    return asked and named and "upgrade" in upgrades and not any(part.startswith("sid=") for part in query)
