"""Where figures are counted: in this process or, where gunicorn has started several workers, by all of them together.

prometheus-client decides once, when it is imported, so `share` comes before `kiosk.figures` is imported anywhere.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
"""By which prometheus-client is told of the folder that workers share."""


def share(data: str, workers: int) -> None:
    """Have this worker count together with those that the same gunicorn started; a single one counts by itself."""
    if workers < 2:
        return
    folder = Path(data).resolve() / "figures" / str(os.getppid())
    folder.mkdir(parents=True, exist_ok=True)
    for other in folder.parent.iterdir():
        if other.name.isdecimal() and not _alive(int(other.name)):
            shutil.rmtree(other, ignore_errors=True)  # another worker may be at it, too
    os.environ[VARIABLE] = str(folder)
    _forget(folder, os.getpid())  # ids are used again: what an earlier process had open is not ours


def shared() -> Path | None:
    """Return the folder that the workers share, without what those have open that have ended; None for one worker."""
    name = os.environ.get(VARIABLE)
    if not name:
        return None
    folder = Path(name)
    for path in folder.glob("gauge_live*.db"):
        process = int(path.stem.rpartition("_")[2])
        if not _alive(process):
            _forget(folder, process)
    return folder


def _forget(folder: Path, process: int) -> None:
    for path in folder.glob(f"gauge_live*_{process}.db"):
        path.unlink(missing_ok=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
