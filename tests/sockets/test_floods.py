"""Sockets that come too fast, do not read, or speak something else: they get nowhere, and nobody else notices."""

from __future__ import annotations

import json
import socket as plain
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import websocket

from tests.client import House, Line, line, nonce
from tests.machine import slowness
from tests.sockets.test_strictness import bare, closes

ASKED = 8
"""How often a bystander does something meanwhile."""
PROMPT = 0.5
"""Seconds in which a bystander is answered on an ordinary laptop, whatever others do."""
MOST_GROWN = 40
"""Megabytes by which the server may grow meanwhile."""
IDLE = 200
SOCKET = b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
UNFINISHED = (
    b"",
    b"GET / HT",
    b"GET / HTTP/1.1\r\nHost: x\r\n",
    b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n",
)
HEAD_WITHIN = 30.0


def megabytes(house: House) -> int:
    said = Path(f"/proc/{house.server.pid}/status").read_text()
    return int(next(row for row in said.splitlines() if row.startswith("VmRSS")).split()[1]) // 1024


def sockets_open(house: House, screen: str) -> float:
    rows = house.http("GET", "/metrics").text.splitlines()
    return next((float(row.split()[1]) for row in rows if row.startswith(f'kiosk_sockets{{screen="{screen}"}}')), 0.0)


def longest_wait(bystander: Line) -> float:
    """The longest of several answers that somebody else gets."""
    took = []
    for _ in range(ASKED):
        began = time.monotonic()
        assert bystander.call("touch", {"nonce": nonce()})["ok"]
        took.append(time.monotonic() - began)
        time.sleep(0.1)
    return max(took)


@contextmanager
def flooding(house: House, message: str) -> Iterator[list[int]]:
    """A phone that sends one message after the other as fast as it can, and reads nothing."""
    sent, ended = [0], threading.Event()
    token = house.join("Eve", "", "")["token"]

    def flood() -> None:
        with bare(house, token) as socket:
            socket.settimeout(1)
            while not ended.is_set():
                try:
                    socket.send(message)
                    sent[0] += 1
                except websocket.WebSocketTimeoutException:
                    return  # its own buffer is full: the server reads no faster than it answers
                except (OSError, websocket.WebSocketException):
                    return  # cut off

    flooder = threading.Thread(target=flood)
    flooder.start()
    yield sent
    ended.set()
    flooder.join()


@pytest.mark.parametrize(
    "message",
    [
        '42/phone,1["touch",{}]',
        pytest.param('42/phone,1["edit",{"name":"' + "x" * 15_000 + '"}]', marks=pytest.mark.long),
        pytest.param("3", marks=pytest.mark.long),
        pytest.param('42/nowhere,["touch",{}]', marks=pytest.mark.long),
    ],
    ids=["small", "large", "heartbeats", "nonsense"],
)
def test_a_flood_reaches_nobody_else(house: House, message: str) -> None:
    before = megabytes(house)
    ben = house.join("Ben", "", "")
    with line(house, "phone", ben["token"]) as bystander, flooding(house, message) as sent:
        time.sleep(0.3)
        assert longest_wait(bystander) < PROMPT * slowness()
    assert sent[0] > 50
    assert megabytes(house) - before < MOST_GROWN


@pytest.mark.parametrize("text", ["x", "", "9", "0", "5", "6", "bAAAA", "bx", "٣", "\x00"])
def test_what_is_no_packet_ends_the_socket_and_makes_no_noise(house: House, text: str) -> None:
    before = house.server.log()
    with bare(house, house.join("Ana", "", "")["token"]) as socket:
        socket.send(text)
        assert closes(socket, 3)
    assert house.server.log() == before


def frame(first: int, payload: bytes) -> bytes:
    """A frame as a client masks it; `first` is its first byte."""
    size = bytes([0x80 | 126]) + len(payload).to_bytes(2) if len(payload) > 125 else bytes([0x80 | len(payload)])
    return bytes([first]) + size + bytes(4) + payload


@pytest.mark.parametrize(
    "sent",
    [
        frame(0xC1, zlib.compress(b"4" + b"0" * 50_000_000)[2:-4]),  # compressed, though nobody agreed to that
        frame(0x01, b"4" + b"x" * 9_000) + frame(0x80, b"x" * 9_000),  # too large, in parts
        frame(0x01, b"42") * 2,  # a part begins before the last one has ended
        frame(0x8B, b"") + frame(0x83, b""),  # a kind of frame that there is not
        frame(0x89, b"x" * 126),  # a ping that is too long
        frame(0x81, b"\xff\xfe"),  # no UTF-8
        b"\x81\xff" + (2**62).to_bytes(8) + bytes(4) + b"4" * 40_000,  # says that it is longer than anything
        b"GET / HTTP/1.1\r\n\r\n",
    ],
    ids=["bomb", "parts", "twice", "kind", "ping", "letters", "endless", "http"],
)
def test_frames_that_break_the_rules_end_the_socket(house: House, sent: bytes) -> None:
    before = house.server.log()
    with bare(house, house.join("Ana", "", "")["token"]) as socket:
        assert socket.sock
        socket.sock.sendall(sent)
        assert closes(socket, 3)
    assert house.server.log() == before
    assert megabytes(house) < 300


def connection(house: House) -> plain.socket:
    return plain.create_connection((urlsplit(house.server.url).hostname, house.server.port), timeout=10)


@pytest.mark.parametrize(
    "head",
    [
        SOCKET + b"\r\n",
        SOCKET + b"Connection: Upgrade\r\nSec-WebSocket-Version: 7\r\nSec-WebSocket-Key: x\r\n\r\n",
        b"GET /Theodora HTTP/9\r\n\r\n",
        b"Theodora\r\n\r\n",
        b"GET / HTTP/1.1\r\nTheodora\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 9_000 + b"\r\n",
        b"GET /" + b"Theodora" * 2_000 + b" HTTP/1.1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: Theodora\r\n\r\n",
        b"POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nTheodora\r\n",
    ],
)
def test_what_is_no_request_is_refused_and_not_repeated_in_the_log(house: House, head: bytes) -> None:
    with connection(house) as asked:
        asked.sendall(head)
        said = asked.recv(12)
    assert said[9:10] in {b"3", b"4", b"5", b""}
    assert said[9:12] not in {b"500", b"502"}, said
    log = house.server.log()
    assert not [word for word in ("Theodora", "127.0.0.1", "Traceback") if word in log], log


@pytest.mark.long
def test_connections_that_say_nothing_are_ended(house: House) -> None:
    ben = house.join("Ben", "", "")
    waiting = [connection(house) for _ in range(IDLE)]
    for number, one in enumerate(waiting):
        one.sendall(UNFINISHED[number % len(UNFINISHED)])
    with line(house, "phone", ben["token"]) as bystander:
        assert longest_wait(bystander) < PROMPT * slowness()
    until = time.monotonic() + HEAD_WITHIN + 10
    for one in waiting:
        one.settimeout(max(0.1, until - time.monotonic()))
        while one.recv(4096):
            pass
        one.close()
    assert "Traceback" not in house.server.log()


@pytest.mark.long
def test_screens_that_do_not_read_are_let_go_and_the_others_go_on(house: House) -> None:
    words = "; ".join(f"{'something to tell about ' * 3}{number}" for number in range(9))
    people = [house.join(f"Somebody {number} {'x' * 90}", words, words) for number in range(150)]
    address = house.server.url.replace("http", "ws", 1) + "/socket.io/?EIO=4&transport=websocket"
    small = ((plain.SOL_SOCKET, plain.SO_RCVBUF, 4096),)
    before = megabytes(house)
    deaf = [websocket.create_connection(address, timeout=10, sockopt=small) for _ in range(10)]
    for socket in deaf:
        socket.recv()
        socket.send("40/host," + json.dumps({"room": house.room, "auth": house.host_key}))
    with line(house, "host", house.host_key) as host:
        until = time.monotonic() + 90
        while sockets_open(house, "host") > 1:
            assert time.monotonic() < until, f"{sockets_open(house, 'host')} are kept"
            house.do("phone", "pause", {"nonce": nonce()}, people[0]["token"])
            house.do("phone", "resume", {"nonce": nonce()}, people[0]["token"])
            time.sleep(0.3)
        seen = len(host.snapshots)
        house.do("phone", "pause", {"nonce": nonce()}, people[1]["token"])
        host.wait(lambda shown: len(host.snapshots) > seen)
    assert megabytes(house) - before < 150
    for socket in deaf:
        socket.close()
