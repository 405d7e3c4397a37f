"""Small outside clients for tests: HTTP by the standard library, sockets by the official python-socketio."""

from __future__ import annotations

import itertools
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

import socketio

from tests.server import KioskServer

ANSWER_WITHIN = 10.0
"""Seconds for an answer, or for a snapshot to come."""
STILL = 1.0
"""Seconds in which nothing happens, after which nothing will."""
_counter = itertools.count()


class Heard(NamedTuple):
    """An HTTP answer."""

    status: int
    headers: Any
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


_opener = build_opener(_Stay)


def nonce() -> str:
    """A fresh nonce."""
    return f"test-nonce-{time.time_ns()}-{next(_counter)}"


class House:
    """A running kiosk with one room, as an outside program sees it."""

    def __init__(self, server: KioskServer) -> None:
        self.server = server
        self.room = server.links["room"]
        self.code = server.links["join"].rpartition("/")[2]
        self.host_key = server.links["host"].partition("#")[2]
        self.door_key = server.links["door"].partition("#")[2]

    def http(
        self,
        method: str,
        path: str,
        data: Any = None,
        *,
        raw: bytes | None = None,
        form: dict[str, str] | None = None,
        **headers: str,
    ) -> Heard:
        """Ask; a refusal is an answer too, and redirects are not followed."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        body = raw
        if form is not None:
            body = urlencode(form).encode()
            sent.setdefault("Content-Type", "application/x-www-form-urlencoded")
        elif data is not None:
            body = json.dumps(data).encode()
        sent.setdefault("Content-Type", "application/json")
        request = Request(self.server.url + path, data=body, headers=sent, method=method)
        try:
            with _opener.open(request, timeout=ANSWER_WITHIN) as answer:
                return Heard(answer.status, answer.headers, answer.read().decode())
        except HTTPError as error:
            with error:
                return Heard(error.code, error.headers, error.read().decode())

    def join(
        self, name: str = "Ana", offers: str = "pricing", wants: str = "short video", **more: Any
    ) -> dict[str, Any]:
        """Check somebody in over HTTP."""
        fields = {
            "name": name,
            "offers": [{"text": text} for text in offers.split("; ") if text],
            "wants": [{"text": text} for text in wants.split("; ") if text],
            "nonce": nonce(),
            **more,
        }
        answer = self.http("POST", f"/phone/{self.code}/join", fields)
        assert answer.status == 200, answer.text
        joined: dict[str, Any] = answer.json
        return joined

    def do(self, screen: str, command: str, fields: dict[str, Any], credential: str) -> Heard:
        """Send a command over HTTP."""
        key = self.code if screen == "phone" else self.room
        return self.http("POST", f"/{screen}/{key}/do/{command}", fields, Authorization=f"Bearer {credential}")

    def as_host(self, command: str, **fields: Any) -> Any:
        """Do something as the host; it must be allowed."""
        answer = self.do("host", command, fields, self.host_key)
        assert answer.status == 200, answer.text
        return answer.json

    def snapshot(self, screen: str, credential: str = "") -> Any:
        """What a screen shows."""
        key = self.code if screen == "phone" else self.room
        answer = self.http("GET", f"/{screen}/{key}/snapshot", Authorization=f"Bearer {credential}")
        assert answer.status == 200, answer.text
        return answer.json

    def version(self) -> int:
        """The room's version: it stands still where nothing changes."""
        return int(self.snapshot("host", self.host_key)["version"])

    def still_version(self) -> int:
        """The same, once nothing has come of what was done before: a second long."""
        version, since = self.version(), time.monotonic()
        while time.monotonic() - since < STILL:
            if (now := self.version()) != version:
                version, since = now, time.monotonic()
            time.sleep(STILL / 10)
        return version


class Line:
    """An open socket at one screen, by the official client."""

    def __init__(self, house: House, screen: str, credential: str = "", key: str | None = None) -> None:
        self.namespace = f"/{screen}"
        self.snapshots: list[Any] = []
        self.refused: list[Any] = []
        self.errors: list[Any] = []
        self._came = threading.Condition()
        self.client = socketio.Client(reconnection=False)
        self.client.on("snapshot", self._take(self.snapshots), namespace=self.namespace)
        self.client.on("refused", self._take(self.refused), namespace=self.namespace)
        self.client.on("connect_error", self._take(self.errors), namespace=self.namespace)
        auth = {"room": key or (house.code if screen == "phone" else house.room)}
        if credential:
            auth["auth"] = credential
        self.client.connect(house.server.url, transports=["websocket"], namespaces=[self.namespace], auth=auth)

    def _take(self, into: list[Any]) -> Callable[[Any], None]:
        def take(data: Any = None) -> None:
            with self._came:
                into.append(data)
                self._came.notify_all()

        return take

    def call(self, command: str, fields: Any) -> Any:
        """Send a message and return its answer."""
        return self.client.call(command, fields, namespace=self.namespace, timeout=ANSWER_WITHIN)

    def wait(self, fits: Callable[[Any], bool]) -> Any:
        """Return the first snapshot that fits."""
        return self._wait(self.snapshots, fits)

    def wait_refused(self, fits: Callable[[Any], bool] = bool) -> Any:
        """Return the first event `refused` that fits."""
        return self._wait(self.refused, fits)

    def _wait(self, among: list[Any], fits: Callable[[Any], bool]) -> Any:
        with self._came:
            assert self._came.wait_for(lambda: any(map(fits, among)), ANSWER_WITHIN), f"nothing that fits: {among[-2:]}"
            return next(filter(fits, among))

    def close(self) -> None:
        """Hang up."""
        self.client.disconnect()


@contextmanager
def line(house: House, screen: str, credential: str = "", key: str | None = None) -> Iterator[Line]:
    """A socket that is closed at the end."""
    opened = Line(house, screen, credential, key)
    try:
        yield opened
    finally:
        opened.close()
