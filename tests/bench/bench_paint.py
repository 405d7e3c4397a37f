"""How soon a slow phone shows something of use, and whether it then stays put: python -m tests.bench.bench_paint.

Prints JSON; 1 when it is too late or something moves.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from tests.client import House
from tests.e2e import chromium
from tests.e2e.crowd import pair, set_all
from tests.server import KioskServer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

MOST = 1_000
"""Milliseconds to the first useful paint: what the server has drawn, which works without a script."""
MOST_MOVED = 0.01
"""Of a page's layout shift: a drawing that comes late counts for some thousandths, though its place was kept."""
CPU = 4
"""Times as slow as this machine."""
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
    "connectionType": "cellular4g",
}
TRIES = 5
"""The best of so many counts: whatever else this machine does only makes it later."""
SETTLED = 2_500
"""Milliseconds after loading within which a page does whatever it does by itself."""
LONG = 1_000_000
"""Milliseconds that outlast the bench."""
PHONE: ViewportSize = {"width": 360, "height": 740}
WATCH = """() => {
  window.shifts = [];
  const watch = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const moved = entry.sources.map(({ node }) => node?.className || node?.nodeName || "");
      if (!entry.hadRecentInput) window.shifts.push({ value: entry.value, at: Math.round(entry.startTime), moved });
    }
  });
  watch.observe({ type: "layout-shift", buffered: true });
}"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length > 0"
TOLD = """() => {
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  const scripts = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js"));
  return {
    paint: Math.round(paint.startTime),
    ready: Math.round(Math.max(...scripts.map(({ responseEnd }) => responseEnd))),
    shifts: window.shifts,
  };
}"""


def visit(browser: Browser, url: str, cookie: Any = None) -> dict[str, Any]:
    """Open a page with an empty cache: milliseconds to the first paint and to the last script, and what moved."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True, has_touch=True)
    if cookie:
        context.add_cookies([cookie])
    page = context.new_page()
    page.add_init_script(f"({WATCH})()")
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU})
    page.goto(url)
    page.wait_for_function(PAINTED)
    page.wait_for_timeout(SETTLED)
    told: dict[str, Any] = page.evaluate(TOLD)
    context.close()
    return told


def best(browser: Browser, url: str, cookie: Any = None) -> dict[str, Any]:
    """The quickest of some visits, with all that moved in any."""
    visits = [visit(browser, url, cookie) for _ in range(TRIES)]
    quickest = min(visits, key=lambda seen: int(seen["paint"]))
    return {**quickest, "shifts": [shift for seen in visits for shift in seen["shifts"]]}


def pages(browser: Browser, house: House) -> dict[str, dict[str, Any]]:
    """The pages that a phone opens: joining (where others are already), waiting, called, talking, afterwards."""
    join = house.server.links["join"]
    mair, tom = pair(house)
    visit(browser, join)  # the server's own first time
    seen = {"join": best(browser, join)}
    cookie = {"name": f"kiosk-phone-{house.code}", "value": mair.token, "url": house.server.url}
    seen["soon"] = best(browser, join, cookie)
    set_all(house, matching=True)
    mair.gets("called")
    seen["called"] = best(browser, join, cookie)
    tom.meet("here")
    seen["talking"] = best(browser, join, cookie)
    tom.meet("finish")
    seen["after"] = best(browser, join, cookie)
    return seen


def main() -> int:
    """Measure, print, and say by the exit status whether it is soon enough and still."""
    path = chromium.find()
    if path is None:
        print("Chromium or Chrome is needed.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = KioskServer(Path(folder) / "house", "--room", "Tuesday at the Market Hall")
        browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        try:
            server.start()
            house = House(server)
            set_all(house, gather=300, thin=0, answer=LONG, breather=LONG)
            seen = pages(browser, house)
        finally:
            server.kill()
            browser.close()
    moved = {name: sum(shift["value"] for shift in page["shifts"]) for name, page in seen.items()}
    well = all(page["paint"] <= MOST and moved[name] <= MOST_MOVED for name, page in seen.items())
    print(json.dumps({"bench": "paint", "most": MOST, "well": well, "pages": seen}))
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
