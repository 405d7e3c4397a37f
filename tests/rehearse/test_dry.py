from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

import kiosk
from kiosk.rehearse.dry import DryEvening
from kiosk.rehearse.plan import Plan
from kiosk.rehearse.report import Report, percentile
from kiosk.rehearse.sample import sample_people
from kiosk.rehearse.telling import tell


def timeless(report: Report) -> Report:
    return msgspec.structs.replace(report, seconds=0.0)


@pytest.fixture(scope="module")
def evening() -> DryEvening:
    played = DryEvening(Plan(people=sample_people(40, "1"), seed="1"))
    played.report = played.run()  # type: ignore[attr-defined]
    return played


def report_of(evening: DryEvening) -> Report:
    report: Report = evening.report  # type: ignore[attr-defined]
    return report


def test_an_evening_goes_by_without_errors(evening: DryEvening) -> None:
    report = report_of(evening)
    assert report.people == 40
    assert report.meetings > 0
    assert report.errors == 0
    assert report.faults == {}
    assert report.dry
    assert report.call_to_phone_ms.p50 is None
    assert report.join_ms.p99 is None
    assert 0 <= report.none < 1
    assert report.first_call_min.p50 is not None


def test_the_report_counts_what_the_room_counts(evening: DryEvening) -> None:
    room = evening.virtual.room
    by_room = sum(meeting.mutual(room.settings.mutual) for meeting in room.meetings.values())
    assert report_of(evening).meetings == by_room


def test_the_same_seed_gives_the_same_evening(evening: DryEvening) -> None:
    again = DryEvening(Plan(people=sample_people(40, "1"), seed="1")).run()
    assert timeless(again) == timeless(report_of(evening))
    other = DryEvening(Plan(people=sample_people(40, "1"), seed="2")).run()
    assert timeless(other) != msgspec.structs.replace(timeless(report_of(evening)), seed="2")


def test_what_people_could_give_is_in_the_room_only_once_they_were_asked(evening: DryEvening) -> None:
    unasked = DryEvening(Plan(people=sample_people(40, "1"), seed="1", policy="circles"))
    report = unasked.run()
    assert report.meetings > 0
    assert report.owed_to_asks == 0.0
    by_name = {guest.name: guest for guest in sample_people(40, "1")}
    for person in unasked.virtual.room.people.values():
        guest = by_name[person.name or ""]
        assert set(person.texts.values()) <= {*guest.offers, *guest.wants}
    asked = report_of(evening)
    assert asked.owed_to_asks is not None
    assert asked.owed_to_asks > 0
    assert asked.none <= report.none


def test_the_engine_does_not_read_what_people_could_give() -> None:
    home = Path(kiosk.__file__).parent
    engine = [path for part in ("domain", "live", "edge", "planning", "guests") for path in (home / part).rglob("*.py")]
    assert engine
    for path in engine:
        text = path.read_text()
        assert not re.search(r"\.could", text), path
        assert "kiosk.rehearse" not in text, path


def test_the_report_reads_as_sentences(evening: DryEvening) -> None:
    text = tell(report_of(evening))
    assert "40 people came" in text
    assert "{" not in text


def test_an_empty_evening_is_told_too() -> None:
    report = DryEvening(Plan(people=[])).run()
    assert (report.people, report.meetings, report.none) == (0, 0, 0.0)
    assert "Nobody came" in tell(report)


def test_percentiles_are_values_that_occurred() -> None:
    assert percentile([], 50) is None
    assert percentile([3.0], 99) == 3.0
    assert percentile([float(n) for n in range(1, 101)], 99) == 99.0
    assert percentile([2.0, 1.0], 50) == 1.0
