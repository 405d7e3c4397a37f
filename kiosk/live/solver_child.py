"""The solver's process (`python -m kiosk.live.solver_child`): folds the rooms it is fed, answers whom to call."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import traceback
from pathlib import Path
from typing import BinaryIO

import msgspec

from kiosk.domain.looking import look
from kiosk.domain.room import Room
from kiosk.live.frames import Failed, Feed, Forget, Found, Ready, ToChild, read_frame, write_frame

NICENESS = 10
"""The serving loop comes first."""


def failed(fault: Exception) -> Failed:
    """Say what kind of fault it is and where, not what it says: that may hold people's words."""
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    return Failed(kind=type(fault).__name__, where=f"{Path(frame.filename).name}:{frame.lineno}")


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Do what is asked until there is nobody to ask."""
    decoder = msgspec.msgpack.Decoder(ToChild)
    rooms: dict[str, Room] = {}
    write_frame(answers, Ready())
    while (wish := read_frame(asked, decoder)) is not None:
        try:
            if isinstance(wish, Feed):
                room = rooms.setdefault(wish.room, Room())
                for entry in wish.entries:
                    room.apply(entry)
            elif isinstance(wish, Forget):
                rooms.pop(wish.room, None)
            else:
                calls = look(rooms[wish.room], wish.now, time_limit=wish.time_limit)
                write_frame(answers, Found(calls))
        except OSError:
            raise
        except Exception as fault:
            # The parent ends this process and starts another: a fold that stumbled is not to be trusted.
            write_frame(answers, failed(fault))


def main() -> None:
    """Serve over standard input and output; Ctrl-C is for the parent, whose end this process notices."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(NICENESS)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get between the frames
    with contextlib.suppress(BrokenPipeError):
        serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
