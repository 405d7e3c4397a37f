"""The run sheet's times: what the host planned, and what follows from how long things last in this room."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.domain.settings import Settings

SETTLED = 2
"""Talks after which most who come are there, so that Plan B is worth printing again."""


class Step(NamedTuple):
    """Something to be done; `at` is None where it is to be written in by hand."""

    at: int | None
    text: str
    """Its key below `paper.`."""


def steps(settings: Settings) -> list[Step]:
    """Return the evening's steps in their order."""
    turn = settings.round if settings.mode == "rounds" else settings.talk + settings.breather
    longest = round(settings.talk * settings.circle_factor)
    rounds = settings.mode == "rounds"
    return [
        Step(settings.doors_at, "run_doors"),
        Step(settings.wave_at, "run_round" if rounds else "run_wave"),
        Step(_after(settings.wave_at, settings.countdown + turn), "run_next_round" if rounds else "run_mid"),
        Step(_after(settings.wave_at, settings.countdown + SETTLED * turn), "run_plan_b"),
        Step(_after(settings.ends_at, -(turn if rounds else longest)), "run_last"),
        Step(settings.ends_at, "run_end"),
    ]


def _after(moment: int | None, wait: int) -> int | None:
    return None if moment is None else moment + wait
