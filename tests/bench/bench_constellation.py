"""What the wall's constellation costs: `python -m tests.bench.bench_constellation`.

Three hundred people and six hundred lines on the stage, at 1920×1080, drawn by software. Counted is the processor's
time on the page's main thread in each task that draws a picture, with all that the browser does in it, by Chromium's
own tracing: so what else the machine does at the time does not count. Prints one line of JSON.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.e2e import chromium
from tests.server import KioskServer

PEOPLE, LINES = 300, 600
WATCHED = 20_000
"""Milliseconds."""
WARM_UP = 3_000
MOST = 12.0
"""Milliseconds for a frame, for 95 in 100 of them."""

TASK, DRAWN = "ThreadControllerImpl::RunTask", "drawn"
CATEGORIES = ["toplevel", "blink.user_timing"]

WATCH = """async ([people, lines, warmUp, watched, drawn]) => {
  const script = [...document.scripts].find(each => each.src.endsWith("/js/wall.js")).src;
  const { makeConstellation } = await import(script.replace("wall.js", "wall/sky.js"));
  const canvas = Object.assign(document.createElement("canvas"), { className: "sky" });
  document.querySelector("#sky").replaceWith(canvas);
  let seed = 7;
  const chance = (n) => (seed = (seed * 48_271) % 2_147_483_647) % n;
  const points = Array.from({ length: people }, () => chance(65_536)).sort((one, other) => one - other);
  const ends = Array.from({ length: 2 * lines }, () => chance(people));
  makeConstellation(canvas).show({ points, lines: ends }, true);
  await new Promise(done => setTimeout(done, warmUp));
  const clear = CanvasRenderingContext2D.prototype.clearRect;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    performance.mark(drawn);
    return clear.apply(this, box);
  };
  await new Promise(done => setTimeout(done, watched));
}"""


def watch(path: str, url: str) -> list[float]:
    """Milliseconds of the main thread for each picture."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        page = browser.new_page(viewport={"width": 1920, "height": 1080}, reduced_motion="no-preference")
        page.goto(url)
        browser.start_tracing(page=page, categories=CATEGORIES)
        page.evaluate(WATCH, [PEOPLE, LINES, WARM_UP, WATCHED, DRAWN])
        events: list[dict[str, Any]] = json.loads(browser.stop_tracing())["traceEvents"]
        browser.close()
    return costs(events)


def costs(events: list[dict[str, Any]]) -> list[float]:
    """What the tasks took in which a picture was drawn."""
    drawn = [(event["pid"], event["tid"], event["ts"]) for event in events if event["name"] == DRAWN]
    thread = {place[:2] for place in drawn}
    tasks = [
        event
        for event in events
        if event["name"] == TASK and "tdur" in event and (event["pid"], event["tid"]) in thread
    ]
    return [
        task["tdur"] / 1000
        for task in tasks
        if any(task["ts"] <= moment <= task["ts"] + task["dur"] for _, _, moment in drawn)
    ]


def main() -> int:
    """Measure, print, and say by the exit status whether it is cheap enough."""
    path = chromium.find()
    if path is None:
        print("Chromium or Chrome is needed.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        server = KioskServer(Path(folder) / "house")
        try:
            server.start()
            frames = watch(path, server.links["wall"])
        finally:
            server.kill()
    p95 = statistics.quantiles(frames, n=20)[-1] if len(frames) > 1 else None
    well = p95 is not None and p95 < MOST
    told = {
        "bench": "constellation",
        "people": PEOPLE,
        "lines": LINES,
        "most_ms": MOST,
        "p50_ms": round(statistics.median(frames), 2) if frames else None,
        "p95_ms": p95 and round(p95, 2),
        "frames_a_second": round(len(frames) / WATCHED * 1000, 1),
        "well": well,
    }
    print(json.dumps(told))
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
