"""How much and how often: buckets by person and by address. At a venue all share one: it has room for a crowd."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kiosk.domain.refusal import Refusal

LARGEST_MESSAGE = 16 * 1024
"""Bytes of a request's body, and of a socket's message."""
MOST_REPLAYS = 6
"""Replays at once: a wall or two in a few rooms."""
MOST_KEYS = 20_000
"""Buckets kept at once; beyond it the full ones are thrown away, since a new one is full too, or else the oldest."""


class Buckets:
    """One bucket a key: it holds `burst` tokens and gains `per_second`."""

    def __init__(self, per_second: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_second = per_second
        self._burst = burst
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def left(self, key: str) -> float:
        """Return how many tokens a key has now."""
        left, at = self._buckets.get(key, (self._burst, 0.0))
        return min(self._burst, left + (self._clock() - at) * self._per_second)

    def take(self, key: str) -> bool:
        """Take one token; False, and nothing taken, where there is none."""
        left = self.left(key)
        if left < 1:
            return False
        if len(self._buckets) >= MOST_KEYS and key not in self._buckets:
            self._tidy()
        self._buckets[key] = (left - 1, self._clock())
        return True

    def wait(self, key: str) -> int:
        """Return the whole seconds until a key has a token."""
        return max(1, round((1 - self.left(key)) / self._per_second))

    def _tidy(self) -> None:
        kept = [(key, bucket) for key, bucket in self._buckets.items() if self.left(key) < self._burst]
        self._buckets = dict(kept[-(MOST_KEYS // 2) :])


class Limits:
    """The house's limits, for HTTP and sockets alike."""

    def __init__(self) -> None:
        self._playing: set[object] = set()
        self.person = Buckets(per_second=5, burst=60)
        self.staff = Buckets(per_second=200, burst=4_000)
        self.address = Buckets(per_second=400, burst=6_000)
        """What people who are known send from one address, all together."""
        self.stranger = Buckets(per_second=400, burst=6_000)
        """What nobody known sends from one address: apart, so that it keeps nobody out who is in."""
        self.reading = Buckets(per_second=400, burst=6_000)
        """Pages and snapshots, by address: phones without a socket fetch theirs every few seconds."""
        self.join = Buckets(per_second=25, burst=2_500)
        self.pin_number = Buckets(per_second=1 / 300, burst=5)
        """Wrong PINs for one number."""
        self.pin_address = Buckets(per_second=1 / 10, burst=20)
        """Wrong PINs from one address."""
        self.wrong_key = Buckets(per_second=1 / 10, burst=30)
        """Wrong keys of hosts and helpers from one address."""
        self.wrong_code = Buckets(per_second=1 / 5, burst=60)
        """Join codes from one address that no room has."""
        self._familiar: dict[str, None] = {}
        self.number = Buckets(per_second=1 / 10, burst=8)
        """Wrong numbers that one person typed for somebody whom they were to find."""

    def play(self) -> Callable[[], None]:
        """Begin a replay; call what is returned when it is over. Raises Refusal `busy` where there are too many."""
        if len(self._playing) >= MOST_REPLAYS:
            raise Refusal("busy")
        mine = object()
        self._playing.add(mine)
        return lambda: self._playing.discard(mine)

    def spend(self, buckets: Buckets, key: str) -> None:
        """Take a token, or raise Refusal `too_often` with the seconds to wait."""
        if not buckets.take(key):
            raise Refusal("too_often", seconds=buckets.wait(key))

    def is_familiar(self, tried: str) -> bool:
        """Whether this address and code have been right before."""
        return tried in self._familiar

    def familiar(self, tried: str) -> None:
        """Remember that they were."""
        if len(self._familiar) >= MOST_KEYS:
            self._familiar = dict(list(self._familiar.items())[MOST_KEYS // 2 :])
        self._familiar[tried] = None

    def guess(self, number: str, address: str) -> None:
        """Before a PIN is looked at: raise Refusal `too_often` where too many were wrong lately."""
        for buckets, key in ((self.pin_number, number), (self.pin_address, address)):
            if buckets.left(key) < 1:
                raise Refusal("too_often", seconds=buckets.wait(key))

    @contextmanager
    def checking(self, person: str) -> Iterator[None]:
        """Around a number that a person typed: a wrong one is counted; after many, raise Refusal `too_often`."""
        if self.number.left(person) < 1:
            raise Refusal("too_often", seconds=self.number.wait(person))
        try:
            yield
        except Refusal as refusal:
            if refusal.code == "wrong_number":
                self.number.take(person)
            raise

    def guessed_wrong(self, number: str, address: str) -> None:
        """Count a wrong PIN."""
        self.pin_number.take(number)
        self.pin_address.take(address)
