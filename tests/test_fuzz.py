"""Thousands of made-up requests and messages, from people in every state: no fault of ours, and nobody else notices.

A few hundred of each by default; ten thousand with `--long`.
"""

from __future__ import annotations

import http.client
import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import websocket
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.client import House, nonce
from tests.fuzz import Asked, Known, frames, requests
from tests.server import KioskServer

SOME, MANY = 150, 10_000
LONG = 50_000_000
"""Milliseconds that outlast a test."""
WITHIN = 20.0
ALONE = ("state", "you", "meeting", "after", "met", "keeping", "tonight")
"""What of a bystander's snapshot is theirs; the rest tells how many are here, and the time."""

Bystanders = dict[str, dict[str, Any]]


def until(happened: Callable[[], Any]) -> Any:
    end = time.monotonic() + WITHIN
    while not (found := happened()):
        assert time.monotonic() < end
        time.sleep(0.1)
    return found


class Room:
    """A room with people in every state, and three who are to be left alone."""

    def __init__(self, server: KioskServer) -> None:
        self.server = server
        self.house = house = House(server)
        for name, value in (("gather", 100), ("thin", 0), ("answer", LONG), ("arrive", LONG), ("talk", LONG)):
            house.as_host("change_setting", name=name, value=value)
        self.alone = [house.join("Ana", "quilting", "sailing"), house.join("Ben", "sailing", "quilting")]
        others = [house.join(f"P{number}", *(("law", "bread"), ("bread", "law"))[number % 2]) for number in range(4)]
        house.as_host("change_setting", name="matching", value=True)
        until(lambda: {self.shown(one)["state"] for one in (*self.alone, *others)} == {"called"})
        meeting = self.shown(self.alone[0])["meeting"]["id"]
        for one in (self.alone[0], others[0]):
            house.do("phone", "here", {"meeting": self.shown(one)["meeting"]["id"]}, one["token"])
        house.as_host("change_setting", name="matching", value=False)
        self.alone.append(house.join("Cem", "pottery", "chess"))
        house.do("phone", "pause", {"nonce": nonce()}, self.alone[2]["token"])
        others += [house.join(f"Q{number}", "pricing", "video") for number in range(5)]
        for one, command in zip(others[4:], ("pause", "leave", "erase_me", "help"), strict=False):
            assert house.do("phone", command, {}, one["token"]).status == 200
        house.as_host("remove", person=others[8]["person"])
        others += [house.join("R", "", "")]
        self.known = Known(
            house.code,
            house.room,
            tuple(one["token"] for one in others),
            (*(one["person"] for one in (*others, *self.alone)), meeting, self.shown(others[0])["meeting"]["id"]),
        )
        self.before = self.bystanders()
        self._connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        self._socket: websocket.WebSocket | None = None

    def shown(self, one: dict[str, Any]) -> Any:
        return self.house.snapshot("phone", one["token"])

    def bystanders(self) -> list[dict[str, Any]]:
        return [{part: shown[part] for part in ALONE} for shown in map(self.shown, self.alone)]

    def ask(self, asked: Asked) -> None:
        """Send a request; what comes back is no fault of the server's, and has what every answer carries."""
        try:
            answer, text = self._answer(asked)
        except (OSError, http.client.HTTPException):
            self._connection.close()  # a connection that was idle for long is no longer there
            answer, text = self._answer(asked)
        assert answer.status < 500, text[:300]
        if answer.status != 400 or text:  # what is no request at all is answered before the house sees it
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
        if answer.headers.get_content_type() == "application/json" and answer.status >= 400:
            refused = json.loads(text) if text else {"ok": False, "sentence": "HEAD has none"}
            assert refused["ok"] is False
            assert "{" not in str(refused["sentence"])

    def _answer(self, asked: Asked) -> tuple[http.client.HTTPResponse, bytes]:
        headers = {name: value.encode("latin-1") for name, value in asked.headers.items()}
        self._connection.request(asked.method, asked.path, asked.body, headers)
        answer = self._connection.getresponse()
        return answer, answer.read()

    def say(self, frame: str | bytes, token: str) -> None:
        """Send something over a socket, a new one where the last was closed."""
        socket = self._socket or self._connect(token)
        self._socket = None
        try:
            if isinstance(frame, bytes):
                socket.send_binary(frame)
            else:
                socket.send(frame)
            socket.settimeout(0.001)
            while socket.recv():
                pass
        except websocket.WebSocketTimeoutException:
            socket.settimeout(10)
            self._socket = socket
        except (OSError, websocket.WebSocketException):
            return  # cut off

    def _connect(self, token: str) -> websocket.WebSocket:
        address = f"ws://127.0.0.1:{self.server.port}/socket.io/?EIO=4&transport=websocket"
        socket = websocket.create_connection(address, timeout=10)
        socket.recv()
        socket.send("40/phone," + json.dumps({"room": self.known.code, "auth": token}))
        return socket

    def is_well(self) -> None:
        """Nothing went wrong, and those who are to be left alone were."""
        assert self.house.http("GET", "/readyz").status == 200
        assert [row for row in self.server.log().splitlines() if "warning" not in row] == []
        assert self.bystanders() == self.before

    def end(self) -> None:
        self._connection.close()
        if self._socket is not None:
            self._socket.close()
        self.server.kill()


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    server = KioskServer(tmp_path_factory.mktemp("fuzz") / "data", command=(sys.executable, "-m", "tests.unlimited"))
    server.start()
    opened = Room(server)
    yield opened
    opened.end()


def each(number: int, made: Callable[[], st.SearchStrategy[Any]], do: Callable[[Any], None]) -> None:
    """Make so many up, and do each."""

    @settings(
        max_examples=number,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],  # what failed is seen as it was: made smaller, the room would no longer be the same
        suppress_health_check=list(HealthCheck),
    )
    @given(made())
    def run(one: Any) -> None:
        do(one)

    run()


@pytest.mark.parametrize("number", [SOME, pytest.param(MANY, marks=[pytest.mark.long, pytest.mark.timeout(1_800)])])
def test_made_up_requests(room: Room, number: int) -> None:
    each(number, lambda: requests(room.known), room.ask)
    room.is_well()


@pytest.mark.parametrize("number", [SOME, pytest.param(MANY, marks=[pytest.mark.long, pytest.mark.timeout(1_800)])])
def test_made_up_messages(room: Room, number: int) -> None:
    made = lambda: st.tuples(frames(room.known), st.sampled_from(room.known.tokens))  # noqa: E731
    each(number, made, lambda one: room.say(*one))
    room.is_well()


@pytest.mark.parametrize("number", [SOME, pytest.param(MANY, marks=[pytest.mark.long, pytest.mark.timeout(1_800)])])
def test_a_made_up_hosts_commands(room: Room, number: int) -> None:
    """With the host's key, which may do much: but break nothing. It comes last."""
    each(number, lambda: requests(room.known, room.house.host_key), room.ask)
    assert room.house.http("GET", "/healthz").status == 200
    assert [row for row in room.server.log().splitlines() if "warning" not in row] == []
    room.server.restart()
    assert room.house.http("GET", "/readyz").status == 200
    assert [row for row in room.server.log().splitlines() if "warning" not in row] == []
