"""What no proper client sends: by a bare WebSocket."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import websocket

from tests.client import House


@contextmanager
def bare(house: House, token: str | None = None) -> Iterator[websocket.WebSocket]:
    """A WebSocket that has heard the server's greeting and, with a token, is let in as a phone."""
    address = house.server.url.replace("http", "ws", 1) + "/socket.io/?EIO=4&transport=websocket"
    socket = websocket.create_connection(address, timeout=10)
    try:
        assert str(socket.recv()).startswith("0{")
        if token:
            socket.send("40/phone," + json.dumps({"room": house.code, "auth": token}))
            assert str(socket.recv()).startswith("40/phone,")
        yield socket
    finally:
        socket.close()


def heard(socket: websocket.WebSocket, kind: str) -> Any:
    """The next event of a kind."""
    while True:
        text = str(socket.recv())
        assert text, "the server closed the connection"
        if text.startswith("42/phone,") and json.loads(text[9:])[0] == kind:
            return json.loads(text[9:])[1]


def closes(socket: websocket.WebSocket, within: float) -> bool:
    """Whether the server ends the connection in so many seconds."""
    socket.settimeout(within)
    try:
        while socket.recv():
            pass
    except websocket.WebSocketTimeoutException:
        return False
    except (websocket.WebSocketException, OSError):
        return True
    return True


NONSENSE = [
    "4",
    "49",
    "4x",
    "42/phone,",
    "42/phone,[]",
    "42/phone,{}",
    '42/phone,[["touch"]]',
    "42/phone,[7]",
    '42/phone,["touch"',
    "42/phone," + "[" * 5_000,
    '42["touch",{}]',
    '42/nowhere,["touch",{}]',
    "43/phone,1[]",
    '451-/phone,["touch",{"_placeholder":true,"num":0}]',
    "44/phone,{}",
]


@pytest.mark.parametrize("text", NONSENSE, ids=lambda text: text[:30])
def test_a_malformed_packet_is_answered_and_the_socket_lives(house: House, text: str) -> None:
    with bare(house, house.join("Ana", "", "")["token"]) as socket:
        heard(socket, "snapshot")
        before = house.version()
        socket.send(text)
        assert heard(socket, "refused")["code"] == "malformed"
        socket.send('42/phone,7["touch",{}]')
        while not (text := str(socket.recv())).startswith("43/phone,7"):
            assert text
        assert json.loads(text[10:])[0]["ok"]
        assert house.version() == before


@pytest.mark.parametrize("name", ["connect", "disconnect", "*"])
def test_reserved_names_are_no_messages(house: House, name: str) -> None:
    with bare(house, house.join("Ana", "", "")["token"]) as socket:
        heard(socket, "snapshot")
        socket.send("42/phone," + json.dumps([name, "client disconnect"]))
        assert heard(socket, "refused")["code"] == "unknown_message"


def test_an_oversized_message_ends_the_socket(house: House) -> None:
    with bare(house, house.join("Ana", "", "")["token"]) as socket:
        heard(socket, "snapshot")
        before = house.version()
        socket.send('42/phone,["edit",{"name":"' + "x" * 900_000 + '"}]')
        assert closes(socket, 5)
        assert house.version() == before


def test_a_binary_frame_is_refused(house: House) -> None:
    with bare(house, house.join("Ana", "", "")["token"]) as socket:
        heard(socket, "snapshot")
        socket.send_binary(b"\x00\x01\x02")
        assert heard(socket, "refused")["code"] == "malformed"


def test_a_socket_that_says_nothing_is_closed(house: House) -> None:
    with bare(house) as socket:
        began = time.monotonic()
        assert closes(socket, 9)
        assert time.monotonic() - began > 3


def test_a_stranger_who_sends_messages_is_closed_at_once(house: House) -> None:
    with bare(house) as socket:
        socket.send('42/phone,["touch",{}]')
        assert closes(socket, 3)


def test_a_socket_is_never_compressed(house: House) -> None:
    address = house.server.url.replace("http", "ws", 1) + "/socket.io/?EIO=4&transport=websocket"
    socket = websocket.create_connection(
        address, header=["Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"], timeout=10
    )
    assert "sec-websocket-extensions" not in (socket.headers or {})
    socket.close()


def test_another_website_opens_no_socket(house: House) -> None:
    address = house.server.url.replace("http", "ws", 1) + "/socket.io/?EIO=4&transport=websocket"
    with pytest.raises(websocket.WebSocketBadStatusException):
        websocket.create_connection(address, origin="https://evil.example", timeout=10)


def test_polling_is_not_spoken(house: House) -> None:
    assert house.http("GET", "/socket.io/?EIO=4&transport=polling").status == 400
