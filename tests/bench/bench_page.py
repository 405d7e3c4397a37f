"""What a first visit costs a phone: python -m tests.bench.bench_page. Prints JSON; 1 when it is too much."""

from __future__ import annotations

import gzip
import json
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Response, sync_playwright

from tests.e2e import chromium
from tests.server import KioskServer

MOST = 60 * 1024
"""Bytes, gzipped, everything that the browser asks for included."""
SETTLED = 2_000
"""Milliseconds after loading within which a page asks for whatever it still wants."""


def first_visit(path: str, url: str) -> dict[str, dict[str, int]]:
    """Every file that Chromium loads for a new visitor: its bytes gzipped, and as they were sent (headers aside)."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        page = browser.new_page(viewport={"width": 390, "height": 780})
        answers: list[Response] = []
        page.on("response", lambda answer: answers.append(answer))
        page.goto(url)
        page.wait_for_timeout(SETTLED)
        files = {}
        for answer in answers:
            sent = answer.request.sizes()["responseBodySize"]
            name = answer.url.removeprefix(url.rpartition("/")[0])
            files[name] = {"gzipped": len(gzip.compress(answer.body(), mtime=0)), "sent": sent}
        browser.close()
    return files


def main() -> int:
    """Measure, print, and say by the exit status whether it is small enough."""
    path = chromium.find()
    if path is None:
        print("Chromium or Chrome is needed.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        server = KioskServer(Path(folder) / "house")
        try:
            server.start()
            files = first_visit(path, server.links["join"])
        finally:
            server.kill()
    total = {kind: sum(file[kind] for file in files.values()) for kind in ("gzipped", "sent")}
    well = total["gzipped"] <= MOST
    print(json.dumps({"bench": "page", "most": MOST, "well": well, "total": total, "files": files}))
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
