"""`kiosk run`: start a room, or go on with the one that is open, and serve it until Ctrl-C."""

from __future__ import annotations

import argparse
import contextlib
import sys
from dataclasses import replace

from kiosk import create_app, logs
from kiosk.commands_line import announce
from kiosk.commands_line.demo import Demo
from kiosk.commands_line.erase import agreed, told
from kiosk.config import Config, ConfigError
from kiosk.edge.desk import Desk
from kiosk.edge.erasing import erase_room
from kiosk.edge.first_room import first_room, write_host_link
from kiosk.journal.base import JournalError
from kiosk.network import reachable
from kiosk.serve import catch_end, listen, make_server, wait_for
from kiosk.sockets import say_goodbye
from kiosk.words import words

MOST_SIMULATED = 500
UNUSABLE = 2
"""Exit status when it cannot start."""
INTERRUPTED = 130


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what can be given."""
    parser.add_argument("--room", metavar="TITLE", help="what a new room is called")
    parser.add_argument("--port", type=int, help="where to listen (8000; 0: any free port)")
    parser.add_argument("--bind", metavar="ADDR", help="which of this machine's addresses to listen on (all)")
    parser.add_argument("--public-url", metavar="URL", help="how people reach it (found by itself)")
    parser.add_argument("--data", metavar="DIR", help="where everything is kept (kiosk-data)")
    parser.add_argument("--vocabulary", metavar="FILE", help="topics that a new room has besides the built-in ones")
    parser.add_argument("--vocabulary-alone", action="store_true", help="instead of the built-in ones")
    parser.add_argument("--demo", type=int, default=0, metavar="N", help="fill the room with N simulated attendees")
    parser.add_argument("--show-host", action="store_true", help="print the host's secret link")
    parser.add_argument("--json", action="store_true", help="print all links as one line of JSON when ready")


def run(args: argparse.Namespace) -> int:
    """Serve until somebody ends it; 0 when it ended well, 2 with a sentence when it could not start."""
    try:
        return _serve(args)
    except (ConfigError, JournalError) as error:
        return _cannot(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED  # while it was still starting: nothing was served


def _cannot(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return UNUSABLE


def offer_erasing(desk: Desk) -> None:
    """Ask whoever ends it at a terminal whether evenings that are over are to be erased now."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return
    for live in desk.house.rooms:
        if (
            live.room.closed
            and not live.room.kept
            and agreed(words().say("terminal.erase_closed", title=live.room.settings.title))
        ):
            proof = erase_room(desk, live)
            told(proof.was, proof.left)


def _serve(args: argparse.Namespace) -> int:
    say = words().say
    if not 0 <= args.demo <= MOST_SIMULATED:
        return _cannot(say("terminal.bad_demo", most=MOST_SIMULATED))
    given = {"port": args.port, "bind": args.bind, "public_url": args.public_url, "data": args.data}
    given |= {"vocabulary": args.vocabulary, "vocabulary_alone": 1 if args.vocabulary_alone else None}
    # This is one process whatever WEB_CONCURRENCY says, which is for gunicorn.
    config = Config.from_env(workers=1, room=args.room, **given)
    logs.begin(config.log)
    try:
        listener = listen(config.bind, config.port)
    except OSError as error:
        why, other = error.strerror or str(error), config.port + 1
        return _cannot(say("terminal.port_taken", port=config.port, bind=config.bind, why=why, other=other))
    with contextlib.closing(listener):
        config = replace(config, port=listener.getsockname()[1])
        config = replace(config, public_url=config.public_url or reachable(config.bind, config.port))
        app = create_app(config)
        desk: Desk = app.extensions["kiosk"]
        ended = catch_end()
        server = make_server(listener, app, config.connections)
        demo = Demo()
        try:
            live, resumed = first_room(desk)
            host_file = write_host_link(desk, live)
            server.start()
            announce.ready(desk, live, args, resumed=resumed, host_file=host_file)
            if args.demo:
                demo.start(desk, live, args.demo, quiet=args.json)
            wait_for(ended)
        finally:
            demo.stop()
            say_goodbye(app)
            server.stop()
            if not args.json:
                offer_erasing(desk)
            desk.house.stop()
            desk.house.journal.close()
    if not args.json:
        print(say("terminal.ended", where=(config.redis_url and "Redis") or config.data))
    return 0
