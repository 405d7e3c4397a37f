"""A simulated attendee's phone in a live rehearsal: joins, connects, shows, taps, and comes back when it drops out."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

from kiosk.rehearse.action import VANISH, Action, Message
from kiosk.rehearse.attendee import Attendee
from kiosk.rehearse.house_link import Refused, nonce
from kiosk.rehearse.phone import PhoneView
from kiosk.rehearse.stage import Stage
from kiosk.rehearse.wire import SocketLost, Wire

AGAIN = 0.5
"""Seconds before a lost connection is tried again; each time twice as long, up to `SLOWEST`."""

SLOWEST = 4.0
GIVE_UP = 15.0
"""Seconds of waiting in all after which a server that does not come back is taken to be gone."""

INSIST = 0.1
"""Seconds after which a task that goes on although it was cancelled is cancelled once more."""


class LivePhone:
    """One phone; `live` lasts from joining to going home."""

    def __init__(self, attendee: Attendee, stage: Stage) -> None:
        self.attendee = attendee
        self.stage = stage
        self.lost = False
        """Whether the server went away for good."""
        self._person = ""
        self._wire: Wire | None = None
        self._home = asyncio.Event()
        self._sending: set[asyncio.Task[None]] = set()

    async def live(self) -> None:
        """Play the attendee's evening."""
        stage, attendee = self.stage, self.attendee
        due = stage.when(attendee.arrives)
        await asyncio.sleep(-stage.since(due) / 1_000)
        stage.late(due)
        try:
            joined = await stage.check_in(attendee.check_in(stage.at))
        except Refused as refused:
            stage.ledger.refused(refused.code)
            self.lost = refused.code == "no_answer"
            return
        stage.ledger.join_ms.append(stage.since(due))
        self._person = str(joined["person"])
        stage.ledger.joined(self._person, stage.at(attendee.arrives))
        self._plan(attendee.joined(stage.now()), due)
        connected = asyncio.create_task(self._stay_connected(str(joined["token"])))
        home = asyncio.create_task(self._home.wait())
        try:
            await asyncio.wait({connected, home}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            # Also when the rehearsal is stopped: whatever is due after this is done by nobody.
            self._home.set()
            attendee.gone = True
            await _stopped({connected, home, *self._sending})
            if self._wire:
                await self._wire.close()

    async def _stay_connected(self, token: str) -> None:
        waited, pause = 0.0, AGAIN
        while waited < GIVE_UP:
            try:
                self._wire = await Wire.open(self.stage.link.socket_url, self.stage.code, token, self._show)
                waited, pause = 0.0, AGAIN
                await self._wire.listen()
            except SocketLost as lost:
                self._wire = None
                self.stage.ledger.refused(lost.code)
            await asyncio.sleep(pause)
            waited, pause = waited + pause, min(SLOWEST, pause * 2)
        self.lost = True

    def _show(self, view: PhoneView) -> None:
        self.stage.ledger.shown(view, self.stage.server_now())
        self._plan(self.attendee.on_snapshot(view, self.stage.now()), self.stage.when(self.stage.now()))
        if self.attendee.gone:
            self._home.set()

    def _plan(self, actions: list[Action], since: float) -> None:
        for action in actions:
            due = since + action.delay / 1_000 / self.stage.speed
            self.stage.call_at(due, partial(self._act, action, due))

    def _act(self, action: Action, due: float) -> None:
        if self._home.is_set():
            return
        self.stage.late(due)
        step = self.attendee.on_due(action, self.stage.now())
        self._plan(step.then, due)
        if step.say and step.say.command == VANISH:
            self._home.set()
        elif step.say:
            task = asyncio.create_task(self._say(step.say, due))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)

    async def _say(self, message: Message, due: float) -> None:
        try:
            await self._send(message, due)
        finally:
            if message.command == "leave":
                self._home.set()  # whoever means to go goes, whether or not the room hears of it

    async def _send(self, message: Message, due: float) -> None:
        ledger = self.stage.ledger
        if self._wire is None:
            ledger.refused("offline")
            return
        try:
            answer = await self._wire.send(message.command, {**message.fields, "nonce": nonce()})
        except SocketLost as lost:
            ledger.refused(lost.code)
            return
        ledger.answer_ms.append(self.stage.since(due))
        if answer.get("ok"):
            ledger.said(self._person, message.command, message.fields)
        else:
            ledger.refused(str(answer.get("code")))


async def _stopped(tasks: set[asyncio.Task[Any]]) -> None:
    """Cancel tasks and wait for their end.

    Once is not always enough: before Python 3.12 `asyncio.wait_for`, in which a socket waits for its next message,
    drops a cancellation that comes together with that message (python/cpython#86296). A phone then stayed on for good.
    """
    while tasks:
        for task in tasks:
            task.cancel()
        _, tasks = await asyncio.wait(tasks, timeout=INSIST)
