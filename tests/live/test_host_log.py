"""The room's log as its host reads it."""

from __future__ import annotations

import json
from pathlib import Path

from kiosk.domain import commands as c
from kiosk.domain.commands import Actor, Role
from kiosk.domain.settings import Settings
from kiosk.live.snapshots import room_log
from kiosk.live.snapshots.draw_log import _VARIANTS, _WHAT, to_undo
from tests.domain.evening import Evening

WORDS = json.loads((Path(__file__).parents[2] / "kiosk/words/en/host.json").read_text("utf-8"))


def told(evening: Evening) -> list[tuple[str, str, list[str], str]]:
    return [(row.by, row.what, row.people, row.about) for row in room_log(evening.room, evening.now).deeds]


def test_who_did_what_to_whom_the_latest_first() -> None:
    evening = Evening(Settings(matching=False))
    ana, ben = evening.join("Ana", "pricing", "video"), evening.join("Ben", "video", "pricing")
    evening.host(c.InviteStaff(name="Ines", role="cohost"))
    ines = Actor(Role.HOST, staff="staff1")
    evening.submit(c.Pin(members=[ana, ben]), ines)
    evening.host(c.Announce(text="Tea is ready"))
    evening.submit(c.NoteLook(what="badges"), ines)
    assert told(evening)[:4] == [
        ("Ines", "looked_badges", [], "badges"),
        ("host", "announced", [], "Tea is ready"),
        ("Ines", "pinned", ["Ana", "Ben"], ""),
        ("host", "invited", [], "Ines"),
    ]
    assert [row.what for row in to_undo(evening.room, evening.now)] == ["pinned"]


def test_whoever_is_erased_is_named_no_more() -> None:
    evening = Evening(Settings(matching=False))
    ana = evening.join("Ana", "pricing", "video")
    evening.host(c.Remove(person=ana, reason="Ana was rude"))
    assert told(evening)[0] == ("host", "removed", ["Ana"], "")
    evening.room.people[ana].take(None)
    assert told(evening)[0] == ("host", "removed", [], "")
    assert "rude" not in repr(evening.room.deeds)


def test_every_deed_is_told_in_words() -> None:
    variants = {"round", "wave", "apart", "together", "merged", "unmerged", "named", "unnamed", "hidden", "shown"}
    variants |= {"announced", "unsaid", "pinned", "pinned_generous", "looked_host"}
    assert len(_VARIANTS) == 8
    assert not [what for what in {*_WHAT.values(), *variants} if f"log_{what}" not in WORDS]
