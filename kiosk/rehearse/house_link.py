"""The link to a house over HTTP: the host's doings, and people joining."""

from __future__ import annotations

import json
import secrets
import ssl
import time
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import SplitResult, urlsplit

import msgspec

from kiosk.rehearse.fault import Fault

TIMEOUT = 30.0
"""Seconds after which an answer is given up."""

LOOPBACK = ("127.0.0.1", "::1", "localhost")
TRIES = 5
"""Looks at the server's clock, of which the quickest counts."""

LONGEST_ANSWER = 200
"""Characters of an unexpected answer that are shown."""


class Refused(Exception):
    """The server said no, or nothing that can be understood: `code` names why."""

    def __init__(self, code: str, sentence: str = "") -> None:
        super().__init__(f"{code}: {sentence}")
        self.code = code
        self.sentence = sentence


class HostView(msgspec.Struct, frozen=True):
    """What a rehearsal needs of the host's snapshot."""

    class Room(msgspec.Struct, frozen=True):
        """The room's join code, and whether it takes part in anything."""

        code: str
        closed: bool
        matching: bool

    class Matchmaker(msgspec.Struct, frozen=True):
        """What keeps the matchmaker from its work: a code, "" when nothing does."""

        trouble: str = ""

    room: Room
    now: int
    settings: dict[str, Any]
    matchmaker: Matchmaker = Matchmaker()


class HouseLink:
    """One room of a house, with its host's key. Blocking; safe to use from several threads at once."""

    def __init__(self, address: str, room: str, key: str) -> None:
        self.parts: SplitResult = urlsplit(address)
        self.address = f"{self.parts.scheme}://{self.parts.netloc}"
        self.room = room
        self.key = key

    @property
    def socket_url(self) -> str:
        """Where phones connect."""
        return f"ws{self.address.removeprefix('http')}/socket.io/?EIO=4&transport=websocket"

    def host_view(self) -> HostView:
        """Return the host's snapshot; raises Refused."""
        return msgspec.convert(self._ask("GET", f"/host/{self.room}/snapshot", None, self.key), HostView)

    def host_do(self, command: str, **fields: object) -> dict[str, Any]:
        """Do something as the host; raises Refused."""
        return self._ask("POST", f"/host/{self.room}/do/{command}", {**fields, "nonce": nonce()}, self.key)

    def join(self, code: str, fields: Mapping[str, object]) -> dict[str, Any]:
        """Join as a stranger does; the answer holds `person` and `token`. Raises Refused."""
        return self._ask("POST", f"/phone/{code}/join", {**fields, "nonce": nonce()}, "")

    def clock_ahead(self) -> float:
        """Return by how many milliseconds the server's clock is ahead of this one: 0 on the same machine."""
        if self.parts.hostname in LOOPBACK:
            return 0.0
        looks = []
        for _ in range(TRIES):
            before = time.time() * 1_000
            then = self.host_view().now
            after = time.time() * 1_000
            looks.append((after - before, then - (before + after) / 2))
        return min(looks)[1]

    def _ask(self, method: str, path: str, body: object, bearer: str) -> dict[str, Any]:
        headers = {"Accept": "application/json"}
        if bearer:
            headers["Authorization"] = f"Bearer {bearer}"
        if body is not None:
            headers["Content-Type"] = "application/json"
        connection = self._connect()
        try:
            connection.request(method, path, None if body is None else json.dumps(body), headers)
            response = connection.getresponse()
            raw = response.read()
        except (OSError, HTTPException) as fault:
            raise Refused("no_answer", str(fault) or type(fault).__name__) from fault
        finally:
            connection.close()
        try:
            answer = json.loads(raw)
        except ValueError as fault:
            raise Refused(f"http_{response.status}", raw[:LONGEST_ANSWER].decode(errors="replace")) from fault
        if not isinstance(answer, dict) or response.status >= 400 or answer.get("ok") is False:
            known = answer if isinstance(answer, dict) else {}
            raise Refused(str(known.get("code", f"http_{response.status}")), str(known.get("sentence", "")))
        return answer

    def _connect(self) -> HTTPConnection:
        host, port = self.parts.hostname or "", self.parts.port
        if self.parts.scheme == "https":
            return HTTPSConnection(host, port, timeout=TIMEOUT, context=ssl.create_default_context())
        return HTTPConnection(host, port, timeout=TIMEOUT)


def nonce() -> str:
    """Return what makes a repeat of a command harmless."""
    return secrets.token_urlsafe(16)


def open_link(url: str, key: str | None) -> HouseLink:
    """Return the link that a host's address (`…/host/<room>`, perhaps with `#<key>`) leads to; raises Fault."""
    try:
        parts = urlsplit(url)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError as fault:
        raise Fault("url_wrong") from fault
    path = parts.path.strip("/").split("/")
    key = key or parts.fragment
    if not valid or len(path) != 2 or path[0] != "host" or not path[1] or not key:
        raise Fault("url_wrong")
    return HouseLink(f"{parts.scheme}://{parts.netloc}", path[1], key)
