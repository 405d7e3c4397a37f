"""How quickly the wall shows a burst of calls, and whether its memory grows: `python -m tests.bench.bench_wall`.

Forty calls within a second: from each call, by the server's clock, until the wall counts it. Then as many calls as in
eight hours, one after the other: the tab's heap, its garbage collected, and its nodes after a quarter and at the end.
Prints one line of JSON.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from tests.client import House, nonce
from tests.e2e import chromium
from tests.e2e.crowd import set_all, until
from tests.server import KioskServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

BURST = 40
WITHIN = 500
"""Milliseconds from a call to the wall."""
CALLS = 640
"""In eight hours twenty groups meet every quarter of an hour."""
REGULARS = 44
GROWTH = 1.5
"""MB that the heap may be larger at the end than after a quarter of the calls: the constellation has more lines."""
NODES = 1.2
GATHERED = 400.0
"""Seconds for all these calls, on a busy machine."""
LONG = 1_000_000
MB = 2**20

WATCH = """() => {
  window.counted = [];
  window.frames = [];
  new MutationObserver(() => {
    const found = /\\d+/.exec(document.querySelector("#board-head .more")?.textContent ?? "");
    if (found) window.counted.push([Date.now(), Number(found[0])]);
  }).observe(document.querySelector("#board-head"), { subtree: true, childList: true, characterData: true });
  let before = performance.now();
  requestAnimationFrame(function frame(now) {
    window.frames.push(now - before);
    before = now;
    requestAnimationFrame(frame);
  });
}"""


def burst(house: House, page: Page) -> dict[str, Any]:
    """Forty who were missing come within a second; each is called with the one who waited."""
    set_all(house, gather=1, gather_thin=1, thin=0, answer=LONG, arrive=LONG, matching=True)
    for number in range(BURST):
        house.join(f"First {number}", f"thing {number}", f"matter {number}")
    page.evaluate(WATCH)
    page.evaluate("window.frames.length = 0")
    began = time.monotonic()
    with ThreadPoolExecutor(8) as hands:
        list(hands.map(lambda i: house.join(f"Second {i}", f"matter {i}", f"thing {i}"), range(BURST)))
    took = time.monotonic() - began
    until(lambda: len(house.snapshot("wall")["cards"]) == BURST, "all are called", 60)
    page.wait_for_timeout(2_000)
    counted: list[tuple[int, int]] = page.evaluate("window.counted")
    frames: list[float] = page.evaluate("window.frames")
    called = sorted(card["called_at"] for card in house.snapshot("wall")["cards"])
    waits = [
        next((at for at, count in counted if count > place), counted[-1][0] + LONG) - moment
        for place, moment in enumerate(called)
    ]
    return {
        "joined_within_s": round(took, 2),
        "called_within_s": round((called[-1] - called[0]) / 1000, 2),
        "worst_ms": max(waits),
        "median_ms": statistics.median(waits),
        "frame_p95_ms": round(statistics.quantiles(frames, n=20)[-1], 1),
        "frame_worst_ms": round(max(frames), 1),
    }


def eight_hours(house: House, page: Page) -> dict[str, Any]:
    """Whoever is called meets and parts at once, and is called again; none has a phone that has to be touched."""
    for card in house.snapshot("wall")["cards"]:
        house.as_host("dissolve", meeting=card["id"])
    set_all(house, breather=1, gather=100)
    topics = [{"text": text} for text in ("pricing", "short video", "hiring")]
    for number in range(REGULARS):
        fields = {"name": f"Regular {number}", "offers": topics, "wants": topics, "has_phone": False, "nonce": nonce()}
        assert house.do("door", "check_in", fields, house.door_key).status == 200
    session = page.context.new_cdp_session(page)
    first = memory(session)
    counted = False
    done: set[str] = set()
    end = time.monotonic() + GATHERED
    while len(done) < CALLS and time.monotonic() < end:
        for card in house.snapshot("wall")["cards"]:
            if card["state"] == "called":
                house.do("host", "here", {"meeting": card["id"]}, house.host_key)
            house.do("host", "finish", {"meeting": card["id"]}, house.host_key)
            done.add(card["id"])
        if not counted and len(done) > CALLS // 4:
            first, counted = memory(session), True
    last = memory(session)
    return {
        "calls": len(done),
        "heap_mb": [first["heap"], last["heap"]],
        "nodes": [first["nodes"], last["nodes"]],
        "listeners": [first["listeners"], last["listeners"]],
    }


def memory(session: CDPSession) -> dict[str, float]:
    """What the tab holds once its garbage is collected."""
    session.send("HeapProfiler.enable")
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    counters = session.send("Memory.getDOMCounters")
    heap = session.send("Runtime.getHeapUsage")["usedSize"]
    return {"heap": round(heap / MB, 2), "nodes": counters["nodes"], "listeners": counters["jsEventListeners"]}


def measure(browser: Browser, house: House) -> dict[str, Any]:
    """Both, on one wall."""
    page = browser.new_page(viewport={"width": 1920, "height": 1080}, reduced_motion="no-preference")
    page.goto(house.server.links["wall"])
    page.wait_for_timeout(1_000)
    return {"burst": burst(house, page), "eight_hours": eight_hours(house, page)}


def main() -> int:
    """Measure, print, and say by the exit status whether all is as it should be."""
    path = chromium.find()
    if path is None:
        print("Chromium or Chrome is needed.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = KioskServer(Path(folder) / "house")
        try:
            server.start()
            browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
            found = measure(browser, House(server))
            browser.close()
        finally:
            server.kill()
    evening = found["eight_hours"]
    well = (
        found["burst"]["worst_ms"] <= WITHIN
        and evening["calls"] >= CALLS
        and evening["heap_mb"][1] - evening["heap_mb"][0] <= GROWTH
        and evening["nodes"][1] <= evening["nodes"][0] * NODES
    )
    print(json.dumps({"bench": "wall", "within_ms": WITHIN, "well": well, **found}))
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
