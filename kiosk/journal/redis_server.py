"""A Redis or Valkey server: how it is reached, what its faults mean, what it promises, and how its file forgets."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast
from urllib.parse import unquote, urlsplit

import redis
from redis.backoff import ExponentialWithJitterBackoff
from redis.exceptions import OutOfMemoryError, ReadOnlyError, ResponseError
from redis.retry import Retry
from redis.sentinel import Sentinel

from kiosk.journal.errors import JournalAway, Unfit

log = logging.getLogger(__name__)

PATIENCE = 5.0
"""Seconds to wait for an answer."""

TRIES = 2
"""Further tries of a call whose connection broke: appends, leases and the rest are harmless to repeat."""

SENTINEL_PORT = 26379
HEALTH_CHECK = 15
"""Seconds after which an idle connection is tried before it is used."""

TROUBLE = ("LOADING", "MISCONF", "MASTERDOWN", "CLUSTERDOWN", "NOREPLICAS", "BUSY", "TRYAGAIN", "NOAUTH", "WRONGPASS")
"""Beginnings of answers by which a server says that it cannot serve now."""


def connect(url: str) -> redis.Redis:
    """A client for `redis://`, `rediss://`, `unix://` or `sentinel://[user:password@]host[:port],…/service[/db]`.

    It connects at the first call, and again by itself. Raises `Unfit` for an address that cannot be one.
    """
    options: dict[str, Any] = {
        "socket_timeout": PATIENCE,
        "socket_connect_timeout": PATIENCE,
        "health_check_interval": HEALTH_CHECK,
        "protocol": 2,  # every server knows it
        "retry": Retry(ExponentialWithJitterBackoff(base=0.05, cap=0.5), TRIES),
    }
    if not url.startswith("sentinel://"):
        try:
            return redis.Redis.from_url(url, **options)
        except ValueError:
            # Without its cause: that may repeat parts of the address, and so a password.
            raise Unfit("The Redis address cannot be one: it looks like redis://host:6379/0.") from None
    parts = urlsplit(url)
    service, _, database = parts.path.strip("/").partition("/")
    if not service or not parts.netloc:
        raise Unfit("A Sentinel address looks like sentinel://host:26379,host:26379/service.")
    credentials, _, hosts = parts.netloc.rpartition("@")
    user, _, password = credentials.partition(":")
    if credentials:
        options |= {"username": unquote(user) or None, "password": unquote(password) or None}
    places = [host.partition(":") for host in hosts.split(",")]
    if not (database or "0").isdigit() or not all((port or "0").isdigit() for _, _, port in places):
        raise Unfit("In a Sentinel address, ports and the database are numbers.")
    sentinel: Any = cast(Any, Sentinel)(
        [(host, int(port or SENTINEL_PORT)) for host, _, port in places],
        sentinel_kwargs={"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE, "protocol": 2},
    )
    client: redis.Redis = sentinel.master_for(service, db=int(database or 0), **options)
    return client


@contextmanager
def plainly() -> Iterator[None]:
    """A server that is gone, full, loading or a replica by now is *away*; other errors stay what they are."""
    try:
        yield
    except (redis.ConnectionError, redis.TimeoutError, ReadOnlyError, OutOfMemoryError) as error:
        raise JournalAway(f"The Redis server cannot be used now: {error}") from error
    except ResponseError as error:
        if str(error).startswith(TROUBLE):
            raise JournalAway(f"The Redis server cannot be used now: {error}") from error
        raise


def promise_of(client: redis.Redis, *, replicated: bool) -> str:
    """What an acknowledgement promises (see `Journal.promise`). Raises `Unfit` for a server that may evict."""
    told: dict[str, Any] = {**settings(client, "maxmemory-policy"), **settings(client, "append*")}
    memory: Any = client.info("memory")
    persistence: Any = client.info("persistence")
    policy = told.get("maxmemory-policy") or memory.get("maxmemory_policy", "noeviction")
    if policy != "noeviction":
        raise Unfit(
            f"The Redis server may drop what it holds when memory runs short (maxmemory-policy {policy}): "
            "set it to noeviction, or use a server of its own."
        )
    if not persistence.get("aof_enabled"):
        if not (saved := settings(client, "save")):
            return "unknown"
        return "snapshots" if saved.get("save") else "memory"
    if (sync := told.get("appendfsync")) is None:
        return "unknown"
    if sync == "always":
        return "failover" if replicated else "durable"
    return "everysec" if sync == "everysec" else "os"


def settings(client: redis.Redis, pattern: str) -> dict[str, str]:
    """Settings by name; none where the server does not let itself be asked, as hosted ones do."""
    try:
        found: Any = client.config_get(pattern)
    except ResponseError as error:
        log.info("The Redis server does not tell its settings: %s", error)
        return {}
    return {str(name): str(value) for name, value in found.items()}


def is_replicated(client: redis.Redis, url: str) -> bool:
    """Whether a replica may take the server's place."""
    replication: Any = client.info("replication")
    return url.startswith("sentinel://") or int(replication.get("connected_slaves", 0)) > 0
