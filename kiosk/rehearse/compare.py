"""Policies side by side: a table of their reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from kiosk.rehearse.report import Report
from kiosk.rehearse.telling import number, percent, short
from kiosk.words import words

GAP = "  "
NOTHING = "–"
"""Stands where there is no number."""


class Column(NamedTuple):
    """One column: its words in the catalogue (two lines of heading, and what it means) and its cells."""

    key: str
    cell: Callable[[Report], str]


def _share(value: float | None) -> str:
    return NOTHING if value is None else percent(value)


def _minutes(value: float | None) -> str:
    return NOTHING if value is None else short(value)


COLUMNS = (
    Column("each", lambda report: f"{report.meetings_per_person:.2f}"),
    Column("none", lambda report: _share(report.none)),
    Column("worst", lambda report: f"{report.worst_tenth:.2f}"),
    Column("first", lambda report: _minutes(report.first_call_min.p50)),
    Column("nine", lambda report: _minutes(report.first_call_min.p90)),
    Column("circles", lambda report: _share(report.circles)),
    Column("asks", lambda report: _share(report.owed_to_asks)),
    Column("spots", lambda report: _share(report.spot_use)),
)


def tell_policies(reports: Mapping[str, Report]) -> str:
    """Return a table of the reports by policy, with what its columns mean; for a terminal of 80 columns."""
    say = words().say
    some = next(iter(reports.values()))
    columns = [column for column in COLUMNS if column.key != "spots" or some.spot_use is not None]
    rows = [
        ["", *(say(f"compare.{column.key}_top") for column in columns)],
        [say("compare.policy"), *(say(f"compare.{column.key}") for column in columns)],
        *([name, *(column.cell(report) for column in columns)] for name, report in reports.items()),
    ]
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    lines = [
        say("compare.title", n=some.evenings, people=number(some.people), minutes=number(some.minutes), seed=some.seed),
        "",
    ]
    for name, *cells in rows:
        line = GAP.join(cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))
        lines.append(f"{name:{widths[0]}}{GAP}{line}".rstrip())
    lines += ["", say("compare.counts"), ""]
    lines += [f"{name:{widths[0]}}{GAP}{say(f'compare.policy_{name}')}" for name in reports]
    errors = sum(report.errors for report in reports.values())
    lines += ["", say("rehearse.errors", n=errors) if errors else say("rehearse.well")]
    return "\n".join(lines)
