"""Sockets that close in the middle of coming in: nothing of them stays, and nothing is made of it in the log."""

from __future__ import annotations

import threading
from typing import Any

import socketio

from kiosk.edge.limits import Limits
from kiosk.sockets import strictness
from tests.client import House, line
from tests.sockets.test_strictness import bare, heard

HURRIED = 60


class Slow(socketio.Namespace):  # type: ignore[misc]
    """Lets a socket in when it is told to, as one whose room must be asked for elsewhere."""

    def __init__(self) -> None:
        super().__init__("/phone")
        self.coming = threading.Event()
        self.open = threading.Event()
        self.left: list[str] = []

    def on_connect(self, _sid: str, _environ: dict[str, Any], _auth: object = None) -> None:
        self.coming.set()
        assert self.open.wait(5)

    def on_disconnect(self, sid: str, _reason: str) -> None:
        self.left.append(sid)


def test_a_socket_that_closes_while_it_is_let_in_is_forgotten() -> None:
    server = socketio.Server(async_mode="threading", async_handlers=False, always_connect=False)
    phones = Slow()
    server.register_namespace(phones)
    strictness.init_server(server, Limits())
    handlers = server.eio.handlers
    handlers["connect"]("eio-1", {})
    letting_in = threading.Thread(target=handlers["message"], args=("eio-1", "0/phone,{}"))
    letting_in.start()
    assert phones.coming.wait(5)
    handlers["disconnect"]("eio-1", "transport close")
    phones.open.set()
    letting_in.join(5)
    assert len(phones.left) == 1
    assert not server.manager.is_connected(phones.left[0], "/phone")
    assert "eio-1" not in server.environ
    handlers["message"]("eio-1", "0/phone,{}")
    assert len(phones.left) == 1


def test_phones_that_hurry_away_leave_no_trace(house: House) -> None:
    joined = house.join("Ana", "", "")
    hello = f'40/phone,{{"room":"{house.code}","auth":"{joined["token"]}"}}'
    for number in range(HURRIED):
        with bare(house) as socket:
            socket.send(hello)
            if number % 2:
                socket.send('42/phone,["touch",{}]')
            socket.shutdown()  # type: ignore[no-untyped-call]
    with line(house, "host", house.host_key) as host:
        host.wait(
            lambda shown: any(one["person"] == joined["person"] and not one["connected"] for one in shown["people"])
        )
    assert "Traceback" not in house.server.log()
    assert "error" not in house.server.log().lower()


def test_coming_in_twice_on_one_socket_changes_nothing(house: House) -> None:
    token = house.join("Ben", "", "")["token"]
    with bare(house, token) as socket:
        heard(socket, "snapshot")
        socket.send(f'40/phone,{{"room":"{house.code}","auth":"{token}"}}')
        while not (text := str(socket.recv())).startswith("44/phone,"):
            assert text
        socket.send('42/phone,7["touch",{}]')
        while not (text := str(socket.recv())).startswith("43/phone,7"):
            assert text
