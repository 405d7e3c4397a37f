from __future__ import annotations

import msgspec
import pytest

from kiosk.rehearse.compare import tell_policies
from kiosk.rehearse.evenings import mean, play, play_one
from kiosk.rehearse.ledger import Ledger, Seen
from kiosk.rehearse.phone import Direction
from kiosk.rehearse.plan import Plan
from kiosk.rehearse.report import Middle, Report, make_report
from kiosk.rehearse.sample import sample_people
from kiosk.rehearse.telling import tell

MINUTE = 60_000


def timeless(report: Report) -> Report:
    return msgspec.structs.replace(report, seconds=0.0)


@pytest.fixture(scope="module")
def plans() -> list[Plan]:
    return [Plan(people=sample_people(12, "1"), minutes=30, seed=seed) for seed in "123"]


@pytest.fixture(scope="module")
def reports(plans: list[Plan]) -> list[Report]:
    return list(play(plans))


def test_evenings_come_in_order_whatever_the_number_of_processes(plans: list[Plan], reports: list[Report]) -> None:
    assert [report.seed for report in reports] == ["1", "2", "3"]
    assert [timeless(report) for report in play(plans, processes=2)] == [timeless(report) for report in reports]


def test_the_mean_has_the_same_keys_and_says_how_many(reports: list[Report]) -> None:
    found = mean(reports)
    assert found.evenings == 3
    assert found.seed == "1"
    assert found.meetings == pytest.approx(sum(report.meetings for report in reports) / 3, abs=1e-3)
    assert found.none == pytest.approx(sum(report.none for report in reports) / 3, abs=1e-3)
    assert found.errors == sum(report.errors for report in reports)
    assert msgspec.to_builtins(found).keys() == msgspec.to_builtins(reports[0]).keys()
    assert timeless(mean(reports[:1])) == timeless(reports[0])


def test_what_an_evening_cannot_say_does_not_count_in_the_mean(reports: list[Report]) -> None:
    silent = msgspec.structs.replace(reports[0], circles=None, first_call_min=Middle())
    spoken = msgspec.structs.replace(reports[0], circles=0.5, first_call_min=Middle(2.0, 4.0))
    found = mean([silent, spoken])
    assert (found.circles, found.first_call_min) == (0.5, Middle(2.0, 4.0))
    assert mean([silent, silent]).circles is None
    faulty = msgspec.structs.replace(reports[0], errors=2, faults={"offline": 2})
    assert mean([faulty, spoken, faulty]).faults == {"offline": 4}


def ledger(people: int) -> Ledger:
    notes = Ledger(answer=90_000)
    for place in range(people):
        notes.joined(f"p{place}", 0)
        notes.at_the_door[f"p{place}"] = frozenset({"bread", "law"})
    return notes


def talked(*pairs: tuple[str, str], text: str = "bread") -> dict[str, Seen]:
    return {
        f"m{number}": Seen(
            called_at=0,
            members=frozenset(pair),
            gives=(Direction(*pair, "law", "law"), Direction(*pair[::-1], text, "bread")),
            started_at=MINUTE,
            parted={pair[0]: 9 * MINUTE},
        )
        for number, pair in enumerate(pairs)
    }


def report_of(notes: Ledger) -> Report:
    return make_report(notes, now=90 * MINUTE, mutual=4 * MINUTE, minutes=90, seed="1", seconds=0)


def test_the_worst_off_tenth_are_those_with_the_fewest_meetings() -> None:
    notes = ledger(20)
    pairs = [(f"p{place}", f"p{place + 1}") for place in range(0, 18, 2)]
    notes.meetings = talked(*pairs, ("p18", "p0"))
    report = report_of(notes)
    assert report.worst_tenth == 0.5
    assert report.none == 0.05
    assert report_of(ledger(0)).worst_tenth == 0.0


def test_what_was_said_only_when_asked_makes_a_meeting_owed_to_asks() -> None:
    notes = ledger(4)
    notes.meetings = talked(("p0", "p1")) | {"x": talked(("p2", "p3"), text="sewing")["m0"]}
    assert report_of(notes).owed_to_asks == 0.5
    assert report_of(ledger(4)).owed_to_asks is None


def test_means_and_policies_read_well_in_a_terminal(reports: list[Report]) -> None:
    said = tell(mean(reports))
    assert said.startswith("3 evenings of 30 minutes")
    assert "{" not in said
    spots = msgspec.structs.replace(mean(reports), spot_use=0.5, owed_to_asks=None, first_call_min=Middle())
    table = tell_policies({"random": mean(reports), "full": spots})
    assert max(map(len, table.splitlines())) <= 80
    assert "{" not in table
    rows = {line.split()[0]: line.split()[1:] for line in table.splitlines() if line and "%" in line}
    assert list(rows) == ["random", "full"]
    assert len({len(cells) for cells in rows.values()}) == 1


def test_playing_one_twice_is_the_same(plans: list[Plan], reports: list[Report]) -> None:
    assert timeless(play_one(plans[1])) == timeless(reports[1])
