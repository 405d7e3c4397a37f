"""Words for the pages: `t` in templates, and the sections that a page hands to its script."""

from __future__ import annotations

import time
from typing import Any

from kiosk.words import Text, words

SHARED_SECTIONS = ("common", "refusal")
MORE_SECTIONS = {"phone": ("keeping", "meeting", "ringing")}


def page_words(screen: str) -> dict[str, Any]:
    """Return what every template gets: `t` and `lang`, and the name of its screen."""
    catalogue = words()
    return {"t": catalogue.say, "lang": catalogue.lang, "screen": screen}


def script_words(screen: str) -> dict[str, Text]:
    """Return the texts that a screen's script may say."""
    return words().sections(*SHARED_SECTIONS, screen, *MORE_SECTIONS.get(screen, ()))


def clock_time(ms: int) -> str:
    """Template filter: the hour and minute of a moment, by this machine's clock."""
    return time.strftime("%H:%M", time.localtime(ms / 1000))


def day_time(ms: int) -> str:
    """Template filter: the day, hour and minute of a moment, by this machine's clock."""
    return time.strftime("%a %d %b, %H:%M", time.localtime(ms / 1000))
