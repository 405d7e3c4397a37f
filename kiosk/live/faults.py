"""How a fault is logged: what it is and where, never what was being worked on (names and tags are people's own)."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path


def log_fault(logger: logging.Logger, what: str, fault: BaseException) -> None:
    """Log that `what` went wrong, with the fault's type and the lines it passed; its message may hold words."""
    frames = traceback.extract_tb(fault.__traceback__)[-4:]
    where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    logger.error("%s: %s (%s)", what, type(fault).__name__, where or "no trace")
