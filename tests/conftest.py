"""What several tests share: a real server as a process, and a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e import chromium
from tests.server import KioskServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser

StartServer = Callable[..., KioskServer]
OpenBrowser = Callable[..., "Browser"]


@pytest.fixture
def start_server(tmp_path: Path) -> Iterator[StartServer]:
    """Start servers with `kiosk run` options; they end with the test."""
    servers: list[KioskServer] = []

    def start(*options: str, data: Path | None = None) -> KioskServer:
        server = KioskServer(data or tmp_path / f"house-{len(servers)}", *options)
        servers.append(server)
        server.start()
        return server

    yield start
    for server in servers:
        server.kill()


@pytest.fixture
def kiosk_server(start_server: StartServer) -> KioskServer:
    """A running kiosk with one fresh room."""
    return start_server()


@pytest.fixture
def open_browser() -> Iterator[OpenBrowser]:
    """Open a Chromium, with more arguments if given; fails, saying what is missing, where there is none."""
    from playwright.sync_api import sync_playwright

    path = chromium.find()
    if path is None:
        pytest.fail("These tests need Chromium or Chrome: apt-get install chromium, or set CHROMIUM.")
    with sync_playwright() as playwright:
        opened: list[Browser] = []

        def launch(*arguments: str) -> Browser:
            opened.append(playwright.chromium.launch(executable_path=path, args=[*chromium.ARGUMENTS, *arguments]))
            return opened[-1]

        yield launch
        for each in opened:
            each.close()


@pytest.fixture
def browser(open_browser: OpenBrowser) -> Browser:
    """A Chromium."""
    return open_browser()
