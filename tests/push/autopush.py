"""A push service on this machine as Firefox speaks with one: the autopush protocol over a WebSocket, and RFC 8030."""

from __future__ import annotations

import base64
import json
import secrets
import socket
import threading
from typing import Any

from flask import Flask, request
from simple_websocket import ConnectionClosed, Server
from werkzeug.serving import make_server

CREATED = 201
GONE = 410


class Autopush:
    """Takes pushes over HTTP and hands them on to the browser that registered for them."""

    def __init__(self) -> None:
        self.taken: list[dict[str, str]] = []
        """The headers of every push that came."""
        self._lines: dict[str, Server] = {}
        """Where the messages of a channel go."""
        self._anew = False
        app = Flask("autopush")
        app.add_url_rule("/", "line", self._line, websocket=True)
        app.add_url_rule("/push/<channel>", "take", self._take, methods=["POST"])
        self._server = make_server("127.0.0.1", 0, app, threaded=True)
        self.url = f"ws://127.0.0.1:{self._server.server_port}/"
        self._origin = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def renew(self) -> None:
        """Know each browser under another name from now on: it has to register again."""
        self._anew = True
        lines = set(self._lines.values())
        self._lines.clear()
        for line in lines:
            line.sock.shutdown(socket.SHUT_RDWR)  # after a friendly goodbye it would not come back

    def forget(self) -> None:
        """Know no browser any more: its endpoints are gone."""
        self._lines.clear()

    def stop(self) -> None:
        self._server.shutdown()

    def _line(self) -> str:
        line = Server.accept(request.environ)
        try:
            while True:
                self._answer(line, json.loads(line.receive()))
        except ConnectionClosed:
            return ""

    def _answer(self, line: Server, said: dict[str, Any]) -> None:
        kind = said.get("messageType")
        if kind == "hello":
            known = None if self._anew else said.get("uaid")
            self._anew = False
            uaid = known or secrets.token_hex(16)
            self._tell(line, messageType="hello", uaid=uaid, status=200, use_webpush=True, broadcasts={})
        elif kind == "register":
            channel = said["channelID"]
            self._lines[channel] = line
            endpoint = f"{self._origin}/push/{channel}"
            self._tell(line, messageType="register", channelID=channel, status=200, pushEndpoint=endpoint)
        elif kind == "unregister":
            self._lines.pop(said["channelID"], None)
            self._tell(line, messageType="unregister", channelID=said["channelID"], status=200)
        elif not said:
            line.send("{}")  # a ping

    def _take(self, channel: str) -> tuple[str, int]:
        line = self._lines.get(channel)
        if line is None:
            return "", GONE
        self.taken.append(dict(request.headers))
        data = base64.urlsafe_b64encode(request.get_data()).rstrip(b"=").decode()
        headers = {"encoding": request.headers["Content-Encoding"]}
        version = secrets.token_hex(8)
        self._tell(line, messageType="notification", channelID=channel, version=version, data=data, headers=headers)
        return "", CREATED

    def _tell(self, line: Server, **message: Any) -> None:
        line.send(json.dumps(message))
