"""Each request has an id, each socket too: it stands in the answer's header and in every line logged meanwhile."""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Any

from flask import Flask, Response, g, request

from kiosk.logs import FACTS, REQUEST

HEADER = "X-Request-Id"
ID_BYTES = 9
_GIVEN = re.compile(r"[A-Za-z0-9_-]{8,64}")
MS = 1000

log = logging.getLogger(__name__)
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class WithRequestId:
    """Gives every request an id, or keeps what the reverse proxy in front, where there is one, has given it."""

    def __init__(self, app: Wsgi, *, trusting: bool) -> None:
        self._app = app
        self._trusting = trusting

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Pass the request on."""
        given = environ.get("HTTP_X_REQUEST_ID", "") if self._trusting else ""
        REQUEST.set(given if _GIVEN.fullmatch(given) else secrets.token_urlsafe(ID_BYTES))
        return self._app(environ, start_response)


def init_app(app: Flask) -> None:
    """Name the id in every answer, and log the request by its route: an address may hold what is secret."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    g.began = perf_counter()


def _end(response: Response) -> Response:
    response.headers[HEADER] = REQUEST.get()
    if log.isEnabledFor(logging.INFO):
        route = request.url_rule.rule if request.url_rule else ""
        took = round((perf_counter() - g.began) * MS, 1) if "began" in g else None
        facts = {"method": request.method, "route": route, "status": response.status_code, "ms": took}
        log.info("request", extra={FACTS: facts})
    return response
