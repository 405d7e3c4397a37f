"""gunicorn's worker, with manners: `gunicorn -k kiosk.worker.Worker kiosk.wsgi:app` (see the Procfile).

gunicorn's arbiter imports this before it starts any worker: nothing of the house is imported until one serves.
"""

from __future__ import annotations

from types import FrameType

import gevent
from gunicorn.workers.ggevent import GeventWorker


class Worker(GeventWorker):  # type: ignore[misc]
    """Asked to end, it tells its sockets to come back, so that they are served elsewhere, and soon."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Take no more, and say goodbye beside the signal, which may not wait."""
        super().handle_exit(sig, frame)
        gevent.spawn(self._say_goodbye)

    def _say_goodbye(self) -> None:
        from kiosk.sockets import say_goodbye

        say_goodbye(self.wsgi)
