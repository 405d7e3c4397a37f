"""What several tests share: a real server as a process, and a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e import chromium
from tests.server import KioskServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

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


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers of a module's tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def open_browser(playwright: Playwright) -> Iterator[OpenBrowser]:
    """Open a Chromium, with more arguments if given; fails, saying what is missing, where there is none."""
    path = chromium.find()
    if path is None:
        pytest.fail("These tests need Chromium or Chrome: apt-get install chromium, or set CHROMIUM.")
    opened: list[Browser] = []

    def launch(*arguments: str) -> Browser:
        opened.append(playwright.chromium.launch(executable_path=path, args=[*chromium.ARGUMENTS, *arguments]))
        return opened[-1]

    yield launch
    for each in opened:
        each.close()


@pytest.fixture(scope="module")
def plain_browser(open_browser: OpenBrowser) -> Browser:
    """The Chromium that a module's tests share."""
    return open_browser()


@pytest.fixture
def browser(plain_browser: Browser) -> Iterator[Browser]:
    """A Chromium in which nothing is open yet; whatever the test opens is closed with it."""
    yield plain_browser
    for context in plain_browser.contexts:
        context.close()
