"""For gunicorn: `gunicorn -k kiosk.worker.Worker kiosk.wsgi:app` (see the Procfile)."""

# ruff: noqa: E402
from kiosk.patch import patch

patch()

import atexit
import sys

from kiosk import counting, create_app, logs
from kiosk.config import Config, ConfigError

UNUSABLE = 4
"""gunicorn's exit status for an app that does not load: it then starts no other worker in its place."""


def _config() -> Config:
    """Return the settings. What the workers count is shared from now on: before anything is imported that counts."""
    try:
        config = Config.from_env()
    except ConfigError as error:
        print(error, file=sys.stderr)
        sys.exit(UNUSABLE)
    logs.begin(config.log)
    counting.share(config.data, config.workers)
    return config


_settings = _config()

from kiosk.edge.desk import Desk
from kiosk.edge.first_room import first_room, write_host_link
from kiosk.journal.base import JournalError

try:
    app = create_app(_settings)
    _desk: Desk = app.extensions["kiosk"]
    write_host_link(_desk, first_room(_desk)[0])
except (ConfigError, JournalError) as error:
    print(error, file=sys.stderr)
    sys.exit(UNUSABLE)


def _end() -> None:
    """Finish what is at hand, and let go of the journal."""
    _desk.house.stop()
    _desk.house.journal.close()


atexit.register(_end)
