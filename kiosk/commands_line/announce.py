"""What `kiosk run` prints when it is ready: for people, with a QR code, or for programs, as one line."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import qrcode

from kiosk.edge.desk import Desk
from kiosk.edge.first_room import links
from kiosk.live.live_room import LiveRoom
from kiosk.network import only_here
from kiosk.words import words

SAFE_PROMISE = "durable"


def ready(desk: Desk, live: LiveRoom, args: argparse.Namespace, *, resumed: bool, host_file: Path) -> None:
    """Say where everything is; the host's secret only when it was asked for."""
    found = links(desk, live)
    if args.json:
        print(json.dumps({**found, "room": live.id}), flush=True)
        return
    say, room = words().say, live.room
    lines = ["", say("terminal.resumed" if resumed else "terminal.opened", title=room.settings.title)]
    if resumed and args.room and args.room != room.settings.title:
        lines.append(say("terminal.other_title", title=args.room))
    host = found["host"] if args.show_host else say("terminal.host_file", path=host_file)
    rows = {
        "join": f"{found['join']}   {say('terminal.code')} {room.code}",
        "wall": found["wall"],
        "host": host,
        **({"door": found["door"], "house": found["house"]} if args.show_host else {}),
    }
    lines += ["", *(f"  {say(f'terminal.{name}'):6}{text}" for name, text in rows.items()), ""]
    lines.append(say("terminal.only_here" if only_here(desk.address) else "terminal.same_network"))
    if desk.house.journal.promise != SAFE_PROMISE:
        lines.append(say("terminal.promise", promise=desk.house.journal.promise))
    if args.demo:
        lines.append(say("terminal.demo", n=args.demo))
    lines += ["", say("terminal.scan")]
    print("\n".join(lines))
    _print_qr(found["join"])
    print(say("terminal.stop"), flush=True)


def _print_qr(text: str) -> None:
    """Print a QR code in half blocks, where the terminal can show them."""
    encoding = sys.stdout.encoding or "ascii"
    try:
        "█▀▄".encode(encoding)
    except UnicodeEncodeError:
        return
    drawing = qrcode.QRCode(border=2)
    drawing.add_data(text)
    drawing.print_ascii(invert=True)
