"""Registrations read from a list: who is expected, line by line, with what is left out and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kiosk.domain.commands import MOST_TAGS
from kiosk.domain.tags import clean
from kiosk.guests.fault import ListFault
from kiosk.guests.guest import LONGEST_LINE, LONGEST_TAG, Guest, without_marks
from kiosk.guests.headings import Column, plain
from kiosk.guests.sheet import Sheet
from kiosk.guests.table import Row, table_of

STAYING_AWAY = frozenset(
    {
        *("no", "not attending", "not going", "deleted", "refunded", "cancelled", "canceled", "declined", "expired"),
        *("pending", "pending approval", "waitlist", "waitlisted", "waiting list", "invited", "rejected", "unpaid"),
        *("storniert", "abgelaufen", "ausstehend", "abgelehnt", "warteliste", "annule", "refuse", "en attente"),
        *("cancelado", "rechazado", "pendiente", "lista de espera", "wedi canslo", "wedi gwrthod", "rhestr aros"),
    }
)
"""What a list says of those who are not coming, or not yet."""
NOTHING = frozenset({"", "n a", "na", "none", "no", "nothing", "keine", "keins", "nada", "rien", "dim", "x"})
"""Answers that say nothing."""
_APART = re.compile(r"[;\n\r•·|]+")
_COMMAS = re.compile(r",\s+|,(?=\D)")


class Registrations(NamedTuple):
    """Who is expected; what is wrong, in the file's order; headings of which nothing is read."""

    people: list[Guest]
    problems: list[ListFault]
    unused: list[str]


def read_registrations(sheet: Sheet, columns: Sequence[Column | None], known: Iterable[str] = ()) -> Registrations:
    """Read a sheet whose columns hold what is said. `known`: the names of those who are in the room already."""
    table = table_of(sheet, columns)
    there = {plain(name) for name in known}
    seen: dict[str, list[tuple[str, int]]] = {}
    problems = list(table.bad)

    def read(row: Row) -> Guest:
        name = _name(row)
        email = row.cells.get("email", "").casefold()
        namesakes = seen.setdefault(plain(name), [])
        for address, line in namesakes:
            if address == email or not (address and email):
                raise ListFault("reg_twice", row=row.line, name=name, first=line)
        namesakes.append((email, row.line))
        if plain(name) in there:
            raise ListFault("reg_known", row=row.line, name=name)
        return Guest(
            name=name,
            line=_short(row.cells.get("line", "")),
            sector=_short(row.cells.get("sector", "")),
            organisation=_short(row.cells.get("organisation", "")),
            offers=_answers(row, "offers", name, problems),
            wants=_answers(row, "wants", name, problems),
            row=row.line,
        )

    people, left_out = table._replace(bad=[]).people(read)
    return Registrations(people, sorted([*problems, *left_out], key=lambda fault: fault.params["row"]), table.unused)


def _name(row: Row) -> str:
    name = clean(row.cells.get("name", ""))
    if not name:
        raise ListFault("reg_name", row=row.line)
    if len(name) > LONGEST_LINE:
        raise ListFault("reg_name_long", row=row.line, most=LONGEST_LINE)
    status = row.cells.get("status", "")
    if plain(status) in STAYING_AWAY:
        raise ListFault("reg_status", row=row.line, name=name, status=status)
    return name


def _answers(row: Row, column: Column, name: str, problems: list[ListFault]) -> tuple[str, ...]:
    """Return what somebody answered, one thing each. What cannot be a topic they are asked again when they come."""
    cell = row.cells.get(column, "")
    parts = _APART.split(cell) if _APART.search(cell) else _COMMAS.split(cell)
    said = dict.fromkeys(without_marks(clean(part).strip(" -*–.")) for part in parts if plain(part) not in NOTHING)
    short = [text for text in said if text and len(text) <= LONGEST_TAG]
    if len(short) < len(said) or len(short) > MOST_TAGS:
        problems.append(ListFault(f"reg_{column}", row=row.line, name=name, most=MOST_TAGS, letters=LONGEST_TAG))
    return tuple(short[:MOST_TAGS])


def _short(text: str) -> str:
    cleaned = clean(text)
    return cleaned if len(cleaned) <= LONGEST_LINE else ""
