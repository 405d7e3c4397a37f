"""One running kiosk for all tests of a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.client import House
from tests.server import KioskServer


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house with one room, matching off."""
    server = KioskServer(tmp_path_factory.mktemp("house") / "data")
    server.start()
    yield House(server)
    assert "Traceback" not in server.log()
    assert server.stop() == 0
