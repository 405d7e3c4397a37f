"""The demo: simulated people who keep a room lively for as long as its server lives.

`python -m kiosk.rehearse.demo N`, with the host's link in KIOSK_HOST_LINK, is what `kiosk run --demo N` starts.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from random import Random

import msgspec

from kiosk.rehearse.attendee import Attendee
from kiosk.rehearse.behaviour import Behaviour, uniform
from kiosk.rehearse.encounter import MINUTE, SECOND
from kiosk.rehearse.fault import Fault
from kiosk.rehearse.house_link import HouseLink, Refused, open_link
from kiosk.rehearse.ledger import Ledger
from kiosk.rehearse.live_phone import LivePhone
from kiosk.rehearse.people import Guest
from kiosk.rehearse.sample import sample_people
from kiosk.rehearse.stage import Stage
from kiosk.words import words

HOST_LINK = "KIOSK_HOST_LINK"
"""The environment name of the host's link: other processes can read arguments."""

SPEED = 6.0
"""How many times as fast as real people they are; the room's own times stay what they are."""

ALL_IN = 30 * SECOND
"""Real milliseconds within which the first ones come."""

CALM = msgspec.structs.replace(
    Behaviour(), leave_min=uniform(45, 90), never_answers_a_call=0.03, declines_a_call=0.04, keeps_in_touch=0.7
)
"""They leave, after minutes at their own pace, and somebody else comes: so there is always somebody new to meet."""

FOR_GOOD = 100_000.0
"""Minutes of an evening that ends only with the server."""

THREADS = 16
UNUSABLE = 2


def keep_lively(link: HouseLink, people: int) -> None:
    """Play `people` simulated attendees until the server goes; raises Fault when the host is not let in."""
    try:
        view = link.host_view()
        if view.room.closed:
            raise Fault("room_closed")
        link.host_do("remove_simulated")  # those of an earlier run, whom nobody plays any more
        link.host_do("change_setting", name="matching", value=True)
    except Refused as refused:
        raise Fault("host_refused", why=refused.sentence or refused.code) from refused
    asyncio.run(_play(link, view.room.code, people, int(view.settings["answer"])))


async def _play(link: HouseLink, code: str, people: int, answer: int) -> None:
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(THREADS))
    stage = Stage(link, code, Ledger(answer=answer), SPEED, 0.0, marked=True)
    guests = sample_people(people, code)
    seats = [asyncio.create_task(_seat(stage, guest, index, people)) for index, guest in enumerate(guests)]
    for ending in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(ending, lambda: [seat.cancel() for seat in seats])
    await asyncio.gather(*seats, return_exceptions=True)


async def _seat(stage: Stage, guest: Guest, index: int, people: int) -> None:
    """Let one person after the other come, live, and leave, until the server has gone or the host takes them out."""
    chance = Random(f"{stage.code}/{index}")  # noqa: S311 (chance, not secrecy)
    arrives = index * ALL_IN * SPEED / people
    visit = 0
    while True:
        attendee = Attendee(guest, CALM, seed=stage.code, index=index + visit * people, minutes=FOR_GOOD)
        attendee.arrives = arrives
        attendee.leaves = arrives + CALM.leave_min.draw(chance) * MINUTE
        attendee.says_until = attendee.vanishes = False
        phone = LivePhone(attendee, stage)
        await phone.live()
        if phone.lost or (attendee.view and attendee.view.state == "removed"):
            return
        visit += 1
        arrives = stage.now() + chance.uniform(1, 5) * MINUTE
        guest = sample_people(people, f"{stage.code}/{visit}")[index]


def play_demo(url: str, key: str | None, people: int) -> None:
    """Play so many people in the room that the host's link leads to, until its server goes; raises Fault."""
    keep_lively(open_link(url, key), people)


def main(argv: list[str]) -> int:
    """Play the demo that the arguments and the environment name; 2, with a sentence, when that cannot be."""
    try:
        play_demo(os.environ.get(HOST_LINK, ""), None, int(argv[0]))
    except Fault as fault:
        print(words().say(f"rehearse.{fault.code}", **fault.params), file=sys.stderr)
        return UNUSABLE
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
