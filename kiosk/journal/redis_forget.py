"""How a Redis server's append-only file forgets: deleted text stays in it until it is rewritten.

A note on the server (the *debt*) is set by the script that deletes: "owed", then, while the server rewrites,
the server's run id; it goes when that rewrite has ended well. So neither a rewrite that was already under way, nor a
restart in the middle, nor the end of this process leaves the text there for good.

What remains all the same: an RDB snapshot until the next one, the files of replicas until they rewrite theirs, backups,
and blocks that the file system freed.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

import redis
from redis.exceptions import ResponseError

from kiosk.journal.redis_scripts import DROP, SWAP

log = logging.getLogger(__name__)

DEBT = "kiosk:rewrite"
OWED = b"owed"

LOOK = 5.0
"""Seconds between two looks at whether something is owed."""


class Forgetting:
    """Pays the debt, a step at a look."""

    def __init__(self, client: redis.Redis) -> None:
        self._client = client
        self._drop: Callable[..., Any] = client.register_script(DROP)
        self._swap: Callable[..., Any] = client.register_script(SWAP)
        self._looked = 0.0

    def look(self) -> None:
        """`pay`, at most every `LOOK` seconds."""
        if time.monotonic() - self._looked >= LOOK:
            self.pay()

    def pay(self) -> None:
        """If something is owed: begin a rewrite, or see whether the one begun has ended."""
        self._looked = time.monotonic()
        debt: Any = self._client.get(DEBT)
        if debt is None:
            return
        state: Any = self._client.info("persistence")
        run_id = str(self._client.info("server")["run_id"]).encode()
        if state.get("aof_rewrite_in_progress") or state.get("aof_rewrite_scheduled"):
            return
        if not state.get("aof_enabled") or (debt == run_id and state.get("aof_last_bgrewrite_status") == "ok"):
            self._drop(keys=[DEBT], args=[debt])
            return
        self._swap(keys=[DEBT], args=[debt, run_id])
        try:
            self._client.bgrewriteaof()
        except ResponseError as error:
            self._refused(error, run_id)

    def _refused(self, error: ResponseError, run_id: bytes) -> None:
        if "in progress" in str(error):
            self._swap(keys=[DEBT], args=[run_id, OWED])
            return
        log.warning("The Redis server's file keeps deleted text until it is rewritten there: %s", error)
        self._drop(keys=[DEBT], args=[run_id])
