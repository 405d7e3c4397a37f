"""A live rehearsal: simulated people's phones over real sockets against a real server."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

from kiosk.rehearse.dry import Progress
from kiosk.rehearse.embedded import own_server
from kiosk.rehearse.encounter import MINUTE
from kiosk.rehearse.fault import Fault
from kiosk.rehearse.house_link import HostView, HouseLink, Refused, open_link
from kiosk.rehearse.ledger import Ledger
from kiosk.rehearse.live_phone import LivePhone
from kiosk.rehearse.plan import Plan
from kiosk.rehearse.report import Report, make_report
from kiosk.rehearse.room_times import faster, running_faster
from kiosk.rehearse.stage import Stage

THREADS = 32
"""People who can be joining at the same moment."""

GRACE = 30.0
"""Seconds after the evening's end in which the last ones may still find the door."""

LOOK = 0.5
"""Seconds between two looks at how far the evening is."""


def rehearse_live(
    plan: Plan, speed: float, *, url: str | None = None, key: str | None = None, progress: Progress | None = None
) -> Report:
    """Play an evening on a server of its own, or in the room that the host's link `url` leads to. Raises Fault.

    In somebody else's room people are marked as simulated, and taken out at the end; its settings are put back.
    """
    started = time.monotonic()
    with ExitStack() as stack:
        link = open_link(url or stack.enter_context(own_server()), key)
        try:
            view = link.host_view()
            if view.room.closed:
                raise Fault("room_closed")
            times = faster(view, speed)
            ahead = link.clock_ahead()
            with running_faster(link, view, times):
                evening = _Evening(plan, speed, link, view, ahead, marked=url is not None, progress=progress)
                ledger = Ledger(answer=times["answer"])
                asyncio.run(evening.run(ledger))
                trouble = link.host_view().matchmaker.trouble
                if trouble:
                    ledger.refused(trouble)  # no phone shows it: it would look like an evening where nobody fitted
                ended = time.time() * 1_000 + ahead
        except Refused as refused:
            raise refused_fault(refused, link) from refused
    return make_report(
        ledger,
        now=round(ended),
        mutual=times["mutual"],
        minutes=plan.minutes,
        seed=plan.seed,
        seconds=time.monotonic() - started,
        speed=speed,
    )


def refused_fault(refused: Refused, link: HouseLink) -> Fault:
    """Return what it means for a rehearsal that the host was refused."""
    if refused.code == "no_answer":
        return Fault("server_away", url=link.address, why=refused.sentence)
    return Fault("host_refused", why=refused.sentence or refused.code)


class _Evening:
    def __init__(
        self,
        plan: Plan,
        speed: float,
        link: HouseLink,
        view: HostView,
        ahead: float,
        *,
        marked: bool,
        progress: Progress | None,
    ) -> None:
        self.plan = plan
        self.speed = speed
        self.link = link
        self.code = view.room.code
        self.ahead = ahead
        self.marked = marked
        self.progress = progress

    async def run(self, ledger: Ledger) -> None:
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(THREADS))
        stage = Stage(self.link, self.code, ledger, self.speed, self.ahead, marked=self.marked)
        phones = [LivePhone(attendee, stage) for attendee in self.plan.attendees()]
        living = {asyncio.create_task(phone.live()) for phone in phones}
        end = stage.when(self.plan.minutes * MINUTE)
        while living and stage.since(end) < GRACE * 1_000:
            done, living = await asyncio.wait(living, timeout=LOOK)
            for task in done:
                task.result()
            if self.progress:
                minute = max(0.0, stage.now() / MINUTE)
                self.progress(min(minute, self.plan.minutes), len(ledger.came), len(ledger.meetings))
        for task in living:
            task.cancel()
            ledger.refused("never_left")
        await asyncio.gather(*living, return_exceptions=True)
