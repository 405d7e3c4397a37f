"""Sockets: one namespace a screen, WebSocket only, the same messages as over HTTP."""

from __future__ import annotations

from flask import Flask
from flask_socketio import SocketIO

from kiosk.edge.limits import LARGEST_MESSAGE
from kiosk.edge.visits import SCREENS
from kiosk.live.audience import Screen
from kiosk.live.background import patched
from kiosk.sockets import strictness
from kiosk.sockets.codec import Codec
from kiosk.sockets.screen import ScreenNamespace

PING_EVERY = 20
"""Seconds between two heartbeats."""
PING_PATIENCE = 20
"""Seconds without an answer after which a socket is given up."""


class Sockets:
    """All sockets of this worker: who visits, and sending them what they are to see."""

    def __init__(self) -> None:
        self._socketio = SocketIO()
        self._screens: dict[Screen, ScreenNamespace] = {screen: ScreenNamespace(screen) for screen in SCREENS}

    def init_app(self, app: Flask) -> None:
        """Answer sockets beside the app's pages. The app's desk must be there."""
        self._socketio.init_app(
            app,
            async_mode="gevent" if patched() else "threading",
            async_handlers=False,
            transports=["websocket"],
            always_connect=False,
            manage_session=False,
            json=Codec,
            max_http_buffer_size=LARGEST_MESSAGE,
            ping_interval=PING_EVERY,
            ping_timeout=PING_PATIENCE,
            namespaces=[f"/{screen}" for screen in SCREENS],
        )
        server = self._socketio.server
        for screen in self._screens.values():
            screen.desk = app.extensions["kiosk"]
            server.register_namespace(screen)
        strictness.init_server(server, app.extensions["kiosk"].limits)

    def send(self, screen: Screen, to: str, snapshot: object) -> None:
        """Send a snapshot to a socket by its sid, or to all of a room's by the room's id."""
        self._screens[screen].show(to, snapshot)

    def farewell(self, screen: Screen, sid: str) -> None:
        """Tell a socket that its room is no more, and close it."""
        self._screens[screen].dismiss(sid, "no_such_room")
