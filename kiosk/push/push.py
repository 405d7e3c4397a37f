"""Push, put together: what the rest of the house needs of it."""

from __future__ import annotations

from kiosk.domain.commands import Subscribe
from kiosk.live.background import Background
from kiosk.live.clock import Clock
from kiosk.live.live_room import LiveRoom
from kiosk.live.presence import Presence
from kiosk.push import subscribing
from kiosk.push.herald import Herald
from kiosk.push.keys import HouseKey
from kiosk.push.reminders import Reminders
from kiosk.push.sender import Sender


class Push:
    """Calls people whose phone is closed."""

    def __init__(
        self,
        secret: bytes,
        address: str,
        background: Background,
        clock: Clock,
        presence: Presence,
        *,
        loopback: bool = False,
    ) -> None:
        """`address` is how people reach the house; `loopback` lets pushes go to this very machine, for tests."""
        key = HouseKey(secret, address)
        self.key = key.public
        """What a browser subscribes with."""
        self._loopback = loopback
        self._sender = Sender(key, background, clock, loopback=loopback)
        self._herald = Herald(self._sender, presence, address)
        self._reminders = Reminders(self._sender, clock, address)

    def check(self, command: Subscribe) -> None:
        """Raise Refusal `push_keys` or `push_endpoint` for a subscription that nothing can, or may, be sent to."""
        subscribing.check(command, loopback=self._loopback)

    def look(self, live: LiveRoom) -> None:
        """Have those of a room told who were called and do not look, or are to be reminded; its conductor asks."""
        self._herald.look(live)
        self._reminders.look(live)
