"""For gunicorn: `gunicorn -k gevent kiosk.wsgi:app` (see the Procfile)."""

# ruff: noqa: E402
from kiosk.patch import patch

patch()

import atexit
import sys

from kiosk import create_app
from kiosk.config import Config, ConfigError
from kiosk.edge.desk import Desk
from kiosk.edge.first_room import first_room, write_host_link
from kiosk.journal.base import JournalError

UNUSABLE = 4
"""gunicorn's exit status for an app that does not load: it then starts no other worker in its place."""

try:
    app = create_app(Config.from_env())
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
