"""The report of an evening: for its host, for the wall, for paper. It names nobody."""

from __future__ import annotations

import math
from typing import Any

import msgspec
from flask import Blueprint, render_template

from kiosk.domain.report import report_of
from kiosk.domain.settings import MINUTE
from kiosk.edge.desk import desk
from kiosk.edge.sight import plain_sight
from kiosk.edge.visits import Visit, enter, find_room
from kiosk.live.snapshots.draw_constellation import constellation
from kiosk.live.snapshots.drawing import room_shown
from kiosk.live.snapshots.wall import Constellation
from kiosk.takeaway import charts
from kiosk.web import pages
from kiosk.web.staffed import paying_visit
from kiosk.web.words import page_words

blueprint = Blueprint("report", __name__)
GOLDEN = math.pi * (3 - math.sqrt(5))
RADIUS = 96
"""Of the drawing of who met, in its own units."""


@blueprint.get("/host/<room:room>/report")
def for_host(room: str) -> str:
    """The report, with what else there is to do afterwards."""
    return _page("page", paying_visit("host", room))


@blueprint.get("/wall/<room:room>/report")
def for_wall(room: str) -> str:
    """The report as the wall shows it."""
    return _page("wall", enter(desk().house, "wall", find_room(desk().house, "wall", room), "", pages.address()))


def _page(which: str, visit: Visit) -> str:
    with visit.live.reading() as state:
        lang = state.settings.language
        report = report_of(state, visit.live.clock.now(), lang)
        sky = constellation(state)
        room = room_shown(state, plain_sight(desk(), visit.live))
    return render_template(
        f"report/{which}.html",
        room=room,
        key=visit.live.id,
        report=report,
        curve=charts.curve_of(report),
        by_meetings=charts.bars_of(report.by_meetings),
        learnt=charts.learnt(report),
        lacked=charts.lacked(report),
        spare=charts.spare(report),
        unnamed=charts.unnamed(report),
        sky=_drawn(sky),
        minutes=_minutes,
        **page_words("report", lang),
    )


def _minutes(ms: int) -> int:
    return max(1, round(ms / MINUTE))


def _drawn(sky: Constellation) -> dict[str, Any]:
    """Return where the points stand before the page's script settles them: on a spiral, in their order."""
    count = max(1, len(sky.points))
    far = [RADIUS * math.sqrt((place + 0.5) / count) for place in range(len(sky.points))]
    places = [(round(r * math.cos(i * GOLDEN), 1), round(r * math.sin(i * GOLDEN), 1)) for i, r in enumerate(far)]
    ends = zip(sky.lines[::2], sky.lines[1::2], strict=True)
    return {
        "points": places,
        "lines": [(*places[one], *places[other]) for one, other in ends],
        "told": msgspec.json.encode(sky).decode(),
    }
