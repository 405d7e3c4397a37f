"""Sockets: one namespace a screen, WebSocket only, the same messages as over HTTP."""

from __future__ import annotations

from time import monotonic

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


EXTENSION = "kiosk-sockets"
COME_BACK_AFTER = 1_500
"""Milliseconds after a goodbye in which nobody comes: a worker of gunicorn still takes connections for a second."""
COME_BACK_EACH = 2
COME_BACK_WITHIN = 1_000
"""Milliseconds, for each socket and at least, over which they come back: not all at one moment."""
PATIENCE = 0.05
"""Seconds between two looks whether all have gone."""
LAST_WORDS = 2.0
"""Seconds that sockets get for hearing the goodbye."""


def say_goodbye(app: Flask) -> None:
    """Tell every socket of the app to come back, and close it."""
    sockets: Sockets = app.extensions[EXTENSION]
    sockets.say_goodbye()


class Sockets:
    """All sockets of this worker: who visits, and sending them what they are to see."""

    def __init__(self) -> None:
        self._socketio = SocketIO()
        self._screens: dict[Screen, ScreenNamespace] = {screen: ScreenNamespace(screen) for screen in SCREENS}

    def init_app(self, app: Flask) -> None:
        """Answer sockets beside the app's pages. The app's desk must be there."""
        app.extensions[EXTENSION] = self
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

    def say_goodbye(self) -> None:
        """Tell every socket to come back, and close it; those that do not read are not waited for."""
        server = self._socketio.server
        within = max(COME_BACK_WITHIN, COME_BACK_EACH * sum(screen.number for screen in self._screens.values()))
        for screen in self._screens.values():
            screen.say_goodbye(COME_BACK_AFTER, within)
        for eio_sid in list(server.eio.sockets):
            server.start_background_task(server.eio.disconnect, eio_sid)
        until = monotonic() + LAST_WORDS
        while server.eio.sockets and monotonic() < until:
            server.sleep(PATIENCE)

    def send(self, screen: Screen, to: str, snapshot: object) -> None:
        """Send a snapshot to a socket by its sid, or to all of a room's by the room's id."""
        self._screens[screen].show(to, snapshot)

    def farewell(self, screen: Screen, sid: str) -> None:
        """Tell a socket that its room is no more, and close it."""
        self._screens[screen].dismiss(sid, "no_such_room")
