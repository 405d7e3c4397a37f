"""The sender: posts what is to be told, beside everything else, so that a slow push service holds up no call."""

from __future__ import annotations

import http.client
import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from kiosk import figures
from kiosk.domain.commands import Actor, AnyCommand, DropPush, Role
from kiosk.domain.entries import Subscription
from kiosk.domain.refusal import Refusal
from kiosk.domain.room import Room
from kiosk.live.background import Background
from kiosk.live.clock import Clock
from kiosk.live.faults import log_fault
from kiosk.live.live_room import LiveRoom
from kiosk.push.keys import HouseKey
from kiosk.push.message import Message
from kiosk.push.places import place_of
from kiosk.push.posting import Posted, post

POSTMEN = 32
"""Pushes under way at once: one evening's wave, at a service that takes its time."""
LONGEST_QUEUE = 2_000
"""People who wait to be told; beyond, nobody is put in until some have been."""
GONE = frozenset({404, 410})
"""Answers that say that a browser takes no more pushes (RFC 8030, 7.3)."""
TOO_MANY = 429
SERVER_ERRORS = 500
RETRY_AFTER = 2
LONGEST_RETRY = 10
"""Seconds before the one further try: where the service names none, and at most."""
CONDUCTOR = Actor(Role.CONDUCTOR)

Write = Callable[[Room, int], "Message | None"]
"""Makes the message from the room as it is when it is sent; None where there is nothing to say any more."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Errand:
    """Somebody to tell, and what."""

    live: LiveRoom
    person: str
    write: Write
    after: AnyCommand | None = None
    """What the room is to be asked once they have been told."""


class Sender:
    """Holds at most one errand a person: a newer one takes the place of one that waits."""

    def __init__(self, key: HouseKey, background: Background, clock: Clock, *, loopback: bool = False) -> None:
        self._key = key
        self._background = background
        self._clock = clock
        self._loopback = loopback
        self._waiting: OrderedDict[tuple[str, str], Errand] = OrderedDict()
        self._guard = background.lock()
        self._postmen = 0

    def send(self, errand: Errand) -> bool:
        """Have somebody told; returns at once. False where too many wait already."""
        whom = (errand.live.id, errand.person)
        with self._guard:
            if whom not in self._waiting and len(self._waiting) >= LONGEST_QUEUE:
                log.warning("too many pushes wait: one was put off")
                return False
            self._waiting[whom] = errand
            if self._postmen < POSTMEN:
                self._postmen += 1
                self._background.spawn(self._work)
        return True

    def _work(self) -> None:
        while True:
            with self._guard:
                if not self._waiting:
                    self._postmen -= 1
                    return
                _, errand = self._waiting.popitem(last=False)
            try:
                self._deliver(errand)
            except (Refusal, OSError, http.client.HTTPException) as fault:
                figures.PUSHES.labels("unreachable").inc()
                # No way there now. The wall calls them still, and a second ring tries again.
                log.info("a push was not delivered: %s", type(fault).__name__)
            except Exception as fault:
                # One errand's trouble is not the others'.
                figures.PUSHES.labels("broken").inc()
                log_fault(log, "a push failed", fault)

    def _deliver(self, errand: Errand) -> None:
        subscription, posted = self._try(errand)
        if posted and (posted.status == TOO_MANY or posted.status >= SERVER_ERRORS):
            self._background.sleep(min(posted.retry_after or RETRY_AFTER, LONGEST_RETRY))
            subscription, posted = self._try(errand)
        if posted is None or subscription is None:
            return
        if posted.status in GONE:
            figures.PUSHES.labels("gone").inc()
            errand.live.submit(DropPush(person=errand.person, endpoint=subscription.endpoint), CONDUCTOR)
        elif posted.status >= http.client.MULTIPLE_CHOICES:
            figures.PUSHES.labels("refused").inc()
            log.warning("a push service answered %d", posted.status)
        else:
            figures.PUSHES.labels("delivered").inc()
            if errand.after:
                errand.live.submit(errand.after, CONDUCTOR)

    def _try(self, errand: Errand) -> tuple[Subscription | None, Posted | None]:
        """Write the message and post it; nothing where nothing is to be said any more, or nowhere to."""
        now = self._clock.now()
        with errand.live.reading() as room:
            someone = room.people.get(errand.person)
            subscription = someone.push if someone else None
            message = errand.write(room, now) if subscription else None
        if subscription is None or message is None:
            return None, None
        place = place_of(subscription.endpoint, loopback=self._loopback)
        return subscription, post(place, subscription, message, self._key, now)
