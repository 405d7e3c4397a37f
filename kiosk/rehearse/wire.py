"""A phone's socket: Socket.IO 5 over Engine.IO 4 over a WebSocket, as much of it as a phone needs."""

from __future__ import annotations

import asyncio
import itertools
import json
import ssl
from collections.abc import Callable
from typing import Any

import msgspec
from simple_websocket import AioClient, ConnectionClosed, ConnectionError

from kiosk.rehearse.phone import PhoneView

NAMESPACE = "/phone"
CONNECT_TIME = 20.0
"""Seconds from opening a socket to the server's welcome."""

ANSWER_TIME = 20.0
"""Seconds after which a command's answer is given up."""

RECEIVE_BYTES = 65_536

OPEN, CLOSE, PING, PONG = "0", "1", "2", "3"
CONNECT, DISCONNECT, EVENT, ACK, CONNECT_ERROR = (f"4{kind}" for kind in range(5))


class SocketLost(Exception):
    """The socket is gone, was never there, or says nothing any more; `code` names which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Event(msgspec.Struct, array_like=True, frozen=True):
    """What a server sends: a name and one argument."""

    name: str
    argument: msgspec.Raw = msgspec.Raw(b"null")


class PromptClient(AioClient):  # type: ignore[misc]
    """A client that reads at once what came in one piece with the answer to its handshake."""

    async def handshake(self) -> None:
        """Open the socket; without the second line the server's first words could lie unread until its next ones."""
        await super().handshake()
        self.connected = await self._handle_events()


class Wire:
    """One connected phone. `on_view` gets each snapshot, decoded, as it comes."""

    def __init__(self, socket: AioClient, silence: float, on_view: Callable[[PhoneView], None]) -> None:
        self._socket = socket
        self._silence = silence
        self._on_view = on_view
        self._ids = itertools.count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}

    @classmethod
    async def open(cls, url: str, code: str, token: str, on_view: Callable[[PhoneView], None]) -> Wire:
        """Connect the phone of the person with `token` to the room `code`; raises SocketLost."""
        context = ssl.create_default_context() if url.startswith("wss") else None
        try:
            async with asyncio.timeout(CONNECT_TIME):
                socket = await PromptClient.connect(url, receive_bytes=RECEIVE_BYTES, ssl_context=context)
                greeting = json.loads((await socket.receive())[1:])
                payload = json.dumps({"room": code, "auth": token})
                await socket.send(f"{CONNECT}{NAMESPACE},{payload}")
                wire = cls(socket, (greeting["pingInterval"] + greeting["pingTimeout"]) / 1_000, on_view)
                while not await wire._welcomed():
                    pass
                return wire
        except TimeoutError as fault:
            raise SocketLost("connect_timeout") from fault
        except (OSError, ConnectionClosed, ConnectionError, ValueError, KeyError, TypeError) as fault:
            raise SocketLost("cannot_connect") from fault

    async def listen(self) -> None:
        """Take in what the server sends, for as long as it does; raises SocketLost in the end."""
        try:
            while True:
                message = await self._socket.receive(timeout=self._silence)
                if message is None:
                    raise SocketLost("heartbeat_lost")
                await self._take(message)
        except (ConnectionClosed, OSError) as fault:
            raise SocketLost("socket_lost") from fault
        finally:
            for answer in self._answers.values():
                if not answer.done():
                    answer.set_exception(SocketLost("socket_lost"))

    async def send(self, command: str, fields: dict[str, object]) -> dict[str, Any]:
        """Send a command and return its answer; raises SocketLost."""
        number = next(self._ids)
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._answers[number] = answer
        try:
            await self._socket.send(f"{EVENT}{NAMESPACE},{number}{json.dumps([command, fields])}")
            async with asyncio.timeout(ANSWER_TIME):
                return await answer
        except TimeoutError as fault:
            raise SocketLost("no_answer") from fault
        except (ConnectionClosed, OSError) as fault:
            raise SocketLost("socket_lost") from fault
        finally:
            del self._answers[number]

    async def close(self) -> None:
        """Close the socket, without a word to the room."""
        if self._socket.connected:
            await self._socket.close()
        if self._socket.task:
            self._socket.task.cancel()
        self._socket.wsock.close()

    async def _welcomed(self) -> bool:
        message = str(await self._socket.receive())
        if message.startswith(f"{CONNECT}{NAMESPACE},"):
            return True
        if message.startswith(CONNECT_ERROR):
            raise SocketLost(_refusal(message))
        await self._take(message)
        return False

    async def _take(self, message: str) -> None:
        kind, _, rest = message[:2], NAMESPACE, message.partition(",")[2]
        if message == PING:
            await self._socket.send(PONG)
        elif kind == EVENT:
            event = msgspec.json.decode(rest, type=Event)
            if event.name == "snapshot":
                self._on_view(msgspec.json.decode(event.argument, type=PhoneView))
        elif kind == ACK:
            number, bracket, body = rest.partition("[")
            answer = self._answers.get(int(number))
            if answer and not answer.done():
                answer.set_result(json.loads(bracket + body)[0])
        elif kind in (DISCONNECT, CLOSE):
            raise SocketLost("disconnected")


def _refusal(message: str) -> str:
    try:
        said = json.loads(message.partition(",")[2])
    except ValueError:
        return "connect_refused"
    data = said.get("data") if isinstance(said, dict) else None
    return str(data.get("code", "connect_refused")) if isinstance(data, dict) else "connect_refused"
