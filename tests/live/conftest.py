from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.journal import open_journal
from tests.journal.valkey import Valkey
from tests.live.houses import Houses


@pytest.fixture(scope="session")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Valkey]:
    running = Valkey(tmp_path_factory.mktemp("valkey-live"))
    yield running
    running.stop()


@pytest.fixture
def valkey(live_server: Valkey) -> Valkey:
    live_server.client.flushall()
    return live_server


@pytest.fixture
def houses(tmp_path: Path) -> Iterator[Houses]:
    """Houses on the embedded journal, in this test's folder."""
    made = Houses(lambda background: open_journal(tmp_path, background.offload))
    yield made
    made.stop()


@pytest.fixture
def shared_houses(valkey: Valkey) -> Iterator[Houses]:
    """Houses that share one Valkey."""
    made = Houses(lambda _background: open_journal(valkey.url))
    yield made
    made.stop()
