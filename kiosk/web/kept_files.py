"""Scripts and styles out of memory: a full room scans within seconds, and every phone asks for thirty of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from kiosk.logs import REQUEST
from kiosk.web.request_id import HEADER
from kiosk.web.static import FOREVER

MOST_KEPT = 1_000
"""Answers in memory at most: each of some hundred files, packed and not, by the names that the house goes by."""
LARGEST_KEPT = 256 * 1024
"""Bytes."""
ASKED_SPECIALLY = ("HTTP_RANGE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_RANGE")

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Key = tuple[str, str, str, bool]


class KeptFiles:
    """Gives the app's own answer again, without asking it, for a file whose address changes whenever it does.

    What is answered so is in no log of requests; only the request's id is new each time.
    """

    def __init__(self, app: Wsgi) -> None:
        self._app = app
        self._answers: dict[Key, tuple[str, list[tuple[str, str]], bytes]] = {}

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer from memory, or pass the request on and remember the answer."""
        key = _key(environ)
        if key is None:
            return self._app(environ, start_response)
        if key not in self._answers:
            return self._remember(key, environ, start_response)
        status, headers, body = self._answers[key]
        start_response(status, [*headers, (HEADER, REQUEST.get())])
        return [body]

    def _remember(self, key: Key, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        said: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], *fault: Any) -> Any:
            said.append((status, headers))
            return start_response(status, headers, *fault)

        chunks = self._app(environ, start)
        try:
            body = b"".join(chunks)
        finally:
            if hasattr(chunks, "close"):
                chunks.close()
        status, headers = said[-1]
        lasting = status.startswith("200") and ("Cache-Control", FOREVER) in headers
        if lasting and len(body) <= LARGEST_KEPT and len(self._answers) < MOST_KEPT:
            self._answers[key] = (status, [each for each in headers if each[0] != HEADER], body)
        return [body]


def _key(environ: dict[str, Any]) -> Key | None:
    """Return all that such an answer depends on; None for what is no plain request for a file."""
    path = environ.get("PATH_INFO", "")
    plain = environ["REQUEST_METHOD"] == "GET" and path.startswith("/static/") and not environ.get("QUERY_STRING")
    if not plain or any(name in environ for name in ASKED_SPECIALLY):
        return None
    packed = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
    return path, environ.get("HTTP_HOST", ""), environ["wsgi.url_scheme"], packed
