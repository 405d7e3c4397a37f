"""The host's page for links of one's own: co-hosts and helpers, by name; made, handed on, renewed, withdrawn."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request

from kiosk.domain.commands import ChangeSetting, InviteStaff, RenewStaff, WithdrawStaff
from kiosk.domain.entries import StaffInvited
from kiosk.domain.refusal import Refusal
from kiosk.edge.carry import refusal_reply
from kiosk.edge.desk import desk
from kiosk.edge.first_room import links, staff_link, write_host_link
from kiosk.edge.parse import parse
from kiosk.edge.visits import Visit
from kiosk.web import pages
from kiosk.web.answers import SEE_OTHER, status_of
from kiosk.web.drawings import qr_inline
from kiosk.web.staffed import owners_visit
from kiosk.web.words import page_words

blueprint = Blueprint("team", __name__)
DEEDS: dict[str, type[RenewStaff | WithdrawStaff]] = {"renew": RenewStaff, "withdraw": WithdrawStaff}


@blueprint.get("/host/<room:room>/team")
def page(room: str) -> Response:
    """Everybody with a link of their own. For the host's own link only."""
    return _page(owners_visit(room))


@blueprint.post("/host/<room:room>/team")
def invite(room: str) -> Any:
    """Make a link: a form with `name`, `role`."""
    visit = owners_visit(room)
    try:
        command, _ = parse({"invite_staff": InviteStaff}, "invite_staff", request.form.to_dict(), form=True)
        made = visit.live.submit(command, visit.actor).facts
    except Refusal as refusal:
        return _page(visit, refusal)
    return _back(visit, next((fact.staff for fact in made if isinstance(fact, StaffInvited)), ""))


@blueprint.post("/host/<room:room>/team/<staff>/<deed>")
def change(room: str, staff: str, deed: str) -> Any:
    """Renew or withdraw somebody's link; it opens nothing from the answer on."""
    visit = owners_visit(room)
    if deed not in DEEDS:
        raise Refusal("not_found")
    visit.live.submit(DEEDS[deed](staff=staff), visit.actor)
    return _back(visit, staff if deed == "renew" else "")


@blueprint.post("/host/<room:room>/team/door")
def renew_door(room: str) -> Any:
    """Renew the link that all helpers at the door share."""
    visit = owners_visit(room)
    _raise(visit, "helper_generation")
    return _back(visit, "door")


@blueprint.post("/host/<room:room>/team/mine")
def renew_mine(room: str) -> Any:
    """Renew the host's own link: every other browser that came by it is out; this one stays."""
    visit = owners_visit(room)
    _raise(visit, "host_generation")
    write_host_link(desk(), visit.live)
    return pages.let_stay(desk(), visit, "host", _back(visit))


def _raise(visit: Visit, name: str) -> None:
    raised = getattr(visit.live.room.settings, name) + 1
    visit.live.submit(ChangeSetting(name=name, value=raised), visit.actor)


def _back(visit: Visit, opened: str = "") -> Any:
    """Lead back to the page, where one link is shown already."""
    return redirect(f"/host/{visit.live.id}/team" + (f"?open={opened}#{opened}" if opened else ""), SEE_OTHER)


def _page(visit: Visit, refusal: Refusal | None = None) -> Response:
    with visit.live.reading() as room:
        staff, title = list(room.staff.values()), room.settings.title
    found = links(desk(), visit.live)
    given = {one.id: staff_link(desk(), visit.live, one) for one in staff if not one.withdrawn}
    page = render_template(
        "host/team.html",
        key=visit.live.id,
        title=title,
        staff=staff,
        opened=request.args.get("open", ""),
        given={of: (link, qr_inline(link)) for of, link in given.items()},
        door=(found["door"], qr_inline(found["door"])),
        mine=(found["host"], qr_inline(found["host"])),
        errors=refusal_reply(refusal) if refusal else None,
        typed=request.form.to_dict(),
        **page_words("team", visit.lang),
    )
    return make_response(page, status_of(refusal.code) if refusal else 200)
