"""A plan as a spreadsheet: a line for each person and round."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from kiosk.guests.cells import BYTE_ORDER_MARK, safe
from kiosk.guests.guest import Guest
from kiosk.planning.plan import Party, Round
from kiosk.words import words

COLUMNS = ("round", "group", "kind", "table", "name", "row", "gives", "to", "to_row", "why")
NOBODY = "none"
"""The kind of the line of somebody who is in no group."""


def as_csv(rounds: Sequence[Round]) -> str:
    """Return the plan as CSV, a header first; it begins with a byte order mark where spreadsheets need one."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for number, made in enumerate(rounds, start=1):
        for group, party in enumerate(made.parties, start=1):
            writer.writerows([safe(cell) for cell in (number, group, *cells)] for cells in _lines(party))
        for guest, why in made.unserved:
            says = words().say(f"match.{why}")
            cells = (number, "", NOBODY, "", guest.name, guest.row, "", "", "", says)
            writer.writerow([safe(cell) for cell in cells])
    written = text.getvalue()
    return written if written.isascii() else BYTE_ORDER_MARK + written


def _lines(party: Party) -> Iterator[tuple[object, ...]]:
    table = "" if party.spot is None else party.spot
    for exchange in party.gives:
        giver: Guest = exchange.giver
        gives = "; ".join(dict.fromkeys(exchange.offers))
        yield party.kind, table, giver.name, giver.row, gives, exchange.getter.name, exchange.getter.row, ""
