"""Can phones reach the house, over what, and is its port free?"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPException
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, build_opener

from kiosk.commands_line.checkup.finding import Finding
from kiosk.config import Config
from kiosk.network import LOOPBACK, addresses, only_here, reachable
from kiosk.serve import listen

PATIENCE = 5.0
"""Seconds to wait for an answer."""
ALIVE = b'"ok":true'
READ_AT_MOST = 1_000


def address(config: Config) -> Iterator[Finding]:
    """By which addresses phones can come."""
    found = config.public_url or reachable(config.bind, config.port)
    others = [f"http://{other}:{config.port}" for other in addresses()]
    if not only_here(found):
        code = "address_public" if config.public_url else "address"
        yield Finding("address", "ok", code, {"address": found})
    elif not addresses():
        yield Finding("address", "bad", "address_no_network", {"address": found})
    else:
        yield Finding("address", "bad", "address_only_here", {"address": found, "others": ", ".join(others)})
    more = [other for other in others if other != found]
    if more and not config.public_url and not only_here(found):
        yield Finding("address", "ok", "address_others", {"others": ", ".join(more)})


def https(config: Config) -> Iterator[Finding]:
    """Whether browsers let phones ring when they are put away, and whether the public address leads here."""
    url = config.public_url
    if not url.startswith("https:"):
        yield Finding("https", "warn", "https_none")
    if not url:
        return
    try:
        alive = _answers(url)
    except URLError as error:
        if isinstance(error.reason, ssl.SSLError):
            why = getattr(error.reason, "verify_message", "") or str(error.reason)
            yield Finding("https", "bad", "https_certificate", {"url": url, "why": why})
        else:
            yield Finding("https", "warn", "https_no_answer", {"url": url, "why": error.reason})
        return
    except (OSError, HTTPException) as error:
        yield Finding("https", "warn", "https_no_answer", {"url": url, "why": error})
        return
    yield Finding("https", "ok" if alive else "bad", "https" if alive else "https_somebody_else", {"url": url})


def port(config: Config) -> Iterator[Finding]:
    """Whether the house can listen, or does."""
    where = {"port": config.port, "bind": config.bind, "other": config.port + 1}
    try:
        with closing(listen(config.bind, config.port)):
            yield Finding("port", "ok", "port", where)
        return
    except OverflowError as error:
        yield Finding("port", "bad", "port_unusable", {**where, "why": error})
        return
    except OSError as error:
        why = error.strerror or str(error)
    try:
        alive = _answers(reachable(LOOPBACK, config.port))
    except (OSError, HTTPException):
        alive = False
    yield (
        Finding("port", "ok", "port_running", where)
        if alive
        else Finding("port", "bad", "port_taken", {**where, "why": why})
    )


def _answers(url: str) -> bool:
    """Tell whether a kiosk answers there. Raises OSError (URLError is one), HTTPException."""
    if urlsplit(url).scheme not in {"http", "https"}:
        return False
    opener = build_opener(ProxyHandler({})) if only_here(url) else build_opener()
    with opener.open(f"{url.rstrip('/')}/healthz", timeout=PATIENCE) as answer:
        return ALIVE in answer.read(READ_AT_MOST).replace(b" ", b"")
