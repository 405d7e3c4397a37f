"""One screen's namespace: who connects, what they send, what they are shown."""

from __future__ import annotations

from typing import Any

import msgspec
import socketio
from engineio.packet import MESSAGE, Packet
from socketio.packet import EVENT
from werkzeug.http import parse_cookie

from kiosk import figures
from kiosk.domain.language import ENGLISH, Language
from kiosk.domain.refusal import Refusal
from kiosk.edge.carry import Reply, carry_out, fault_reply, refusal_reply, spend
from kiosk.edge.desk import Desk
from kiosk.edge.language import COOKIE, known_language, spoken_to
from kiosk.edge.letting_in import find, let_in
from kiosk.edge.sight import seen_by
from kiosk.edge.visits import KEYED, Visit, cookie_name, still_holds
from kiosk.live.audience import Screen
from kiosk.live.presence.base import WALL
from kiosk.sockets.codec import Codec
from kiosk.sockets.strictness import let_go_if_behind

ARGUMENTS = 1
"""What a message carries: one object."""
MOST_OPEN = 12
"""Sockets of one person at once, dead ones included that have not been given up yet."""
LOOKING = "looking"
"""The one event that is no command: whether the page is in view. Nothing of it is kept."""


class Looking(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What it says."""

    visible: bool


class ScreenNamespace(socketio.Namespace):  # type: ignore[misc]
    """Handles a screen's sockets: parse, call, answer."""

    desk: Desk

    def __init__(self, screen: Screen) -> None:
        super().__init__(f"/{screen}")
        self.screen = screen
        self._visits: dict[str, Visit] = {}
        self._open: dict[tuple[str, str], set[str]] = {}
        """The sockets of each person of each room."""
        self._in_view: set[str] = set()
        """Phones' sockets whose page can be seen, as far as they say."""

    def trigger_event(self, event: str, *args: Any) -> Reply | None:
        """Take whatever comes. A client cannot send `connect` or `disconnect`: see `strictness`."""
        if event == "connect":
            self._connect(*args)
        elif event == "disconnect":
            self._disconnect(args[0])
        else:
            return self._message(event, *args)
        return None

    def show(self, to: str, snapshot: object) -> None:
        """Send a snapshot to one socket or to a room's, but not to those whose key has been withdrawn."""
        for sid, visit in list(self._visits.items()) if self.screen in KEYED else ():
            if not still_holds(self.desk.house, visit):
                self.dismiss(sid, "wrong_key")
        for sid in [to] if self.screen == "phone" else self._shown(to):
            let_go_if_behind(self.server, sid, self.namespace)
        alone = self._visits.get(to)
        if alone is not None:
            self._send(to, seen_by(alone.actor, snapshot))
            return
        self.emit("snapshot", snapshot, to=to)
        cohost = next((visit for visit in self._visits.values() if visit.live.id == to and _sees_less(visit)), None)
        if cohost is not None:
            self.emit("snapshot", seen_by(cohost.actor, snapshot), to=_crowd(cohost))

    def _shown(self, to: str) -> list[str]:
        """Return the sockets that something is for: one, or a room's."""
        return [to] if to in self._visits else [sid for sid, visit in self._visits.items() if visit.live.id == to]

    def _send(self, sid: str, snapshot: object) -> None:
        """Do what `emit` does, for one socket and without its questions: thousands are told at once, each its own."""
        eio_sid = self.server.manager.eio_sid_from_sid(sid, self.namespace)
        if eio_sid is not None:
            text = f'{EVENT}{self.namespace},["snapshot",{Codec.dumps(snapshot)}]'
            self.server.eio.send_packet(eio_sid, Packet(MESSAGE, text))

    def dismiss(self, sid: str, code: str) -> None:
        """Tell a socket why, and let it go."""
        visit = self._visits.get(sid)
        self.emit("refused", refusal_reply(Refusal(code), visit.lang if visit else ENGLISH), to=sid)
        self.disconnect(sid)

    def say_goodbye(self, after: int, within: int) -> None:
        """Tell every socket to come back: `after` so many milliseconds, and at random `within` so many more."""
        self.emit("come_back", {"after": after, "within": within})

    @property
    def number(self) -> int:
        """How many sockets there are."""
        return len(self._visits)

    def _connect(self, sid: str, environ: dict[str, Any], auth: object = None) -> None:
        try:
            visit = self._visit(environ, auth)
        except Refusal as refusal:
            reply = refusal_reply(refusal, _asked_for(environ))
            raise socketio.exceptions.ConnectionRefusedError(reply["sentence"], reply) from None
        self._visits[sid] = visit
        self._open.setdefault(_whose(visit), set()).add(sid)
        if self.screen == "wall":
            self.desk.house.presence.connected(visit.live.id, WALL)
        if self.screen != "phone":
            self.enter_room(sid, _crowd(visit))
        else:
            self.desk.house.presence.connected(visit.live.id, visit.person)
            self._look(sid, visit, visible=True)
        self.desk.house.screens.register(sid, self.screen, visit.live, visit.person or None)
        figures.SOCKETS.labels(self.screen).inc()

    def _visit(self, environ: dict[str, Any], auth: object) -> Visit:
        address = environ.get("REMOTE_ADDR", "")
        given = auth if isinstance(auth, dict) else {}
        live = find(self.desk, self.screen, given.get("room"), address)
        carried = given.get("auth")
        if carried is None:
            carried = parse_cookie(environ.get("HTTP_COOKIE", "")).get(cookie_name(self.screen, live.room), "")
        visit = let_in(self.desk, self.screen, live, carried, address)
        spend(self.desk, visit)
        if visit.person and len(self._open.get(_whose(visit), ())) >= MOST_OPEN:
            raise Refusal("too_many", field="sockets", limit=MOST_OPEN)
        return visit

    def _disconnect(self, sid: str) -> None:
        visit = self._visits.pop(sid, None)
        if visit is None:
            return
        self._open[_whose(visit)].discard(sid)
        if not self._open[_whose(visit)]:
            del self._open[_whose(visit)]
        self.desk.house.screens.unregister(sid)
        figures.SOCKETS.labels(self.screen).dec()
        if self.screen == "wall":
            self.desk.house.presence.disconnected(visit.live.id, WALL)
        if self.screen == "phone":
            self._look(sid, visit, visible=False)
            self.desk.house.presence.disconnected(visit.live.id, visit.person)

    def _message(self, event: str, sid: str, *args: Any) -> Reply | None:
        visit = self._visits.get(sid)
        if visit is None:
            return None
        try:
            if len(args) != ARGUMENTS:
                raise Refusal("malformed")
            if self.screen == "phone" and event == LOOKING:
                return self._looked(sid, visit, args[0])
            return carry_out(self.desk, visit, event, args[0])
        except Refusal as refusal:
            return refusal_reply(refusal, _answered_in(visit, args))
        except Exception as fault:
            # A fault of ours: it is logged, and whoever sent this hears that nothing has changed.
            return fault_reply(fault, _answered_in(visit, args))

    def _looked(self, sid: str, visit: Visit, data: object) -> Reply:
        spend(self.desk, visit)
        try:
            said = msgspec.convert(data, Looking)
        except msgspec.ValidationError:
            raise Refusal("malformed") from None
        self._look(sid, visit, visible=said.visible)
        return {"ok": True, "version": visit.live.room.version}

    def _look(self, sid: str, visit: Visit, *, visible: bool) -> None:
        presence = self.desk.house.presence
        if visible and sid not in self._in_view:
            self._in_view.add(sid)
            presence.looks(visit.live.id, visit.person)
        elif not visible and sid in self._in_view:
            self._in_view.remove(sid)
            presence.looks_away(visit.live.id, visit.person)


def _answered_in(visit: Visit, args: tuple[Any, ...]) -> Language:
    """Return the language of an answer: the message's own, where it says in which its person is spoken to."""
    said = args[0].get("lang") if args and isinstance(args[0], dict) else None
    return known_language(said) or visit.lang


def _asked_for(environ: dict[str, Any]) -> Language:
    cookie = parse_cookie(environ.get("HTTP_COOKIE", "")).get(COOKIE, "")
    return spoken_to("", None, cookie, environ.get("HTTP_ACCEPT_LANGUAGE", ""))


def _sees_less(visit: Visit) -> bool:
    return visit.screen == "host" and bool(visit.actor.staff)


def _crowd(visit: Visit) -> str:
    """Return the Socket.IO room of those who are shown the same: the room's id, but for co-hosts."""
    return f"{visit.live.id} co-hosts" if _sees_less(visit) else visit.live.id


def _whose(visit: Visit) -> tuple[str, str]:
    return visit.live.id, visit.person
