from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.journal import open_journal
from tests.journal.valkey import Valkey
from tests.push.pushing import PushingHouses
from tests.push.receiver import PushService


@pytest.fixture
def service() -> Iterator[PushService]:
    running = PushService()
    yield running
    running.stop()


@pytest.fixture
def houses(tmp_path: Path) -> Iterator[PushingHouses]:
    """Houses on the embedded journal that push, to this machine, too."""
    made = PushingHouses(lambda background: open_journal(tmp_path, background.offload))
    yield made
    made.stop()


@pytest.fixture
def shared_houses(tmp_path: Path) -> Iterator[PushingHouses]:
    """The same, sharing one Valkey."""
    valkey = Valkey(tmp_path)
    made = PushingHouses(lambda _background: open_journal(valkey.url))
    yield made
    made.stop()
    valkey.stop()
