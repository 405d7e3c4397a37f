"""The progress bar, on stderr."""

from __future__ import annotations

import sys
from typing import TextIO

from kiosk.words import words

WIDTH = 30


class Bar:
    """A line that fills as the work goes on; nothing where nobody sees it (no terminal)."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self.shown = self.stream.isatty()

    def show(self, share: float, text: str) -> None:
        """Show how far the work is, from 0 to 1, and what is being done."""
        if not self.shown:
            return
        full = min(WIDTH, int(WIDTH * share))
        self.stream.write(f"\r\x1b[K{'█' * full}{'░' * (WIDTH - full)} {text}")
        self.stream.flush()

    def done(self) -> None:
        """Leave the line to others."""
        if self.shown:
            self.stream.write("\r\x1b[K")
            self.stream.flush()


class EveningBar(Bar):
    """How far an evening is."""

    def __init__(self, minutes: float) -> None:
        super().__init__()
        self.minutes = minutes

    def __call__(self, minute: float, here: int, calls: int) -> None:
        """Show the minute, who is here, and how many calls went out."""
        minutes = f"{self.minutes:g}"
        text = words().say("rehearse.progress", minute=int(minute), minutes=minutes, here=here, calls=calls)
        self.show(minute / self.minutes, text)
