"""Many dry evenings, and their means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from statistics import fmean

from kiosk.rehearse.dry import DryEvening
from kiosk.rehearse.plan import Plan
from kiosk.rehearse.report import Middle, Report, Tail

MEAN_DIGITS = 4


def play(plans: Sequence[Plan], processes: int = 1) -> Iterator[Report]:
    """Play evenings in so many processes, and give their reports in the plans' order, each as soon as it is there."""
    if processes == 1 or len(plans) == 1:
        yield from map(play_one, plans)
        return
    with ProcessPoolExecutor(min(processes, len(plans)), mp_context=get_context("spawn")) as pool:
        try:
            yield from pool.map(play_one, plans)
        finally:
            pool.shutdown(cancel_futures=True)


def play_one(plan: Plan) -> Report:
    """Play one dry evening."""
    return DryEvening(plan).run()


def mean(reports: Sequence[Report]) -> Report:
    """Return evenings in one report, with the same keys.

    Counts, shares and minutes are means over the evenings, percentiles the means of each evening's percentile; where an
    evening has none (null) it does not count, and null remains where none has one. Errors, faults, late taps and
    seconds are totals. Everything else is as in the first.
    """
    first = reports[0]

    def of(read: Callable[[Report], float]) -> float:
        return round(fmean(map(read, reports)), MEAN_DIGITS)

    def known(read: Callable[[Report], float | None]) -> float | None:
        return _mean(map(read, reports))

    def tail(read: Callable[[Report], Tail]) -> Tail:
        return Tail(known(lambda report: read(report).p50), known(lambda report: read(report).p99))

    faults: Counter[str] = Counter()
    for report in reports:
        faults.update(report.faults)
    return Report(
        people=of(lambda report: report.people),
        meetings=of(lambda report: report.meetings),
        meetings_per_person=of(lambda report: report.meetings_per_person),
        none=of(lambda report: report.none),
        worst_tenth=of(lambda report: report.worst_tenth),
        circles=known(lambda report: report.circles),
        owed_to_asks=known(lambda report: report.owed_to_asks),
        spot_use=known(lambda report: report.spot_use),
        calls=of(lambda report: report.calls),
        talks=of(lambda report: report.talks),
        never_called=of(lambda report: report.never_called),
        first_call_min=Middle(
            known(lambda report: report.first_call_min.p50), known(lambda report: report.first_call_min.p90)
        ),
        call_to_phone_ms=tail(lambda report: report.call_to_phone_ms),
        join_ms=tail(lambda report: report.join_ms),
        tap_ms=tail(lambda report: report.tap_ms),
        generator_late_ms=tail(lambda report: report.generator_late_ms),
        errors=sum(report.errors for report in reports),
        faults=dict(faults),
        late_taps=sum(report.late_taps for report in reports),
        minutes=first.minutes,
        speed=first.speed,
        seed=first.seed,
        evenings=len(reports),
        policy=first.policy,
        dry=first.dry,
        seconds=round(sum(report.seconds for report in reports), 2),
    )


def _mean(values: Iterable[float | None]) -> float | None:
    found = [value for value in values if value is not None]
    return round(fmean(found), MEAN_DIGITS) if found else None
