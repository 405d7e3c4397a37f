from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.journal import FILE, open_journal
from kiosk.journal.base import Journal
from tests.journal.valkey import Valkey


@dataclass
class Store:
    """One backend's store: what a test may do with it without knowing which it is."""

    kind: str
    address: str
    bytes_kept: Callable[[], bytes]
    """Everything in the files (of Redis: and in the keys)."""
    opened: list[Journal] = field(default_factory=list)

    def open(self) -> Journal:
        journal = open_journal(self.address)
        self.opened.append(journal)
        return journal


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Valkey]:
    """A Valkey server with the durable settings; empty it before use (`valkey` does)."""
    running = Valkey(tmp_path_factory.mktemp("valkey"))
    yield running
    running.stop()


@pytest.fixture
def valkey(server: Valkey) -> Valkey:
    server.client.flushall()
    return server


@pytest.fixture(params=["sqlite", "redis"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "sqlite":

        def kept() -> bytes:
            return b"".join(path.read_bytes() for path in tmp_path.glob(FILE + "*"))

        store = Store("sqlite", str(tmp_path), kept)
    else:
        valkey: Valkey = request.getfixturevalue("valkey")
        store = Store("redis", valkey.url, lambda: valkey.files() + valkey.memory())
    yield store
    for journal in store.opened:
        journal.close()


@pytest.fixture
def journal(store: Store) -> Journal:
    return store.open()
