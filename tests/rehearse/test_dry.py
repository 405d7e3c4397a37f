from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

import kiosk
from kiosk.rehearse.dry import DryEvening
from kiosk.rehearse.plan import Plan
from kiosk.rehearse.report import Report, percentile, tell
from kiosk.rehearse.sample import sample_people


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


def test_what_people_could_give_is_never_in_the_room(evening: DryEvening) -> None:
    said = {text for guest in sample_people(40, "1") for text in (*guest.offers, *guest.wants)}
    only_could = {text for guest in sample_people(40, "1") for text in guest.could} - said
    typed = {text for person in evening.virtual.room.people.values() for text in person.texts.values()}
    assert typed <= said
    assert not typed & only_could


def test_the_engine_does_not_read_what_people_could_give() -> None:
    home = Path(kiosk.__file__).parent
    engine = [path for part in ("domain", "live", "edge") for path in (home / part).rglob("*.py")]
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
