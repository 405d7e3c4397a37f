"""PDFs of pages, by the Chromium that is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
SECONDS = 60


class NoChromium(Exception):
    """No Chromium or Chrome is installed."""


class NotPrinted(Exception):
    """Chromium made no PDF."""


def chromium() -> str:
    """Return the path of a Chromium or Chrome. Raises NoChromium."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    found = found or next((path for path in ELSEWHERE if Path(path).exists()), None)
    if found is None:
        raise NoChromium
    return found


def pdf_of(page: str, browser: str) -> bytes:
    """Return a page as PDF; it lies on disk for that moment, readable by its owner only. Raises NotPrinted."""
    with tempfile.TemporaryDirectory(prefix="kiosk-print-") as folder:
        source, made = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(page, encoding="utf-8")
        options = ["--headless", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            options.append("--no-sandbox")  # Chromium does not start for root with it; the page is our own
        command = [browser, *options, f"--user-data-dir={folder}/profile", f"--print-to-pdf={made}", source.as_uri()]
        try:
            subprocess.run(command, check=True, timeout=SECONDS, capture_output=True)  # noqa: S603 (found above)
        except (OSError, subprocess.SubprocessError) as fault:
            raise NotPrinted from fault
        if not made.exists():
            raise NotPrinted
        return made.read_bytes()
