"""The progress bar, on stderr."""

from __future__ import annotations

import sys
from typing import TextIO

from kiosk.words import words

WIDTH = 30


class Bar:
    """A line that fills as the evening goes by; nothing where nobody sees it (no terminal)."""

    def __init__(self, minutes: float, stream: TextIO | None = None) -> None:
        self.minutes = minutes
        self.stream = stream or sys.stderr
        self.shown = self.stream.isatty()

    def __call__(self, minute: float, here: int, calls: int) -> None:
        """Show how far the evening is."""
        if not self.shown:
            return
        full = min(WIDTH, int(WIDTH * minute / self.minutes))
        text = words().say("rehearse.progress", minute=int(minute), minutes=f"{self.minutes:g}", here=here, calls=calls)
        self.stream.write(f"\r\x1b[K{'█' * full}{'░' * (WIDTH - full)} {text}")
        self.stream.flush()

    def done(self) -> None:
        """Leave the line to others."""
        if self.shown:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
