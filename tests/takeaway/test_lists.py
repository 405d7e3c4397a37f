"""What the host takes home holds what people agreed to share, and no spreadsheet carries any of it out."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC
from typing import Any

import pytest

from kiosk.domain.commands import Agree, Block, Decline, Edit, Finish, Here, Outcome, Promise, Remove, Share
from kiosk.domain.entries import Entry, PersonErased
from kiosk.takeaway.files import as_csv, as_json
from kiosk.takeaway.lists import LISTS, ListName
from tests.domain.evening import Evening


def rows(evening: Evening, name: ListName) -> list[dict[str, str]]:
    lines_of, kind = LISTS[name]
    text = b"".join(as_csv(kind, lines_of(evening.room, "en", UTC))).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def parsed(evening: Evening, name: ListName) -> Any:
    return json.loads(b"".join(as_json(name, {"title": "x"}, LISTS[name][0](evening.room, "en", UTC))))


def everything(evening: Evening) -> str:
    return "".join(repr(rows(evening, name)) + repr(parsed(evening, name)) for name in LISTS)


def together() -> tuple[Evening, str, str]:
    """Ada and Bob have talked, keep in touch, and promised each other something."""
    evening = Evening()
    ada, bob = evening.join("Ada", "bread", "wood"), evening.join("Bob", "wood", "bread")
    evening.call((ada, bob))
    meeting = evening.person(ada).meeting or ""
    evening.say(ada, Here(meeting=meeting))
    evening.wait(300_000)
    evening.say(ada, Finish(meeting=meeting))
    evening.say(ada, Outcome(meeting=meeting, gave=True, got=False))
    evening.say(bob, Outcome(meeting=meeting, gave=True, got=True))
    evening.say(ada, Share(person=bob, email="ada@example.org", phone="+44 20 7946 0000"))
    evening.say(bob, Share(person=ada, link="https://bob.example"))
    evening.say(
        ada, Promise(person=bob, i_show="sourdough", they_show="carving", every="monthly", where="the old mill")
    )
    (promise,) = evening.room.promises[bob]
    evening.say(bob, Agree(promise=promise))
    return evening, ada, bob


def test_the_lists_say_who_came_who_met_and_what_came_of_it() -> None:
    evening, _, _ = together()
    ada, bob = rows(evening, "people")
    assert (ada["number"], ada["name"], ada["offers"], ada["wants"], ada["meetings"]) == (
        "101",
        "Ada",
        "bread",
        "wood",
        "1",
    )
    assert bob["came_at"] == "1970-01-01 00:16:40+00:00"
    (met,) = rows(evening, "meetings")
    assert (met["people"], met["kind"], met["gives"]) == ("101; 102", "pair", "bread; wood")
    (promised,) = rows(evening, "promises")
    assert promised == {"promise": "1", "every": "monthly", "how": "meet", "first_at": ""}
    assert parsed(evening, "people")["people"][1]["offers"] == ["wood"]
    assert parsed(evening, "people")["title"] == "x"


def test_nothing_leaves_that_is_for_two_people_only() -> None:
    evening, *_ = together()
    told = everything(evening)
    for secret in ("ada@example.org", "7946", "bob.example", "sourdough", "carving", "old mill", "gave", "got", "1234"):
        assert secret not in told


def test_who_declined_or_blocked_whom_is_on_no_list() -> None:
    evening = Evening()
    ada, bob = evening.join("Ada", "bread", "wood"), evening.join("Bob", "wood", "bread")
    evening.call((ada, bob))
    evening.say(ada, Block(person=bob))
    carl, dora = evening.join("Carl", "wood", "bread"), evening.join("Dora", "bread", "wood")
    evening.call((carl, dora))
    evening.say(carl, Decline(meeting=evening.person(carl).meeting or ""))
    assert rows(evening, "meetings") == []
    assert "block" not in everything(evening)


def test_whoever_is_a_number_on_the_wall_is_one_at_home_and_the_erased_are_not_there() -> None:
    evening, _, bob = together()
    evening.say(bob, Edit(on_wall="number", line="tall, red scarf", organisation="Mill & Co"))
    carl = evening.join("Carl", "wood", "bread")
    dora = evening.join("Dora", "chess", "go")
    evening.room.apply(Entry(at=evening.now, fact=PersonErased(person=carl)))
    evening.host(Remove(person=dora, reason="sold insurance"))
    assert [one["name"] for one in rows(evening, "people")] == ["Ada", "Number 102"]
    told = everything(evening)
    for secret in ("Bob", "red scarf", "Mill", "Carl", "Dora", "insurance"):
        assert secret not in told


@pytest.mark.parametrize("typed", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", ' "=1'])
def test_no_cell_is_carried_out_by_a_spreadsheet(typed: str) -> None:
    evening = Evening()
    evening.join(typed + " Ada", "bread", "wood", line=typed, organisation=typed)  # type: ignore[arg-type]
    (ada,) = rows(evening, "people")
    for cell in (ada["name"], ada["line"], ada["organisation"]):
        assert cell
        assert cell[0] not in "=+-@\t\r＝＋－＠"


def test_one_persons_own_words_and_names_are_no_topic_of_the_evening() -> None:
    evening = Evening()
    evening.join("Ada Lovelace", "flurbing grommets", "python")
    evening.join("Bo", "lovelace", "python")
    evening.join("Cy", "lovelace", "zzgardening")
    evening.join("Di", "python", "zzgardening")
    told = {one["topic"]: one for one in rows(evening, "outcomes")}
    assert set(told) == {"Python", "zzgardening"}
    assert (told["Python"]["could"], told["Python"]["wanted"], told["Python"]["still_wanted"]) == ("1", "2", "2")


def test_many_lines_are_one_proper_file() -> None:
    evening = Evening()
    for number in range(450):
        evening.join(f"P{number}", "bread", "wood")
    assert len(rows(evening, "people")) == len(parsed(evening, "people")["people"]) == 450
