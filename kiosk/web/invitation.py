"""The days before: whom the room lacks, for the host; and one page by which to invite somebody busy."""

from __future__ import annotations

from itertools import chain, islice
from weakref import WeakKeyDictionary

from flask import Blueprint, Response, make_response, render_template

from kiosk.domain.room import Room
from kiosk.domain.room.deciding.typed import topics_in
from kiosk.domain.room.lacking import Lack, Said, lacks_to_come, said_on_list
from kiosk.edge.desk import desk
from kiosk.edge.sight import plain_sight
from kiosk.edge.visits import find_room
from kiosk.live.live_room import LiveRoom
from kiosk.live.snapshots.drawing import room_shown
from kiosk.web import pages
from kiosk.web.drawings import qr_inline
from kiosk.web.staffed import paying_visit
from kiosk.web.topics import heard_in
from kiosk.web.words import languages, page_words, request_language

blueprint = Blueprint("invitation", __name__)
_read: WeakKeyDictionary[LiveRoom, dict[str, Said]] = WeakKeyDictionary()
"""By room and person: the topics of those on its list. No words are kept here."""
MOST_LACKS = 12
"""Topics that are shown on each side."""
MOST_ASKED = 6
"""Topics that an invitation names."""


@blueprint.get("/<code:code>/invitation")
def page(code: str) -> Response:
    """What somebody would get out of coming: for whoever has been sent the address."""
    live = find_room(desk().house, "phone", code)
    chosen = pages.asked_language()
    if chosen:
        return make_response(chosen)
    lang = request_language(live)
    with live.reading() as room:
        missing, _ = lacks_to_come(room)
        lacked = [room.vocabulary.label(row.topic, lang) for row in missing if row.topic in room.vocabulary.topics]
        planned = (room.settings.doors_at, room.settings.ends_at)
    wanted = heard_in(live, lang)["wanted"]
    shown = room_shown(live.room, plain_sight(desk(), live))
    page = render_template(
        "phone/invitation.html",
        room=shown,
        doors_at=planned[0],
        ends_at=planned[1],
        asked=list(islice(dict.fromkeys([*lacked, *wanted]), MOST_ASKED)),
        languages=languages("phone"),
        **page_words("phone", lang),
    )
    return make_response(page)


@blueprint.get("/host/<room:room>/before")
def before(room: str) -> Response:
    """For the host: who is coming, what they would like that nobody offers yet, and whom to invite with what."""
    visit = paying_visit("host", room)
    with visit.live.reading() as state:
        listed = _listed(visit.live)
        missing, idle = (_named(state, rows) for rows in lacks_to_come(state, list(listed.values())))
        coming = sum(person.coming for person in state.people.values())
        here, title, doors_at = len(state.here()), state.settings.title, state.settings.doors_at
    join = f"{desk().address}/{visit.live.room.code}"
    page = render_template(
        "host/before.html",
        key=visit.live.id,
        owner=not visit.actor.staff,
        title=title,
        doors_at=doors_at,
        coming=coming,
        listed=len(listed),
        here=here,
        missing=missing,
        idle=idle,
        links={"invitation": f"{join}/invitation", "join": join},
        qr=qr_inline(f"{join}/invitation"),
        **page_words("before", visit.lang),
    )
    return make_response(page)


def _listed(live: LiveRoom) -> dict[str, Said]:
    """Return what those say who are on the host's list and have not come; each is read once."""
    known, room = _read.get(live, {}), live.room
    found = {one.id: known.get(one.id) or said_on_list(room, one.words) for one in room.expected() if one.words}
    _read[live] = found
    return found


def _named(room: Room, rows: list[Lack]) -> list[tuple[str, int]]:
    """Return topics in words, with how many people name them."""
    named = ((room.wording(row.topic) or _words_of_those_to_come(room, row.topic), row.people) for row in rows)
    return list(islice(((text, people) for text, people in named if text), MOST_LACKS))


def _words_of_those_to_come(room: Room, topic: str) -> str:
    """Return what those who are coming, or stand on the list, call a topic."""
    coming = (person for person in room.people.values() if person.coming)
    said = ((own, text) for person in coming for own, text in person.texts.items() if own not in person.held)
    typed = (text for one in room.expected() if one.words for text in (*one.words.wants, *one.words.offers))
    read = (named for text in typed for named in topics_in(room, text))
    return next((text for own, text in chain(said, read) if room.counts_as(own) == topic), "")
