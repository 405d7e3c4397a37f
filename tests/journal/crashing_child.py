"""Run as a program: appends to the SQLite journal in a directory, printing each version once it is acknowledged."""

from __future__ import annotations

import sys

from kiosk.journal import open_journal
from tests.journal.examples import ROOM, begin, checked_in


def main() -> None:
    journal = open_journal(sys.argv[1])
    head = begin(journal)
    number = 0
    while True:
        number += 1
        head = journal.append(ROOM, head, [checked_in(f"p{number}", f"Name {number}", number)])
        sys.stdout.write(f"{head.version} {head.hash}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
