"""Run as a program: a house on the journal at argv[1] where many join; prints who was acknowledged."""

from __future__ import annotations

import sys
import threading

from kiosk.journal import open_journal
from tests.live.houses import Houses, join

LANES = 8
"""How many try to join at once."""


def main() -> None:
    houses = Houses(lambda background: open_journal(sys.argv[1], background.offload))
    house = houses.make(conduct=True)
    live = house.open_room("Crash")
    saying = threading.Lock()

    def come(lane: int) -> None:
        for number in range(10_000):
            person = join(house, live, f"P{lane}-{number}")
            with saying:
                sys.stdout.write(f"{person}\n")
                sys.stdout.flush()

    threads = [threading.Thread(target=come, args=(lane,)) for lane in range(LANES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
