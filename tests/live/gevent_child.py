"""Run as a program, under gevent: an evening's load on one house; prints how late the loop was, in milliseconds."""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402
import random  # noqa: E402
import sys  # noqa: E402
import threading  # noqa: E402
import time  # noqa: E402

from kiosk.journal import open_journal  # noqa: E402
from kiosk.live.background import GeventWorkshop  # noqa: E402
from tests.live.houses import QUICK, Houses, eventually, join, sent  # noqa: E402

TICK = 0.005
"""Seconds between two looks at the clock."""
PEOPLE = 150
TOPICS = 60


def main() -> None:
    houses = Houses(lambda background: open_journal(sys.argv[1], background.offload))
    house = houses.make(conduct=True)
    assert isinstance(house.background._workshop, GeventWorkshop)
    live = house.open_room(settings=QUICK)
    late: list[float] = []
    running = True

    def tick() -> None:
        while running:
            began = time.monotonic()
            time.sleep(TICK)
            late.append((time.monotonic() - began - TICK) * 1000)

    draw = random.Random(7)

    def come(number: int) -> None:
        offers = " ".join(f"topic{draw.randrange(TOPICS)}" for _ in range(3))
        wants = " ".join(f"topic{draw.randrange(TOPICS)}" for _ in range(3))
        person = join(house, live, f"P{number}", offers, wants)
        house.screens.register(f"sid-{number}", "phone", live, person)

    ticking = threading.Thread(target=tick)
    ticking.start()
    joining = [threading.Thread(target=come, args=(number,)) for number in range(PEOPLE)]
    for one in joining:
        one.start()
    for one in joining:
        one.join()
    eventually(lambda: live.room.meetings, within=60)
    solved_at = live.room.version
    time.sleep(1)
    running = False
    ticking.join()
    called = sum(person.state == "meeting" for person in live.room.people.values())
    told = sum(bool(sent(house).to(f"sid-{number}")) for number in range(PEOPLE))
    late.sort()
    houses.stop()
    report = {
        "p50": late[len(late) // 2],
        "p99": late[int(len(late) * 0.99)],
        "max": late[-1],
        "ticks": len(late),
        "people": len(live.room.people),
        "called": called,
        "told": told,
        "version": solved_at,
    }
    sys.stdout.write(json.dumps(report) + "\n")


if __name__ == "__main__":
    main()
