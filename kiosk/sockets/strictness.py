"""What the Socket.IO server lets pass: well-formed packets of ours, of a fair size, from sockets that say whose."""

from __future__ import annotations

from typing import Any

import socketio
from socketio.packet import CONNECT, DISCONNECT, EVENT, Packet

from kiosk.domain.refusal import Refusal
from kiosk.edge.carry import refusal_reply
from kiosk.edge.limits import Limits
from kiosk.edge.visits import SCREENS
from kiosk.sockets.wire import WireApp

SILENT_FOR = 5
"""Seconds in which a new socket must say to which room it belongs, and be let in."""
MOST_UNSENT = 8
"""Packets that wait for a socket which does not take them, before it is cut off."""
RESERVED = frozenset({"connect", "disconnect", "*"})
NAMESPACES = frozenset(f"/{screen}" for screen in SCREENS)


def init_server(server: socketio.Server, limits: Limits) -> None:
    """Put the checks before the server's own handling."""
    engine = server.eio
    engine._async = {**engine._async, "websocket": WireApp}
    connect, message, disconnect = (engine.handlers[kind] for kind in ("connect", "message", "disconnect"))

    def connected(eio_sid: str, environ: dict[str, Any]) -> Any:
        server.start_background_task(_close_if_silent, server, eio_sid)
        return connect(eio_sid, environ)

    def received(eio_sid: str, data: str | bytes) -> None:
        if eio_sid not in server.environ:
            return  # closed while this was on its way
        try:
            packet = _read(data)
            if packet.packet_type == EVENT and packet.data[0] in RESERVED:
                raise Refusal("unknown_message")
            if packet.packet_type == EVENT and packet.namespace not in dict(_namespaces_of(server, eio_sid)):
                raise Refusal("not_allowed")
            message(eio_sid, data)
            if eio_sid not in server.environ:
                # Closed while it was being let in: the server did not know it yet, and would keep it for ever.
                disconnect(eio_sid, server.reason.TRANSPORT_CLOSE)
        except Refusal as refusal:
            _refuse(server, limits, eio_sid, refusal)

    engine.on("connect", connected)
    engine.on("message", received)


def _read(data: str | bytes) -> Packet:
    """Return a packet of one of the kinds that clients may send. Raises Refusal `malformed`."""
    try:
        packet = Packet(encoded_packet=data) if isinstance(data, str) else None
    except (ValueError, IndexError, TypeError, RecursionError):
        packet = None
    if packet is None or packet.namespace not in NAMESPACES:
        raise Refusal("malformed")
    if packet.packet_type in {CONNECT, DISCONNECT}:
        return packet
    named = isinstance(packet.data, list) and packet.data and isinstance(packet.data[0], str)
    if packet.packet_type != EVENT or not named:
        raise Refusal("malformed")
    return packet


def _namespaces_of(server: socketio.Server, eio_sid: str) -> list[tuple[str, str]]:
    """Return (namespace, sid) wherever a connection has been let in."""
    found = ((name, server.manager.sid_from_eio_sid(eio_sid, name)) for name in sorted(NAMESPACES))
    return [(name, sid) for name, sid in found if sid and server.manager.is_connected(sid, name)]


def _refuse(server: socketio.Server, limits: Limits, eio_sid: str, refusal: Refusal) -> None:
    """Say what was wrong as an event `refused`; a connection that nobody has let in, or that goes on so, is closed."""
    known = _namespaces_of(server, eio_sid)
    if not known or not limits.person.take(eio_sid):
        server.eio.disconnect(eio_sid)
        return
    for name, sid in known:
        server.emit("refused", refusal_reply(refusal), to=sid, namespace=name)


def _close_if_silent(server: socketio.Server, eio_sid: str) -> None:
    server.sleep(SILENT_FOR)
    if eio_sid in server.eio.sockets and not _namespaces_of(server, eio_sid):
        server.eio.disconnect(eio_sid)


def let_go_if_behind(server: socketio.Server, sid: str, namespace: str) -> None:
    """Cut off who does not take what is sent: they would only be shown the past, and it would pile up here.

    Back again, they are shown how things stand.
    """
    eio_sid = server.manager.eio_sid_from_sid(sid, namespace)
    behind = server.eio.sockets.get(eio_sid) if eio_sid else None
    if behind is not None and behind.queue.qsize() >= MOST_UNSENT:
        behind.close(wait=False, abort=True)
